import type { JsonObject, JsonValue } from '@millrace/schemas';
import { sameJson } from '../behaviors/command-input.js';
import { isObject, valueAt, type DraftPatch, type DraftPath } from './patches.js';

/** A place that was changed. No index of a list is in it: what changes an entry changes its list, for indexes mean nothing once somebody inserts. */
export type TouchedPath = readonly string[];

/** What a change did to a definition, in so far as another change may collide with it. */
export type Touch = {
  /** None within another. */
  readonly paths: readonly TouchedPath[];
  /** Entries of maps by id that were added, removed or made something else: whoever refers to them must look again. */
  readonly entries: readonly TouchedPath[];
  /** Ids of what the change refers to: ends of flows, elements that are drawn, lanes, forms' nodes. */
  readonly refers: readonly string[];
};

/** Maps by id: what others refer to stands there. */
const mapsById: ReadonlySet<string> = new Set([
  ...['participants', 'processes', 'elements', 'flows', 'messageFlows', 'lanes', 'artifacts', 'groups'],
  ...['dataObjects', 'dataStores', 'dataAssociations', 'rootElements', 'nodes', 'rules', 'attributes', 'clocks'],
]);

/** Properties that say what a thing is and where it belongs: whoever refers to it must look again once they change. */
const essential: ReadonlySet<string> = new Set(['type', 'scope', 'attachedTo', 'process', 'bind', 'parent']);

/** More places of one change than these are told by what they are in: a coarser answer, never a wrong one. */
export const mostTouchedPaths = 1000;
/** As deep as a difference is looked for: `layout`, `planes`, the plane, `shapes`, the element, `at`. */
const deepestPath = 6;

/** The map in which something has this id: an element, a flow, a node of a form; `null` where nothing has. */
export function mapWithId(definition: JsonObject, id: string): string | null {
  const found = Object.entries(definition).find(([map, entries]) => mapsById.has(map) && isObject(entries) && Object.hasOwn(entries, id));
  return found?.[0] ?? null;
}

/** What patches touch and refer to. `before` and `after` are the definition around them; `gone` are ids that were there when the patches were made and may be no more. */
export function touchOf(before: JsonObject, after: JsonObject, patches: readonly DraftPatch[], gone: readonly string[] = []): Touch {
  const paths = patches.map(({ path }) => plainPath(before, after, path));
  // A map that is set as a whole is touched as a whole, but only those of its entries become others that differ.
  const finer = paths.flatMap((path) => (path.length === 1 ? differences(before[path[0] ?? ''], after[path[0] ?? ''], path) : [path]));
  const texts = new Set<string>();
  for (const patch of patches) {
    for (const step of namedIn(patch.path)) texts.add(step);
    if ('value' in patch) gatherTexts(patch.value, texts);
  }
  const refers = [...new Set([...idsAmong(texts, before), ...gone.filter((id) => texts.has(id))])];
  return { paths: fewer(paths), entries: entriesIn(finer), refers };
}

/** What differs between two definitions. */
export function touchBetween(before: JsonObject, after: JsonObject): Touch {
  const finer = differences(before, after, []);
  const paths = fewer(finer);
  const texts = new Set<string>();
  for (const path of paths) {
    for (const step of namedIn(path)) texts.add(step);
    gatherTexts(valueAt(after, path) ?? null, texts);
  }
  return { paths, entries: entriesIn(finer), refers: idsAmong(texts, before) };
}

/** Places that one change has in common with changes made meanwhile. */
export interface Collision<T> {
  /** The place of the change that is asked about, or the entry by whose id they meet. */
  readonly path: TouchedPath;
  readonly with: T;
}

/** Changes that were made meanwhile, so arranged that what collides with them is found without going through all of them. */
export class Meanwhile<T extends Touch> {
  private readonly exact = new Map<string, T>();
  private readonly within = new Map<string, T>();
  private readonly refers = new Map<string, T>();
  private readonly entries = new Map<string, Collision<T>>();

  /** The oldest first: of several that touched one place the last is told. */
  constructor(changes: readonly T[]) {
    for (const change of changes) {
      for (const path of change.paths) {
        this.exact.set(textOf(path), change);
        for (let depth = 0; depth <= path.length; depth++) this.within.set(textOf(path.slice(0, depth)), change);
      }
      for (const path of change.entries) this.entries.set(path[1] ?? '', { path, with: change });
      for (const id of change.refers) this.refers.set(id, change);
    }
  }

