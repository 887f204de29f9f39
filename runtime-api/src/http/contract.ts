import type { ErrorCode } from '@millrace/schemas';
import type { Static, TSchema } from '@sinclair/typebox';

/** Who may call an operation at all. What they see and change is decided by rights, inside the operation. */
export type Caller =
  /** Anybody, also without a session. */
  | 'anybody'
  /** A signed-in person, or a program with a token of one of the scopes. */
  | 'person';

/** What a token may be used for. A session may do everything its person may. */
export type TokenScope = 'read' | 'work' | 'deploy' | 'administer';

/**
 * An HTTP operation as data: the router, the OpenAPI document and the typed client all come from it. Shapes are JSON Schema 2020-12 (TypeBox), checked before the
 * operation runs. `path` is below `/api/v1`, parameters in braces: `/work-items/{id}/claim`.
 */
export interface Contract<
  P extends TSchema | undefined = TSchema | undefined,
  Q extends TSchema | undefined = TSchema | undefined,
  B extends TSchema | undefined = TSchema | undefined,
  A extends TSchema | undefined = TSchema | undefined,
> {
  /** Camel case, unique: the operation's name in OpenAPI. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: `/${string}`;
  /** The resource it belongs to. */
  readonly tag: string;
  readonly summary: string;
  readonly caller: Caller;
  /** Of tokens; absent: only a session will do. */
  readonly scope?: TokenScope;
  readonly params?: P;
  /** Text values, as a URL has them; numbers and booleans are converted by the shape. */
  readonly query?: Q;
  readonly body?: B;
  /** Absent: 204 without a body. */
  readonly answer?: A;
  /** 200 unless told otherwise; 204 without an answer. */
  readonly status?: 200 | 201 | 202;
  /** Takes `Idempotency-Key` (a UUIDv7 made within a day): sent again with the same key, the first answer comes. */
  readonly idempotent?: boolean;
  /** Answers `ETag`, or takes `If-Match`, with the entity's revision. */
  readonly revision?: 'answered' | 'required';
  /** Codes it may refuse with, beside those that every operation may. */
  readonly errors?: readonly ErrorCode[];
}

/** What an operation gets of a shape: nothing of one that is not there. */
export type Given<S> = S extends TSchema ? Static<S> : undefined;

/** Declares an operation's contract, keeping the types of its shapes. */
export function contract<
  P extends TSchema | undefined = undefined,
  Q extends TSchema | undefined = undefined,
  B extends TSchema | undefined = undefined,
  A extends TSchema | undefined = undefined,
>(given: Contract<P, Q, B, A>): Contract<P, Q, B, A> {
  return given;
}
