import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { AggregateKey, RowWrite } from '../ports/index.js';

/** A wish that something happen. Imperative `type`; the rest is the command's own. Plain JSON. */
export interface Command {
  readonly type: string;
}

/**
 * Something that happened. `facts` are ids, times, codes and amounts that figures need and that survive erasure; `data` is what people typed (rule 21).
 * Time, actor and the aggregate stand once in the commit around it. `version` is absent for 1; an applier is frozen once released, a
 * change is a new version.
 */
export interface DomainEvent {
  readonly type: string;
  readonly version?: number;
  /** Index into the commit's commands of the one that caused it; absent for 0. Filled in by the runtime. */
  readonly by?: number;
  readonly facts: JsonObject;
  readonly data?: JsonObject;
}

/** A command to another aggregate, or a `continue` to itself, delivered at least once and in order per receiver (rule 13). */
export interface Effect {
  readonly to: AggregateKey;
  readonly command: Command;
}

/** Why an aggregate refused a letter: a code of the catalogue and what stands in its words. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly params: JsonObject;
}

/**
 * What is done about a letter that was refused for good: nothing where it came `late`, for what it was for is gone; it `stays` for a person and the next start where nobody can be
 * told; else this is sent instead.
 */
export type Undeliverable = 'late' | 'stays' | Effect;

/** What the world outside answers while a command is decided. Every answer that matters is recorded in an event. */
export interface Questions {
  /** The compiled item of a deployed application, by content hash. Refuses when the hash is unknown. */
  definition: { readonly ask: { readonly hash: string }; readonly answer: unknown };
  /** The newest deployed item of a kind and id; `null` when there is none. */
  latest: {
    readonly ask: { readonly kind: string; readonly id: string };
    /** `suspended`: no instance of it is to be started now. */
    readonly answer: { readonly hash: string; readonly version: number; readonly suspended?: boolean } | null;
  };
  /** A version of a deployed item, or the newest version that has a content; `null` when there is none. */
  deployed: {
    readonly ask: { readonly kind: string; readonly id: string; readonly version?: number; readonly hash?: string };
    readonly answer: { readonly hash: string; readonly version: number } | null;
  };
  /** A JSONata expression over an input, bounded in time and memory. */
  expression: {
    readonly ask: { readonly source: string; readonly input: JsonValue; readonly bindings?: JsonObject };
    readonly answer: ExpressionResult;
  };
  /** Principal keys a person acts with: `user:anna`, `group:finance`, `position:cfo`. At least the first. */
  principals: { readonly ask: { readonly person: string }; readonly answer: readonly string[] };
  /** People that stand in a relation to a person (`manager`); empty when nobody does. Person ids. */
  relation: { readonly ask: { readonly relation: string; readonly of: string }; readonly answer: readonly string[] };
  /** People behind a principal key; for `user:x` that is `x` itself. Person ids, sorted. */
  members: { readonly ask: { readonly principal: string }; readonly answer: readonly string[] };
  /** Start events of the newest versions in use that wait for a message or signal of this name; who was deployed first comes first. */
  starts: {
    readonly ask: { readonly kind: 'message' | 'signal'; readonly name: string };
    readonly answer: readonly WaitingStart[];
  };
  /** The next open subscriptions to a signal, by instance and number, and how far the last one's instance goes (rule 14). */
  subscriptions: {
    readonly ask: {
      readonly name: string;
      readonly after: { readonly instance: string; readonly number: number } | null;
      readonly upTo: number | null;
      readonly limit: number;
    };
    readonly answer: {
      readonly found: readonly { readonly instance: string; readonly number: number }[];
      readonly upTo: number | null;
    };
  };
}

/** A start event that a message, a signal or a moment starts a process at. */
export type WaitingStart = {
  readonly definition: { readonly id: string; readonly version: number; readonly hash: string };
  /** Which of the definition's processes. */
  readonly process: string;
  readonly element: string;
  /** Of a multiple event: the id of the one in it. */
  readonly event?: string;
};