  /**
   * Where a change cannot stand beside those made meanwhile: a place of one is in a place of the other, or one refers to what the other adds, removes or makes
   * something else.
   */
  collisions(touch: Touch, most: number): readonly Collision<T>[] {
    const found = new Map<string, Collision<T>>();
    const add = (path: TouchedPath, other: T | undefined): void => {
      if (other !== undefined && found.size < most && !found.has(textOf(path))) found.set(textOf(path), { path, with: other });
    };
    for (const path of touch.paths) add(path, this.at(path));
    for (const path of touch.entries) add(path, this.refers.get(path[1] ?? ''));
    for (const id of touch.refers) {
      const entry = this.entries.get(id);
      if (entry !== undefined) add(entry.path, entry.with);
    }
    return [...found.values()];
  }

  private at(path: TouchedPath): T | undefined {
    const inside = this.within.get(textOf(path));
    if (inside !== undefined) return inside;
    for (let depth = 0; depth < path.length; depth++) {
      const around = this.exact.get(textOf(path.slice(0, depth)));
      if (around !== undefined) return around;
    }
    return undefined;
  }
}

/** The entries that changes at these places make others for whoever refers to them; saying more of one does not. */
function entriesIn(paths: readonly TouchedPath[]): readonly TouchedPath[] {
  const found = new Map<string, TouchedPath>();
  for (const [map = '', id, property] of paths) {
    const isEssential = property === undefined || essential.has(property);
    if (id !== undefined && mapsById.has(map) && isEssential) found.set(textOf([map, id]), [map, id]);
  }
  return [...found.values()];
}

/** Names in a path that may be ids of others. An entry is not referred to by a change of itself. */
function namedIn(path: DraftPath): readonly string[] {
  const [map] = path;
  const others = typeof map === 'string' && mapsById.has(map) ? path.slice(2) : path;
  return others.filter((step) => typeof step === 'string');
}

/** A path without indexes: it ends at the first list, before or after. */
function plainPath(before: JsonObject, after: JsonObject, path: DraftPath): TouchedPath {
  const plain: string[] = [];
  let [old, next]: (JsonValue | undefined)[] = [before, after];
  for (const step of path) {
    if (typeof step !== 'string' || Array.isArray(old) || Array.isArray(next)) break;
    plain.push(step);
    [old, next] = [own(old, step), own(next, step)];
  }
  return plain;
}

function differences(before: JsonValue | undefined, after: JsonValue | undefined, path: TouchedPath): readonly TouchedPath[] {
  if (before === after) return [];
  if (!isObject(before) || !isObject(after) || path.length >= deepestPath) return sameJson(before, after) ? [] : [path];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => differences(own(before, name), own(after, name), [...path, name]));
}

/** Each place once, none within another; cut shorter until they are few enough. */
function fewer(paths: readonly TouchedPath[]): readonly TouchedPath[] {
  let kept = outermost(paths);
  while (kept.length > mostTouchedPaths) {
    const longest = Math.max(...kept.map(({ length }) => length));
    kept = outermost(kept.map((path) => (path.length === longest ? path.slice(0, -1) : path)));
  }
  return kept;
}

function outermost(paths: readonly TouchedPath[]): readonly TouchedPath[] {
  const found = new Map<string, TouchedPath>();
  for (const path of paths.toSorted((a, b) => a.length - b.length)) {
    const isWithin = path.some((_step, depth) => found.has(textOf(path.slice(0, depth)))) || found.has(textOf(path));
    if (!isWithin) found.set(textOf(path), path);
  }
  return [...found.values()];
}

/** A place as one text: no two places have the same. */
const textOf = (path: TouchedPath): string => JSON.stringify(path);

function gatherTexts(value: JsonValue, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value);
  else if (Array.isArray(value)) for (const entry of value as readonly JsonValue[]) gatherTexts(entry, texts);
  else if (isObject(value)) {
    for (const [name, entry] of Object.entries(value)) {
      texts.add(name);
      gatherTexts(entry ?? null, texts);
    }
  }
}

function idsAmong(texts: ReadonlySet<string>, definition: JsonObject): readonly string[] {
  const found = new Set<string>();
  for (const [map, entries] of Object.entries(definition)) {
    if (!mapsById.has(map) || !isObject(entries)) continue;
    for (const id of Object.keys(entries)) if (texts.has(id)) found.add(id);
  }
  return [...found].sort();
}

const own = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
