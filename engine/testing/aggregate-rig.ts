import type { JsonValue } from '@millrace/schemas';
import type { AggregateType, Command, DecisionContext, DomainEvent, Questions } from '../src/execution/aggregate.js';
import type { AggregateKey, RowWrite } from '../src/ports/index.js';

/** Answers what a decision asks. Throw what the runtime would refuse with. */
export type RigAnswers = { readonly [K in keyof Questions]?: (ask: Questions[K]['ask']) => Questions[K]['answer'] };

/** What a rig is made of. */
export interface AggregateRigOptions {
  /** Every kind of aggregate that commands and effects reach. */
  readonly types: readonly AggregateType[];
  readonly answers?: RigAnswers;
  /** Milliseconds since 1970 UTC at the start; `rig.now` may be set later. */
  readonly now?: number;
}

/** An effect on its way. */
export interface Letter {
  readonly id: string;
  readonly from: AggregateKey;
  readonly to: AggregateKey;
  readonly command: Command;
}

interface Held {
  state: unknown;
  revision: number;
  readonly log: { readonly at: number; readonly events: readonly DomainEvent[] }[];
}

/**
 * Drives aggregates without any runtime: decides, applies, projects, and keeps the effects as letters that a test delivers in any order it likes,
 * also twice or late. It forgets command ids on purpose: what an aggregate does with a repeated effect must follow from its state (rule 13).
 *
 * @example
 * const rig = new AggregateRig({ types: [personAggregate] });
 * rig.send('main/person/anna', { type: 'createPerson', name: 'Anna' });
 */
export class AggregateRig {
  now: number;
  /** Effects not delivered yet, oldest first. */
  readonly letters: Letter[] = [];
  /** Every effect ever delivered, for delivering once more. */
  readonly delivered: Letter[] = [];
  /** Effects that their receiver refused, with the error: a runtime only logs them, so a test should look. */
  readonly refusals: { readonly letter: Letter; readonly error: unknown }[] = [];
  /** Rows as a store keeps them: the highest rank by collection and key; removed ones with `fields: null`. */
  readonly rows = new Map<string, RowWrite>();
  private readonly held = new Map<AggregateKey, Held>();
  private readonly types: ReadonlyMap<string, AggregateType>;
  private count = 0;

  constructor(private readonly options: AggregateRigOptions) {
    this.types = new Map(options.types.map((type) => [type.type, type]));
    this.now = options.now ?? 1_767_600_000_000;
  }

  /** Sends a command and answers what its sender hears; throws its refusal. Effects wait in `letters`. */
  send(
    to: AggregateKey,
    command: Command & Readonly<Record<string, unknown>>,
    more: { readonly actor?: string; readonly id?: string } = {},
  ): JsonValue {
    const id = more.id ?? `c${++this.count}`;
    const type = this.typeOf(to);
    const held = this.held.get(to) ?? { state: null, revision: 0, log: [] };
    const decision = type.decide(held.state, plain(command), this.context(to, id, more.actor ?? 'tester'));
    const effects = decision.effects ?? [];
    if (effects.length > 500) throw new Error(`rule 13: ${effects.length} effects in one commit`);
    if (decision.events.length === 0 && effects.length === 0) return plain(decision.answer);
    const revision = held.revision + 1;
    const events = plain(decision.events);
    const previous = held.state;
    const next = events.reduce<unknown>((state, event) => type.apply(state, event, this.now), previous);
    if (next === null) throw new Error(`${to}: a commit needs an event before there can be effects`);
    held.log.push({ at: this.now, events });
    this.held.set(to, { state: next, revision, log: held.log });
    this.keep(type, to, previous, next, events, revision);
    effects.forEach((effect, index) =>
      this.letters.push({ id: `${to}@${revision}.${index}`, from: to, to: effect.to, command: plain(effect.command) }),
    );
    return plain(decision.answer);
  }

  /**
   * Delivers one waiting letter, by default the oldest; `false` when there is none. Letters from one sender to one receiver keep their order: the
   * oldest of theirs goes, whichever was named.
   */
  deliver(index = 0): boolean {
    const named = this.letters[index];
    if (named === undefined) return false;
    const at = this.letters.findIndex((letter) => letter.from === named.from && letter.to === named.to);
    const letter = this.letters.splice(at, 1)[0]!;
    this.delivered.push(letter);
    this.handOver(letter);
    return true;
  }

  /** Hands over once more what was delivered before, as a crashed outbox does. */
  repeat(letter: Letter): void {
    this.handOver(letter);
  }

