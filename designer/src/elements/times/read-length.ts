import { isDuration } from '@millrace/engine/values';
import type { Unit } from './units.js';

/** How people write the units, each as the whole of a word: in both languages, since one is often typed into the other. */
const spellings: readonly (readonly [Unit, RegExp])[] = [
  ['year', /^(?:y|yrs?|years?|г|год|года|годы|лет)$/],
  ['month', /^(?:mo|mon|months?|мес|месяц|месяца|месяцев)$/],
  ['week', /^(?:w|wks?|weeks?|н|нед|недел[яиюь])$/],
  ['day', /^(?:d|days?|д|дн|день|дня|дней|сут|сутки|суток)$/],
  ['hour', /^(?:h|hrs?|hours?|ч|час|часа|часов)$/],
  ['minute', /^(?:m|mins?|minutes?|м|мин|минут|минут[аыу])$/],
  ['second', /^(?:s|secs?|seconds?|с|сек|секунд|секунд[аыу])$/],
];
const atOnce = new Set(['at once', 'immediately', 'сразу', 'немедленно']);
const part = /\s*(?:(?:and|и)\s+|,\s*)?(\d+(?:[.,]\d+)?)?\s*(\p{L}+)\.?/uy;

/** The unit that a word of either language names. */
export function unitOf(word: string): Unit | undefined {
  return spellings.find(([, spelling]) => spelling.test(word))?.[0];
}

/**
 * A length of time as people write it, in ISO 8601: `3 дня` is `P3D`, `2 h 30 min` is `PT2H30M`, `день` is `P1D`; ISO itself stays as it is. `undefined`
 * for what is none. Half an hour is thirty minutes; half a day is refused, because nobody can say whether it means four hours or twelve.
 */
export function readLength(text: string): string | undefined {
  const bare = text.trim().toLowerCase();
  if (bare === '' || bare.length > 100) return undefined;
  const iso = bare.toUpperCase();
  if (isIso(iso)) return iso;
  if (atOnce.has(bare)) return 'PT0S';
  const counts = countsOf(bare);
  return counts && written(counts);
}

function isIso(text: string): boolean {
  return /^-?P/.test(text) && isDuration(text);
}

function countsOf(text: string): ReadonlyMap<Unit, number> | undefined {
  const counts = new Map<Unit, number>();
  part.lastIndex = 0;
  let end = 0;
  for (let found = part.exec(text); found; found = part.exec(text)) {
    const [, number, word = ''] = found;
    const unit = unitOf(word);
    // A unit alone is one of it: "день", "hour"; only where nothing else is said.
    if (unit === undefined || counts.has(unit) || (number === undefined && found[0].trim() !== text)) return undefined;
    counts.set(unit, number === undefined ? 1 : Number(number.replace(',', '.')));
    end = part.lastIndex;
  }
  return end === text.length && counts.size > 0 ? counts : undefined;
}

/** The counts as ISO 8601, or nothing where a fraction has no one meaning. */
function written(counts: ReadonlyMap<Unit, number>): string | undefined {
  const of = (unit: Unit): number => counts.get(unit) ?? 0;
  const minutes = of('minute') + (of('hour') % 1) * 60;
  const [weeks, days] = [of('week'), of('day')];
  const whole = [of('year'), of('month'), weeks, days, minutes];
  if (!whole.every(Number.isInteger)) return undefined;
  const isWeeks = weeks > 0 && counts.size === 1;
  const date: readonly (readonly [number, string])[] = [
    [of('year'), 'Y'],
    [of('month'), 'M'],
    isWeeks ? [weeks, 'W'] : [weeks * 7 + days, 'D'],
  ];
  const time: readonly (readonly [number, string])[] = [
    [Math.floor(of('hour')), 'H'],
    [minutes, 'M'],
    [of('second'), 'S'],
  ];
  const say = (parts: typeof date): string => parts.map(([count, letter]) => (count > 0 ? `${count}${letter}` : '')).join('');
  const iso = `P${say(date)}${say(time) === '' ? '' : `T${say(time)}`}`;
  if (iso === 'P') return 'PT0S';
  return isDuration(iso) ? iso : undefined;
}
