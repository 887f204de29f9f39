import type { Words } from '../../document/refusals.js';

type Language = keyof Words;

/** The units of a length of time, from long to short. */
export const units = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;
export type Unit = (typeof units)[number];

/** One, few, many, and a part of one, as CLDR calls the forms; in Russian the accusative, which "every" and "in" ask for. */
const russian: Readonly<Record<Unit, readonly [one: string, few: string, many: string]>> = {
  year: ['год', 'года', 'лет'],
  month: ['месяц', 'месяца', 'месяцев'],
  week: ['неделю', 'недели', 'недель'],
  day: ['день', 'дня', 'дней'],
  hour: ['час', 'часа', 'часов'],
  minute: ['минуту', 'минуты', 'минут'],
  second: ['секунду', 'секунды', 'секунд'],
};
/** Where a length stands alone, the feminine ones have another form for one. */
const nominative: Readonly<Partial<Record<Unit, string>>> = { week: 'неделя', minute: 'минута', second: 'секунда' };
const feminine: ReadonlySet<Unit> = new Set(['week', 'minute', 'second']);

const plurals: Readonly<Record<Language, Intl.PluralRules>> = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') };

/** The form of a Russian word that a number asks for. */
export function russianForm([one, few, many]: readonly [one: string, few: string, many: string], count: number): string {
  const form = plurals.ru.select(count);
  // A fraction governs the genitive singular: 1,5 часа.
  if (form === 'one') return one;
  return form === 'many' ? many : few;
}

/** A number as a language writes it: `1.5`, `1,5`. */
function numeral(count: number, language: Language): string {
  return language === 'ru' ? String(count).replace('.', ',') : String(count);
}

/** `2 days`, `2 дня`; alone in the nominative, behind "every" in the accusative. */
export function counted(count: number, unit: Unit, language: Language, isAccusative = false): string {
  if (language === 'en') return `${numeral(count, 'en')} ${unit}${plurals.en.select(count) === 'one' ? '' : 's'}`;
  const [one, few, many] = russian[unit];
  const alone = isAccusative ? one : (nominative[unit] ?? one);
  return `${numeral(count, 'ru')} ${russianForm([alone, few, many], count)}`;
}

/** `every hour`, `каждый час`, `каждую неделю`. */
export function eachOne(unit: Unit, language: Language): string {
  if (language === 'en') return `every ${unit}`;
  return `${feminine.has(unit) ? 'каждую' : 'каждый'} ${russian[unit][0]}`;
}
