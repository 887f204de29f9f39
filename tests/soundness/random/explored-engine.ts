import { EngineOf, keyOf, stuckIn, type EngineState } from './engine-states.js';
import type { SmallModel } from './small-model.js';

/** All that the engine can come to from the start of a model. */
export interface ExploredEngine {
  /** Whether that is all: not where there were too many states. */
  readonly isWhole: boolean;
  readonly states: readonly EngineState[];
  /** Elements that were passed or entered in some state. */
  readonly reached: ReadonlySet<string>;
  /** Joins that wait in vain in some state. */
  readonly stuck: ReadonlySet<string>;
  /** Whether some state has no way to the end of the instance, though nothing is stuck on any of its ways. */
  readonly isEndless: boolean;
  /** Elements with two open tasks at once in some state. */
  readonly twice: ReadonlySet<string>;
}

/** Tries every answer and every timer in every state. */
export function exploreEngine(model: SmallModel, mostStates: number): ExploredEngine {
  const engine = new EngineOf(model);
  const states: EngineState[] = [engine.begin()];
  const numbers = new Map(states.map((state, at) => [keyOf(state), at]));
  const next: number[][] = [];
  const reached = new Set<string>();
  let isWhole = true;
  for (let at = 0; at < states.length; at++) {
    const from = states[at];
    const following: number[] = [];
    next.push(following);
    if (from === undefined) break;
    for (const element of from.passed) reached.add(element);
    for (const move of from.state.status === 'active' ? engine.moves(from) : []) {
      const to = engine.act(from, move);
      for (const element of to.passed) reached.add(element);
      const key = keyOf(to);
      let number = numbers.get(key);
      if (number === undefined && states.length < mostStates) {
        number = states.push(to) - 1;
        numbers.set(key, number);
      }
      if (number === undefined) isWhole = false;
      else following.push(number);
    }
  }
  const stuck = new Set(states.flatMap((state) => stuckIn(state)));
  const ended = states.flatMap((one, at) => (one.state.status !== 'active' || stuckIn(one).length > 0 ? [at] : []));
  return { isWhole, states, reached, stuck, isEndless: leadingTo(ended, next).size < states.length, twice: twiceIn(states) };
}

/** States in which a way that is gone may be at one time. */
const mostAtOnce = 200;

/**
 * Goes a way that the check tells: each task and each event that it names happens in this order, with every answer there is. A task with an event attached is named where it is entered, so it may
 * be completed at any time after, and what a subprocess does inside is not told. Answers all states in which that may end; nothing where there are
 * too many on the way.
 */
export function follow(model: SmallModel, path: readonly string[]): readonly EngineState[] | undefined {
  const engine = new EngineOf(model);
  const elements = model.definition['elements'] as unknown as Readonly<
    Record<string, { readonly type: string; readonly scope: string; readonly attachedTo?: string }>
  >;
  const isInner = (element: string): boolean => elements[element]?.scope !== 'main';
  const hosts = new Set(Object.values(elements).flatMap(({ attachedTo }) => attachedTo ?? []));
  const act = (from: EngineState, isMeant: (element: string) => boolean): readonly EngineState[] =>
    from.state.status === 'active' ? engine.moves(from).flatMap((move) => (isMeant(move.element) ? [engine.act(from, move)] : [])) : [];
  let isWhole = true;
  const open = (states: readonly EngineState[]): readonly EngineState[] => {
    const all = new Map(states.map((state) => [keyOf(state), state]));
    // What is added while a map is walked through is walked through too.
    for (const from of all.values())
      for (const to of act(from, (element) => (hosts.has(element) && path.includes(element)) || isInner(element))) {
        if (all.size < mostAtOnce) all.set(keyOf(to), to);
        else isWhole = false;
      }
    return [...all.values()];
  };
  let states = open([engine.begin()]);
  for (const element of path) {
    const type = elements[element]?.type;
    if (hosts.has(element) || (type !== 'userTask' && type !== 'boundaryEvent')) continue;
    states = open(states.flatMap((from) => act(from, (one) => one === element)));
  }
  return isWhole ? states : undefined;
}

function twiceIn(states: readonly EngineState[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { state } of states) {
    const elements = state.activities.values().map(({ element }) => element);
    for (const element of elements) if (elements.indexOf(element) !== elements.lastIndexOf(element)) found.add(element);
  }
  return found;
}

function leadingTo(goals: readonly number[], next: readonly (readonly number[])[]): ReadonlySet<number> {
  const before: number[][] = next.map(() => []);
  next.forEach((following, from) => {
    for (const to of following) before[to]?.push(from);
  });
  const found = new Set(goals);
  for (const at of found) for (const one of before[at] ?? []) found.add(one);
  return found;
}
