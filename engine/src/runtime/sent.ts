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

/** How a command is sent. */
export interface ExecuteOptions {
  readonly id: string;
  readonly actor: string;
  readonly onBehalfOf?: string;
  /** The aggregate's id was made for this command: it is not read first. */
  readonly fresh?: boolean;
}

/** What became of a command. */
export interface Executed {
  readonly answer: JsonValue;
  readonly revision: number;
  /** Whether what it led to elsewhere has happened too; if not, it will (rule 9). */
  readonly settled: boolean;
}
