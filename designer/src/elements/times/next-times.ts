import {
  addDuration,
  formatInstant,
  isDuration,
  occurrence,
  nextOccurrence,
  parseCycle,
  parseDuration,
  parseInstant,
} from '@millrace/engine/values';

/** The engine counts days and months by the calendar of this zone. */
const zone = 'UTC';

/**
 * When a timer would fire next if it began now: one moment of a duration or a date, several of a cycle; computed by the engine's own rules. Nothing for
 * an expression, for a date or a cycle that is over, and for what is no time.
 *
 * @param value What a definition holds: a duration, an instant or a cycle.
 * @param from When the timer begins: an instant, or milliseconds since 1970 UTC.
 * @param count How many moments at most.
 * @returns Instants in UTC, ISO 8601.
 */
export function nextTimes(value: unknown, from: Date | string | number, count = 3): readonly string[] {
  if (typeof value !== 'string') return [];
  try {
    const begun = typeof from === 'string' ? parseInstant(from) : Number(from);
    return momentsOf(value, begun, count).map(formatInstant);
  } catch {
    return [];
  }
}

function momentsOf(value: string, begun: number, count: number): readonly number[] {
  if (isDuration(value)) return [addDuration(begun, parseDuration(value), zone)].slice(0, count);
  if (!value.startsWith('R')) return [parseInstant(value)].filter((at) => at > begun).slice(0, count);
  const cycle = parseCycle(value);
  const first = nextOccurrence(cycle, begun, begun, zone);
  if (!first) return [];
  const found: number[] = [];
  for (let index = first.index; found.length < count; index += 1) {
    const at = occurrence(cycle, begun, index, zone);
    if (at === null) break;
    found.push(at);
  }
  return found;
}
