import { MillraceError, type JsonObject } from '@millrace/schemas';
import { refuseInput, requireText } from '../behaviors/command-input.js';
import { zone } from '../behaviors/deadlines.js';
import { addDuration, parseDuration, type Duration } from '../behaviors/values/duration.js';

/** The most characters of what a message or signal brings, as JSON. */
export const mostDataCharacters = 262_144;
const longest = { name: 1000, key: 1000, id: 200 };
/** The longest that a message is kept: a year. */
const mostKeptMs = 366 * 86_400_000;

/** The name of a message or signal, as it is: names are compared as they are written. */
export function checkedName(value: unknown): string {
  if (typeof value !== 'string' || value === '' || value.length > longest.name)
    refuseInput('/name', `a text of 1 to ${longest.name} characters`, value);
  return value;
}

/** The id of a message or a broadcast. */
export function checkedId(value: unknown, place = '/id'): string {
  return requireText(value, place, longest.id);
}

/** The correlation key: a text, or `null` where there is none. White space counts: keys are compared as they are. */
export function checkedKey(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || value === '' || value.length > longest.key)
    refuseInput('/key', `a text of 1 to ${longest.key} characters`, value);
  return value;
}

/** What a message or signal brings: an object; nothing is an empty one. Errors: `INVALID_INPUT`, `MESSAGE_TOO_LARGE`. */
export function checkedData(value: unknown): JsonObject {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) refuseInput('/data', 'an object', value);
  const found = JSON.stringify(value).length;
  if (found > mostDataCharacters) throw new MillraceError('MESSAGE_TOO_LARGE', { limit: mostDataCharacters, found });
  return value as JsonObject;
}

/** When a message published at `at` expires: `at` itself where it is not kept at all. The time to live is an ISO 8601 duration. */
export function expiryOf(timeToLive: unknown, at: number, place = '/timeToLive'): number {
  if (timeToLive === undefined || timeToLive === null) return at;
  const duration = typeof timeToLive === 'string' ? readDuration(timeToLive) : undefined;
  const expiresAt = duration === undefined ? NaN : addDuration(at, duration, zone);
  if (!(expiresAt >= at && expiresAt - at <= mostKeptMs))
    refuseInput(place, 'an ISO 8601 duration such as PT1H, of at most 366 days', timeToLive);
  return expiresAt;
}

/** The same for a message that a process has sent: what it may not say is cut to what it may, for nobody is there who could be refused. */
export function expiryWithin(timeToLive: unknown, at: number): number {
  const duration = typeof timeToLive === 'string' ? readDuration(timeToLive) : undefined;
  return duration === undefined ? at : Math.min(Math.max(at, addDuration(at, duration, zone)), at + mostKeptMs);
}

function readDuration(text: string): Duration | undefined {
  try {
    return parseDuration(text);
  } catch {
    return undefined;
  }
}
