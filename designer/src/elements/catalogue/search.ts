import type { Words } from '../../document/refusals.js';
import type { CatalogueEntry } from './entry.js';
import { onOtherKeyboard } from './keyboard.js';
import { beginsNearly } from './near.js';

type Language = keyof Words;

/** How far a text is from what was typed; the lower, the better. */
const exact = 0;
const prefix = 1;
const slip = 6;
/** What is added where a word is no name in the reader's language. */
const otherName = 2;
const synonym = 3;
const otherSynonym = 4;
/** What is added where only the other keyboard makes sense of it. */
const otherKeys = 8;

/** More than anybody types to find something. */
const longest = 200;

const languages: readonly Language[] = ['en', 'ru'];

function written(text: string): string {
  return text.slice(0, longest).toLowerCase().normalize('NFC').replaceAll('ё', 'е');
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Every word an entry can be found by, with what it costs, made once an entry and language. */
type Index = readonly (readonly [word: string, cost: number])[];
const indexes = new WeakMap<CatalogueEntry, Partial<Record<Language, Index>>>();

function indexOf(entry: CatalogueEntry, language: Language): Index {
  const known = indexes.get(entry) ?? {};
  if (known[language]) return known[language];
  const made = languages.flatMap((each) => {
    const [ofName, ofSynonym] = each === language ? [0, synonym] : [otherName, otherSynonym];
    return [[entry.name[each], ofName] as const, ...entry.synonyms[each].map((text) => [text, ofSynonym] as const)].flatMap(
      ([text, cost]) => wordsOf(written(text)).map((word) => [word, cost] as const),
    );
  });
  indexes.set(entry, { ...known, [language]: made });
  return made;
}

/** How far one typed word is from an entry; Infinity where nothing in it begins like that. */
function distance(typed: string, index: Index): number {
  let best = Infinity;
  for (const [word, cost] of index) {
    const far = word === typed ? exact : word.startsWith(typed) ? prefix : beginsNearly(word, typed) ? slip : Infinity;
    best = Math.min(best, far + cost);
  }
  return best;
}

/** Each word counts; one that is found nowhere rules an entry out. */
function farFrom(typed: readonly string[], index: Index): number {
  if (typed.length === 0) return Infinity;
  return typed.reduce((sum, word) => (sum === Infinity ? sum : sum + distance(word, index)), 0);
}

/**
 * The entries that somebody means by what they type, the best first; all as they are where nothing is typed. Words are looked for in names and synonyms
 * of both languages at once, by their beginnings; ё and е are the same; a slip in a word of five letters or more is forgiven, and so is the wrong
 * keyboard. Entries that are equally good keep the order they came in, so what `entriesFor` finds more useful stays first.
 *
 * @param words What was typed.
 * @param language The reader's; its names come before others.
 * @example searchEntries(entriesFor(model, { do: 'append', to: 'approve' }), 'виза', 'ru')
 */
export function searchEntries(entries: readonly CatalogueEntry[], words: string, language: Language): readonly CatalogueEntry[] {
  const typed = words.slice(0, longest).toLowerCase();
  const [asWritten, swapped] = [wordsOf(written(typed)), wordsOf(written(onOtherKeyboard(typed)))];
  if (typed.trim() === '') return entries;
  return entries
    .map((entry) => {
      const index = indexOf(entry, language);
      return { entry, far: Math.min(farFrom(asWritten, index), farFrom(swapped, index) + otherKeys) };
    })
    .filter(({ far }) => far < Infinity)
    .toSorted((one, other) => one.far - other.far)
    .map(({ entry }) => entry);
}
