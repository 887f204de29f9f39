import type { JsonObject, JsonValue } from '@millrace/schemas';
import { mayChoose } from './ad-hoc.js';
import { begin } from './begin.js';
import { mapOut, visible, write } from './data.js';
import { Beyond } from './expressions.js';
import { copied, Instance } from './instance.js';
import { Model } from './model.js';
import type { Activity, Letter, Wait } from './state.js';
import { throwError, throwEscalation } from './throwing.js';
import { armBoundaries, happen, milliseconds } from './waits.js';

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

interface Early {
  readonly name: string;
  readonly key?: JsonValue;
  readonly data: JsonObject;
  readonly until: number;
}

/** A waiting message event, as the room of its message knows it: until it was told, it does not know that nobody waits there any more. */
interface Waiting {
  readonly instance: Instance;
  readonly wait: number;
  readonly name: string;
  readonly key?: JsonValue;
}

/**
 * The naive world: instances of some definitions, a room for messages and one for signals, and a clock that the test turns. Each command first has all its
 * letters delivered, in the order in which they were written.
 *
 * @example
 * const n = new Naive([definition]);
 * n.start({ data: { amount: 5 } });
 * n.complete('review', { data: { fine: true } });
 * n.observe()[0]?.status; // 'completed'
 */
export class Naive {
  now = Date.parse('2026-03-02T09:00:00Z');
  readonly instances: Instance[] = [];
  private readonly models = new Map<string, Model>();
  private readonly letters: { readonly from: Instance; readonly letter: Letter }[] = [];
  private room: Waiting[] = [];
  private untold: { readonly from: Instance; readonly wait: number }[] = [];
  private early: Early[] = [];

  constructor(definitions: readonly JsonObject[]) {
    for (const definition of definitions) this.models.set(String(definition['id']), new Model(definition));
  }

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
      const [next] = due;
      if (!next) break;
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

