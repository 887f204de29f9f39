import { member, rawOf, textOf, toldIn, type Raw } from '../../drawing/read/values.js';
import { conditionInWords } from './condition-words.js';
import { passportWords, type PassportLanguage, type PassportWords } from './words.js';

/** What stands outside of a definition and is called by its id in it. */
export type NamedKind = 'user' | 'group' | 'position' | 'decision' | 'process' | 'register';

/** What a passport is made with, beside the definition. */
export interface PassportWishes {
  /** As it is written in the head: `7`, `draft`. */
  readonly version?: string;
  /** The forms that the process uses, by id: without them only their ids are known. */
  readonly forms?: Readonly<Record<string, unknown>>;
  /** What people call something, where it is known. */
  readonly nameOf?: (kind: NamedKind, id: string) => string | undefined;
}

/** A definition as a passport reads it: everything is untrusted, nothing throws. */
export interface Reader {
  readonly language: PassportLanguage;
  readonly words: PassportWords;
  readonly definition: Raw;
  readonly wishes: PassportWishes;
  entries(map: string): readonly (readonly [id: string, value: Raw])[];
  entry(map: string, id: string): Raw;
  told(value: unknown): string;
  nameOf(kind: NamedKind, id: string): string;
  /** What people call a variable path. */
  labelOf(path: string): string | undefined;
  /** An expression as it is written. */
  source(value: unknown): string;
  /** A condition in words, or as it is written. */
  condition(value: unknown): string;
}

/** Opens a definition for a passport. */
export function readerOf(input: unknown, language: PassportLanguage, wishes: PassportWishes): Reader {
  const definition = rawOf(input);
  const words = passportWords(language);
  const byDefault = textOf(definition['defaultLanguage']) || 'en';
  const told = (value: unknown): string => toldIn(value, language, byDefault).trim();
  const entries = (map: string): readonly (readonly [string, Raw])[] =>
    Object.entries(rawOf(member(definition, map))).map(([id, value]) => [id, rawOf(value)]);
  const declarations = [...entries('processes'), ...entries('elements')].flatMap(([, value]) => Object.entries(rawOf(value['variables'])));
  const labels = new Map(declarations.map(([name, value]) => [name, told(rawOf(value)['label'])]));
  const labelOf = (path: string): string | undefined => {
    const [first = '', ...rest] = path.split('.');
    const label = labels.get(first);
    return label === undefined || label === '' ? undefined : [label, ...rest].join('.');
  };
  const source = (value: unknown): string =>
    typeof value === 'string'
      ? value
      : textOf(rawOf(value)['source']) || (rawOf(value)['expression'] === undefined ? '' : source(rawOf(value)['expression']));
  return {
    language,
    words,
    definition,
    wishes,
    entries,
    entry: (map, id) => rawOf(member(rawOf(member(definition, map)), id)),
    told,
    nameOf: (kind, id) => wishes.nameOf?.(kind, id) ?? id,
    labelOf,
    source,
    condition: (value) => conditionInWords(source(value), labelOf, words) ?? source(value),
  };
}

/** A list of texts without what is empty or said before. */
export function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}
