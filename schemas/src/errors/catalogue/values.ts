import type { CatalogueEntry } from './entry.js';

/** Values: numbers, money, instants, durations, principal keys. In alphabetical order. */
export const valueErrors = {
  CYCLE_INVALID: {
    status: 400,
    en: 'Expected a repeating interval such as R3/PT1H or R/2026-01-01T00:00:00Z/P1D, at least a second apart and at most 1000000 times, but found "{found}". Correct the text.',
    ru: 'Ожидается повторяющийся интервал вида R3/PT1H или R/2026-01-01T00:00:00Z/P1D, не чаще раза в секунду и не более 1000000 раз, а получено «{found}». Исправьте запись.',
  },
  DECIMAL_INVALID: {
    status: 400,
    en: 'Expected a decimal of at most {digits} significant digits and {scale} digits after the point, but found {found}. Round the value or declare a larger scale.',
    ru: 'Ожидается десятичное число не более чем с {digits} значащими цифрами и {scale} цифрами после запятой, а получено {found}. Округлите значение или увеличьте объявленную точность.',
  },
  DURATION_INVALID: {
    status: 400,
    en: 'Expected an ISO 8601 duration of at most 1000 years, such as PT8H or P1DT12H, but found "{found}". Correct the text.',
    ru: 'Ожидается длительность ISO 8601 не более 1000 лет, например PT8H или P1DT12H, а получено «{found}». Исправьте запись.',
  },
  INSTANT_INVALID: {
    status: 400,
    en: 'Expected an instant with an offset between the years 1 and 9999, such as 2026-11-22T09:00:00Z, but found "{found}". Correct the text.',
    ru: 'Ожидается момент времени со смещением между годами 1 и 9999, например 2026-11-22T09:00:00Z, а получено «{found}». Исправьте запись.',
  },
  MONEY_CURRENCIES_DIFFER: {
    status: 400,
    en: 'Expected two amounts of one currency, but found {first} and {second}. Convert one of them first.',
    ru: 'Ожидаются две суммы в одной валюте, а получены {first} и {second}. Сначала пересчитайте одну из них.',
  },
  PRINCIPAL_INVALID: {
    status: 422,
    en: 'Expected participants of {element} such as user:anna, group:finance or position:cfo, but found {found}. Correct the expression.',
    ru: 'Участники {element} должны быть вида user:anna, group:finance или position:cfo, а получено {found}. Исправьте выражение.',
  },
  TIMER_KIND_MISMATCH: {
    status: 422,
    en: 'Expected {where} to give what its attribute says, {attribute}, but found {found}. A duration is written like PT8H, a date like 2026-03-02T09:00:00Z: correct the expression, or use the other attribute.',
    ru: 'Выражение ({where}) должно давать то, что обещает атрибут {attribute}, а получено {found}. Длительность пишется как PT8H, дата — как 2026-03-02T09:00:00Z: исправьте выражение или возьмите другой атрибут.',
  },
  TIMING_INVALID: {
    status: 422,
    en: 'Expected {where} to be an ISO 8601 duration, instant or cycle, but found {found}. Write for example PT8H or 2026-03-02T09:00:00Z.',
    ru: 'Ожидались длительность, момент или повторение ISO 8601 ({where}), а найдено {found}. Например: PT8H или 2026-03-02T09:00:00Z.',
  },
  ZONE_UNKNOWN: {
    status: 400,
    en: 'Expected an IANA time zone such as Europe/Moscow, but found "{found}". Correct the name.',
    ru: 'Ожидается часовой пояс IANA, например Europe/Moscow, а получено «{found}». Исправьте имя.',
  },
} as const satisfies Record<string, CatalogueEntry>;
