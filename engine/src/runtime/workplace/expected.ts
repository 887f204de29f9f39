import type { JsonObject } from '@millrace/schemas';
import { addDuration, isDuration, parseDuration } from '../../behaviors/values/duration.js';

/** How long a service usually takes, by its service level: the target of the clock that measures resolution. None where working time of a calendar counts. */
export function expectedDuration(serviceLevel: JsonObject): string | null {
  if (serviceLevel['calendar'] !== undefined) return null;
  for (const clock of Object.values((serviceLevel['clocks'] ?? {}) as Readonly<Record<string, JsonObject>>)) {
    if (clock['measures'] !== 'resolution') continue;
    const otherwise = (clock['target'] as JsonObject | undefined)?.['otherwise'];
    if (typeof otherwise === 'string' && isDuration(otherwise)) return otherwise;
  }
  return null;
}

/** When something that starts at `startedAt` (ISO 8601) is expected to be done; `null` beyond the calendar. */
export function expectedAt(startedAt: string, duration: string): string | null {
  const at = Date.parse(startedAt);
  if (Number.isNaN(at) || !isDuration(duration)) return null;
  try {
    return new Date(addDuration(at, parseDuration(duration), 'UTC')).toISOString();
  } catch {
    return null;
  }
}
