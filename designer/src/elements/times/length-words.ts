import { parseDuration } from '@millrace/engine/values';
import type { Words } from '../../document/refusals.js';
import { counted, eachOne, type Unit } from './units.js';

type Language = keyof Words;
type Part = readonly [count: number, unit: Unit];

const hour = 3_600_000;
const minute = 60_000;

/** The parts of a length as a person would say them: days stay days and hours hours, since neither converts into the other. */
function partsOf(text: string): { readonly isBack: boolean; readonly parts: readonly Part[] } {
  const { months, days, ms } = parseDuration(text);
  const [m, d, t] = [Math.abs(months), Math.abs(days), Math.abs(ms)];
  // Weeks are said where they were written: a month of 28 days is no month of four weeks.
  const weeks = /\dW/.test(text) && d % 7 === 0 ? d / 7 : 0;
  const all: readonly Part[] = [
    [Math.floor(m / 12), 'year'],
    [m % 12, 'month'],
    [weeks, 'week'],
    [weeks > 0 ? 0 : d, 'day'],
    [Math.floor(t / hour), 'hour'],
    [Math.floor((t % hour) / minute), 'minute'],
    [(t % minute) / 1000, 'second'],
  ];
  return { isBack: months < 0 || days < 0 || ms < 0, parts: all.filter(([count]) => count > 0) };
}

/**
 * A length of time in words: `P2DT4H` is `2 days 4 hours`. Throws `DURATION_INVALID`.
 *
 * @param isAccusative In Russian, as it stands behind «через»: `1 неделю`.
 */
export function sayLength(text: string, language: Language, isAccusative = false): string {
  const { isBack, parts } = partsOf(text);
  if (parts.length === 0) return language === 'ru' ? 'сразу' : 'at once';
  const words = parts.map(([count, unit]) => counted(count, unit, language, isAccusative)).join(' ');
  return isBack ? `${language === 'ru' ? 'минус' : 'minus'} ${words}` : words;
}

/** How often, in words: `PT1H` is `every hour`, `P2DT4H` is `every 2 days 4 hours`. Throws `DURATION_INVALID`. */
export function sayEvery(text: string, language: Language): string {
  const { parts } = partsOf(text);
  const [first] = parts;
  if (parts.length === 1 && first?.[0] === 1) return eachOne(first[1], language);
  const words = parts.map(([count, unit]) => counted(count, unit, language, true)).join(' ');
  return `${language === 'ru' ? 'каждые' : 'every'} ${words}`;
}
