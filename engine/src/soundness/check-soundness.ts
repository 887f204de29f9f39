import type { ExecutableNode, ExecutableProcess, ExecutableScope } from '../model/executable.js';
import { explore, type Bounds, type Explored } from './explore.js';
import { Net, type Beyond, type Outcome } from './net.js';
import { attached, stopOf } from './ways.js';

/** What may be wrong with the flow of control. */
export type SoundnessRule =
  /** The join waits for tokens that never come, and nothing else can happen. */
  | 'deadlock'
  /** From here on the scope can never end: it goes round for ever. */
  | 'neverEnds'
  /** The element is done twice at once, because two tokens were let through one by one before it. */
  | 'lackOfSynchronisation'
  /** No way leads to the element. */
  | 'deadElement'
  /** Two tokens come to the throwing end event each by itself: what it throws is thrown twice. */
  | 'improperCompletion';

/** `proven`: everything that may happen was gone through and nothing was found. `counterExample`: the findings tell how it goes wrong. `undecided`: nothing was found in what was gone through. */
export type SoundnessVerdict = 'proven' | 'counterExample' | 'undecided';

/** One thing that was found. */
export interface SoundnessFinding {
  readonly rule: SoundnessRule;
  /** Id of the process or subprocess in which it happens. */
  readonly scope: string;
  readonly elementId: string;
  /**
   * Ids of the elements that tokens pass one after the other until it happens, a shortest way, the element itself last. For an element that nothing comes to: the way along the flows that would
   * have to be gone.
   */
  readonly path: readonly string[];
}

/** What is known of a process or of a subprocess. */
export interface ScopeSoundness {
  /** Id of the process or subprocess. */
  readonly scope: string;
  readonly verdict: SoundnessVerdict;
  readonly findings: readonly SoundnessFinding[];
  /** States that were gone through. */
  readonly states: number;
  /** Why it is undecided. */
  readonly beyond?: Beyond['reason'] | 'tooManyStates' | 'tooManyTokens';
}

/** States of one scope that are gone through at most, by default: well under a second. */
export const MOST_STATES = 20_000;

/**
 * Says for each process and each subprocess whether its flow of control is sound, all data left out (van der Aalst, Soundness of workflow nets): whatever conditions hold, whatever events
 * happen and however activities end, everything that begins can come to an end, no join waits in vain, and every element has a way that leads to it. A subprocess is looked into by itself and is an
 * activity to what is around it.
 *
 * Done twice is an element that two tokens pass each by itself at once, because something before it split and nothing joined: an activity, an event that waits, an event or end event that throws.
 * It is no fault
 * - that branches end in one plain end event, or meet in gateways only: each token is used up at the end (BPMN 2.0.2 §13.5.1), and nothing is done twice;
 * - where all that follows stops what else is left: whoever comes there first stops the others;
 * - where the second token comes from an event that does not interrupt: it was drawn to happen beside the first;
 * - where two conditions behind an activity would have to hold at once: they are mostly drawn to exclude each other.
 *
 * Ad-hoc subprocesses, complex gateways and quantities of tokens are not decided. Event subprocesses are looked into by themselves; where one of them, an event attached or an end event elsewhere may
 * interrupt a scope, going round in it is no fault.
 *
 * @param mostStates states of one scope that are gone through; four times as many of all scopes together.
 */
export function checkScopes(process: ExecutableProcess, mostStates: number = MOST_STATES): readonly ScopeSoundness[] {
  const outcomes = new Map<string, Outcome>();
  const found = new Map<string, ScopeSoundness>();
  let left = 4 * mostStates;
  for (const scope of innermostFirst(process)) {
    const one = checkScope(process, scope, outcomes, Math.min(mostStates, left));
    left -= one.states;
    found.set(scope.id, one);
  }
  return [...process.scopes.keys()].flatMap((id) => found.get(id) ?? []);
}

function checkScope(process: ExecutableProcess, scope: ExecutableScope, outcomes: Map<string, Outcome>, states: number): ScopeSoundness {
  const net = new Net(process, scope, outcomes);
  if (net.beyond !== undefined) return { scope: scope.id, verdict: 'undecided', findings: [], states: 0, beyond: net.beyond.reason };
  const bounds: Bounds = { states, tellsTwice: true, mayBeEnded: mayBeEnded(process, scope) };
  const plain = explore(new Net(process, scope, outcomes, { plain: true }), bounds);
  const known = new Set(plain.twice.keys());
  const whole = net.isWhollyPlain ? plain : explore(net, { ...bounds, tellsTwice: false, known });
  const findings = findingsOf(process, scope, net, plain, whole);
  const isDecided = plain.isWhole && whole.isWhole && !whole.isVague;
  const verdict = findings.length > 0 ? 'counterExample' : isDecided ? 'proven' : 'undecided';
  // What goes wrong inside is told there: around it, it is an activity as it should be.
  if (verdict !== 'counterExample' && whole.isWhole) outcomes.set(scope.id, withHandlers(process, scope, whole.outcome, outcomes));
  const why = plain.isWhole && whole.isWhole ? 'tooManyTokens' : 'tooManyStates';
  const gone = plain.states + (whole === plain ? 0 : whole.states);
  return { scope: scope.id, verdict, findings, states: gone, ...(verdict === 'undecided' ? { beyond: why } : {}) };
}

