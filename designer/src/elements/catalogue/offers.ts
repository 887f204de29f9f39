import type { ThingKind } from '../../drawing/read/diagram.js';
import type { NewThing } from '../../document/commands/parts.js';
import type { Entry } from '../../document/process-document.js';
import type { Found, Kind, Model } from '../../document/read/model.js';
import { isContainerType, isConversationType } from '../../document/read/types.js';
import { mayBecome } from '../../document/rules/may-become.js';
import { isRefused, mayConnect, mayHost } from '../../document/rules/may-connect.js';
import { mayStand, type Standing } from '../../document/rules/may-stand.js';
import { allEntries } from './all-entries.js';
import { isThing, type CatalogueEntry } from './entry.js';
import { scopeKindOf } from './scope-kind.js';
import { ranked, rankedAfter, rankedInstead, rankedOnBorder } from './usefulness.js';
import { entryOf, isAlready, replacementBy } from './variant.js';

/** What somebody wants to do: make something somewhere, behind an element, in the middle of a flow, on a border, or of an element. */
export type Wish =
  | { readonly do: 'create'; readonly at: Standing }
  | { readonly do: 'append'; readonly to: string }
  | { readonly do: 'insert'; readonly on: string }
  | { readonly do: 'attach'; readonly to: string }
  | { readonly do: 'replace'; readonly id: string };

/** An id that no document has: it is no valid one. */
const wished = '?';

/**
 * The entries that are offered, the most useful first. Nothing is offered that the rules of the document would refuse, and nothing that BPMN has no
 * sense for in that place; what only the engine refuses is offered last, with the reason in `refused`.
 */
export function entriesFor(model: Model, wish: Wish): readonly CatalogueEntry[] {
  switch (wish.do) {
    case 'create':
      return ranked(allEntries.filter((entry) => entryFits(model, entry, wish.at)));
    case 'append':
      return toAppend(model, wish.to);
    case 'insert':
      return toInsert(model, wish.on);
    case 'attach':
      return toAttach(model, wish.to);
    case 'replace':
      return toReplace(model, wish.id);
  }
}

/** Everything that can be put somewhere on a plane: into what is open there, onto the border of what stands there. The most used first. */
export function entriesOn(model: Model, plane: string): readonly CatalogueEntry[] {
  const { of: shown, shapes = {} } = model.planes[plane] ?? {};
  const apart = model.all.get(shown ?? '');
  const around = apart?.kind === 'element' ? [apart.id] : Object.keys(model.document.processes ?? {});
  const drawn = Object.keys(shapes).flatMap((id) => model.all.get(id) ?? []);
  const open = drawn.filter(({ id, entry }) => shapes[id]?.expanded === true && isContainerType(entry.type)).map(({ id }) => id);
  // Hosts of one type take the same events.
  const hosts = new Map(drawn.filter((found) => mayHost(found)).map((found) => [found.entry.type, found]));
  const standings: readonly Standing[] = [
    ...[...around, ...open].map((scope) => ({ scope })),
    ...[...hosts.values()].flatMap(({ id, entry: { scope } }) => (scope === undefined ? [] : [{ scope, attachedTo: id }])),
  ];
  return ranked(allEntries.filter((entry) => standings.some((at) => entryFits(model, entry, at))));
}

/** Whether an entry makes sense in a place, and the document lets it stand there. */
export function entryFits(model: Model, { thing, within, hosts }: CatalogueEntry, at: Standing): boolean {
  const around = scopeKindOf(model, at.scope);
  if (within && !(around && within.includes(around))) return false;
  if (!isThing(thing)) return at.attachedTo === undefined && around === 'process';
  if (at.attachedTo !== undefined && thing.type !== 'boundaryEvent') return false;
  const host = at.attachedTo === undefined ? undefined : model.all.get(at.attachedTo)?.entry.type;
  if (hosts && !(host !== undefined && hosts.includes(host))) return false;
  return mayStand(model, thing.kind, thing.type, at) === undefined;
}