  /** Delivers until nothing waits. */
  settle(most = 10_000): void {
    for (let step = 0; this.deliver(); step++) {
      if (step >= most) throw new Error(`still not quiet after ${most} effects`);
    }
  }

  /** The state of an aggregate; `null` before its first commit. */
  state<S>(key: AggregateKey): S | null {
    return (this.held.get(key)?.state ?? null) as S | null;
  }

  /** Everything that happened to an aggregate, oldest first. */
  events(key: AggregateKey): readonly DomainEvent[] {
    return (this.held.get(key)?.log ?? []).flatMap((commit) => commit.events);
  }

  /** The body of a row as a reader sees it; `null` when there is none or it was removed. */
  row<T = JsonValue>(collection: string, key: string): T | null {
    const row = this.rows.get(`${collection} ${key}`);
    return row === undefined || row.fields === null ? null : (JSON.parse(row.body) as T);
  }

  /**
   * Rebuilds every aggregate from its log and every row from its last state alone, as a later release does, and throws where that differs
   * from what is there (rules 7 and 19).
   */
  checkRebuild(): void {
    for (const [key, held] of this.held) {
      const type = this.typeOf(key);
      let state: unknown = null;
      for (const { at, events } of held.log) for (const event of plain(events)) state = type.apply(state, event, at);
      const thawed = type.thaw ? type.thaw(plain(type.freeze ? type.freeze(held.state) : (held.state as JsonValue))) : plain(held.state);
      mustEqual(state, held.state, `${key}: the log folds into another state`);
      mustEqual(thawed, held.state, `${key}: the snapshot thaws into another state`);
      const last = held.log.at(-1)!;
      const change = {
        key,
        tenant: tenantOf(key),
        previous: null,
        next: thawed,
        events: [],
        revision: held.revision,
        rank: rankOf(type, held.revision),
        at: last.at,
      };
      const { rows, listRow } = type.project(change);
      for (const row of [...rows, ...(listRow ? [listRow] : [])]) {
        const kept = this.rows.get(`${row.collection} ${row.key}`);
        mustEqual(
          { fields: row.fields, body: row.body },
          { fields: kept?.fields, body: kept?.body },
          `${key}: ${row.collection} ${row.key} is rebuilt differently`,
        );
      }
    }
  }

  private handOver(letter: Letter): void {
    try {
      this.send(letter.to, { ...letter.command }, { actor: 'system', id: letter.id });
    } catch (error) {
      this.refusals.push({ letter, error });
    }
  }

  private keep(
    type: AggregateType,
    key: AggregateKey,
    previous: unknown,
    next: unknown,
    events: readonly DomainEvent[],
    revision: number,
  ): void {
    const change = { key, tenant: tenantOf(key), previous, next, events, revision, rank: rankOf(type, revision), at: this.now };
    const { rows, listRow } = type.project(change);
    for (const row of [...rows, ...(listRow ? [listRow] : [])]) {
      if (!type.collections.includes(row.collection))
        throw new Error(`${type.type} writes to ${row.collection}, which it does not declare`);
      const name = `${row.collection} ${row.key}`;
      if ((this.rows.get(name)?.rank ?? -1) < row.rank) this.rows.set(name, row);
    }
  }

  private context(key: AggregateKey, commandId: string, actor: string): DecisionContext {
    const { answers = {} } = this.options;
    return {
      tenant: tenantOf(key),
      key,
      commandId,
      actor,
      now: this.now,
      ask: (kind, question) => {
        const answer = answers[kind] as ((ask: typeof question) => never) | undefined;
        if (answer === undefined) throw new Error(`the rig has no answer to ${kind}`);
        return answer(question);
      },
    };
  }

  private typeOf(key: AggregateKey): AggregateType {
    const type = this.types.get(key.split('/')[1] ?? '');
    if (type === undefined) throw new Error(`the rig has no aggregate type for ${key}`);
    return type;
  }
}

const tenantOf = (key: AggregateKey): string => key.slice(0, key.indexOf('/'));
const rankOf = (type: AggregateType, revision: number): number => revision * 4096 + type.projectionFormat;

/** As it comes back from the log: what JSON does not keep is lost here, where a test sees it. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function mustEqual(found: unknown, expected: unknown, message: string): void {
  if (sorted(found) !== sorted(expected)) throw new Error(`${message}:\n${sorted(found)}\ninstead of\n${sorted(expected)}`);
}

/** JSON with its properties in order, so that only content counts. */
function sorted(value: unknown): string {
  return JSON.stringify(plain(value ?? null), (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