function findingsOf(
  process: ExecutableProcess,
  scope: ExecutableScope,
  net: Net,
  plain: Explored,
  whole: Explored,
): readonly SoundnessFinding[] {
  const of = (rule: SoundnessRule, ways: Explored['stuck']): readonly SoundnessFinding[] =>
    [...ways].map(([elementId, path]) => ({ rule, scope: scope.id, elementId, path }));
  const isEnd = (id: string): boolean => process.nodes.get(id)?.type === 'endEvent';
  const isDead = ({ id }: ExecutableNode): boolean => !whole.reached.has(id) && !whole.stuck.has(id);
  const candidates = net.reachable();
  const reached = new Set(candidates.filter(({ id }) => whole.reached.has(id)).map(({ id }) => id));
  // What stands behind something that nothing comes to is told with that.
  const isFirst = (node: ExecutableNode): boolean => node.incoming.some(({ from }) => reached.has(from));
  const ways = waysFrom(process, scope);
  const dead = whole.isWhole ? candidates.filter((node) => isDead(node) && isFirst(node)) : [];
  return [
    ...of('deadlock', whole.stuck),
    ...of('neverEnds', whole.endless),
    ...of('lackOfSynchronisation', new Map([...plain.twice].filter(([id]) => !isEnd(id)))),
    ...of('improperCompletion', new Map([...plain.twice].filter(([id]) => isEnd(id)))),
    ...of('deadElement', new Map(dead.map(({ id }) => [id, ways(id)]))),
  ];
}

/** How a scope may end, what its event subprocesses do taken in: one that interrupts ends it, and what one throws goes on to what is around. */
function withHandlers(
  process: ExecutableProcess,
  { triggers }: ExecutableScope,
  { completes, throws }: Outcome,
  outcomes: ReadonlyMap<string, Outcome>,
): Outcome {
  const starts = triggers.flatMap((id) => process.nodes.get(id) ?? []);
  return {
    completes: completes || starts.some(({ interrupts }) => interrupts),
    throws: throws || starts.some(({ scope }) => outcomes.get(scope)?.throws === true),
  };
}

/** The shortest ways along flows from the beginnings of a scope to its elements. Looked for when the first is asked. */
function waysFrom(process: ExecutableProcess, { start, starts, initial }: ExecutableScope): (goal: string) => readonly string[] {
  let before: ReadonlyMap<string, string | undefined> | undefined;
  const look = (): ReadonlyMap<string, string | undefined> => {
    const found = new Map<string, string | undefined>();
    for (const id of [...(start === undefined ? [] : [start]), ...starts, ...initial]) found.set(id, undefined);
    // What is added while a map is walked through is walked through too.
    for (const id of found.keys()) {
      const node = process.nodes.get(id);
      if (node === undefined) continue;
      const next = [...node.outgoing.map(({ to }) => to), ...attached(node, process).map((event) => event.id)];
      for (const to of next) if (!found.has(to)) found.set(to, id);
    }
    return found;
  };
  return (goal) => {
    before ??= look();
    const way = [goal];
    for (let at = before.get(goal); at !== undefined; at = before.get(at)) way.push(at);
    return way.reverse();
  };
}

/** Whether something outside a scope, or an event subprocess in it, may end it at any time: then going round in it is no fault. */
function mayBeEnded(process: ExecutableProcess, scope: ExecutableScope): boolean {
  const inside = new Set<string>();
  for (let at: ExecutableScope | undefined = scope; at !== undefined && !inside.has(at.id);) {
    inside.add(at.id);
    if (at.triggers.some((id) => process.nodes.get(id)?.interrupts === true)) return true;
    const node = process.nodes.get(at.id);
    if (node !== undefined && attached(node, process).some(({ interrupts }) => interrupts)) return true;
    at = at.parent === null ? undefined : process.scopes.get(at.parent);
  }
  return scope.parent !== null && stopsOf(process).some((node) => node.scope !== scope.id);
}

const stops = new WeakMap<ExecutableProcess, readonly ExecutableNode[]>();

/** The end events that end everything else in their scope: looked for once for a process. */
function stopsOf(process: ExecutableProcess): readonly ExecutableNode[] {
  const known = stops.get(process) ?? [...process.nodes.values()].filter((node) => stopOf(node) !== undefined);
  stops.set(process, known);
  return known;
}

function innermostFirst({ scopes }: ExecutableProcess): readonly ExecutableScope[] {
  const depthOf = (scope: ExecutableScope): number => {
    let depth = 0;
    for (let at = scope.parent; at !== null && depth <= scopes.size; at = scopes.get(at)?.parent ?? null) depth++;
    return depth;
  };
  const depths = new Map([...scopes.values()].map((scope) => [scope, depthOf(scope)]));
  return [...scopes.values()].sort((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0));
}
