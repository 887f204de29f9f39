import { markedAs, namePlaces } from '@millrace/engine/expressions';
import type { Command, CommandContext } from '../command.js';
import { prefixOf } from '../ids.js';
import { copyOf, equalJson } from '../json-copy.js';
import { edgesIn, arePlaces, shapesIn } from '../commands/parts.js';
import { entryMaps, mapIn, planesIn, type Entry, type EntryMap, type WritableProcess } from '../process-document.js';
import { onBorder } from '../read/border.js';
import { scopeOfLane } from '../read/frames.js';
import { modelOf, processOf, type Model } from '../read/model.js';
import { attributesOf, referencesOf } from '../read/references.js';
import { refuse, type Refusal } from '../refusals.js';
import { mayHost } from '../rules/may-connect.js';
import { isShownOn } from '../rules/may-stand.js';
import { readSites } from '../variables/sites.js';
import { languageOf } from '../variables/where-used.js';
import { declared } from '../variables/declarations.js';
import { shifted, shiftedWay } from '../ways/stretch.js';
import { copyThings } from './copy-things.js';
import type { ProcessFragment } from './fragment.js';

/** Where a fragment is pasted. */
export interface PastePlace {
  /** The middle of what is pasted. */
  readonly at: readonly [x: number, y: number];
  /** The process or subprocess it comes to stand in; pools need none. */
  readonly scope?: string | undefined;
  readonly lane?: string | undefined;
  /** The activity that events take whose own was not copied. */
  readonly host?: string | undefined;
}

/** As many things a document holds of one kind. */
const mostOfAKind = 10_000;

/**
 * Pastes a fragment. Ids that the document lacks are kept, all others are new, and what refers to them inside of the fragment follows: flows, events on
 * borders, lanes, defaults, expressions that name ids. Messages, errors and variables that the document lacks come along; equal ones are shared.
 */
export function pasteThings(plane: string, fragment: ProcessFragment, place: PastePlace): Command {
  return {
    name: 'pasteThings',
    label: { en: 'Paste', ru: 'Вставить из буфера' },
    change: (document, context) => {
      const model = modelOf(context.before);
      if (!arePlaces(place.at)) return refuse('NO_NUMBER');
      if (place.lane !== undefined && scopeOfLane(model, place.lane) !== place.scope) return refuse('NOT_THERE', place.lane);
      const corner = [Math.round(place.at[0] - fragment.size[0] / 2), Math.round(place.at[1] - fragment.size[1] / 2)] as const;
      return paste(document, context, plane, fragment, corner, () => ({ scope: place.scope, lane: place.lane, host: place.host }));
    },
  };
}

/** Makes copies of things where they stand, a little aside. @param by How far aside. */
export function duplicateThings(plane: string, ids: readonly string[], by: readonly [number, number] = [40, 40]): Command {
  return {
    name: 'duplicateThings',
    label: { en: 'Duplicate', ru: 'Дублировать' },
    change: (document, context) => {
      const model = modelOf(context.before);
      const fragment = copyThings(context.before, ids, plane);
      if (!fragment) return refuse('NOTHING', ids[0]);
      if (!arePlaces(by)) return refuse('NO_NUMBER');
      const shapes = model.planes[plane]?.shapes ?? {};
      const [first] = Object.keys(fragment.shapes);
      const [from, own] = [shapes[first ?? '']?.at, fragment.shapes[first ?? '']?.at];
      if (!from || !own) return refuse('NO_PLACE', plane);
      const corner = [from[0] - own[0] + by[0], from[1] - own[1] + by[1]] as const;
      return paste(document, context, plane, fragment, corner, (id) => {
        const { scope, lane, attachedTo } = model.all.get(id)?.entry ?? {};
        return { scope, lane, host: attachedTo };
      });
    },
  };
}

interface Stand {
  readonly scope: string | undefined;
  readonly lane: string | undefined;
  readonly host: string | undefined;
}

