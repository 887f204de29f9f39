import type { JsonValue } from '@millrace/schemas';
import { KeyedMap } from '../behaviors/keyed-map.js';
import { requirePart } from '../behaviors/require-part.js';
import { weigh } from '../behaviors/variable-paths.js';
import type { Appliers } from './applier.js';
import { written } from './apply-variables.js';
import { activityAt } from './state-parts.js';
import type { Activity, LoopState, ProcessState } from './state.js';
import { activityWith, stateWith } from './copies.js';

/** Appliers of activities that are done several times. */
export const loopAppliers: Appliers<'loopStarted' | 'loopContinued' | 'instanceAdded' | 'outputsCollected'> = {
  loopStarted(state, { facts, data }) {
    const { activity, total, sequential = false, item } = facts;
    const loop: LoopState = {
      ...(total === undefined ? {} : { total }),
      sequential,
      next: 0,
      active: 0,
      completed: 0,
      ...(item === undefined ? {} : { item }),
      ...(data?.items === undefined ? {} : { items: data.items }),
      outputs: KeyedMap.empty(),
    };
    const spawning = total !== undefined && total > 0 ? state.spawning.with(activity, true) : state.spawning;
    return stateWith(withLoop(state, activity, loop), { spawning, weight: state.weight + weigh(data?.items) });
  },
  loopContinued: (state, { facts }) => stateWith(state, { spawning: state.spawning.with(facts.activity, true) }),
  instanceAdded(state, { facts, data }) {
    const loop = loopOf(state, facts.activity);
    const { total = 0, items } = loop;
    const added = { ...loop, total: total + 1, ...(items === undefined ? {} : { items: [...items, data?.item ?? null] }) };
    // In sequence it begins when the present one is done.
    const isWaiting = loop.sequential && loop.active > 0;
    const spawning = isWaiting ? state.spawning : state.spawning.with(facts.activity, true);
    return stateWith(withLoop(state, facts.activity, added), { spawning, weight: state.weight + loopWeight(added) - loopWeight(loop) });
  },
  outputsCollected(state, { facts }) {
    const { outputs, total = 0 } = loopOf(state, facts.activity);
    const list = Array.from({ length: total }, (_none, index) => outputs.get(index)?.value ?? null);
    return written(state, facts.scope ?? 0, { [facts.path]: list });
  },
};

/** An instance began: the next one is another, and in sequence it begins later; whether a standard loop goes round once more is asked at the instance's end. */
export function instanceBegun(state: ProcessState, body: number): ProcessState {
  const loop = loopOf(state, body);
  const next = loop.next + 1;
  const { element } = activityAt(state, body);
  const known =
    loop.total === undefined ? {} : { instancesBegun: { ...state.instancesBegun, [element]: (state.instancesBegun[element] ?? 0) + 1 } };
  const begun = stateWith(withLoop(state, body, { ...loop, next, active: loop.active + 1 }), { ...known });
  return loop.sequential || loop.total === undefined || next === loop.total ? { ...begun, spawning: state.spawning.without(body) } : begun;
}

/** An instance completed; in sequence the next one may begin. */
export function instanceLeft(state: ProcessState, { of, index = 0 }: Activity, output: JsonValue | undefined): ProcessState {
  const body = requirePart(of, 'the loop of an instance');
  const loop = loopOf(state, body);
  const outputs = output === undefined ? loop.outputs : loop.outputs.with(index, { value: output });
  const given = withLoop(state, body, { ...loop, active: loop.active - 1, completed: loop.completed + 1, outputs });
  const left = stateWith(given, { weight: state.weight + weigh(output) });
  const goesOn = loop.sequential && loop.total !== undefined && loop.next < loop.total;
  return goesOn ? stateWith(left, { spawning: left.spawning.with(body, true) }) : left;
}

/** An instance was ended from outside; its loop may be gone with it. */
export function instanceEnded(state: ProcessState, { of }: Activity): ProcessState {
  const loop = of === undefined ? undefined : state.activities.get(of)?.loop;
  return of === undefined || loop === undefined ? state : withLoop(state, of, { ...loop, active: loop.active - 1 });
}

/** Rough bytes of what a loop keeps: the entries it goes through, and what its instances gave. */
export function loopWeight({ items, outputs }: LoopState): number {
  let sum = weigh(items);
  outputs.forEach(({ value }) => (sum += weigh(value)));
  return sum;
}

function loopOf(state: ProcessState, body: number): LoopState {
  return requirePart(activityAt(state, body).loop, 'the loop of activity', body);
}

function withLoop(state: ProcessState, body: number, loop: LoopState): ProcessState {
  return stateWith(state, { activities: state.activities.with(body, activityWith(activityAt(state, body), { loop })) });
}
