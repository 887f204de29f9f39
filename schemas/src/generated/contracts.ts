// Generated from the schemas by schemas/scripts; `pnpm --filter @millrace/schemas generate` writes it again.
import type { JsonObject, JsonValue, Text } from '../values/json.js';

/** One thing that happened, as readers of a history get it: facts (ids, codes, times, amounts) apart from data (what people and services put in). */
export interface HistoryEvent {
  /** What happened, in the past tense: `workItemCompleted`. */
  readonly type: string;
  /** The version of the event’s shape. */
  readonly version: number;
  /** When. */
  readonly at: string;
  /** A person’s id, or `system` for timers, jobs and effects. */
  readonly actor: string;
  /** Whom the actor stood in for. */
  readonly onBehalfOf?: string;
  /** The command that caused it. */
  readonly commandId: string;
  /** The commit of its aggregate it stands in. */
  readonly revision: number;
  /** What the aggregate said of itself: the definition and its version. */
  readonly about?: JsonObject;
  /** What figures need; survives erasure. */
  readonly facts: JsonObject;
  /** What people and services put in; can be erased. */
  readonly data?: JsonObject;
  /** Ids of the erasures that took something out of its commit’s data. */
  readonly erased?: readonly string[];
}

/** The stored text of a commit, format 1. What is hashed apart stands apart: facts in one part, data in the other. */
export interface CommitBody {
  readonly format: 1;
  /** Keeps the hash of little data from being guessed. */
  readonly salt: string;
  /** Covers the place, the exact text of the facts, and the salted hash of the data. */
  readonly hash: string;
  /** The salted hash of data that was erased: the history still verifies. */
  readonly dataHash?: string;
  /** Ids of the erasures that took something out of the data. */
  readonly erased?: readonly string[];
  /** Large values that were taken out of the data. */
  readonly blobs?: readonly BlobPointer[];
  /** What survives erasure. */
  readonly facts: CommitFacts;
  /** What people and services put in, in the order of the facts. */
  readonly data: CommitData;
}

/** What survives erasure. */
export interface CommitFacts {
  /** What the aggregate says of itself to readers of the feed. */
  readonly about?: JsonObject;
  /** The commands, at most 256. */
  readonly commands: readonly {
    readonly id: string;
    /** A person’s id, or `system` for timers, jobs and effects. */
    readonly actor: string;
    /** A person’s id, or `system` for timers, jobs and effects. */
    readonly onBehalfOf?: string;
  }[];
  /** What happened. */
  readonly events: readonly {
    readonly type: string;
    /** Absent for 1. */
    readonly version?: number;
    /** Index of the command that caused it; absent for the first. */
    readonly by?: number;
    /** Any JSON object, kept as it is. */
    readonly facts: JsonObject;
  }[];
  /** Keys of the aggregates that get a command. */
  readonly effects?: readonly string[];
}

/** What people and services put in, in the order of the facts. */
export interface CommitData {
  /** What the sender of each command was told. */
  readonly answers: readonly JsonValue[];
  /** The data of each event. */
  readonly events: readonly (object | null)[];
  /** The command of each effect. */
  readonly effects?: readonly object[];
}

/** Where a large value stood, and what it is addressed by. */
export interface BlobPointer {
  /** Steps from the body’s data to the value. */
  readonly at: readonly (string | number)[];
  /** SHA-256 of its JSON text, in hex. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
}

/** What a refused call answers: problem details (RFC 9457). */
export interface ProblemDetails {
  /** A link to the page about this code, or `about:blank`. */
  readonly type: string;
  /** The message in the language of the one who asks. */
  readonly title: string;
  /** The HTTP status. */
  readonly status: number;
  /** More about this one case. */
  readonly detail?: string;
  /** What identifies this one case, for support. */
  readonly instance?: string;
  /** A code of the error catalogue. */
  readonly code: string;
  /** What fills the message. */
  readonly params?: JsonObject;
  /** Everything that is wrong, where several things are. */
  readonly problems?: readonly ListedProblem[];
}

/** One of several things that are wrong. */
export interface ListedProblem {
  /** A code of the error catalogue. */
  readonly code: string;
  readonly severity?: 'error' | 'warning';
  /** JSON Pointer (RFC 6901) of the place. */
  readonly pointer: string;
  /** What was expected, what was found, what to do. */
  readonly message: Text;
  /** Any JSON object, kept as it is. */
  readonly params?: JsonObject;
  /** The element it belongs to. */
  readonly elementId?: string;
}
