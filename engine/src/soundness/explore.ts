import type { Marking, Net, Outcome, Step } from './net.js';

/** A state that was found: what was where, and how one got there. */
interface Found {
  readonly marking: Marking;
  readonly from: number;
  /** Elements that the step there passed. */
  readonly passed: readonly string[];
}

/** States among which the beginning of a circle is looked for. */
const MOST_LOOKED_AT = 50;

/** What going through all that may happen has shown. */
export interface Explored {
  /** Whether everything was seen: not where there were too many states, nor behind one in which two tokens share a place. */
  readonly whole: boolean;
  readonly states: number;
  /** Elements that some way comes to. */
  readonly reached: ReadonlySet<string>;
  readonly outcome: Outcome;
  /** Elements that wait for ever, each with the shortest way to it. */
  readonly stuck: ReadonlyMap<string, readonly string[]>;
  /** Elements that go round for ever, with a way into the circle. */
  readonly endless: ReadonlyMap<string, readonly string[]>;
  /** Elements before or in which two tokens meet. */
  readonly doubled: ReadonlyMap<string, readonly string[]>;
  /** End events that are passed twice. */
  readonly endedTwice: ReadonlyMap<string, readonly string[]>;
}

/**
 * Goes through all that may happen in a net, the nearest first, so that each way that is told is a shortest one. A state in which two tokens share a place is told and not gone on from: what
 * comes of it may be without end.
 */
export function explore(net: Net, mostStates: number): Explored {
  const states: Found[] = [];
  const known = new Map<string, number>();
  const next: (readonly number[])[] = [];
  const over = new Set<number>();
  const reached = new Set<string>();
  const stuck = new Map<string, readonly string[]>();
  const doubled = new Map<string, readonly string[]>();
  const endedTwice = new Map<string, readonly string[]>();
  let isWhole = true;
  let [completes, throws] = [false, false];

  const wayTo = (state: number): readonly string[] => {
    const way: (readonly string[])[] = [];
    for (let at = state; at >= 0; at = states[at]?.from ?? -1) way.push(states[at]?.passed ?? []);
    return way.reverse().flat();
  };
  const find = (step: Step, from: number): number | undefined => {
    for (const element of step.passed) reached.add(element);
    const place = step.marking.findIndex((count) => count > 1);
    if (place >= 0) {
      isWhole = false;
      const element = net.ownerOf(place);
      const found = net.isEnded(place) ? endedTwice : doubled;
      if (!found.has(element)) found.set(element, [...wayTo(from), ...step.passed]);
      return undefined;
    }
    const key = keyOf(step.marking);
    const before = known.get(key);
    if (before !== undefined) return before;
    if (states.length >= mostStates) {
      isWhole = false;
      return undefined;
    }
    known.set(key, states.length);
    states.push({ marking: step.marking, from, passed: step.passed });
    return states.length - 1;
  };

  for (const step of net.beginnings()) find(step, -1);
  for (let at = 0; at < states.length; at++) {
    const { marking } = states[at] ?? { marking: new Uint8Array(0) };
    const following = new Set<number>();
    let isOpen = false;
    for (const step of net.steps(marking)) {
      isOpen = true;
      if (step.ended !== undefined) {
        for (const element of step.passed) reached.add(element);
        over.add(at);
        if (step.ended === 'thrown') throws = true;
        else completes = true;
        continue;
      }
      const found = find(step, at);
      if (found !== undefined) following.add(found);
    }
    next.push([...following]);
    if (net.isOver(marking)) {
      over.add(at);
      completes = true;
    } else if (!isOpen) for (const element of net.waiting(marking)) if (!stuck.has(element)) stuck.set(element, wayTo(at));
  }
  const endless = new Map<string, readonly string[]>();
  if (isWhole && stuck.size === 0) {
    const ending = leadingTo(over, next);
    const lost = states.flatMap((_state, at) => (ending.has(at) ? [] : [at]));
    // Where it begins to go round, rather than where that became certain.
    const round = lost.slice(0, MOST_LOOKED_AT).find((at) => next[at]?.some((following) => leadingTo(new Set([at]), next).has(following)));
    const at = round ?? lost[0] ?? -1;
    const [step] = at < 0 ? [] : net.steps(states[at]?.marking ?? new Uint8Array(0));
    if (step !== undefined) endless.set(step.element, wayTo(at));
  }
  return { whole: isWhole, states: states.length, reached, outcome: { completes, throws }, stuck, endless, doubled, endedTwice };
}

/** The same key for markings that differ only in how many empty places they know of. */
function keyOf(marking: Marking): string {
  let key = '';
  for (let place = 0; place < marking.length; place++) if (marking[place] !== 0) key += `${place},`;
  return key;
}

/** All states from which one of these can be reached, these among them. */
function leadingTo(goals: ReadonlySet<number>, next: readonly (readonly number[])[]): ReadonlySet<number> {
  const before: number[][] = next.map(() => []);
  next.forEach((following, from) => {
    for (const to of following) before[to]?.push(from);
  });
  const found = new Set(goals);
  const open = [...goals];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const one of before[at] ?? [])
      if (!found.has(one)) {
        found.add(one);
        open.push(one);
      }
  return found;
}
