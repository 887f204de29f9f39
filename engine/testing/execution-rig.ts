import { isDeepStrictEqual } from 'node:util';
import { MillraceError, type JsonObject, type JsonValue } from '@millrace/schemas';
import { compileExpression } from '../src/behaviors/expressions/index.js';
import { addDuration, parseDuration } from '../src/behaviors/values/duration.js';
import { compileDecision } from '../src/decisions/index.js';
import { compileForm } from '../src/forms/index.js';
import type { DecisionContext, Effect, Questions } from '../src/execution/aggregate.js';
import {
  processAggregate,
  type ProcessAggregate,
  type ProcessCommand,
  type ProcessEvent,
  type ProcessState,
  type StartInstance,
} from '../src/execution/index.js';
import { compileProcess } from '../src/model/compile-process.js';
import type { DeployedProcess } from '../src/model/executable.js';
import type { RowWrite } from '../src/ports/index.js';
import type { RecordedCommit } from './replay.js';
import { Rooms } from './rooms.js';

/** What the rig answers questions from. */
export interface ExecutionRigOptions {
  /** The process definition under test. */
  readonly process: JsonObject;
  /** Forms and decisions it refers to, by id. */
  readonly forms?: Readonly<Record<string, JsonObject>>;
  readonly decisions?: Readonly<Record<string, JsonObject>>;
  /** Members by principal key: `{ 'group:finance': ['anna', 'boris'] }`. */
  readonly members?: Readonly<Record<string, readonly string[]>>;
  /** Other processes that may be called, by id. */
  readonly processes?: Readonly<Record<string, JsonObject>>;
  /** Managers by person. */
  readonly managers?: Readonly<Record<string, readonly string[]>>;
  /** ISO 8601; where the clock stands at first. Default 2026-03-02T09:00:00Z, a Monday. */
  readonly now?: string;
  /** The instance's id; default `0197`. Instances that call one another need one each. */
  readonly instance?: string;
  /** The aggregate type; default the product's. */
  readonly aggregate?: ProcessAggregate;
}

/** Who sends a command. */
export interface RigSender {
  readonly actor?: string;
  readonly onBehalfOf?: string;
}

/** What the facts of one type of event are. */
export type FactsOf<T extends ProcessEvent['type']> = Extract<ProcessEvent, { readonly type: T }>['facts'];

/**
 * Drives one process instance through decide, apply and project, with the clock in the test's hand and no store. After every command it checks what must always hold:
 * the same decision twice, the same state from the events' JSON, the same rows written bit by bit as at once, the same state after freezing and
 * thawing.
 *
 * @example
 * const rig = new ExecutionRig({ process });
 * rig.start({ data: { amount: 5 } });
 * rig.complete('review', { actor: 'anna' });
 * rig.path(); // ['start', 'review', 'end']
 */
export class ExecutionRig {
  readonly events: ProcessEvent[] = [];
  /** The same by commit, with its time: what a history keeps. */
  readonly commits: RecordedCommit[] = [];
  /** Commands to others than instances, rooms and broadcasts, in order; nobody answers them here. */
  readonly letters: Effect[] = [];
  now: number;
  private current: ProcessState | null = null;
  private readonly written = new Map<string, RowWrite>();
  private readonly effects: Effect[] = [];
  private readonly aggregate: ProcessAggregate;
  private readonly key: string;
  private readonly contents = new Map<string, unknown>();
  /** Called instances, rooms of messages, broadcasts of signals: what the instance's letters reach. */
  readonly rooms: Rooms;
  private revision = 0;

