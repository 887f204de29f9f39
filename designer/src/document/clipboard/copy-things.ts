import { copyOf } from '../json-copy.js';
import type { EdgeEntry, Entry, EntryMap, PlaneEntry, ProcessDraft, ShapeEntry } from '../process-document.js';
import { unionOf } from '../read/frames.js';
import { allLanesOf, contentOf, isLine, modelOf, type Found, type Model } from '../read/model.js';
import { attributesOf, referencesOf } from '../read/references.js';
import { languageOf, usesIn } from '../variables/where-used.js';
import { shifted, shiftedWay } from '../ways/stretch.js';
import type { ProcessFragment } from './fragment.js';

type Maps = { [map in EntryMap]?: Record<string, Entry> };

/**
 * Copies things of a plane with all that belongs to them: events on borders, what is in subprocesses and pools, the lines between them, the messages and errors
 * that they name.
 *
 * @returns Nothing where nothing of it can be copied: lines alone, a lane without anything in it.
 */
export function copyThings(document: ProcessDraft, ids: readonly string[], plane: string): ProcessFragment | undefined {
  const model = modelOf(document);
  const drawn = model.planes[plane];
  const all = withBelongings(
    model,
    ids.filter((id) => Object.hasOwn(drawn?.shapes ?? {}, id)),
  );
  if (!drawn || all.size === 0) return undefined;
  const entries: Maps = {};
  for (const { id, map, entry } of all.values()) (entries[map] ??= {})[id] = looseEntry(entry, all);
  const shapes = pick(drawn.shapes ?? {}, all);
  const edges = pick(drawn.edges ?? {}, all);
  const boxes = Object.values(shapes).flatMap(({ at }) => (at ? [at] : []));
  if (boxes.length === 0) return undefined;
  const [left, top, width, height] = unionOf(boxes);
  const by = [-left, -top] as const;
  const planes = Object.entries(model.planes).filter(([, { of }]) => of !== undefined && all.get(of)?.kind === 'element');
  return copyOf<ProcessFragment>({
    kind: 'millrace/process-fragment',
    format: 1,
    language: languageOf(model) ?? 'jsonata',
    entries,
    shared: sharedOf(model, all),
    variables: variablesOf(model, all),
    size: [width, height],
    shapes: mapped(shapes, ({ at, label, ...rest }) => ({
      ...rest,
      ...(at ? { at: shifted(at, by) } : {}),
      ...(label ? { label: shifted(label, by) } : {}),
    })),
    edges: mapped(edges, ({ via, label, ...rest }) => ({
      ...rest,
      ...(via ? { via: shiftedWay(via, by) } : {}),
      ...(label ? { label: shifted(label, by) } : {}),
    })),
    order: (drawn.order ?? []).filter((id) => Object.hasOwn(shapes, id)),
    planes: Object.fromEntries(planes.map(([id, inner]) => [id, onlyKnown(inner as PlaneEntry, all)])),
  });
}

/** The things, and what cannot be without them. */
function withBelongings(model: Model, ids: readonly string[]): ReadonlyMap<string, Found> {
  const all = new Map<string, Found>();
  const add = (found: Found | undefined): void => {
    if (!found || all.has(found.id) || found.kind === 'root' || isLine(found)) return;
    if (found.kind === 'lane') {
      for (const lane of [found, ...allLanesOf(model, found.id)]) for (const member of model.inLane(lane.id)) add(member);
      return;
    }
    all.set(found.id, found);
    for (const event of model.attached(found.id)) add(event);
    const scope = found.kind === 'pool' ? found.entry.process : found.kind === 'element' || found.kind === 'process' ? found.id : undefined;
    if (scope === undefined) return;
    for (const member of contentOf(model, scope)) add(member);
    for (const lane of allLanesOf(model, scope)) all.set(lane.id, lane);
    const process = found.kind === 'pool' ? model.all.get(scope) : undefined;
    if (process) all.set(process.id, process);
  };
  for (const id of ids) add(model.all.get(id));
  // A line goes along when both its ends do; those may be lines themselves.
  for (let grew = true; grew;) {
    grew = false;
    for (const found of model.all.values()) {
      const { from, to } = found.entry;
      if (!isLine(found) || all.has(found.id) || from === undefined || to === undefined || !all.has(from) || !all.has(to)) continue;
      all.set(found.id, found);
      grew = true;
    }
  }
  return all;
}

/** An entry that says nothing of what was not copied with it. */
function looseEntry(entry: Found['entry'], all: ReadonlyMap<string, Found>): Entry {
  const loose = copyOf(entry) as Entry;
  const apart = new Set(['scope', 'lane', 'attachedTo', 'default', 'outgoing', 'parent', 'process', 'at']);
  for (const { name, id, put } of referencesOf(loose)) if (apart.has(name) && !all.has(id)) put(undefined);
  return loose;
}

/** What the things refer to and do not own, and what that refers to. */
function sharedOf(model: Model, all: ReadonlyMap<string, Found>): Maps {
  const shared: Maps = {};
  const waiting = [...all.values()];
  const seen = new Set(all.keys());
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const { id, name } of [...referencesOf(next.entry), ...attributesOf(next.entry)]) {
      const found = model.all.get(id);
      const isShared = found?.kind === 'root' || (name === 'of' && (found?.kind === 'data' || found?.kind === 'store'));
      if (!found || !isShared || seen.has(id) || found.entry.type === 'collaboration') continue;
      seen.add(id);
      (shared[found.map] ??= {})[id] = copyOf(found.entry);
      waiting.push(found);
    }
  return shared;
}

/** Declarations of what the things read and write, where the scope that declares it is not copied itself. */
function variablesOf(model: Model, all: ReadonlyMap<string, Found>): ProcessFragment['variables'] {
  const found: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const thing of all.values())
    for (const { owner, variable } of usesIn(model, thing)) {
      const declarations = model.all.get(owner)?.entry['variables'] as ProcessFragment['variables'] | undefined;
      if (!all.has(owner) && declarations && Object.hasOwn(declarations, variable)) found[variable] ??= declarations[variable] ?? {};
    }
  return found;
}

function pick<T>(places: Readonly<Record<string, T>>, all: ReadonlyMap<string, Found>): Record<string, T> {
  return Object.fromEntries(Object.entries(places).filter(([id]) => all.has(id)));
}

function mapped<T extends ShapeEntry | EdgeEntry>(places: Readonly<Record<string, T>>, change: (place: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(places).map(([id, place]) => [id, change(place)]));
}

function onlyKnown({ of, shapes = {}, edges = {}, order = [] }: PlaneEntry, all: ReadonlyMap<string, Found>): PlaneEntry {
  return {
    ...(of === undefined ? {} : { of }),
    order: order.filter((id) => all.has(id)),
    shapes: pick(shapes, all),
    edges: pick(edges, all),
  };
}
