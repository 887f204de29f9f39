import type { Entry, EntryMap, PlaneEntry, ProcessDraft } from '../process-document.js';
import { entryMaps } from '../process-document.js';

/** What kind of thing an id stands for. */
export type Kind =
  | 'process'
  | 'pool'
  | 'lane'
  | 'element'
  | 'data'
  | 'store'
  | 'note'
  | 'group'
  | 'flow'
  | 'message'
  | 'association'
  | 'dataAssociation'
  | 'root';

/** Entries as they are read: never changed. */
export type Read<T> = { readonly [K in keyof T]: T[K] };

/** One entry of the document with what it is. */
export interface Found {
  readonly id: string;
  readonly map: EntryMap;
  readonly kind: Kind;
  readonly entry: Read<Entry>;
}

/** A document with its references followed: made once a document, asked by everything. */
export interface Model {
  readonly document: ProcessDraft;
  readonly planes: Readonly<Record<string, Read<PlaneEntry>>>;
  readonly all: ReadonlyMap<string, Found>;
  /** Lines that begin or end at something. */
  linesAt(id: string): readonly Found[];
  /** Boundary events of an activity. */
  attached(host: string): readonly Found[];
  /** What stands directly in a process or subprocess; boundary events too. */
  inside(scope: string): readonly Found[];
  /** What stands in a lane, lanes in it not followed. */
  inLane(lane: string): readonly Found[];
  /** The lanes directly in a lane, or, of a process or subprocess, its outermost ones. */
  lanesOf(id: string): readonly Found[];
  /** What something stands in directly; of a lane that does not say so, where what is in it stands. */
  scopeOf(id: string): string | undefined;
  /** The pool that shows a process. */
  poolOf(process: string): Found | undefined;
  /** The planes that show something, as a shape or as a line. */
  planesOf(id: string): readonly string[];
  /** The plane that shows a subprocess's content apart. */
  innerPlane(scope: string): string | undefined;
}

const kinds: Readonly<Record<EntryMap, Kind>> = {
  processes: 'process',
  participants: 'pool',
  lanes: 'lane',
  elements: 'element',
  flows: 'flow',
  messageFlows: 'message',
  dataAssociations: 'dataAssociation',
  artifacts: 'note',
  groups: 'group',
  dataObjects: 'data',
  dataStores: 'store',
  rootElements: 'root',
};

const lineKinds: ReadonlySet<Kind> = new Set(['flow', 'message', 'association', 'dataAssociation']);
const none: readonly never[] = [];
const models = new WeakMap<ProcessDraft, Model>();

/** Whether something is a line between two others. */
export function isLine({ kind }: Pick<Found, 'kind'>): boolean {
  return lineKinds.has(kind);
}

/** The model of a document. A document is never changed in place, so its model is made once. */
export function modelOf(document: ProcessDraft): Model {
  const known = models.get(document);
  if (known) return known;
  const made = makeModel(document);
  models.set(document, made);
  return made;
}

