import type { JsonValue } from '@millrace/schemas';
import type { FormLanguage, FormWords } from '../contract.js';
import { isPlain } from '../store/address.js';
import { sameJson } from '../store/normalise.js';
import type { FormTexts } from '../texts.js';
import { sayDate, sayDuration, sayInstant } from './dates.js';
import { writeMoney, writeNumber } from './numbers.js';

/** What saying a value needs to know of its field. */
export interface FieldFacts {
  readonly type: string;
  readonly options: Readonly<Record<string, JsonValue>>;
  readonly scale: number | undefined;
}

/** What saying a value needs to know of its reader. */
export interface ReaderFacts {
  readonly language: FormLanguage;
  readonly zone: string | undefined;
  readonly texts: FormTexts;
  readonly titleOf: (key: string) => string | undefined;
}

type Say<V> = (value: V, field: FieldFacts, reader: ReaderFacts) => string;

/** A text in a language, or in the other where that one is missing. */
export function wordsIn(words: FormWords | JsonValue | undefined, language: FormLanguage): string {
  if (typeof words === 'string') return words;
  if (typeof words !== 'object' || words === null || Array.isArray(words)) return '';
  const { en, ru } = words as { readonly en?: string; readonly ru?: string };
  return (language === 'ru' ? (ru ?? en) : (en ?? ru)) ?? '';
}

/** A choice of a field. */
export interface Choice {
  readonly value: JsonValue;
  readonly label: string;
}

/** The choices of a field, each with its words. */
export function choicesOf(options: FieldFacts['options'], language: FormLanguage): readonly Choice[] {
  const list = options['choices'];
  if (!Array.isArray(list)) return [];
  return (list as readonly JsonValue[]).filter(isPlain).map((one) => {
    const value = one['value'] ?? null;
    return { value, label: wordsIn(one['label'], language) || plainText(value) };
  });
}

/** The key of a reference's title: `register/id`. */
export function titleKey(value: JsonValue): string {
  return isPlain(value) ? `${plainText(value['register'] ?? '')}/${plainText(value['id'] ?? '')}` : plainText(value);
}

const number: Say<number> = (value, field, reader) => {
  const unit = wordsIn(field.options['unitLabel'], reader.language);
  return `${writeNumber(value, reader.language, field.scale)}${unit === '' ? '' : ` ${unit}`}`;
};
const choice: Say<JsonValue> = (value, field, { language }) =>
  choicesOf(field.options, language).find((one) => sameJson(one.value, value))?.label ?? plainText(value);
const reference: Say<JsonValue> = (value, field, { titleOf }) => {
  const id = titleKey(value);
  return titleOf(id) ?? titleOf(`${field.type}/${id}`) ?? titleOf(`user/${id}`) ?? (isPlain(value) ? plainText(value['id'] ?? '') : id);
};

const byType: Readonly<Record<string, Say<never>>> = {
  integer: number,
  decimal: number,
  money: (value: JsonValue, field, { language }) =>
    isPlain(value) && typeof value['amount'] === 'number'
      ? writeMoney(value['amount'], plainText(value['currency'] ?? ''), language, field.scale ?? 2)
      : plainText(value),
  boolean: (value: boolean, _field, { texts }) => (value ? texts.yes : texts.no),
  date: (value: string, _field, { language }) => sayDate(value, language),
  instant: (value: string, _field, { language, zone }) => sayInstant(value, language, zone),
  duration: (value: string, _field, { language }) => sayDuration(value, language),
  period: (value: string, _field, { language }) => sayDuration(value, language),
  choice: choice,
  choices: choice,
  lookup: reference,
  person: reference,
  unit: reference,
  organisation: reference,
  file: (value: JsonValue) => (isPlain(value) ? plainText(value['name'] ?? '') : plainText(value)),
};

const jsonTypes: Readonly<Record<string, string>> = {
  integer: 'number',
  decimal: 'number',
  boolean: 'boolean',
  date: 'string',
  instant: 'string',
};

/** A value in words, for reading. Empty is `''`. Never throws, whatever the value is. */
export function valueText(value: JsonValue | undefined, field: FieldFacts, reader: ReaderFacts): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((one) => valueText(one, field, reader)).join(', ');
  const expected = jsonTypes[field.type];
  const say = Object.hasOwn(byType, field.type) && (expected === undefined || typeof value === expected) ? byType[field.type] : undefined;
  return say ? (say as Say<JsonValue>)(value, field, reader) : plainText(value);
}

function plainText(value: JsonValue): string {
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
}
