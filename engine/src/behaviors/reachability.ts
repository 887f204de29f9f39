import type { ProcessState, Token } from '../execution/state.js';
import type { ExecutableNode, ExecutableProcess } from '../model/executable.js';
import { scopeOf } from './activities.js';
import type { LastLook } from './joins.js';
import type { Run, Visit } from './run.js';

/** For each incoming flow of a join: the flows from which a token can come to it without passing the join. */
type Reach = ReadonlyMap<string, ReadonlySet<string>>;

/** Where a token is: on its way, in an activity, or waiting at another join. */
export type Place =
  { readonly key: number; readonly token: Token } | { readonly activity: number } | { readonly join: string; readonly flow: string };

/** What is known of a graph: it follows from the graph alone, so it is found out once for all instances. */
interface Graph {
  /** By node: the flows along which a token may leave it: its own, those of events attached to it, and those behind the target of its link. */
  readonly ways: ReadonlyMap<string, readonly string[]>;
  /** By flow: the nodes from which a token may go along it. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  /** By join, once it was asked for. */
  readonly reaches: Map<string, Reach>;
}

const graphs = new WeakMap<ExecutableProcess, Graph>();

/**
 * Whether a token elsewhere in the scope keeps a join waiting (BPMN 2.0.2 §13.4.3): one that has a way to an incoming flow that has brought no token (is not among
 * `arrived`) and none to one that has. No way leads through the join itself, none across the boundary of the scope. A token in an activity may go on along its flows and
 * those of the events attached to it, one at the throw of a link behind its target.
 *
 * Looking through all tokens after every step would cost their square: what kept the join waiting at its last look is looked at first.
 */
export function mayStillCome(run: Run, { node, scope }: Visit, arrived: readonly string[], look: LastLook): boolean {
  const flows = [...arrived].sort().join(' ');
  if (look.kept?.arrived === flows && isStillThere(run.state, scope, look.kept.by)) return true;
  const by = keeping(run, node, scope, new Set(arrived));
  look.kept = by && { by, arrived: flows };
  return by !== undefined;
}

/** A place whose token keeps the join waiting; rather one that stays than one that soon moves. */
function keeping(run: Run, node: ExecutableNode, scope: number, arrived: ReadonlySet<string>): Place | undefined {
  const { process } = run.deployed;
  const { ways } = graphOf(process);
  const reach = waysInto(process, node);
  const comes = (from: readonly string[], has: boolean): boolean =>
    node.incoming.some(({ id }) => arrived.has(id) === has && from.some((flow) => reach.get(id)?.has(flow) === true));
  const keeps = (from: readonly string[]): boolean => comes(from, false) && !comes(from, true);
  const here = scopeOf(run, scope);
  for (const id of here.activities.keys()) {
    const activity = run.state.activities.get(id);
    // What undoes something ends in itself.
    if (!activity || activity.undoes !== undefined || activity.element === node.id) continue;
    if (keeps(ways.get(activity.element) ?? [])) return { activity: id };
  }
  for (const [join, flows] of Object.entries(here.joins)) {
    const flow = join === node.id ? undefined : Object.keys(flows).find((one) => keeps([one]));
    if (flow !== undefined) return { join, flow };
  }
  if (here.tokens === 0) return undefined;
  let last: Place | undefined;
  run.state.queue.forEach((token, key) => {
    // What was chosen in an ad-hoc subprocess is as good as there.
    if (token.scope === scope && keeps(process.flows.has(token.flow) ? [token.flow] : (ways.get(token.flow) ?? []))) last = { key, token };
  });
  return last;
}

function isStillThere(state: ProcessState, scope: number, place: Place): boolean {
  if ('activity' in place) return state.activities.has(place.activity);
  if ('token' in place) return state.queue.get(place.key) === place.token;
  return (state.scopes.get(scope)?.joins[place.join]?.[place.flow] ?? 0) > 0;
}

/** For each incoming flow of a join: the flows from which a way leads to it that does not pass the join. */
export function waysInto(process: ExecutableProcess, join: ExecutableNode): Reach {
  const { reaches } = graphOf(process);
  const reach = reaches.get(join.id) ?? new Map(join.incoming.map(({ id }) => [id, backwardsFrom(process, join, id)]));
  reaches.set(join.id, reach);
  return reach;
}

/** The flows along which a token may leave a node: its own, those of events attached to it, and those behind the target of its link. */
export function waysOutOf(process: ExecutableProcess, node: string): readonly string[] {
  return graphOf(process).ways.get(node) ?? [];
}

/** All flows from which a way leads to a flow that does not pass the join; the flow itself among them. */
function backwardsFrom(process: ExecutableProcess, join: ExecutableNode, flow: string): ReadonlySet<string> {
  const { sources } = graphOf(process);
  const found = new Set<string>();
  const next = [flow];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    for (const node of sources.get(id) ?? [])
      if (node !== join.id) for (const incoming of process.nodes.get(node)?.incoming ?? []) next.push(incoming.id);
  }
  return found;
}

function graphOf(process: ExecutableProcess): Graph {
  let graph = graphs.get(process);
  if (!graph) {
    const ways = waysOf(process);
    const sources = new Map<string, string[]>();
    for (const [node, flows] of ways) for (const flow of flows) sources.set(flow, [...(sources.get(flow) ?? []), node]);
    graphs.set(process, (graph = { ways, sources, reaches: new Map() }));
  }
  return graph;
}

function waysOf(process: ExecutableProcess): Graph['ways'] {
  const targets = new Map<string, ExecutableNode>();
  for (const node of process.nodes.values())
    for (const trigger of node.catches?.triggers ?? []) if (trigger.kind === 'link') targets.set(`${node.scope}/${trigger.link}`, node);
  return new Map(
    [...process.nodes.values()].map((node) => {
      const attached = node.boundary.map((id) => process.nodes.get(id));
      const linked = node.throws.map((one) => (one.kind === 'link' ? targets.get(`${node.scope}/${one.link}`) : undefined));
      return [node.id, [node, ...attached, ...linked].flatMap((one) => one?.outgoing.map(({ id }) => id) ?? [])];
    }),
  );
}