  constructor(private readonly options: ExecutionRigOptions) {
    this.aggregate = options.aggregate ?? processAggregate;
    this.key = `main/process/${options.instance ?? '0197'}`;
    this.now = Date.parse(options.now ?? '2026-03-02T09:00:00Z');
    const links: { form: Record<string, string>; decision: Record<string, string>; process: Record<string, string> } = {
      form: {},
      decision: {},
      process: {},
    };
    for (const id of Object.keys(options.processes ?? {})) links.process[id] = `hash-of-process-${id}`;
    for (const [id, form] of Object.entries(options.forms ?? {})) {
      links.form[id] = `hash-of-form-${id}`;
      this.contents.set(`hash-of-form-${id}`, compileForm(form as unknown as Parameters<typeof compileForm>[0]));
    }
    for (const [id, decision] of Object.entries(options.decisions ?? {})) {
      links.decision[id] = `hash-of-decision-${id}`;
      this.contents.set(`hash-of-decision-${id}`, compileDecision(decision as unknown as Parameters<typeof compileDecision>[0]));
    }
    const compiled = (process: JsonObject): DeployedProcess => ({
      process: compileProcess(process as unknown as Parameters<typeof compileProcess>[0]),
      links,
    });
    this.contents.set('hash-of-process', compiled(options.process));
    for (const [id, process] of Object.entries(options.processes ?? {})) this.contents.set(`hash-of-process-${id}`, compiled(process));
    this.rooms = new Rooms(this.aggregate, (kind, question) => this.answer(kind, question));
  }

  /** Whether there is an instance yet. */
  get isStarted(): boolean {
    return this.current !== null;
  }

  /** The instance as it is. */
  get state(): ProcessState {
    if (!this.current) throw new Error('no instance was started');
    return this.current;
  }

  /** Variables of the process. */
  get variables(): JsonObject {
    return this.state.scopes.get(0)?.variables ?? {};
  }

  /** Starts the instance; by `anna` unless told otherwise. */
  start(given: Omit<Partial<StartInstance>, 'type' | 'definition'> = {}, sender: RigSender = {}): void {
    const id = String(this.options.process['id']);
    this.send({ type: 'startInstance', definition: { id, version: 1, hash: 'hash-of-process' }, ...given }, { actor: 'anna', ...sender });
  }

  /** Sends a command, and what follows from it to the instance itself. Throws the `MillraceError` of a refusal. */
  send(command: ProcessCommand, sender: RigSender = {}): JsonValue {
    const answer = this.decide(command, { actor: 'system', ...sender });
    this.deliver();
    return answer;
  }

  /** Publishes a message as somebody outside does. */
  message(name: string, given: { readonly key?: string; readonly data?: JsonObject; readonly timeToLive?: string } = {}): void {
    this.rooms.publish(name, given, this.now);
    this.deliver();
  }

  /** Broadcasts a signal as somebody outside does. */
  signal(name: string, data: JsonObject = {}): void {
    this.rooms.broadcast(name, data, this.now);
    this.deliver();
  }

  /** Sends a command to a called instance, by its id. */
  sendTo(instance: string, command: ProcessCommand, sender: RigSender = {}): JsonValue {
    const answer = this.rooms.send(`main/process/${instance}`, command, this.now, sender.actor);
    this.deliver();
    return answer;
  }

  /** Brings every letter to its receiver, and what follows from it, until nothing is on its way. */
  private deliver(): void {
    for (;;) {
      const own = this.effects.shift();
      if (own) this.decideLetter(own);
      else if (!this.rooms.step(this.now, this.key, this.effects)) return;
    }
  }

  /** One that is refused comes too late, or somebody is told of it as in the product. */
  private decideLetter(letter: Effect): void {
    try {
      this.decide(letter.command as ProcessCommand, { actor: 'system' });
    } catch (error) {
      if (!(error instanceof MillraceError)) throw error;
      this.rooms.refuse(letter, error);
    }
  }

  /** Letters that were refused though they did not come too late, by instances, rooms and broadcasts: `<command> <code>`. */
  get refused(): readonly string[] {
    return this.rooms.refused;
  }

  /** Completes the open work item of an element: the actor's own where there are several. */
  complete(
    element: string,
    given: RigSender & { readonly data?: JsonObject; readonly outcome?: string; readonly reason?: string; readonly comment?: string } = {},
  ): JsonValue {
    const { actor = 'system', onBehalfOf, ...rest } = given;
    const behalf = onBehalfOf === undefined ? {} : { onBehalfOf };
    return this.send({ type: 'completeWorkItem', workItemId: this.workItem(element, onBehalfOf ?? actor), ...rest }, { actor, ...behalf });
  }

