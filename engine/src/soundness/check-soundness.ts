import type { ExecutableProcess, ExecutableScope } from '../model/executable.js';
import { explore, type Explored } from './explore.js';
import { Net, type Beyond, type Outcome } from './net.js';

/** What may be wrong with the flow of control. */
export type SoundnessRule =
  /** The element waits for tokens that never come, and nothing else can happen. */
  | 'deadlock'
  /** From here on the scope can never end: it goes round for ever. */
  | 'neverEnds'
  /** Two tokens meet before or in the element: what stands behind is done twice. */
  | 'lackOfSynchronisation'
  /** No way leads to the element. */
  | 'deadElement'
  /** The end event is passed twice: what hangs on the end happens twice. */
  | 'improperCompletion';

/** One thing that was found. */
export interface SoundnessFinding {
  readonly rule: SoundnessRule;
  readonly elementId: string;
  /** Ids of the elements that tokens pass one after the other until it happens, a shortest way; empty for an element that no way leads to. */
  readonly path: readonly string[];
}

/** What is known of a process or of a subprocess. */
export interface ScopeSoundness {
  /** Id of the process or subprocess. */
  readonly scope: string;
  /** `proven`: everything that may happen was gone through and nothing was found. `counterExample`: the findings tell how it goes wrong. `undecided`: nothing was found in what was gone through. */
  readonly verdict: 'proven' | 'counterExample' | 'undecided';
  readonly findings: readonly SoundnessFinding[];
  /** States that were gone through. */
  readonly states: number;
  /** Why it is undecided. */
  readonly beyond?: Beyond['reason'] | 'tooManyStates';
}

/** States of one scope that are gone through at most, by default: well under a second. */
export const MOST_STATES = 20_000;

/**
 * Says for each process and each subprocess whether its flow of control is sound, all data left out (van der Aalst, Soundness of workflow nets): whatever conditions hold, whatever events
 * happen and however activities end, everything that begins comes to an end, nothing is done twice at once, and every element has a way that leads to it. A subprocess is looked into by itself
 * and is an activity to what is around it. Interrupting event subprocesses are left out: with one of them anything could end at any time. Ad-hoc subprocesses, complex gateways and quantities of
 * tokens are not decided.
 */
export function checkSoundness(process: ExecutableProcess, mostStates: number = MOST_STATES): readonly ScopeSoundness[] {
  const scopes = innermostFirst(process);
  const outcomes = new Map<string, Outcome>();
  const found = new Map<string, ScopeSoundness>();
  for (const scope of scopes) {
    const net = new Net(process, scope, outcomes);
    if (net.beyond !== undefined) {
      found.set(scope.id, { scope: scope.id, verdict: 'undecided', findings: [], states: 0, beyond: net.beyond.reason });
      continue;
    }
    const explored = explore(net, mostStates);
    if (explored.whole) outcomes.set(scope.id, explored.outcome);
    const findings = findingsOf(net, explored);
    const verdict = findings.length > 0 ? 'counterExample' : explored.whole ? 'proven' : 'undecided';
    const { states } = explored;
    found.set(scope.id, {
      scope: scope.id,
      verdict,
      findings,
      states,
      ...(verdict === 'undecided' ? { beyond: 'tooManyStates' as const } : {}),
    });
  }
  return [...process.scopes.keys()].flatMap((id) => found.get(id) ?? []);
}

function findingsOf(net: Net, explored: Explored): readonly SoundnessFinding[] {
  const of = (rule: SoundnessRule, ways: ReadonlyMap<string, readonly string[]>): readonly SoundnessFinding[] =>
    [...ways].map(([elementId, path]) => ({ rule, elementId, path }));
  const dead = explored.whole ? net.reachable().filter((id) => !explored.reached.has(id)) : [];
  return [
    ...of('deadlock', explored.stuck),
    ...of('neverEnds', explored.endless),
    ...of('lackOfSynchronisation', explored.doubled),
    ...of('improperCompletion', explored.endedTwice),
    ...dead.map((elementId) => ({ rule: 'deadElement' as const, elementId, path: [] })),
  ];
}

function innermostFirst({ scopes }: ExecutableProcess): readonly ExecutableScope[] {
  const depthOf = (scope: ExecutableScope): number => {
    let depth = 0;
    for (let at = scope.parent; at !== null && depth <= scopes.size; at = scopes.get(at)?.parent ?? null) depth++;
    return depth;
  };
  return [...scopes.values()].sort((a, b) => depthOf(b) - depthOf(a));
}
