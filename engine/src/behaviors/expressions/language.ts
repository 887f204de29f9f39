import { FEEL } from './feel.js';

const JSONATA = 'jsonata:';

/** An expression that names its language, as definitions hold it. */
interface InLanguage {
  readonly language: 'jsonata' | 'feel';
  readonly source: string;
}

/**
 * A definition with every `{ language, source }` written as one text, the language before it (`feel:amount > 10`): from there on an expression is a text everywhere. What has
 * other properties too is none. Shares what it does not change.
 */
export function withLanguages<T>(definition: T): T {
  return written(definition, 0) as T;
}

/** The source as it is evaluated: JSONata as it is, FEEL with its mark. A text without a mark is in the language of its definition. */
export function inLanguage(source: string, language: 'jsonata' | 'feel' | undefined): string {
  if (source.startsWith(JSONATA)) return source.slice(JSONATA.length);
  return language === 'feel' && !source.startsWith(FEEL) ? FEEL + source : source;
}

/** Whether a source is FEEL, by its mark or by its definition's language. */
export function isFeel(source: string, language: 'jsonata' | 'feel' | undefined): boolean {
  return inLanguage(source, language).startsWith(FEEL);
}

/** The source with the mark of a language, whatever its definition's is; one that has a mark keeps it. */
export function markedAs(source: string, language: 'jsonata' | 'feel'): string {
  if (source.startsWith(FEEL) || source.startsWith(JSONATA)) return source;
  return (language === 'feel' ? FEEL : JSONATA) + source;
}

function written(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > 100) return value;
  if (isInLanguage(value)) return value.language === 'feel' ? FEEL + value.source : JSONATA + value.source;
  if (Array.isArray(value)) {
    const list = value.map((entry) => written(entry, depth + 1));
    return list.some((entry, index) => entry !== value[index]) ? list : value;
  }
  const entries = Object.entries(value).map(([name, entry]) => [name, written(entry, depth + 1)] as const);
  return entries.some(([name, entry]) => entry !== (value as Record<string, unknown>)[name]) ? Object.fromEntries(entries) : value;
}

function isInLanguage(value: object): value is InLanguage {
  const { language, source } = value as Partial<InLanguage>;
  return (language === 'feel' || language === 'jsonata') && typeof source === 'string' && Object.keys(value).length === 2;
}