  private startInstance(definition: string, data: JsonObject, caller?: { readonly instance: string; readonly activity: number }): Instance {
    if (this.instances.length > 50) throw new Beyond('the naive interpreter does not call without end');
    const model = this.models.get(definition);
    if (!model) throw new Beyond(`no definition ${definition}`);
    const instance = new Instance(String(this.instances.length), model, () => this.now, caller);
    this.instances.push(instance);
    instance.start(data);
    this.post(instance);
    return instance;
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

  private settle(instance: Instance): void {
    instance.rest();
    this.post(instance);
    this.deliver();
  }

  private post(from: Instance): void {
    const letters = from.s.letters.splice(0);
    this.letters.push(...letters.map((letter) => ({ from, letter })));
    // Rooms are told last that nobody waits any more.
    for (const letter of letters) if (letter.type === 'open') this.untold.push({ from, wait: letter.wait });
    const gone = this.untold.filter((one) => one.from === from && !from.s.waits.some(({ id }) => id === one.wait));
    this.untold = this.untold.filter((one) => !gone.includes(one));
    this.letters.push(...gone.map(({ wait }) => ({ from, letter: { type: 'close' as const, wait } })));
  }

  private deliver(): void {
    for (let one = this.letters.shift(); one; one = this.letters.shift()) this.deliverOne(one.from, one.letter);
  }

  private deliverOne(from: Instance, letter: Letter): void {
    const caller = from.caller && this.instances.find(({ name }) => name === from.caller?.instance);
    const at = from.caller?.activity ?? -1;
    switch (letter.type) {
      case 'message':
        this.publish(letter.name, letter.key, letter.data, letter.keep);
        return;
      case 'open':
        this.opened(from, letter);
        return;
      case 'close':
        this.room = this.room.filter(({ instance, wait }) => instance !== from || wait !== letter.wait);
        return;
      case 'signal':
        this.broadcast(from, letter.name, letter.data);
        return;
      case 'walk':
        this.walk(letter.name, letter.data);
        return;
      case 'offered':
      case 'heard':
        this.bring(from, letter);
        return;
      case 'call':
        this.startInstance(letter.ref, letter.data, { instance: from.name, activity: letter.activity });
        return;
      case 'childCancelled': {
        const called = this.instances.filter(({ caller: by }) => by?.instance === from.name && by.activity === letter.activity);
        const child = called.find(({ s }) => s.status === 'active');
        child?.end('cancelled');
        if (child) this.post(child);
        return;
      }
      default:
        if (!caller?.activity(at)) return;
        fromChild(caller, at, letter);
        caller.rest();
        this.post(caller);
    }
  }

  /** To the subscription that waits longest; without one it is kept for its time to live. */
  private publish(name: string, key: JsonValue | undefined, data: JsonObject, keep: number): void {
    const keyed = key === undefined ? {} : { key };
    const first = this.room.find((one) => one.name === name && keyText(one.key) === keyText(key));
    if (first) {
      this.room = this.room.filter((other) => other !== first);
      this.letters.push({ from: first.instance, letter: { type: 'offered', wait: first.wait, name, data, keep, ...keyed } });
    } else if (keep > 0) this.early.push({ name, data, until: this.now + keep, ...keyed });
  }

  private opened(instance: Instance, { type: _type, ...waiting }: Extract<Letter, { type: 'open' }>): void {
    this.room.push({ instance, ...waiting });
    this.early = this.early.filter(({ until }) => until > this.now);
    const early = this.early.find(({ name, key }) => name === waiting.name && keyText(key) === keyText(waiting.key));
    if (!early) return;
    this.early = this.early.filter((other) => other !== early);
    this.publish(early.name, early.key, early.data, early.until - this.now);
  }

  /** Something is brought to who waits for it; a message that comes too late goes to the next. */
  private bring(instance: Instance, letter: Extract<Letter, { type: 'offered' | 'heard' }>): void {
    if (instance.s.waits.some(({ id }) => id === letter.wait)) {
      happen(instance, letter.wait, letter.data);
      instance.rest();
      this.post(instance);
    } else if (letter.type === 'offered') this.publish(letter.name, letter.key, letter.data, letter.keep);
  }

  /** A broadcast begins to walk to everything that waits for it then, one after another. */
  private broadcast(from: Instance, name: string, data: JsonObject): void {
    this.letters.push({ from, letter: { type: 'walk', name, data } });
  }

  private walk(name: string, data: JsonObject): void {
    for (const from of this.instances)
      for (const wait of from.s.waits.filter((one) => one.kind === 'signal' && one.name === name))
        this.letters.push({ from, letter: { type: 'heard', wait: wait.id, data } });
  }
}

/** What a person handed in or a program answered becomes variables, and the activity goes on. */
function takeOver(on: Instance, id: number, given: JsonObject): void {
  const activity = on.activity(id);
  if (!activity) return;
  const { type, out, service } = on.model.element(activity.element);
  const scope = on.scopeOf(activity);
  if (type === 'userTask') write(on, scope, out ? mapOut(on, scope, out, { ...visible(on, scope), data: given }) : given);
  else if (service?.out) write(on, scope, mapOut(on, scope, service.out, { ...visible(on, scope), ...given }));
  on.finish(id);
}

function fromChild(caller: Instance, at: number, letter: Letter): void {
  const activity = caller.activity(at);
  if (!activity) return;
  if (letter.type === 'childEscalated') {
    throwEscalation(caller, at, letter.code, letter.data);
    return;
  }
  activity.calls = false;
  const { call } = caller.model.element(activity.element);
  if (letter.type === 'childFailed') caller.attempt('begin', at, () => throwError(caller, at, letter.code, letter.data));
  if (letter.type === 'childCompleted')
    caller.attempt('finish', at, () => {
      const scope = caller.scopeOf(activity);
      write(caller, scope, mapOut(caller, scope, call?.out, letter.variables));
      caller.finish(at);
    });
}

/** A key as text: 5 and "5" are the same. */
function keyText(key: JsonValue | undefined): string | undefined {
  return key === undefined ? undefined : String(key);
}