const kinds: Readonly<Record<ThingKind, Pick<Found, 'kind' | 'map'>>> = {
  element: { kind: 'element', map: 'elements' },
  data: { kind: 'data', map: 'dataObjects' },
  store: { kind: 'store', map: 'dataStores' },
  note: { kind: 'note', map: 'artifacts' },
  group: { kind: 'group', map: 'groups' },
};

/** A model in which a wished thing already stands; asked again and again, the map is copied once. */
function supposing(model: Model): (thing: NewThing, standing: Standing) => Model {
  const all = new Map(model.all);
  const supposed: Model = { ...model, all };
  return (thing, { scope, lane }) => {
    const entry: Entry = { ...thing.properties, type: thing.type, scope, ...(lane === undefined ? {} : { lane }) };
    all.set(wished, { id: wished, ...kinds[thing.kind], entry });
    return supposed;
  };
}

/** What a flow, a data flow or an association can lead to. */
const appended: readonly Kind[] = ['element', 'data', 'store', 'note'];

function toAppend(model: Model, from: string): readonly CatalogueEntry[] {
  const source = model.all.get(from);
  const { scope, lane } = source?.entry ?? {};
  if (source?.kind !== 'element' || scope === undefined) return [];
  const standing = { scope, lane };
  const suppose = supposing(model);
  const offered = allEntries.filter(({ thing, ...entry }) => {
    if (!isThing(thing) || !appended.includes(thing.kind) || !entryFits(model, { ...entry, thing }, standing)) return false;
    const joint = mayConnect(suppose(thing, standing), from, wished);
    // A conversation link joins pools with conversations; from a step to a conversation it says nothing.
    return !isRefused(joint) && (joint.line !== 'conversationLink' || isConversationType(source.entry.type));
  });
  return rankedAfter(offered, source);
}

function toInsert(model: Model, flow: string): readonly CatalogueEntry[] {
  const line = model.all.get(flow);
  const { from, to } = line?.entry ?? {};
  const source = from === undefined ? undefined : model.all.get(from);
  if (line?.kind !== 'flow' || from === undefined || to === undefined || source?.entry.scope === undefined) return [];
  const standing = { scope: source.entry.scope, lane: source.entry.lane };
  // The flow leads to the new thing then, and no more to what it led to.
  const suppose = supposing({ ...model, linesAt: (id) => model.linesAt(id).filter((other) => other.id !== flow) });
  const offered = allEntries.filter((entry) => {
    const { thing } = entry;
    if (thing.kind !== 'element' || /^(?:start|end|boundary)Event$/.test(thing.type) || !entryFits(model, entry, standing)) return false;
    const supposed = suppose(thing, standing);
    return ![mayConnect(supposed, from, wished), mayConnect(supposed, wished, to)].some(
      (joint) => isRefused(joint) || joint.line !== 'sequenceFlow',
    );
  });
  return rankedAfter(offered, source);
}

function toAttach(model: Model, to: string): readonly CatalogueEntry[] {
  const host = model.all.get(to);
  const scope = host?.entry.scope;
  if (!host || !mayHost(host) || scope === undefined) return [];
  const offered = allEntries.filter((entry) => entryFits(model, entry, { scope, lane: host.entry.lane, attachedTo: to }));
  return rankedOnBorder(offered, host);
}

function toReplace(model: Model, id: string): readonly CatalogueEntry[] {
  const found = model.all.get(id);
  const { scope, attachedTo } = found?.entry ?? {};
  if (found?.kind !== 'element' || scope === undefined) return [];
  const standing = found.entry.type === 'boundaryEvent' ? { scope, attachedTo } : { scope };
  const seen = new Set<string>();
  const offered = allEntries.filter((entry) => {
    const { thing } = entry;
    if (thing.kind !== 'element' || isAlready(found, entry) || !entryFits(model, entry, standing)) return false;
    const replacement = replacementBy(found, entry);
    // Open or closed is not what it is: of two entries that differ in that alone one is enough.
    const says = JSON.stringify(replacement);
    if (seen.has(says)) return false;
    seen.add(says);
    return mayBecome(model, id, replacement) === undefined;
  });
  return rankedInstead(offered, found, entryOf(model, found));
}
