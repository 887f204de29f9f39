import { applyPatches, enablePatches, type Patch } from 'immer';

enablePatches();

/** A change of one place in the document: what drafts are saved and shared by. */
export interface DocumentPatch {
  readonly op: 'add' | 'replace' | 'remove';
  /** Property names from the document inward; never an index of a list. */
  readonly path: readonly string[];
  readonly value?: unknown;
}

const at = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step], value);

/**
 * Patches without places in lists: a list is replaced as a whole, so that two people's changes meet by name and never by position.
 *
 * @param before The document that the patches lead from.
 * @param after The document that they lead to.
 */
export function byName(patches: readonly Patch[], before: unknown, after: unknown): readonly DocumentPatch[] {
  const lists = new Set<string>();
  const named: DocumentPatch[] = [];
  for (const { op, path, value } of patches) {
    const list = path.findIndex((_, index) => index > 0 && Array.isArray(at(after, path.slice(0, index))));
    const wasList = path.findIndex((_, index) => index > 0 && Array.isArray(at(before, path.slice(0, index))));
    const end = list >= 0 ? list : wasList;
    if (end < 0) {
      named.push({ op, path: path.map(String), ...(op === 'remove' ? {} : { value: value as unknown }) });
      continue;
    }
    const place = path.slice(0, end).map(String);
    const key = JSON.stringify(place);
    if (lists.has(key)) continue;
    lists.add(key);
    named.push({ op: 'replace', path: place, value: at(after, place) });
  }
  return named;
}

/** A document after patches; the given one stays as it was. @throws where a path leads through nothing. */
export function withPatches<T extends object>(document: T, patches: readonly DocumentPatch[]): T {
  return applyPatches(document, patches as unknown as Patch[]);
}

/** Patches one after the other, without those that a later one writes over. */
export function joinedPatches(first: readonly DocumentPatch[], second: readonly DocumentPatch[]): readonly DocumentPatch[] {
  const later = new Set(second.filter(({ op }) => op === 'replace').map(({ path }) => JSON.stringify(path)));
  return [...first.filter(({ op, path }) => op !== 'replace' || !later.has(JSON.stringify(path))), ...second];
}
