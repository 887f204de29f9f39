/** Longest key kept: longer texts sort by their beginning, so that an index entry stays small on every store. */
const longestKey = 200;
const longestTerm = 40;
const mostTerms = 60;

/**
 * The key by which a text is sorted and found, the same on every store (rule 10): Unicode NFKC, lower case, ё as е, runs of white
 * space as one space, at most 200 characters. Keys compare by their bytes.
 *
 * @example sortKey('  Ёлка  №5 ') // 'елка no5'
 */
export function sortKey(text: string): string {
  const folded = foldedText(text);
  // So many units are no more characters than that.
  return folded.length <= longestKey ? folded : [...folded.slice(0, longestKey * 2)].slice(0, longestKey).join('');
}

/** A text with everything folded away that people do not mean to tell texts apart by, at full length: what "the same value" is decided on. */
export function foldedText(text: string): string {
  return text === '' ? '' : text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').split(/\s+/u).filter(Boolean).join(' ');
}

/**
 * The words of some texts as search terms: folded like `sortKey`, split at everything that is neither letter nor digit, each once, in
 * order of appearance, at most 60 of at most 40 characters. A row matches a search when it has every term of it.
 *
 * @example searchTerms('ООО «Ёлка», г. Тверь') // ['ооо', 'елка', 'г', 'тверь']
 */
export function searchTerms(...texts: readonly string[]): readonly string[] {
  const terms = new Set<string>();
  for (const text of texts) {
    const folded = text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
    for (const word of folded.split(/[^\p{L}\p{N}]+/u)) {
      if (word === '') continue;
      terms.add([...word].slice(0, longestTerm).join(''));
      if (terms.size === mostTerms) return [...terms];
    }
  }
  return [...terms];
}
