import type { Static, TSchema } from '@sinclair/typebox';
import type { Call } from './call.js';
import type { Contract, Given } from './contract.js';

/** What an operation gets: only what its contract declares, already checked and converted. */
export interface Input<P, Q, B> {
  readonly params: Given<P>;
  readonly query: Given<Q>;
  readonly body: Given<B>;
}

/** A value that is handed on as it is: answers may hold lists that nobody else may change. */
export type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

/** What an operation answers: nothing where its contract has no answer. */
export type Answered<A> = A extends TSchema ? Frozen<Static<A>> : void;

/** A contract with what it does. It is called without HTTP too: tests hand it a `Call`. Without arguments: an operation of any shape, as the router has it. */
export interface Operation<
  P extends TSchema | undefined = TSchema | undefined,
  Q extends TSchema | undefined = TSchema | undefined,
  B extends TSchema | undefined = TSchema | undefined,
  A extends TSchema | undefined = TSchema | undefined,
> {
  readonly contract: Contract<P, Q, B, A>;
  /** Rejects with a `MillraceError` where it refuses. Whoever calls it has checked the input's shape and who is calling. */
  run(call: Call, input: Input<P, Q, B>): Promise<Answered<A>>;
}

/** Says what a contract does. */
export function operation<
  P extends TSchema | undefined,
  Q extends TSchema | undefined,
  B extends TSchema | undefined,
  A extends TSchema | undefined,
>(contract: Contract<P, Q, B, A>, run: (call: Call, input: Input<P, Q, B>) => Promise<Answered<A>> | Answered<A>): Operation<P, Q, B, A> {
  return { contract, run: async (call, input) => run(call, input) };
}

export type { Call, Language, SessionDoor, SessionOwner } from './call.js';
