import type { JsonObject, JsonValue } from '@millrace/schemas';
import { mayChoose } from './ad-hoc.js';
import { begin } from './begin.js';
import { mapOut, visible, write } from './data.js';
import { copied, type Instance } from './instance.js';
import type { Activity, Wait } from './state.js';
import { throwError } from './throwing.js';
import { armBoundaries, happen, milliseconds } from './waits.js';
import { World } from './world.js';

/** What can be seen of an instance from outside. Lists are sorted. */
export interface Observation {
  readonly definition: string;
  readonly status: string;
  readonly variables: JsonObject;
  readonly items: readonly string[];
  readonly jobs: readonly string[];
  readonly timers: readonly string[];
  readonly subscriptions: readonly string[];
  /** `<element> <code>`. */
  readonly incidents: readonly string[];
  /** How often each element was activated. */
  readonly activations: Readonly<Record<string, number>>;
}

/**
 * The naive world: instances of some definitions, what travels between them, and a clock that the test turns.
 *
 * @example
 * const n = new Naive([definition]);
 * n.start({ data: { amount: 5 } });
 * n.complete('review', { data: { fine: true } });
 * n.observe()[0]?.status; // 'completed'
 */
export class Naive extends World {
  get root(): Instance {
    const [root] = this.instances;
    if (!root) throw new Error('nothing was started');
    return root;
  }

  /** Starts the first definition. */
  start({ data = {} }: { readonly data?: JsonObject } = {}): void {
    const [id] = this.models.keys();
    this.startInstance(id ?? '', data);
    this.deliver();
  }

  /** Completes the nth open work item of an element, in the order of their creation. */
  complete(element: string, { data = {}, nth = 0 }: { readonly data?: JsonObject; readonly nth?: number } = {}): boolean {
    return this.finishWork('item', element, nth, data);
  }

  completeJob(element: string, { output = {}, nth = 0 }: { readonly output?: JsonObject; readonly nth?: number } = {}): boolean {
    return this.finishWork('job', element, nth, output);
  }

  /** Answers a job with a BPMN error, or gives it up. */
  failJob(element: string, { error, nth = 0 }: { readonly error?: string; readonly nth?: number } = {}): boolean {
    const [instance, activity] = this.working('job', element)[nth] ?? [];
    if (!instance || !activity) return false;
    activity.job = false;
    if (error === undefined)
      instance.s.incidents.push({
        id: instance.next(),
        element,
        code: 'FAILED',
        scope: activity.scope,
        activity: activity.id,
        step: 'work',
      });
    else instance.attempt('work', activity.id, () => throwError(instance, activity.id, error, {}));
    this.settle(instance);
    return true;
  }

  /** Runs the step of the nth incident of an element again. */
  retry(element: string, nth = 0): boolean {
    const all = this.instances.flatMap((instance) => instance.s.incidents.map((incident) => ({ instance, incident })));
    const { instance, incident } = all.filter((one) => one.incident.element === element && one.incident.step !== 'join')[nth] ?? {};
    const id = incident?.activity;
    const activity = instance?.activity(id ?? -1);
    if (!instance || !activity || id === undefined) return false;
    instance.s.incidents = instance.s.incidents.filter((one) => one !== incident);
    const { given } = activity;
    if (incident?.step === 'arm') {
      if (instance.attempt('arm', id, () => armBoundaries(instance, id))) instance.attempt('begin', id, () => begin(instance, id));
    }
    if (incident?.step === 'begin') instance.attempt('begin', id, () => begin(instance, id));
    if (incident?.step === 'work') activity.job = true;
    if (incident?.step === 'finish') instance.attempt('finish', id, () => takeOver(instance, id, given ?? {}));
    this.settle(instance);
    return true;
  }

  /** Publishes a message; it is kept for a while if nobody waits for it. */
  message(name: string, key?: JsonValue, data: JsonObject = {}, keep = 0): void {
    this.publish(name, key, data, keep);
    this.deliver();
  }

  signal(name: string, data: JsonObject = {}): void {
    this.broadcast(this.root, name, data);
    this.deliver();
  }

  /** Sets variables of the process by hand. */
  set(values: JsonObject): boolean {
    write(this.root, 0, values);
    this.settle(this.root);
    return true;
  }

  cancel(): boolean {
    if (this.root.s.status !== 'active') return false;
    this.root.end('cancelled');
    this.settle(this.root);
    return true;
  }

