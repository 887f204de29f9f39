/** What a moment is written as: `2026-03-01`, `2026-03-01T09:30`, `2026-03-01T09:30:15.250Z`, `…+03:00`. */
const shape = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:(Z)|([+-])(\d\d):?(\d\d))?)?$/;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The clock of a zone at a moment. */
export interface Wall {
  /** `2026-03-01` */
  readonly date: string;
  /** `09:30` */
  readonly time: string;
  readonly year: number;
  /** Days since 1 January 1970, by the calendar of the zone. */
  readonly day: number;
}

/**
 * Milliseconds since 1970 of a moment in ISO 8601. One without an offset, or a date alone, is meant in the zone (IANA name; the reader's own when absent).
 * Null if it is none, or names a day, a time or a zone that is not there.
 */
export function readMoment(text: string, zone?: string): number | null {
  const found = shape.exec(text);
  if (found === null || !isZone(zone)) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1, 7).map((part) => Number(part ?? 0));
  const made = new Date(0);
  made.setUTCFullYear(year, month - 1, day);
  const isThere = made.getUTCMonth() === month - 1 && made.getUTCDate() === day && hours < 24 && minutes < 60 && seconds < 60;
  if (!isThere) return null;
  made.setUTCHours(hours, minutes, seconds, Number((found[7] ?? '').padEnd(3, '0').slice(0, 3)));
  if (found[8] === 'Z') return made.getTime();
  if (found[9] === undefined) return fromWall(made.getTime(), zone);
  const ahead = (Number(found[10]) * 60 + Number(found[11])) * 60_000;
  return made.getTime() - (found[9] === '-' ? -ahead : ahead);
}

/** What the clock and the calendar of a zone show at a moment. */
export function wallAt(moment: number, zone?: string): Wall {
  const shown = moment + aheadOf(moment, zone);
  const text = new Date(shown).toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 16), year: new Date(shown).getUTCFullYear(), day: Math.floor(shown / 86_400_000) };
}

/** A moment in a language's words. */
export function writeMoment(moment: number, locale: string, zone: string | undefined, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: zone }).format(moment);
}

/** The moment when a zone's clock shows this; where it is put forward over it, as much later; where it shows it twice, one of them. */
function fromWall(wall: number, zone: string | undefined): number {
  const first = aheadOf(wall, zone);
  const second = aheadOf(wall - first, zone);
  if (first === second) return wall - first;
  const third = aheadOf(wall - second, zone);
  return wall - (second === third ? second : Math.min(second, third));
}

/** How far a zone's clock is ahead of UTC, in milliseconds. */
function aheadOf(moment: number, zone: string | undefined): number {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const read = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const shown = new Date(0);
  shown.setUTCFullYear(read('year'), read('month') - 1, read('day'));
  shown.setUTCHours(read('hour'), read('minute'), read('second'));
  return shown.getTime() - Math.floor(moment / 1000) * 1000;
}

function isZone(zone: string | undefined): boolean {
  try {
    clockOf(zone);
    return true;
  } catch {
    return false;
  }
}

function clockOf(zone = ''): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    const day = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
    format = new Intl.DateTimeFormat('en-US', { ...day, ...time, ...(zone === '' ? {} : { timeZone: zone }) });
    formats.set(zone, format);
  }
  return format;
}
