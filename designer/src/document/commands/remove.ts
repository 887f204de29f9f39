import type { Command } from '../command.js';
import type { WritableProcess } from '../process-document.js';
import { frameOf, leavesOf, scopeOfLane, wayTo, type ShownLane } from '../read/frames.js';
import { allLanesOf, modelOf, type Found, type Model } from '../read/model.js';
import { asksConditions, isEventSubProcess } from '../read/types.js';
import { refuse } from '../refusals.js';
import { isRefused, mayConnect } from '../rules/may-connect.js';

/**
 * Removes things with all that hangs on them. Where a thing with one flow out is taken away, what came before leads on to what followed: the flows that
 * came in stay, with their conditions and names. Behind a thing with several ways out there is no one place to lead to, and its flows go.
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
      removeProcesses(document, model, things);
      leaveLanes(document, model, things);
      return { select: [] };
    },
  };
}

/** What leads into removed things is led on to what follows them, where that is one place only. */
function heal(document: WritableProcess, model: Model, things: readonly Found[], removed: ReadonlySet<string>): void {
  const flowsOf = (id: string, end: 'from' | 'to'): readonly Found[] =>
    model.linesAt(id).filter(({ kind, entry }) => kind === 'flow' && entry[end] === id && entry.from !== entry.to);
  /** The first thing that stays behind a removed one. */
  const behind = (id: string): string | undefined => {
    const seen = new Set<string>();
    let at: string | undefined = id;
    while (at !== undefined && removed.has(at) && !seen.has(at)) {
      seen.add(at);
      const [next, ...others]: readonly Found[] = flowsOf(at, 'from');
      at = next && others.length === 0 && !removed.has(next.id) ? next.entry.to : undefined;
    }
    return at !== undefined && !removed.has(at) ? at : undefined;
  };
  const led = new Set<string>();
  for (const { id, kind, entry } of things) {
    if (kind !== 'element' || isEventSubProcess(entry)) continue;
    const target = behind(id);
    if (target === undefined) continue;
    for (const incoming of flowsOf(id, 'to')) {
      const { from } = incoming.entry;
      if (removed.has(incoming.id) || from === undefined || removed.has(from) || from === target) continue;
      const answer = mayConnect(model, from, target);
      if (isRefused(answer) || answer.line !== 'sequenceFlow') continue;
      // Ways of a gateway that asks conditions may meet in one place, and the default one must not be lost.
      if (led.has(`${from} ${target}`) && !asksConditions(model.all.get(from)?.entry.type)) continue;
      led.add(`${from} ${target}`);
      const flow = document.flows?.[incoming.id];
      if (flow) flow.to = target;
      for (const plane of Object.values(document.layout?.planes ?? {})) {
        const edge = plane.edges?.[incoming.id];
        if (!edge) continue;
        delete edge.via;
        delete edge.label;
        edge.auto = true;
      }
    }
  }
}

/** A pool takes its process along, with all that stands in it. Of the last process of the document the empty process stays. */
function removeProcesses(document: WritableProcess, model: Model, things: readonly Found[]): void {
  for (const { kind, entry } of things) {
    const { process } = entry;
    if (kind !== 'pool' || process === undefined || !Object.hasOwn(document.processes ?? {}, process)) continue;
    if (Object.values(document.participants ?? {}).some((other) => other.process === process)) continue;
    if (Object.keys(document.processes ?? {}).length > 1) {
      if (document.processes) Reflect.deleteProperty(document.processes, process);
      continue;
    }
    for (const { id, map } of [...model.inside(process), ...model.lanesOf(process)]) {
      const entries = document[map];
      if (entries) Reflect.deleteProperty(entries, id);
    }
  }
}

/**
 * The room of a removed lane goes to its neighbour, and so does what stands in it; of the only lane in a lane it goes to that one.
 */
function leaveLanes(document: WritableProcess, model: Model, things: readonly Found[]): void {
  const removed = new Set(
    things.filter(({ kind }) => kind === 'lane').flatMap(({ id }) => [id, ...allLanesOf(model, id).map((lane) => lane.id)]),
  );
  for (const { id, kind } of things) {
    if (kind !== 'lane') continue;
    const heir = heirOf(model, id, removed);
    if (heir === undefined) continue;
    for (const lane of [id, ...allLanesOf(model, id).map((inner) => inner.id)])
      for (const member of model.inLane(lane)) {
        const entry = document[member.map]?.[member.id];
        if (entry) entry.lane = heir;
      }
  }
}

/** The lane that takes over from a removed one: the nearest before it, else behind it, else the one around it. */
function heirOf(model: Model, lane: string, removed: ReadonlySet<string>): string | undefined {
  const scope = scopeOfLane(model, lane);
  const frame = model.planesOf(lane).flatMap((plane) => (scope === undefined ? [] : (frameOf(model, plane, scope) ?? [])))[0];
  const way = wayTo(frame?.lanes ?? [], lane);
  for (let depth = way.length - 1; frame && depth >= 0; depth -= 1) {
    const around = way[depth - 1];
    const siblings = around ? around.lanes : frame.lanes;
    const index = siblings.findIndex(({ id }) => id === way[depth]?.id);
    const stays = ({ id }: ShownLane): boolean => !removed.has(id);
    const before = siblings.slice(0, index).filter(stays).at(-1);
    const behind = siblings.slice(index + 1).find(stays);
    // At the new neighbour's side, where it is divided itself.
    const heir = before ? leavesOf([before]).filter(stays).at(-1) : behind ? leavesOf([behind]).find(stays) : undefined;
    if (heir ?? before ?? behind) return (heir ?? before ?? behind)?.id;
    if (around && !removed.has(around.id)) return around.id;
  }
  const parent = model.all.get(lane)?.entry.parent;
  return typeof parent === 'string' && !removed.has(parent) ? parent : undefined;
}