  /** Elements of an ad-hoc subprocess that a person may start. */
  enabledIn(element: string): readonly string[] {
    const model = this.instances.map((instance) => instance.model).find((one) => one.has(element));
    if (!model || model.element(element).type !== 'adHocSubProcess') return [];
    return model.withoutIncoming(element);
  }

  /** Chooses an element of the nth open ad-hoc subprocess of that id, if it may be. */
  activateElement(subprocess: string, element: string, nth = 0): boolean {
    const all = this.instances.flatMap((instance) =>
      instance.s.activities
        .filter((one) => one.element === subprocess && one.loop === undefined && one.restored !== true)
        .map((activity) => ({ instance, activity })),
    );
    const { instance, activity } = all[nth] ?? {};
    if (!instance || !activity || !mayChoose(instance, activity.id, element)) return false;
    activity.began = true;
    instance.s.queue.push({ element, scope: activity.id });
    this.settle(instance);
    return true;
  }

  /** Lets time pass and fires the timers that fall due meanwhile, each at its time. */
  pass(duration: string): void {
    const end = this.now + milliseconds(duration);
    for (;;) {
      const due = this.instances
        .flatMap((instance, order) => instance.s.waits.map((wait) => ({ instance, order, wait, at: wait.due ?? Infinity })))
        .filter(({ wait, at }) => wait.kind === 'timer' && at <= end)
        .sort((a, b) => a.at - b.at || a.order - b.order || a.wait.id - b.wait.id);
      const [first] = due;
      if (!first) break;
      // Which instance's timer fires first of those that fall due at the same moment is open.
      const instances = [...new Set(due.filter(({ at }) => at === first.at).map(({ instance }) => instance))];
      const chosen = instances[this.order.choose(instances.length)];
      const next = due.find(({ instance }) => instance === chosen) ?? first;
      this.now = Math.max(this.now, next.at);
      happen(next.instance, next.wait.id, {});
      this.settle(next.instance);
    }
    this.now = end;
  }

  observe(): readonly Observation[] {
    return this.instances.map((instance) => {
      const { s, model } = instance;
      const waits = (kind: (wait: Wait) => boolean): readonly string[] => s.waits.filter(kind).map(({ element }) => element);
      return {
        definition: model.id,
        status: s.status,
        variables: copied(instance.scope(0)?.own ?? {}),
        items: s.activities
          .filter(({ item }) => item === true)
          .map(({ element }) => element)
          .sort(),
        jobs: s.activities
          .filter(({ job }) => job === true)
          .map(({ element }) => element)
          .sort(),
        timers: [...waits(({ kind }) => kind === 'timer')].sort(),
        subscriptions: [...waits(({ kind }) => kind !== 'timer')].sort(),
        incidents: s.incidents.map(({ element, code }) => `${element} ${code}`).sort(),
        activations: { ...s.activations },
      };
    });
  }

  private working(kind: 'item' | 'job', element: string): readonly (readonly [Instance, Activity])[] {
    return this.instances.flatMap((instance) =>
      instance.s.activities
        .filter((activity) => activity[kind] === true && activity.element === element)
        .sort((a, b) => (a.work ?? 0) - (b.work ?? 0))
        .map((activity) => [instance, activity] as const),
    );
  }

  private finishWork(kind: 'item' | 'job', element: string, nth: number, given: JsonObject): boolean {
    const [instance, activity] = this.working(kind, element)[nth] ?? [];
    if (!instance || !activity) return false;
    activity[kind] = false;
    activity.given = given;
    instance.attempt('finish', activity.id, () => takeOver(instance, activity.id, given));
    this.settle(instance);
    return true;
  }
}

/** What a person handed in or a program answered becomes variables, and the activity goes on. */
function takeOver(on: Instance, id: number, given: JsonObject): void {
  const activity = on.activity(id);
  if (!activity) return;
  const { type, out, service } = on.model.element(activity.element);
  const scope = on.scopeOf(activity);
  if (type === 'userTask') write(on, scope, out ? mapOut(on, scope, out, { ...visible(on, scope), data: given }) : given);
  else if (service?.out)
    write(on, scope, mapOut(on, scope, service.out, { ...visible(on, scope), ...given }, on.model.isFeel ? { result: given } : {}));
  on.finish(id);
}