function makeModel(document: ProcessDraft): Model {
  const all = new Map<string, Found>();
  const lines = new Map<string, Found[]>();
  const attached = new Map<string, Found[]>();
  const inside = new Map<string, Found[]>();
  const inLane = new Map<string, Found[]>();
  const lanesOf = new Map<string, Found[]>();
  const pools = new Map<string, Found>();
  const lanes: Found[] = [];
  const add = (index: Map<string, Found[]>, key: string | null | undefined, found: Found): void => {
    if (typeof key !== 'string') return;
    const list = index.get(key);
    if (list) list.push(found);
    else index.set(key, [found]);
  };
  for (const map of entryMaps)
    for (const [id, value] of Object.entries((document[map] ?? {}) as Record<string, Entry>)) {
      const kind = map === 'artifacts' && value.type === 'association' ? 'association' : kinds[map];
      const found: Found = { id, map, kind, entry: value };
      all.set(id, found);
      if (lineKinds.has(kind)) {
        add(lines, value.from, found);
        if (value.to !== value.from) add(lines, value.to, found);
      }
      if (kind === 'lane') lanes.push(found);
      else if (kind === 'pool') {
        if (value.process !== undefined && !pools.has(value.process)) pools.set(value.process, found);
      } else if (kind !== 'process' && kind !== 'root' && !lineKinds.has(kind)) {
        add(inside, value.scope, found);
        add(inLane, value.lane, found);
        if (value.type === 'boundaryEvent') add(attached, value.attachedTo, found);
      }
    }
  const scopeOf = (id: string, depth = 0): string | undefined => {
    const found = all.get(id);
    if (found?.kind !== 'lane' || found.entry.scope !== undefined || depth > 50) return found?.entry.scope;
    const [member] = inLane.get(id) ?? none;
    if (member) return member.entry.scope;
    for (const inner of lanes)
      if (inner.entry.parent === id) {
        const scope = scopeOf(inner.id, depth + 1);
        if (scope !== undefined) return scope;
      }
    const [only, ...others] = Object.keys(document.processes ?? {});
    return others.length === 0 ? only : undefined;
  };
  for (const lane of lanes) add(lanesOf, lane.entry.parent ?? scopeOf(lane.id), lane);
  const planes = (document.layout?.planes ?? {}) as Readonly<Record<string, Read<PlaneEntry>>>;
  let shownOn: Map<string, string[]> | undefined;
  const shown = (): Map<string, string[]> => {
    if (shownOn) return shownOn;
    shownOn = new Map();
    for (const [plane, { shapes = {}, edges = {} }] of Object.entries(planes))
      for (const id of [...Object.keys(shapes), ...Object.keys(edges)]) {
        const list = shownOn.get(id);
        if (list) list.push(plane);
        else shownOn.set(id, [plane]);
      }
    return shownOn;
  };
  return {
    document,
    planes,
    all,
    linesAt: (id) => lines.get(id) ?? none,
    attached: (host) => attached.get(host) ?? none,
    inside: (scope) => inside.get(scope) ?? none,
    inLane: (lane) => inLane.get(lane) ?? none,
    lanesOf: (id) => lanesOf.get(id) ?? none,
    scopeOf,
    poolOf: (process) => pools.get(process),
    planesOf: (id) => shown().get(id) ?? none,
    innerPlane: (scope) => Object.keys(planes).find((plane) => planes[plane]?.of === scope),
  };
}

/** Everything that stands in a process or subprocess, however deep, boundary events too; circles end. */
export function contentOf(model: Model, scope: string): readonly Found[] {
  const found: Found[] = [];
  const seen = new Set<string>([scope]);
  const waiting = [scope];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const member of model.inside(next)) {
      if (seen.has(member.id)) continue;
      seen.add(member.id);
      found.push(member);
      waiting.push(member.id);
    }
  return found;
}

/** All lanes under a lane, a process or a subprocess, however deep. */
export function allLanesOf(model: Model, id: string): readonly Found[] {
  const found = new Map<string, Found>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const lane of model.lanesOf(next))
      if (!found.has(lane.id)) {
        found.set(lane.id, lane);
        waiting.push(lane.id);
      }
  return [...found.values()];
}

/** The process that something stands in, however deep. */
export function processOf(model: Model, id: string): string | undefined {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const found = model.all.get(at);
    if (!found) return undefined;
    if (found.kind === 'process') return at;
    at = found.kind === 'pool' ? found.entry.process : found.entry.scope;
  }
  return undefined;
}

/** Whether something stands in a scope, however deep. */
export function standsIn(model: Model, id: string, scope: string): boolean {
  const seen = new Set<string>();
  for (let at = model.all.get(id)?.entry.scope; at !== undefined && !seen.has(at); at = model.all.get(at)?.entry.scope) {
    if (at === scope) return true;
    seen.add(at);
  }
  return false;
}
