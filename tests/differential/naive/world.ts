import type { JsonObject, JsonValue } from '@millrace/schemas';
import { mapOut, write } from './data.js';
import { Beyond } from './expressions.js';
import { Instance, type Caller } from './instance.js';
import { Model } from './model.js';
import { oldestFirst, type Order } from './order.js';
import type { Letter } from './state.js';
import { throwError, throwEscalation } from './throwing.js';
import { happen } from './waits.js';

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

/** A letter on its way. What goes along the same way arrives in the order in which it was sent; everything else may arrive in any. */
interface Sent {
  readonly from: Instance;
  readonly letter: Letter;
  readonly way: string;
}

/**
 * Instances and what travels between them: a room for messages, broadcasts of signals, calls and their answers. Each command first has all its letters delivered,
 * in the order in which they were written unless another one is asked for.
 */
export class World {
  now = Date.parse('2026-03-02T09:00:00Z');
  readonly instances: Instance[] = [];
  protected readonly models = new Map<string, Model>();
  private letters: Sent[] = [];
  private room: Waiting[] = [];
  private untold: { readonly from: Instance; readonly wait: number; readonly way: string }[] = [];
  private early: Early[] = [];
  private broadcasts = 0;

  constructor(
    definitions: readonly JsonObject[],
    protected readonly order: Order = oldestFirst,
  ) {
    for (const definition of definitions) this.models.set(String(definition['id']), new Model(definition));
  }

  protected startInstance(definition: string, data: JsonObject, name = '', caller?: Caller): Instance {
    if (this.instances.length > 50) throw new Beyond('the naive interpreter does not call without end');
    const model = this.models.get(definition);
    if (!model) throw new Beyond(`no definition ${definition}`);
    const instance = new Instance(name, model, () => this.now, caller);
    this.instances.push(instance);
    this.instances.sort((a, b) => byPath(a.name, b.name));
    instance.start(data);
    this.post(instance);
    return instance;
  }

  protected settle(instance: Instance): void {
    instance.rest();
    this.post(instance);
    this.deliver();
  }

  private post(from: Instance): void {
    const letters = from.s.letters.splice(0);
    for (const letter of letters) {
      const way = this.wayOf(from, letter);
      this.letters.push({ from, letter, way });
      if (letter.type === 'open') this.untold.push({ from, wait: letter.wait, way });
    }
    // Rooms are told last that nobody waits any more.
    const gone = this.untold.filter((one) => one.from === from && !from.s.waits.some(({ id }) => id === one.wait));
    this.untold = this.untold.filter((one) => !gone.includes(one));
    this.letters.push(...gone.map(({ wait, way }) => ({ from, way, letter: { type: 'close' as const, wait } })));
  }

  private wayOf({ name, caller }: Instance, letter: Letter): string {
    switch (letter.type) {
      case 'message':
      case 'open':
        return `${name} to the room of ${letter.name} ${keyText(letter.key) ?? ''}`;
      case 'signal':
      case 'walk':
        return `broadcast ${this.broadcasts++}`;
      case 'call':
      case 'childCancelled':
        return `${name} to what its activity ${letter.activity} calls`;
      default:
        return `${name} to ${caller?.instance}`;
    }
  }

  protected deliver(): void {
    for (let delivered = 0; this.letters.length > 0; delivered++) {
      // Processes that wake one another without end; the engine stops them after a chain of a thousand.
      if (delivered > 1000) throw new Beyond('the naive interpreter does not throw in circles');
      const first = new Map<string, Sent>();
      for (const letter of this.letters) if (!first.has(letter.way)) first.set(letter.way, letter);
      const ways = [...first.values()];
      const next = ways[this.order.choose(ways.length)];
      this.letters = this.letters.filter((letter) => letter !== next);
      if (next) this.deliverOne(next.from, next.letter);
    }
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
        this.broadcast(from, letter.name, letter.data, letter.before);
        return;
      case 'walk':
        this.walk(from, letter);
        return;
      case 'offered':
      case 'heard':
        this.bring(from, letter);
        return;
      case 'call':
        this.startInstance(letter.ref, letter.data, `${from.name}/${letter.nth}`, { instance: from.name, activity: letter.activity });
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
  protected publish(name: string, key: JsonValue | undefined, data: JsonObject, keep: number): void {
    const keyed = key === undefined ? {} : { key };
    const first = this.room.find((one) => one.name === name && keyText(one.key) === keyText(key));
    if (first) {
      this.room = this.room.filter((other) => other !== first);
      const way = `the room of ${name} ${keyText(key) ?? ''} to ${first.instance.name}`;
      this.letters.push({ from: first.instance, way, letter: { type: 'offered', wait: first.wait, name, data, keep, ...keyed } });
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
  protected broadcast(from: Instance, name: string, data: JsonObject, before?: number): void {
    const letter: Letter = { type: 'walk', name, data, ...(before === undefined ? {} : { before }) };
    this.letters.push({ from, letter, way: this.wayOf(from, letter) });
  }

  /** What the thrower itself began to wait for after the throw hears nothing of it. */
  private walk(thrower: Instance, { name, data, before }: Extract<Letter, { readonly type: 'walk' }>): void {
    const broadcast = this.broadcasts++;
    const hears = (from: Instance, id: number): boolean => from !== thrower || before === undefined || id < before;
    for (const from of this.instances)
      for (const wait of from.s.waits.filter((one) => one.kind === 'signal' && one.name === name && hears(from, one.id)))
        this.letters.push({ from, way: `broadcast ${broadcast} to ${from.name}`, letter: { type: 'heard', wait: wait.id, data } });
  }
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

/** Instances by the path of calls that leads to them: `/2/1` is what the root's second called instance called first. */
function byPath(a: string, b: string): number {
  const [one, other] = [a.split('/').map(Number), b.split('/').map(Number)];
  for (const [at, number] of one.entries()) if (number !== other[at]) return number - (other[at] ?? -1);
  return one.length - other.length;
}