function paste(
  document: WritableProcess,
  context: CommandContext,
  plane: string,
  fragment: ProcessFragment,
  corner: readonly [number, number],
  standOf: (id: string) => Stand,
) {
  const model = modelOf(context.before);
  const shown = model.planes[plane];
  if (!shown) return refuse('NO_PLACE', plane);
  const dropped = new Set<string>();
  const hosts = new Map<string, string>();
  const tops: string[] = [];
  for (const [map, id, entry] of listed(fragment.entries)) {
    const refusal = mayStandHere(model, plane, map, entry, standOf(id));
    if (refusal === 'drop') dropped.add(id);
    else if (refusal) return refusal;
    if (entry.type === 'boundaryEvent' && entry.attachedTo === undefined) hosts.set(id, standOf(id).host ?? '');
    if (entry.scope === undefined && entry.attachedTo === undefined && map !== 'lanes' && map !== 'processes' && !('from' in entry))
      tops.push(id);
  }
  const kept = listed(fragment.entries).filter(
    ([, id, { from, to }]) => ![id, from, to].some((one) => one !== undefined && dropped.has(one)),
  );
  const selected = tops.filter((id) => !dropped.has(id));
  if (selected.length === 0) return refuse(dropped.size > 0 ? 'NO_HOST' : 'NOT_A_FRAGMENT');
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const fresh = (id: string, prefix: string): string => {
    let next = model.all.has(id) || Object.hasOwn(model.planes, id) || id === document.id || taken.has(id) ? context.newId(prefix) : id;
    while (taken.has(next)) next = context.newId(prefix);
    taken.add(next);
    return next;
  };
  const bringing = sharedToBring(model, fragment, ids, fresh);
  for (const [map, id, { type }] of kept) ids.set(id, fresh(id, prefixOf(type ?? singular[map] ?? 'task')));
  for (const id of Object.keys(fragment.planes)) ids.set(id, fresh(id, prefixOf('plane')));
  for (const [map, id, entry] of [...bringing, ...kept]) {
    const stand = fragment.entries[map]?.[id] ? standOf(id) : undefined;
    mapIn(document, map)[ids.get(id) ?? id] = renewed(model, map, entry, fragment.language, ids, stand, hosts.get(id));
    if (Object.keys(mapIn(document, map)).length > mostOfAKind) return refuse('TOO_MUCH');
  }
  draw(document, model, plane, fragment, corner, ids, hosts);
  declareMissing(document, model, fragment, standOf(selected[0] ?? '').scope);
  return { select: selected.flatMap((id) => ids.get(id) ?? []) };
}

const singular: { readonly [map in EntryMap]?: string } = {
  participants: 'participant',
  processes: 'process',
  lanes: 'lane',
  flows: 'sequenceFlow',
  groups: 'group',
};

function listed(maps: ProcessFragment['entries']): readonly (readonly [EntryMap, string, Entry])[] {
  return entryMaps.flatMap((map) => Object.entries(maps[map] ?? {}).map(([id, entry]) => [map, id, entry] as const));
}

/** Whether a thing whose surroundings were not copied may stand where it is put; `drop`: it is left out. */
function mayStandHere(model: Model, plane: string, map: EntryMap, entry: Entry, { scope, host }: Stand): Refusal | 'drop' | undefined {
  if (map === 'participants')
    return model.all.get(model.planes[plane]?.of ?? '')?.kind === 'element' ? refuse('NOT_THERE', plane) : undefined;
  if (entry.scope !== undefined || map === 'processes' || map === 'lanes' || 'from' in entry) return undefined;
  if (map === 'rootElements') return 'drop';
  const around = scope === undefined ? undefined : model.all.get(scope);
  if (scope === undefined || !around || !(around.kind === 'process' || around.kind === 'element')) return refuse('OUTSIDE_POOL', scope);
  if (!isShownOn(model, scope, plane)) return refuse('NOT_THERE', scope);
  if (entry.type !== 'boundaryEvent' || entry.attachedTo !== undefined) return undefined;
  const on = host === undefined ? undefined : model.all.get(host);
  return on && mayHost(on) ? undefined : 'drop';
}

/** What the fragment refers to and the document has not; what it has under any id, saying the same, is shared. */
function sharedToBring(
  model: Model,
  fragment: ProcessFragment,
  ids: Map<string, string>,
  fresh: (id: string, prefix: string) => string,
): readonly (readonly [EntryMap, string, Entry])[] {
  return listed(fragment.shared).filter(([map, id, entry]) => {
    const own = model.all.get(id);
    const equal =
      own?.map === map && equalJson(own.entry, entry)
        ? own
        : [...model.all.values()].find((other) => other.map === map && equalJson(other.entry, entry));
    ids.set(id, equal ? equal.id : fresh(id, prefixOf(entry.type ?? 'task')));
    return !equal;
  });
}

/** References that lead out of what was copied: they hold as long as the document has what they name. */
const outward = new Set(['of', 'message', 'category', 'item', 'ref', 'activity']);

function renewed(
  model: Model,
  map: EntryMap,
  entry: Entry,
  language: 'jsonata' | 'feel',
  ids: ReadonlyMap<string, string>,
  stand: Stand | undefined,
  host: string | undefined,
): Entry {
  const copy = copyOf(entry);
  for (const { name, id, put } of [...referencesOf(copy), ...(map === 'rootElements' ? attributesOf(copy) : [])]) {
    const next = ids.get(id);
    if (next !== undefined) put(next);
    else if (map !== 'rootElements' && !(outward.has(name) && model.all.has(id))) put(undefined);
  }
  for (const site of readSites(map, copy)) {
    if (site.kind !== 'expression') continue;
    const text = withIds(site.text, site.language ?? language, site.path[0] === 'activate', ids);
    const isForeign = site.language === undefined && language !== (languageOf(model) ?? 'jsonata');
    site.put(isForeign ? markedAs(text, language) : text);
  }
  if (!stand || map === 'participants' || map === 'processes' || map === 'lanes' || entry.scope !== undefined) return copy;
  if ('from' in entry) {
    // The line of a note stands where it does; flows say nothing of it.
    if (entry.type === 'association' && stand.scope !== undefined) copy.scope = stand.scope;
    return copy;
  }
  if (stand.scope !== undefined) copy.scope = stand.scope;
  if (host !== undefined && host !== '') {
    const on = model.all.get(host)?.entry;
    copy.attachedTo = host;
    if (on?.scope !== undefined) copy.scope = on.scope;
    if (on?.lane !== undefined) copy.lane = on.lane;
  } else if (stand.lane !== undefined && map !== 'artifacts' && map !== 'groups') copy.lane = stand.lane;
  return copy;
}

