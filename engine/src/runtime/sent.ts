import type { JsonValue } from '@millrace/schemas';
import type { Command, Effect } from '../execution/aggregate.js';
import type { AggregateKey, RowWrite } from '../ports/index.js';

/** What a strand tells of a stored commit: its rows and effects, so that jobs, timers and receivers hear of them. */
export interface Committed {
  readonly key: AggregateKey;
  readonly commitId: string;
  readonly at: number;
  readonly rows: readonly RowWrite[];
  readonly effects: readonly Effect[];
}

/** A command on its way. */
export interface Sent {
  readonly id: string;
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly command: Command;
}

/** What the sender hears. */
export interface Answered {
  readonly answer: JsonValue;
  readonly revision: number;
  /** The commit whose effects this answer may wait for; absent for a repeated command. */
  readonly commitId?: string;
}
