import { MillraceError, type JsonObject, type JsonValue } from '@millrace/schemas';
import { messageAggregate, messageRoomKey, signalAggregate, signalKey } from '../src/correlation/index.js';
import type { AggregateType, Command, DecisionContext, DomainEvent, Effect, Questions } from '../src/execution/aggregate.js';
import type { ProcessAggregate, ProcessState } from '../src/execution/index.js';
import { gone } from '../src/execution/refused-letters.js';
import type { AggregateKey } from '../src/ports/index.js';
import type { RecordedCommit } from './replay.js';

type Any = AggregateType<unknown, Command, DomainEvent>;
type Subscriptions = Questions['subscriptions'];

/** What the letters of an instance under test reach: called instances, rooms of messages, broadcasts of signals. Without a store, one letter after another. */
export class Rooms {
  private readonly types: Readonly<Record<string, Any>>;
  private readonly states = new Map<AggregateKey, unknown>();
  private readonly commits = new Map<AggregateKey, RecordedCommit[]>();
  private readonly waiting: Effect[] = [];
  private commands = 0;
  /** `<command> <code>` of letters that were refused though they did not come too late. */
  readonly refused: string[] = [];

  constructor(
    instances: ProcessAggregate,
    private readonly ask: DecisionContext['ask'],
  ) {
    this.types = {
      process: instances,
      message: messageAggregate,
      signal: signalAggregate,
    };
  }

  /** Ids of called instances, in the order of the calls. */
  get called(): readonly string[] {
    return [...this.states.keys()].flatMap((key) => (typeOf(key) === 'process' ? [idOf(key)] : []));
  }

  /** The state of a called instance. */
  instance(id: string): ProcessState {
    const state = this.states.get(`main/process/${id}`);
    if (!state) throw new Error(`no instance ${id} was called`);
    return state as ProcessState;
  }

  /** The history of a called instance. */
  commitsOf(id: string): readonly RecordedCommit[] {
    return this.commits.get(`main/process/${id}`) ?? [];
  }

  /** Takes a letter that somebody here receives; tells whether it is one. */
  take(letter: Effect): boolean {
    if (!Object.hasOwn(this.types, typeOf(letter.to))) return false;
    this.waiting.push(letter);
    return true;
  }

  /** Brings the oldest letter to its receiver: to the instance under test by its letterbox. Tells whether there was one. */
  step(now: number, own: AggregateKey, letterbox: Effect[]): boolean {
    const letter = this.waiting.shift();
    if (!letter) return false;
    if (letter.to === own) letterbox.push(letter);
    else this.bring(letter, now);
    return true;
  }

  /** Sends a command to somebody here, and answers what they answer. */
  send(key: AggregateKey, command: Command, now: number, actor = 'system'): JsonValue {
    const type = this.types[typeOf(key)];
    if (!type) throw new Error(`nobody here is called ${key}`);
    const state = this.states.get(key) ?? null;
    const context: DecisionContext = { tenant: 'main', key, commandId: `0198-${this.commands++}`, actor, now, ask: this.ask };
    const decision = type.decide(state, command, context);
    const events = JSON.parse(JSON.stringify(decision.events)) as DomainEvent[];
    if (events.length > 0) {
      this.states.set(
        key,
        events.reduce((before: unknown, event) => type.apply(before, event, now), state),
      );
      const commits = this.commits.get(key) ?? [];
      this.commits.set(key, [...commits, { at: now, events: events as unknown as RecordedCommit['events'] }]);
    }
    const effects = decision.effects ?? [];
    this.waiting.push(...effects.filter((effect) => !goesOn(effect, key)));
    // What an instance has left for its next commit is done before anybody else moves: small limits change nothing that others see.
    this.waiting.unshift(...effects.filter((effect) => goesOn(effect, key)));
    return decision.answer;
  }

  /** A message from outside. */
  publish(name: string, message: { readonly key?: string; readonly data?: JsonObject; readonly timeToLive?: string }, now: number): void {
    const id = `outside-${this.commands}`;
    this.send(messageRoomKey('main', name, message.key ?? null), { type: 'publishMessage', id, name, ...message } as Command, now);
  }

  /** A signal from outside. */
  broadcast(name: string, data: JsonObject, now: number): void {
    this.send(signalKey('main', `outside-${this.commands}`), { type: 'broadcastSignal', name, data } as Command, now);
  }

  /** The next subscriptions to a signal, among called instances and others. */
  subscriptionsOf(ask: Subscriptions['ask'], others: readonly (readonly [AggregateKey, ProcessState | null])[]): Subscriptions['answer'] {
    const called = [...this.states].flatMap(([key, state]) => (typeOf(key) === 'process' ? [[key, state as ProcessState] as const] : []));
    const all = [...others, ...called].flatMap(([key, state]) =>
      (state?.subscriptions.values() ?? []).flatMap(({ id, kind, name }) =>
        kind === 'signal' && name === ask.name ? [{ instance: idOf(key), number: id }] : [],
      ),
    );
    all.sort((a, b) => (a.instance === b.instance ? a.number - b.number : a.instance < b.instance ? -1 : 1));
    const { after, upTo } = ask;
    const found = all
      .filter(({ instance, number }) => {
        if (after === null || instance > after.instance) return true;
        return instance === after.instance && number > after.number && (upTo === null || number <= upTo);
      })
      .slice(0, ask.limit);
    const last = found.at(-1);
    if (last === undefined) return { found, upTo: null };
    const highest = all.findLast(({ instance }) => instance === last.instance);
    return { found, upTo: last.instance === after?.instance ? upTo : (highest?.number ?? last.number) };
  }

  private bring(letter: Effect, now: number): void {
    try {
      this.send(letter.to, letter.command, now);
    } catch (error) {
      if (!(error instanceof MillraceError)) throw error;
      this.refuse(letter, error);
    }
  }

  /** Tells whoever has to hear that a letter was refused. One that only came too late is noted nowhere. */
  refuse(letter: Effect, { code, message, params }: MillraceError): void {
    if (!gone.includes(code)) this.refused.push(`${letter.command.type} ${code}`);
    const instead = this.types[typeOf(letter.to)]?.undeliverable?.(letter, { code, message, params }, 'main');
    if (typeof instead === 'object') this.waiting.push(instead);
  }
}

function goesOn({ to, command }: Effect, key: AggregateKey): boolean {
  return to === key && command.type === 'continueInstance';
}

function typeOf(key: AggregateKey): string {
  return key.split('/')[1] ?? '';
}

function idOf(key: AggregateKey): string {
  return key.slice(key.lastIndexOf('/') + 1);
}
