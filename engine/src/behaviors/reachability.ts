import type { ExecutableNode, ExecutableProcess } from '../model/executable.js';
import { nodeOf, scopeOf } from './activities.js';
import type { Run, Visit } from './run.js';

/** For each incoming flow of a join: the flows from which a token can come to it without passing the join. */
type Reach = ReadonlyMap<string, ReadonlySet<string>>;

const known = new WeakMap<ExecutableNode, Reach>();

/**
 * Whether a token elsewhere in the scope keeps an inclusive join waiting (BPMN 2.0.2 §13.4.3): one that can come to an incoming flow without a token (not among `arrived`),
 * and to none that has one. A token in an activity or event can go on along its outgoing flows and those of the events attached to it.
 */
export function mayStillCome(run: Run, { node, scope }: Visit, arrived: ReadonlySet<string>): boolean {
  const reach = reachOf(run.deployed.process, node);
  const comes = (from: readonly string[], has: boolean): boolean =>
    node.incoming.some(({ id }) => arrived.has(id) === has && from.some((flow) => reach.get(id)?.has(flow) === true));
  return placesIn(run, scope, node.id).some((from) => comes(from, false) && !comes(from, true));
}

/** Where tokens are in a scope, each by the flows it may take from there; those that wait at the join itself left out. */
function placesIn(run: Run, scope: number, join: string): readonly (readonly string[])[] {
  const places: (readonly string[])[] = [];
  run.state.queue.forEach((token) => {
    if (token.scope === scope) places.push([token.flow]);
  });
  const here = scopeOf(run, scope);
  for (const [gateway, flows] of Object.entries(here.joins))
    if (gateway !== join) for (const flow of Object.keys(flows)) places.push([flow]);
  for (const activity of here.activities.keys()) {
    const element = run.state.activities.get(activity)?.element;
    if (element !== undefined) places.push(waysOut(run, nodeOf(run, element)));
  }
  return places;
}

function waysOut(run: Run, node: ExecutableNode): readonly string[] {
  const attached = node.boundary.flatMap((id) => nodeOf(run, id).outgoing);
  return [...node.outgoing, ...attached].map((flow) => flow.id);
}

function reachOf(process: ExecutableProcess, join: ExecutableNode): Reach {
  let reach = known.get(join);
  if (!reach) {
    reach = new Map(join.incoming.map((flow) => [flow.id, backwardsFrom(process, join, flow.id)]));
    known.set(join, reach);
  }
  return reach;
}

/** All flows from which a way leads to a flow that does not pass the join; the flow itself among them. */
function backwardsFrom(process: ExecutableProcess, join: ExecutableNode, flow: string): ReadonlySet<string> {
  const found = new Set<string>();
  const next = [flow];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const from = process.flows.get(id)?.from;
    if (from === undefined || from === join.id) continue;
    for (const before of sourcesOf(process, from)) for (const incoming of before.incoming) next.push(incoming.id);
  }
  return found;
}

/** The nodes a token was at before it leaves one: itself; the activity of an event attached to it; the sources of a link's target. */
function sourcesOf(process: ExecutableProcess, id: string): readonly ExecutableNode[] {
  const node = process.nodes.get(id);
  if (!node) return [];
  const links = (node.catches?.triggers ?? []).flatMap((trigger) => (trigger.kind === 'link' ? [trigger.link] : []));
  const others = [...process.nodes.values()].filter(
    (one) =>
      one.boundary.includes(id) ||
      (one.scope === node.scope && one.throws.some((thrown) => thrown.kind === 'link' && links.includes(thrown.link))),
  );
  return [node, ...others];
}
