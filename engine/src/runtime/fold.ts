import type { JsonValue, MillraceError } from '@millrace/schemas';
import type { Command, DomainEvent, Effect } from '../execution/aggregate.js';
import type { AggregateState } from './aggregate-state.js';
import type { LoggedCommand } from './commit-codec.js';
import type { Interview } from './questions.js';
import type { Answered } from './sent.js';

/** A command that waits for its strand, and whoever waits for it. */
export interface Pending {
  readonly id: string;
  readonly actor: string;
  readonly onBehalfOf: string | undefined;
  readonly command: Command;
  interview: Interview;
  readonly resolve: (answered: Answered) => void;
  readonly reject: (error: MillraceError) => void;
  late: number;
  /** All at once was too much for one commit: it is decided again to do as little as makes sense. */
  small: boolean;
}

/** A run of commands decided on one revision and not yet stored. */
export interface Fold {
  /** The commit's instant, the same for all its commands: what is applied now must be what a later load applies. */
  readonly at: number;
  state: unknown;
  readonly events: DomainEvent[];
  readonly effects: Effect[];
  readonly commands: LoggedCommand[];
  /** What to tell once the fold is stored. */
  readonly accepted: Pending[];
  readonly refused: { readonly pending: Pending; readonly error: MillraceError }[];
  readonly repeated: { readonly pending: Pending; readonly answer: JsonValue }[];
}

/** What is kept of a commit, beside itself, until its fate is known. */
export interface SentOff {
  readonly hash: string;
  readonly held: number;
  readonly recent: AggregateState['recent'];
}

/** All commands of a fold, the accepted first. */
export function everyoneIn(fold: Fold): Pending[] {
  return [...fold.accepted, ...fold.refused.map((entry) => entry.pending), ...fold.repeated.map((entry) => entry.pending)];
}
