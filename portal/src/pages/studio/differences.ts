import type { Words } from '../../api/problem.js';

/** Something that is drawn: an element, a flow, a lane … */
export interface DrawnThing {
  readonly id: string;
  readonly name: Words | null;
  readonly type: string;
}

/** What differs between two versions of a definition, by what it is. */
export interface Differences {
  readonly added: readonly DrawnThing[];
  readonly removed: readonly DrawnThing[];
  readonly changed: readonly DrawnThing[];
  /** Settings of the whole process that differ: `name`, `variables`, … */
  readonly settings: readonly string[];
}

type Entry = { readonly name?: Words; readonly text?: Words; readonly type?: string };
type Definition = Readonly<Record<string, unknown>>;

/** The maps of a process whose entries stand on the drawing. */
const maps = [
  'participants',
  'lanes',
  'elements',
  'flows',
  'messageFlows',
  'dataAssociations',
  'artifacts',
  'groups',
  'dataObjects',
  'dataStores',
] as const;
/** How it is drawn, and what only files of others know, are no difference in what is done. */
const apart = new Set<string>([...maps, 'layout', 'interchange', 'id', 'kind', 'format']);

/** What differs in a draft from what is published, by ids. */
export function differencesOf(published: object, draft: object): Differences {
  const [before, after] = [published as Definition, draft as Definition];
  const found = { added: [] as DrawnThing[], removed: [] as DrawnThing[], changed: [] as DrawnThing[] };
  for (const map of maps) {
    const [old, now] = [entriesOf(before[map]), entriesOf(after[map])];
    for (const [id, entry] of Object.entries(now)) {
      if (!Object.hasOwn(old, id)) found.added.push(thing(id, entry, map));
      else if (text(old[id]) !== text(entry)) found.changed.push(thing(id, entry, map));
    }
    for (const [id, entry] of Object.entries(old)) if (!Object.hasOwn(now, id)) found.removed.push(thing(id, entry, map));
  }
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const settings = [...names].filter((name) => !apart.has(name) && text(before[name]) !== text(after[name])).sort();
  return { ...found, settings };
}

function entriesOf(map: unknown): Readonly<Record<string, Entry>> {
  return typeof map === 'object' && map !== null ? (map as Record<string, Entry>) : {};
}

const thing = (id: string, { name, text: said, type }: Entry, map: string): DrawnThing => ({
  id,
  name: name ?? said ?? null,
  type: type ?? map,
});

/** The same text for the same value, whatever the order of its properties. */
const text = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