  /** The id of the open work item of an element: one that a person may see, if a person is given. */
  workItem(element: string, person?: string): string {
    const open = this.rows('workItems').filter((row) => row.fields?.['open'] === true && row.fields['elementId'] === element);
    const keys = person === undefined ? [] : this.answer('principals', { person });
    const own = open.find((row) => (row.fields?.['visibleTo'] as readonly string[]).some((one) => keys.includes(one)));
    const found = own ?? open[0];
    if (!found) throw new Error(`there is no open work item of ${element}`);
    return found.key.slice(found.key.indexOf('/') + 1);
  }

  /** The id of the only row of a collection that belongs to an element. */
  idOf(collection: 'jobs' | 'timers' | 'incidents', element?: string): string {
    const found = this.rows(collection).filter((row) => element === undefined || row.fields?.['elementId'] === element);
    const [only] = found;
    if (!only || found.length > 1)
      throw new Error(`expected one row in ${collection} of ${element ?? 'any element'}, found ${found.length}`);
    return only.key.slice(only.key.indexOf('/') + 1);
  }

  /** Lets time pass (ISO 8601) and fires the timers that fall due meanwhile, each at its time. */
  pass(duration: string): void {
    const end = addDuration(this.now, parseDuration(duration), 'UTC');
    for (;;) {
      const due = this.rows('timers')
        .map((row) => ({ id: row.key.slice(row.key.indexOf('/') + 1), dueAt: Number(row.fields?.['dueAt']) }))
        .filter(({ dueAt }) => dueAt <= end)
        .sort((a, b) => a.dueAt - b.dueAt);
      const [next] = due;
      if (!next) break;
      this.now = Math.max(this.now, next.dueAt);
      this.send({ type: 'fireTimer', timerId: next.id });
    }
    this.now = end;
  }

  /** Lets time pass while nothing runs: no timer fires. */
  sleep(duration: string): void {
    this.now = addDuration(this.now, parseDuration(duration), 'UTC');
  }

  /** Rows as the store would hold them, removed ones left out, in the order of their numbers. */
  rows(collection: string): readonly RowWrite[] {
    return [...this.written.values()]
      .filter((row) => row.collection === collection && row.fields !== null)
      .sort((a, b) => numberIn(a.key) - numberIn(b.key));
  }

  /** The elements in the order in which they were entered or passed. */
  path(): readonly string[] {
    return this.events.flatMap((event) => (event.type === 'elementEntered' || event.type === 'elementPassed' ? [event.facts.element] : []));
  }

  /** Facts of the events of one type, oldest first. */
  facts<T extends ProcessEvent['type']>(type: T): readonly FactsOf<T>[] {
    return this.events.filter((event) => event.type === type).map((event) => event.facts as unknown as FactsOf<T>);
  }

  private decide(command: ProcessCommand, sender: RigSender): JsonValue {
    const context: DecisionContext = {
      tenant: 'main',
      key: this.key,
      commandId: `0197-${this.revision}`,
      actor: sender.actor ?? 'system',
      ...(sender.onBehalfOf === undefined ? {} : { onBehalfOf: sender.onBehalfOf }),
      now: this.now,
      ask: (kind, question) => this.answer(kind, question),
    };
    const previous = this.current;
    const decision = this.aggregate.decide(previous, command, context);
    same(this.aggregate.decide(previous, command, context), decision, 'deciding twice gives the same');
    const stored = JSON.parse(JSON.stringify(decision.events)) as ProcessEvent[];
    const at = this.now;
    const fold = (events: readonly ProcessEvent[]): ProcessState | null =>
      events.reduce((state: ProcessState | null, event) => this.aggregate.apply(state, event, at), previous);
    const next = fold(stored);
    same(frozen(this.aggregate, fold(decision.events)), frozen(this.aggregate, next), 'events survive JSON');
    this.current = next;
    this.events.push(...stored);
    if (stored.length > 0) this.commits.push({ at, events: stored });
    for (const effect of decision.effects ?? []) {
      if (effect.to === this.key) this.effects.push(effect);
      else if (!this.rooms.take(effect)) this.letters.push(effect);
    }
    if (next && stored.length > 0) this.project(previous, next, stored);
    return decision.answer;
  }

