import { toldIn } from '../../drawing/read/values.js';
import { modelOf, type Kind } from './model.js';
import type { ProcessDraft } from '../process-document.js';

/** Something that was searched for and found. */
export interface SearchHit {
  readonly id: string;
  readonly kind: Kind;
  readonly type?: string;
  /** Its name in the language asked for, else in another; empty where it has none. */
  readonly label: string;
}

/** What people call the types, in both languages; a caller may give more words (synonyms) by type. */
export type TypeWords = Readonly<Record<string, readonly string[]>>;

const most = 200;

/**
 * Finds things by words: each word must begin a word of its names in any language, of its id, or of what its type is called. What is found by its name
 * comes first.
 *
 * @param typeWords What the types are called, in both languages.
 */
export function searchThings(
  document: ProcessDraft,
  words: string,
  language: 'en' | 'ru',
  typeWords: TypeWords = {},
): readonly SearchHit[] {
  const wanted = wordsOf(words);
  if (wanted.length === 0) return [];
  const byDefault = document.defaultLanguage ?? 'en';
  const hits: { readonly hit: SearchHit; readonly rank: number }[] = [];
  for (const { id, kind, entry } of modelOf(document).all.values()) {
    const told = entry.name ?? entry['text'];
    const names = typeof told === 'string' ? [told] : Object.values((told ?? {}) as Readonly<Record<string, unknown>>).map(String);
    const type = typeof entry.type === 'string' ? entry.type : kind;
    const groups = [names, [id], [type, kind, ...(Object.hasOwn(typeWords, type) ? (typeWords[type] ?? []) : [])]].map((texts) =>
      texts.flatMap((text) => [...wordsOf(text), ...wordsOf(text.replace(/([a-z])([A-Z])/g, '$1 $2'))]),
    );
    const ranks = wanted.map((word) => groups.findIndex((group) => group.some((candidate) => candidate.startsWith(word))));
    if (ranks.includes(-1)) continue;
    const label = toldIn(told, language, byDefault);
    hits.push({ hit: { id, kind, label, ...(entry.type === undefined ? {} : { type: entry.type }) }, rank: Math.max(...ranks) });
  }
  return hits
    .map((found, index) => ({ ...found, index }))
    .sort((one, other) => one.rank - other.rank || one.index - other.index)
    .slice(0, most)
    .map(({ hit }) => hit);
}

/** Words without case; ё and е are one letter to who searches. */
function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
