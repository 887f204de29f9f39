import type { JsonObject, JsonValue } from '@millrace/schemas';
import { begin } from './begin.js';
import { ask, visible, write } from './data.js';
import { Beyond, Fails, holdsFor, valueOf } from './expressions.js';
import type { Instance } from './instance.js';
import { textOf, type LoopPart } from './model.js';
import type { Activity, Loop } from './state.js';
import { openScope } from './waits.js';

/** A loop begins: how often it will go round is known, or asked before each round. */
export function beginLoop(on: Instance, id: number): void {
  const activity = on.activity(id);
  const part = activity && on.model.element(activity.element).loopCharacteristics;
  if (!activity || !part) return;
  const items = part.type === 'standardLoopCharacteristics' ? [] : itemsOf(on, activity, part);
  if (items.length > 200) throw new Beyond('the naive interpreter does not count that far');
  const loop: Loop = { items, created: 0, completed: 0, terminated: 0, outputs: {}, log: [], more: items.length > 0 };
  activity.loop = loop;
  if (part.type === 'standardLoopCharacteristics') loop.more = part.testBefore !== true || goesOn(on, activity, part, loop);
  if (!loop.more) endLoop(on, id);
}

function itemsOf(on: Instance, { scope }: Activity, { collection, cardinality }: LoopPart): JsonValue[] {
  if (collection !== undefined) {
    const list = ask(on, scope, collection) ?? [];
    return Array.isArray(list) ? [...(list as readonly JsonValue[])] : [list];
  }
  const count = ask(on, scope, cardinality ?? '0');
  if (typeof count !== 'number' || count < 0 || !Number.isInteger(count)) throw new Fails('CARDINALITY_INVALID');
  return Array.from({ length: count }, () => null);
}

/** The loop with the lowest number that still has instances to create creates one. */
export function createOne(on: Instance): boolean {
  const body = [...on.s.activities].sort((a, b) => a.id - b.id).find((activity) => mayCreate(on, activity));
  if (!body?.loop) return false;
  const part = on.model.element(body.element).loopCharacteristics;
  const { loop } = body;
  const index = loop.created++;
  if (part?.type === 'standardLoopCharacteristics') loop.more = false;
  else loop.more = loop.created < loop.items.length;
  const { id } = on.enter(body.element, body.scope, { of: body.id, index });
  const locals: JsonObject = {
    loopCounter: index + 1,
    ...(part?.item !== undefined && part.collection !== undefined ? { [part.item]: loop.items[index] ?? null } : {}),
  };
  openScope(on, id, body.element, body.scope, locals);
  on.attempt('begin', id, () => begin(on, id));
  return true;
}

function mayCreate(on: Instance, { id, element, loop }: Activity): boolean {
  if (!loop?.more) return false;
  const part = on.model.element(element).loopCharacteristics;
  const oneByOne = part?.type === 'standardLoopCharacteristics' || part?.sequential === true;
  return !oneByOne || !on.s.activities.some(({ of }) => of === id);
}

/** An instance of a loop is done. */
export function instanceDone(on: Instance, id: number): void {
  const instance = on.activity(id);
  const body = on.activity(instance?.of ?? -1);
  const part = body && on.model.element(body.element).loopCharacteristics;
  if (!instance || !body?.loop || !part) return;
  const { loop } = body;
  if (part.output) {
    const value = valueOf(textOf(part.output.value), visible(on, id));
    if (value !== undefined) loop.outputs[instance.index ?? 0] = value;
  }
  loop.completed++;
  on.logCompleted(instance);
  on.remove(id);
  if (part.type === 'standardLoopCharacteristics') {
    loop.more = goesOn(on, body, part, loop);
    if (!loop.more) endLoop(on, body.id);
    return;
  }
  const active = on.s.activities.filter(({ of }) => of === body.id);
  const counts = {
    numberOfInstances: loop.items.length,
    numberOfActiveInstances: active.length,
    numberOfCompletedInstances: loop.completed,
    numberOfTerminatedInstances: loop.terminated,
  };
  const isDecided = part.until !== undefined && holdsFor(textOf(part.until), visible(on, body.scope), counts);
  if (isDecided) {
    loop.terminated += active.length;
    loop.more = false;
    for (const one of active) on.remove(one.id);
  }
  if (isDecided || loop.completed === loop.items.length) endLoop(on, body.id);
}

/** Whether a standard loop goes round once more. */
function goesOn(on: Instance, body: Activity, part: LoopPart, loop: Loop): boolean {
  if (part.maximum !== undefined && loop.completed >= part.maximum) return false;
  return holdsFor(textOf(part.condition ?? 'false'), visible(on, body.scope), { loopCounter: loop.completed });
}

/** The loop is left as one activity, its outputs collected in the order of its instances. */
function endLoop(on: Instance, id: number): void {
  const body = on.activity(id);
  const output = body && on.model.element(body.element).loopCharacteristics?.output;
  if (output && body.loop) {
    const { outputs } = body.loop;
    // One place for each instance: those that left nothing, or never came to their end, leave it empty.
    write(on, body.scope, { [output.path]: body.loop.items.map((_item, index) => outputs[index] ?? null) });
  }
  on.leave(id);
}
