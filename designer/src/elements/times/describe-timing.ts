import { isDuration, parseCycle, parseInstant } from '@millrace/engine/values';
import type { Words } from '../../document/refusals.js';
import { sayEvery, sayLength } from './length-words.js';
import { russianForm } from './units.js';

type Language = keyof Words;

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU' };

/** An instant as a reader's calendar and clock have it: `2 March 2026, 09:00 UTC`. */
export function sayInstant(at: number, language: Language, zone = 'UTC'): string {
  const format = new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(at % 60_000 === 0 ? {} : { second: '2-digit' }),
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const time = ['hour', 'minute', 'second']
    .map((name) => parts.get(name as Intl.DateTimeFormatPartTypes))
    .filter((value) => value !== undefined);
  return `${part('day')} ${part('month')} ${part('year')}, ${time.join(':')}${zone === 'UTC' ? ' UTC' : ''}`;
}

function sayTimes(times: number, language: Language): string {
  if (language === 'ru') return times === 1 ? 'один раз' : `${times} ${russianForm(['раз', 'раза', 'раз'], times)}`;
  return times === 1 ? 'once' : `${times} times`;
}

function sayCycle(text: string, language: Language, zone: string): string {
  const { times, start } = parseCycle(text);
  const every = text.slice(text.lastIndexOf('/') + 1);
  const from = start === null ? '' : `, ${language === 'ru' ? 'начиная с' : 'from'} ${sayInstant(start, language, zone)}`;
  if (times === null) return `${sayEvery(every, language)}${from}`;
  if (times > 1) return `${sayTimes(times, language)}, ${sayEvery(every, language)}${from}`;
  if (start !== null) return `${sayTimes(1, language)}, ${sayInstant(start, language, zone)}`;
  return `${sayTimes(1, language)}, ${language === 'ru' ? 'через' : 'after'} ${sayLength(every, language, true)}`;
}

/**
 * A duration, an instant or a cycle in words: `P2DT4H` is `2 days 4 hours`, `R3/PT1H` is `3 times, every hour`. A value that an expression gives is said
 * to be computed. `undefined` for what is none of them.
 *
 * @param value What a definition holds: a text, or `{ expression }`.
 * @param zone Where instants are shown; UTC when absent.
 */
export function describeTiming(value: unknown, language: Language, zone = 'UTC'): string | undefined {
  if (typeof value === 'object' && value !== null) {
    const { expression } = value as { readonly expression?: unknown };
    const source =
      typeof expression === 'object' && expression !== null ? (expression as { readonly source?: unknown }).source : expression;
    return typeof source === 'string' ? `${language === 'ru' ? 'вычисляется' : 'computed'}: ${source}` : undefined;
  }
  if (typeof value !== 'string') return undefined;
  try {
    if (isDuration(value)) return sayLength(value, language);
    return value.startsWith('R') ? sayCycle(value, language, zone) : sayInstant(parseInstant(value), language, zone);
  } catch {
    return undefined;
  }
}