/** An expression that names ids, with the new ones: what an ad-hoc subprocess begins with, what has arrived at a complex gateway. */
function withIds(text: string, language: 'jsonata' | 'feel', isList: boolean, ids: ReadonlyMap<string, string>): string {
  if (!isList && !text.includes('$arrived')) return text;
  const named = namePlaces(text, language);
  if (!named.ok) return text;
  const edits = [
    ...(isList ? named.texts : []).flatMap(({ name, from, to }) => {
      const next = ids.get(name);
      return next === undefined ? [] : [{ from: from + 1, to: to - 1, next }];
    }),
    ...named.bindings.flatMap(({ name, rest, to }) => {
      const [flow = ''] = rest;
      const next = name === 'arrived' ? ids.get(flow) : undefined;
      const quoted = text.startsWith(`.\`${flow}\``, to);
      if (next === undefined || !(quoted || text.startsWith(`.${flow}`, to))) return [];
      const start = to + (quoted ? 2 : 1);
      return [{ from: start, to: start + flow.length, next }];
    }),
  ];
  return edits
    .sort((one, other) => other.from - one.from)
    .reduce((now, { from, to, next }) => now.slice(0, from) + next + now.slice(to), text);
}

function draw(
  document: WritableProcess,
  model: Model,
  plane: string,
  fragment: ProcessFragment,
  corner: readonly [number, number],
  ids: ReadonlyMap<string, string>,
  hosts: ReadonlyMap<string, string>,
): void {
  const [shapes, edges] = [shapesIn(document, plane) ?? {}, edgesIn(document, plane) ?? {}];
  for (const old of [...fragment.order, ...Object.keys(fragment.shapes).filter((id) => !fragment.order.includes(id))]) {
    const [id, shape] = [ids.get(old), fragment.shapes[old]];
    if (id === undefined || !shape) continue;
    const copy = copyOf(shape);
    if (copy.at) copy.at = shifted(copy.at, corner);
    if (copy.label) copy.label = shifted(copy.label, corner);
    const host = model.planes[plane]?.shapes?.[hosts.get(old) ?? '']?.at;
    if (host && copy.at) {
      copy.at = onBorder(copy.at, host);
      delete copy.label;
    }
    shapes[id] = copy;
  }
  for (const [old, edge] of Object.entries(fragment.edges)) {
    const id = ids.get(old);
    if (id === undefined) continue;
    const copy = copyOf(edge);
    if (copy.via) copy.via = shiftedWay(copy.via, corner);
    if (copy.label) copy.label = shifted(copy.label, corner);
    edges[id] = copy;
  }
  const named = (id: string): readonly string[] => {
    const next = ids.get(id);
    return next === undefined ? [] : [next];
  };
  for (const [old, inner] of Object.entries(fragment.planes)) {
    const [id, of] = [ids.get(old), ids.get(inner.of ?? '')];
    if (id === undefined || of === undefined) continue;
    const renamed = <T>(places: Readonly<Record<string, T>> = {}): Record<string, T> =>
      Object.fromEntries(Object.entries(places).flatMap(([name, at]) => named(name).map((next) => [next, copyOf(at)] as const)));
    planesIn(document)[id] = { of, order: (inner.order ?? []).flatMap(named), shapes: renamed(inner.shapes), edges: renamed(inner.edges) };
  }
}

/** Variables that the pasted things name and nobody declares here are declared in the process. */
function declareMissing(document: WritableProcess, model: Model, fragment: ProcessFragment, scope: string | undefined): void {
  const process = scope === undefined ? undefined : processOf(model, scope);
  const target = process === undefined ? undefined : document.processes?.[process];
  if (!target) return;
  const isDeclared = (name: string): boolean => {
    const seen = new Set<string>();
    for (let at = scope; at !== undefined && !seen.has(at); at = model.all.get(at)?.entry.scope) {
      seen.add(at);
      if (Object.hasOwn(declared(model.all.get(at)?.entry), name)) return true;
    }
    return false;
  };
  const missing = Object.entries(fragment.variables).filter(([name]) => !isDeclared(name));
  if (missing.length > 0)
    target['variables'] = { ...declared(model.all.get(process ?? '')?.entry), ...copyOf(Object.fromEntries(missing)) };
}