/** The value of an expression, or why there is none. `undefined` of JSONata is `value: undefined`. */
export type ExpressionResult =
  { readonly ok: true; readonly value: JsonValue | undefined } | { readonly ok: false; readonly code: string; readonly message: string };

/** What a decision knows besides state and command. The same context gives the same decision: no clock, no randomness, no I/O. */
export interface DecisionContext {
  readonly tenant: string;
  /** The aggregate's key. */
  readonly key: AggregateKey;
  readonly commandId: string;
  /** Person id, or `system` for timers, jobs and effects. */
  readonly actor: string;
  readonly onBehalfOf?: string;
  /** It was more than fits into one commit when all was done at once: as little as makes sense is to be done, and the rest by a command that follows. */
  readonly small?: true;
  /** Milliseconds since 1970 UTC; never earlier than the aggregate's previous commit. */
  readonly now: number;
  /**
   * Asks the world. Where the answer is not at hand it throws a signal that the runtime catches: it finds the answer and decides again from the start.
   * So `decide` must not catch what it does not know, and must be free of side effects.
   */
  ask<K extends keyof Questions>(kind: K, question: Questions[K]['ask']): Questions[K]['answer'];
}

/** What a command leads to. To refuse, `decide` throws a `MillraceError`. */
export interface Decision<E extends DomainEvent = DomainEvent> {
  readonly events: readonly E[];
  readonly effects?: readonly Effect[];
  /** The state after the events, exactly as `apply` folds them from the state decided on; given by those who had to fold them anyway, so it is not done twice. */
  readonly next?: unknown;
  /** Told to the caller once the commit is stored, and again to whoever repeats the command id. */
  readonly answer: JsonValue;
}

/** What `project` is told of a change. */
export interface Change<S, E extends DomainEvent = DomainEvent> {
  readonly key: AggregateKey;
  readonly tenant: string;
  readonly previous: S | null;
  readonly next: S;
  readonly events: readonly E[];
  readonly revision: number;
  /** `revision × 4096 + projectionFormat`: the rank of every row written. */
  readonly rank: number;
  readonly at: number;
}

/** The rows that follow from a change: only those that may have changed. */
export interface Projection {
  readonly rows: readonly RowWrite[];
  readonly listRow: RowWrite | null;
}

/**
 * A kind of thing that changes. All three functions are pure. `S` is plain, immutable data that `JSON.stringify` and `JSON.parse` keep whole
 * unless `freeze`/`thaw` say otherwise.
 */
export interface AggregateType<S = unknown, C extends Command = Command, E extends DomainEvent = DomainEvent> {
  /** The middle part of the aggregate's key. */
  readonly type: string;
  /** 0 to 4095; raised by a release that changes what `project` writes, which rebuilds the rows. */
  readonly projectionFormat: number;
  readonly stateFormat: number;
  /** Collections that `project` writes to; the list row's is the first. */
  readonly collections: readonly string[];
  /** Throws a `MillraceError` to refuse. `state` is null before the first commit. */
  decide(state: S | null, command: C, context: DecisionContext): Decision<E>;
  /** Folds one event into the state; evaluates nothing. Throws on an event it does not know (rule 19). */
  apply(state: S | null, event: E, at: number): S;
  /** What is done about a letter to an aggregate of this type that was refused for good; without this it is dropped. */
  undeliverable?(letter: Effect, refusal: Refusal, tenant: string): Undeliverable;
  /** Rows after `next`. With `previous: null` it must give every row that the state implies (rebuild). */
  project(change: Change<S, E>): Projection;
  /** Whether nothing more is likely to be done to it: it leaves memory before others. */
  isOver?(state: S): boolean;
  /** What every commit says of itself for readers of the feed, e.g. `{ definition: 'purchase', version: 3 }`. */
  about?(state: S): JsonObject;
  /** What is left of an aggregate that is purged: the event that says so and from which alone the state follows, and the collection of its row (rule 22). */
  readonly gravestone?: { readonly event: string; readonly collection: string };
  /** State to JSON and back, where the state is not plain JSON. */
  freeze?(state: S): JsonValue;
  thaw?(json: JsonValue): S;
}
