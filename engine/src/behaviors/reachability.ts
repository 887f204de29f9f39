import type { ProcessState, Token } from '../execution/state.js';
import type { ExecutableNode, ExecutableProcess } from '../model/executable.js';
import { scopeOf } from './activities.js';
import type { Run, Visit } from './run.js';

/** For each incoming flow of a join: the flows from which a token can come to it without passing the join. */
type Reach = ReadonlyMap<string, ReadonlySet<string>>;

/** Where a token is: on its way, in an activity, or waiting at another join. */
type Place =
  { readonly key: number; readonly token: Token } | { readonly activity: number } | { readonly join: string; readonly flow: string };

/** The place that kept a join waiting when it was last looked at, and the flows that had brought a token then. */
interface Seen {
  readonly place: Place;
  readonly arrived: string;
}

const reaches = new WeakMap<ExecutableNode, Reach>();
const ways = new WeakMap<ExecutableProcess, ReadonlyMap<string, readonly string[]>>();
const sources = new WeakMap<ExecutableProcess, ReadonlyMap<string, readonly string[]>>();
const lastSeen = new WeakMap<Run, Map<string, Seen>>();

/**
 * Whether a token elsewhere in the scope keeps a join waiting (BPMN 2.0.2 §13.4.3): one that has a way to an incoming flow that has brought no token (is not among
 * `arrived`) and none to one that has. No way leads through the join itself, none across the boundary of the scope. A token in an activity may go on along its flows and
 * those of the events attached to it, one at the throw of a link behind its target.
 *
 * Looking through all tokens after every step would cost their square: what kept the join waiting before is looked at first.
 */
export function mayStillCome(run: Run, { node, scope }: Visit, arrived: readonly string[]): boolean {
  const key = `${scope}/${node.id}`;
  const known = lastSeen.get(run) ?? new Map<string, Seen>();
  lastSeen.set(run, known);
  const seen = known.get(key);
  const flows = [...arrived].sort().join(' ');
  if (seen?.arrived === flows && isStillThere(run.state, scope, seen.place)) return true;
  const place = keeping(run, node, scope, new Set(arrived));
  if (place === undefined) known.delete(key);
  else known.set(key, { place, arrived: flows });
  return place !== undefined;
}

/** A place whose token keeps the join waiting; rather one that stays than one that soon moves. */
function keeping(run: Run, node: ExecutableNode, scope: number, arrived: ReadonlySet<string>): Place | undefined {
  const { process } = run.deployed;
  const reach = reachOf(process, node);
  const comes = (from: readonly string[], has: boolean): boolean =>
    node.incoming.some(({ id }) => arrived.has(id) === has && from.some((flow) => reach.get(id)?.has(flow) === true));
  const keeps = (from: readonly string[]): boolean => comes(from, false) && !comes(from, true);
  const here = scopeOf(run, scope);
  for (const id of here.activities.keys()) {
    const activity = run.state.activities.get(id);
    // What undoes something ends in itself.
    if (!activity || activity.undoes !== undefined || activity.element === node.id) continue;
    if (keeps(waysOf(process).get(activity.element) ?? [])) return { activity: id };
  }
  for (const [join, flows] of Object.entries(here.joins)) {
    const flow = join === node.id ? undefined : Object.keys(flows).find((one) => keeps([one]));
    if (flow !== undefined) return { join, flow };
  }
  if (here.tokens === 0) return undefined;
  let last: Place | undefined;
  run.state.queue.forEach((token, key) => {
    // What was chosen in an ad-hoc subprocess is as good as there.
    if (token.scope === scope && keeps(process.flows.has(token.flow) ? [token.flow] : (waysOf(process).get(token.flow) ?? [])))
      last = { key, token };
  });
  return last;
}

function isStillThere(state: ProcessState, scope: number, place: Place): boolean {
  if ('activity' in place) return state.activities.has(place.activity);
  if ('token' in place) return state.queue.get(place.key) === place.token;
  return (state.scopes.get(scope)?.joins[place.join]?.[place.flow] ?? 0) > 0;
}

function reachOf(process: ExecutableProcess, join: ExecutableNode): Reach {
  let reach = reaches.get(join);
  if (!reach) {
    reach = new Map(join.incoming.map(({ id }) => [id, backwardsFrom(process, join, id)]));
    reaches.set(join, reach);
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
    for (const node of sourcesOf(process).get(id) ?? [])
      if (node !== join.id) for (const incoming of process.nodes.get(node)?.incoming ?? []) next.push(incoming.id);
  }
  return found;
}

/** By flow: the nodes from which a token may go along it. */
function sourcesOf(process: ExecutableProcess): ReadonlyMap<string, readonly string[]> {
  let known = sources.get(process);
  if (!known) {
    const found = new Map<string, string[]>();
    for (const [node, flows] of waysOf(process)) for (const flow of flows) found.set(flow, [...(found.get(flow) ?? []), node]);
    sources.set(process, (known = found));
  }
  return known;
}

/** By node: the flows along which a token may leave it: its own, those of events attached to it, and those behind the target of its link. */
function waysOf(process: ExecutableProcess): ReadonlyMap<string, readonly string[]> {
  let known = ways.get(process);
  if (!known) {
    const targets = new Map<string, ExecutableNode>();
    for (const node of process.nodes.values())
      for (const trigger of node.catches?.triggers ?? []) if (trigger.kind === 'link') targets.set(`${node.scope}/${trigger.link}`, node);
    known = new Map(
      [...process.nodes.values()].map((node) => {
        const attached = node.boundary.map((id) => process.nodes.get(id));
        const linked = node.throws.map((one) => (one.kind === 'link' ? targets.get(`${node.scope}/${one.link}`) : undefined));
        return [node.id, [node, ...attached, ...linked].flatMap((one) => one?.outgoing.map(({ id }) => id) ?? [])];
      }),
    );
    ways.set(process, known);
  }
  return known;
}
