import { elementDescriptors } from '../element-types.js';
import { bandEntries } from '../things/bands.js';
import { dataEntries } from '../things/data.js';
import { noteEntries } from '../things/notes.js';
import { entryGroups, type CatalogueEntry, type ElementDescriptor, type EntryGroup } from './entry.js';

const descriptors: readonly ElementDescriptor[] = Object.values(elementDescriptors);

/** Everything that can be drawn, the most used first. */
export const allEntries: readonly CatalogueEntry[] = [
  ...descriptors.flatMap(({ entries }) => entries),
  ...dataEntries,
  ...noteEntries,
  ...bandEntries,
].sort((one, other) => one.rank - other.rank || (one.id < other.id ? -1 : 1));

const byId = new Map(allEntries.map((entry) => [entry.id, entry]));

/** The entry of an id, for what remembers ids: recent choices, favourites. */
export function entryById(id: string): CatalogueEntry | undefined {
  return byId.get(id);
}

/** Entries by their groups, in the order of the palette; groups that nothing is in are left out. */
export function inGroups(
  entries: readonly CatalogueEntry[],
): readonly { readonly group: EntryGroup; readonly entries: readonly CatalogueEntry[] }[] {
  return (Object.keys(entryGroups) as EntryGroup[])
    .map((group) => ({ group, entries: entries.filter((entry) => entry.group === group) }))
    .filter((found) => found.entries.length > 0);
}
