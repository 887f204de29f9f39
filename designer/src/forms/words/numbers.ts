import type { FormLanguage } from '../contract.js';

/** What a person wrote where a number is asked for. */
export type ReadNumber = { readonly kind: 'empty' } | { readonly kind: 'number'; readonly value: number } | { readonly kind: 'rubbish' };

/** More digits than these are not kept exactly. */
const maxDigits = 15;
const spaces = /[\s\u00a0\u2007\u2009\u202f'’]/gu;

/** Codes that people write with sums; other letters (`5 mln`) are no currency. */
const codes = 'RUB|USD|EUR|GBP|CNY|JPY|CHF|KZT|BYN|UAH|TRY|INR|AMD|AZN|GEL|KGS|TJS|UZS|AED|PLN|CZK|SEK|NOK|DKK|CAD|AUD|THB|HKD|SGD';
/** What a sum may be pasted with: a currency's sign or its name, on either side. */
const currencies = new RegExp(
  `(?:US|CA|A|NZ|HK|S|R)\\$|CN¥|[₽$€£¥₸₴₺₹]|^\\s*(?:${codes})(?![A-Za-z])|(?<![A-Za-z])(?:${codes})\\s*$|(?:рублей|рубля|рубль|руб|р)\\.?\\s*$`,
  'giu',
);
/** What those signs and names stand for; `$` and `¥` are several currencies' signs. */
const signs: Readonly<Record<string, readonly string[]>> = {
  '₽': ['RUB'],
  '€': ['EUR'],
  '£': ['GBP'],
  '₸': ['KZT'],
  '₴': ['UAH'],
  '₺': ['TRY'],
  '₹': ['INR'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'BRL'],
  '¥': ['CNY', 'JPY'],
  US$: ['USD'],
  'CN¥': ['CNY'],
};

/** A currency written with a sum that is another than the field's: as it was written; null where there is none, or it may be the same. */
export function otherCurrency(text: string, currency: string): string | null {
  if (text.length > 100) return null;
  for (const found of text.replaceAll(marks, '').match(currencies) ?? []) {
    const written = found.trim().replace(/\.$/, '').toUpperCase();
    const meant = Object.hasOwn(signs, written) ? signs[written] : /^Р/.test(written) ? ['RUB', 'BYN'] : [written];
    if (meant?.includes(currency) === false) return found.trim();
  }
  return null;
}
/** Marks without a width that come along from other programs. */
const marks = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu;

/**
 * Reads a number as people write and paste it: `1 234,56`, `1,234.56`, `1234.5`, `−7`, with a currency sign if it has one. Where both separators are
 * there the last is the decimal one. A single comma before three digits (`1,234`) is a thousand in English and a decimal comma in Russian. Groups must
 * be of three. Nothing is rounded, nothing guessed: what is not clearly a number is rubbish, and so is one of more than 15 digits.
 */
export function readNumber(text: string, language: FormLanguage): ReadNumber {
  if (text.length > 100) return { kind: 'rubbish' };
  const bare = text.replaceAll(marks, '').replaceAll(currencies, '').trim();
  if (bare === '') return { kind: text.trim() === '' ? 'empty' : 'rubbish' };
  const match = /^([-+−‐‑‒–—]?)\s*([\d.,\s\u00a0\u2007\u2009\u202f'’]+)$/u.exec(bare);
  const digits = match?.[2] === undefined ? null : plainDigits(match[2].trim(), language);
  if (digits === null || significant(digits) > maxDigits) return { kind: 'rubbish' };
  const value = Number(digits);
  const isNegative = match?.[1] !== '' && match?.[1] !== '+' && value !== 0;
  return { kind: 'number', value: isNegative ? -value : value };
}

/** The digits with a point and without groups; null if the separators make no sense. */
function plainDigits(text: string, language: FormLanguage): string | null {
  const comma = text.lastIndexOf(',');
  const point = text.lastIndexOf('.');
  const decimal = decimalSign(text, comma, point, language);
  const cut = decimal === null ? -1 : text.lastIndexOf(decimal);
  const whole = cut < 0 ? text : text.slice(0, cut);
  const fraction = cut < 0 ? '' : text.slice(cut + 1);
  if (!/^\d*$/.test(fraction) || (whole === '' && fraction === '')) return null;
  const groups = whole.replaceAll(spaces, ' ');
  const isGrouped = /^\d{1,3}(?:( |,|\.)\d{3})(?:\1\d{3})*$/.test(groups) && (decimal === null || !groups.includes(decimal));
  if (!/^\d*$/.test(groups) && !isGrouped) return null;
  return `${groups.replaceAll(/[ ,.]/g, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`;
}

function decimalSign(text: string, comma: number, point: number, language: FormLanguage): ',' | '.' | null {
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
  if (comma >= 0) {
    const isGroup = text.indexOf(',') !== comma || (language === 'en' && /^\d{1,3},\d{3}$/.test(text));
    return isGroup ? null : ',';
  }
  return point >= 0 && text.indexOf('.') === point ? '.' : null;
}

function significant(digits: string): number {
  const bare = digits.includes('.') ? digits.replace(/0+$/, '') : digits;
  return bare.replace('.', '').replace(/^0+/, '').length;
}

/** The locale of numbers and dates: ours, whatever the browser's. */
export function localeOf(language: FormLanguage): string {
  return language === 'ru' ? 'ru-RU' : 'en-GB';
}

const formats = new Map<string, Intl.NumberFormat>();

/** A number as its reader writes it: `1 234,50` or `1,234.50`; with at least `scale` decimals, and all it has. */
export function writeNumber(value: number, language: FormLanguage, scale = 0): string {
  const key = `${language} ${scale}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(localeOf(language), {
      minimumFractionDigits: Math.min(scale, 15),
      maximumFractionDigits: 15,
      useGrouping: true,
    });
    formats.set(key, format);
  }
  return format.format(value);
}

/** A currency as its reader knows it: `₽` in Russian and `RUB` in English, `€` in both. */
export function currencySign(currency: string, language: FormLanguage): string {
  try {
    const parts = new Intl.NumberFormat(localeOf(language), { style: 'currency', currency }).formatToParts(0);
    return parts.find((part) => part.type === 'currency')?.value ?? currency;
  } catch {
    return currency;
  }
}

const sums = new Map<string, Intl.NumberFormat>();

/** A sum of money as titles and lists write it too: `1 234,50 ₽`, `RUB 1,234.50`; a currency that nobody knows stands behind. */
export function writeMoney(amount: number, currency: string, language: FormLanguage, scale = 2): string {
  const key = `${language} ${currency} ${scale}`;
  let format = sums.get(key);
  try {
    const digits = { minimumFractionDigits: Math.min(scale, 15), maximumFractionDigits: 15 };
    format ??= new Intl.NumberFormat(localeOf(language), { style: 'currency', currency, ...digits });
  } catch {
    return `${writeNumber(amount, language, scale)} ${currency}`.trim();
  }
  sums.set(key, format);
  return format.format(amount);
}
