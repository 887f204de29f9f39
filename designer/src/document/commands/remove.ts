import type { Command, CommandContext } from '../command.js';
import type { WritableProcess } from '../process-document.js';
import { modelOf, type Found, type Model } from '../read/model.js';
import { refuse } from '../refusals.js';
import { isRefused, mayConnect } from '../rules/may-connect.js';

/**
 * Removes things with all that hangs on them. Where one thing with one flow in and one flow out is taken away, what came before leads on to what followed:
 * the flow that came in stays, with its condition and its name.
 */
export function removeThings(ids: readonly string[]): Command {
  return {
    name: 'removeThings',
    label: { en: 'Delete', ru: 'Удалить' },
    change: (document, context) => {
      const model = modelOf(context.before);
      const things = [...new Set(ids)].flatMap((id) => {
        const found = model.all.get(id);
        return found ? [found] : [];
      });
      if (things.length === 0) return refuse('UNKNOWN', ids[0]);
      const processes = [...model.all.values()].filter(({ kind }) => kind === 'process').length;
      const removedProcesses = things.filter(({ kind }) => kind === 'process').length;
      if (removedProcesses > 0 && removedProcesses >= processes) return refuse('LAST_PROCESS');
      const removed = new Set(things.map(({ id }) => id));
      heal(document, model, things, removed);
      for (const { map, id } of things) {
        const entries = document[map];
        if (entries) Reflect.deleteProperty(entries, id);
      }
      removeProcesses(document, context, model, things);
      leaveLanes(document, model, things);
      return { select: [] };
    },
  };
}

/** The flow into a chain of removed things is led to what follows the chain. */
function heal(document: WritableProcess, model: Model, things: readonly Found[], removed: ReadonlySet<string>): void {
  const flowsOf = (id: string, end: 'from' | 'to'): readonly Found[] =>
    model.linesAt(id).filter(({ kind, entry }) => kind === 'flow' && entry[end] === id && entry.from !== entry.to);
  const led = new Map<string, string>();
  for (const { id, kind } of things) {
    if (kind !== 'element') continue;
    const [incoming] = flowsOf(id, 'to');
    if (!incoming || removed.has(incoming.id) || incoming.entry.from === undefined || removed.has(incoming.entry.from)) continue;
    const seen = new Set<string>();
    let at: string | undefined = id;
    while (at !== undefined && removed.has(at) && !seen.has(at)) {
      seen.add(at);
      const [into, onward]: readonly [readonly Found[], readonly Found[]] = [flowsOf(at, 'to'), flowsOf(at, 'from')];
      const [next] = onward;
      at = into.length === 1 && onward.length === 1 && next && !removed.has(next.id) ? next.entry.to : undefined;
    }
    if (at === undefined || removed.has(at)) continue;
    const answer = mayConnect(model, incoming.entry.from, at);
    if (isRefused(answer) || answer.line !== 'sequenceFlow' || led.get(incoming.entry.from) === at) continue;
    led.set(incoming.entry.from, at);
    const flow = document.flows?.[incoming.id];
    if (flow) flow.to = at;
    for (const plane of Object.values(document.layout?.planes ?? {})) {
      const edge = plane.edges?.[incoming.id];
      if (!edge) continue;
      delete edge.via;
      delete edge.label;
      edge.auto = true;
    }
  }
}

/** A pool takes its process along, unless it is the last one of the document: that stays, with what stands in it, without a pool. */
function removeProcesses(document: WritableProcess, { before }: CommandContext, model: Model, things: readonly Found[]): void {
  for (const { kind, entry } of things) {
    if (kind !== 'pool' || entry.process === undefined) continue;
    const others = Object.keys(document.processes ?? {}).filter((id) => id !== entry.process);
    if (others.length === 0) {
      for (const member of model.inside(entry.process)) {
        const entries = document[member.map];
        if (entries) Reflect.deleteProperty(entries, member.id);
      }
      for (const lane of model.lanesOf(entry.process)) if (document.lanes) Reflect.deleteProperty(document.lanes, lane.id);
    } else if (document.processes && before.processes && Object.hasOwn(document.processes, entry.process))
      Reflect.deleteProperty(document.processes, entry.process);
  }
}

/** What stood in a removed lane stands in the lane around it. */
function leaveLanes(document: WritableProcess, model: Model, things: readonly Found[]): void {
  const removed = new Set(things.filter(({ kind }) => kind === 'lane').map(({ id }) => id));
  for (const lane of removed) {
    let parent = model.all.get(lane)?.entry.parent;
    while (typeof parent === 'string' && removed.has(parent)) parent = model.all.get(parent)?.entry.parent;
    if (typeof parent !== 'string') continue;
    for (const member of model.inLane(lane)) {
      const entry = document[member.map]?.[member.id];
      if (entry) entry.lane = parent;
    }
  }
}