  private project(previous: ProcessState | null, next: ProcessState, events: readonly ProcessEvent[]): void {
    this.revision++;
    const change = { key: this.key, tenant: 'main', next, events, revision: this.revision, rank: this.revision * 4096 + 1, at: this.now };
    const projection = this.aggregate.project({ ...change, previous });
    for (const row of [...projection.rows, ...(projection.listRow ? [projection.listRow] : [])])
      this.written.set(`${row.collection}/${row.key}`, row);
    const whole = this.aggregate.project({ ...change, previous: null });
    const expected = [...whole.rows, ...(whole.listRow ? [whole.listRow] : [])].map(content);
    const kept = [...this.written.values()].filter((row) => row.fields !== null).map(content);
    same(kept.sort(byKey), expected.sort(byKey), 'rows written bit by bit are those of a rebuild');
    const { freeze, thaw } = this.aggregate;
    if (freeze && thaw) same(freeze(thaw(freeze(next))), freeze(next), 'a frozen state thaws to the same');
  }

  private answer<K extends keyof Questions>(kind: K, question: Questions[K]['ask']): Questions[K]['answer'] {
    return this.find(kind, question as never);
  }

  private find(
    kind: keyof Questions,
    question: Questions['definition']['ask'] & Questions['expression']['ask'] & { person: string; principal: string; of: string },
  ): unknown {
    const members = Object.entries(this.options.members ?? {});
    switch (kind) {
      case 'definition': {
        const content = this.contents.get(question.hash);
        if (content === undefined) throw new Error(`the rig has no content ${question.hash}`);
        return content;
      }
      case 'latest': {
        const { id } = question as unknown as Questions['latest']['ask'];
        return this.contents.has(`hash-of-process-${id}`) ? { hash: `hash-of-process-${id}`, version: 1 } : null;
      }
      case 'deployed': {
        const { id, version = 1, hash = `hash-of-process-${id}` } = question as unknown as Questions['deployed']['ask'];
        return this.contents.has(hash) && version === 1 ? { hash, version: 1 } : null;
      }
      case 'expression': {
        const compiled = compileExpression(question.source);
        if (!compiled.ok) return { ok: false, code: compiled.code, message: compiled.message };
        const result = compiled.evaluate(question.input, question.bindings);
        if (result === 'needsWorker')
          throw new Error(`the rig evaluates in place only, and this expression needs a worker: ${question.source}`);
        return result;
      }
      case 'starts':
        return [];
      case 'subscriptions':
        return this.rooms.subscriptionsOf(question as unknown as Questions['subscriptions']['ask'], [[this.key, this.current]]);
      case 'principals':
        return [
          `user:${question.person}`,
          ...members.flatMap(([principal, people]) => (people.includes(question.person) ? [principal] : [])),
        ];
      case 'relation':
        return this.options.managers?.[question.of] ?? [];
      case 'members':
        return question.principal.startsWith('user:') ? [question.principal.slice(5)] : (this.options.members?.[question.principal] ?? []);
    }
  }
}

function content(row: RowWrite): { readonly key: string; readonly fields: RowWrite['fields']; readonly body: string } {
  return { key: `${row.collection}/${row.key}`, fields: row.fields, body: row.body };
}

function numberIn(rowKey: string): number {
  return Number(rowKey.slice(rowKey.lastIndexOf('.') + 1)) || 0;
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1;
}

function frozen(aggregate: ProcessAggregate, state: ProcessState | null): JsonValue {
  return state && aggregate.freeze ? aggregate.freeze(state) : null;
}

function same(found: unknown, expected: unknown, what: string): void {
  if (!isDeepStrictEqual(found, expected)) throw new Error(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
}
