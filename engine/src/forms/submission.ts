import type { ErrorCode, ErrorParams, JsonObject, JsonValue } from '@millrace/schemas';
import type { ExpressionResult } from '../execution/aggregate.js';
import type { Message } from '../model/problem.js';
import type { Access } from './access.js';

/**
 * Evaluates one JSONata source. `input` is the whole data, `bindings` hold `root` and, in a table, `row`. What it is given never changes afterwards, so it
 * may be kept. It may throw a signal of its own, which passes through everything here untouched.
 */
export type Evaluate = (source: string, input: JsonValue, bindings: JsonObject) => ExpressionResult;

/** Like `Evaluate`, for who only tries: answers `undecided` where the expression has to be left to the server. */
export type TryEvaluate = (source: string, input: JsonValue, bindings: JsonObject) => ExpressionResult | 'undecided';

/** What somebody sends with a form, and what they were given. */
export interface Submission {
  /** All of the form as the person left it: a field that is not there is empty. */
  readonly data: JsonValue;
  /** All that was there before, including what the person may not see. */
  readonly before?: JsonObject;
  /** What this step of the process allows, by node id; `*` is for all the others. Without an entry a node is editable. */
  readonly access?: Readonly<Record<string, Access>>;
  /** What rules read as `$source`, by name; without it they read nothing there. */
  readonly sources?: JsonObject;
  readonly evaluate: Evaluate;
  /** Gives an id for the n-th new row of this submission (from 0) that came without one. Without this function such a row is refused. */
  readonly newRowId?: (index: number) => string;
}

/** Something a person must mend before the form is taken, or may want to. */
export interface SubmissionProblem {
  readonly code: ErrorCode;
  /** JSON Pointer (RFC 6901) into the data that was sent. */
  readonly pointer: string;
  /** The field to point at. */
  readonly nodeId?: string;
  readonly message: Message;
  readonly params: ErrorParams;
}

/** The data to keep, or what is wrong: at most 100 problems, the last telling how many more there are. */
export type SubmissionResult =
  | { readonly ok: true; readonly data: JsonObject; readonly warnings: readonly SubmissionProblem[] }
  | { readonly ok: false; readonly problems: readonly SubmissionProblem[] };
