import type { Language } from './call.js';

/** The first language of an `Accept-Language` header that the product speaks, by weight; `null` where there is none. */
export function languageOf(header: string | undefined): Language | null {
  if (header === undefined) return null;
  const ranges = header
    .slice(0, 500)
    .split(',')
    .map((part, place) => {
      const [range = '', ...params] = part.trim().toLowerCase().split(';');
      const weight = Number(
        params
          .find((param) => param.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { language: range.trim().split('-')[0], weight: Number.isFinite(weight) ? weight : 0, place };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight || one.place - other.place);
  for (const { language } of ranges) if (language === 'en' || language === 'ru') return language;
  return null;
}
