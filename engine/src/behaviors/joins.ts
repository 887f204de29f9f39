import { scopeOf } from './activities.js';
import type { Place } from './reachability.js';
import type { Run, Visit } from './run.js';

/** Tokens that wait at an element, by the flow they came along. */
export type Arrived = Readonly<Record<string, number>>;

/**
 * What a join keeps of its last look within one command, so that it need not look at everything after each step of somebody else. It holds nothing that the state does not
 * say too: who loses it only looks longer. A look that failed leaves none.
 */
export interface LastLook {
  /** The tokens and variables that its condition was asked over in vain. */
  over?: readonly object[] | undefined;
  /** The place whose token kept it waiting, and the flows that had brought one then. */
  kept?: { readonly by: Place; readonly arrived: string } | undefined;
}

/** The tokens that wait at an element for others. */
export function arrivedAt(run: Run, { node, scope }: Visit): Arrived {
  return scopeOf(run, scope).joins[node.id] ?? {};
}

/** How many they are together. */
export function tokensIn(arrived: Arrived): number {
  return Object.values(arrived).reduce((sum, count) => sum + count, 0);
}

/** Lets the token of a visit wait for others; answers all that wait there now. */
export function waitForOthers(run: Run, visit: Visit, flow: string): Arrived {
  const { node, scope } = visit;
  run.emit({ type: 'tokenJoined', facts: { element: node.id, flow, ...(scope === 0 ? {} : { scope }) } });
  return arrivedAt(run, visit);
}

/** One token of each flow that has some, but for those of some flows. */
export function oneOfEach(arrived: Arrived, but: readonly string[] = []): Arrived {
  return Object.fromEntries(Object.keys(arrived).flatMap((flow) => (but.includes(flow) ? [] : [[flow, 1]])));
}
