import type { JsonObject, Text } from '@millrace/schemas';
import type { Sender, Settled } from './engine-options.js';

/** How an instance is started. */
export interface StartOptions extends Sender {
  /** What the start form hands in; checked by the form. */
  readonly data?: JsonObject;
  /** Set by programs; checked against the declared variables only. */
  readonly variables?: JsonObject;
  readonly businessKey?: string;
  readonly organisation?: string;
  /** Id of the catalogue's service it is asked for by. */
  readonly service?: string;
  /** Id of a deployed form that checks `data` where the process's start has none of its own. */
  readonly form?: string;
  /** The element to begin at instead of the start event, and why: a case that began elsewhere. Who may is the caller's to check. */
  readonly at?: string;
  readonly reason?: string;
  /** Of the definition; default the newest. */
  readonly version?: number;
  /** Which of the definition's executable processes; needed where there are several. */
  readonly process?: string;
}

/** A started instance. */
export interface Started extends Settled {
  readonly instanceId: string;
  /** As people call it, where the process gives numbers and this one has come. */
  readonly number?: string;
  /** What the form's rules warn of in the data that was handed in; they stop nothing. Absent where there is nothing. */
  readonly warnings?: readonly Text[];
}

/** How a work item is completed. */
export interface CompleteOptions extends Sender {
  readonly data?: JsonObject;
  /** Of an approval: `approved`, `refused` or `returned`. */
  readonly outcome?: string;
  /** Must be given with `refused` and `returned`. */
  readonly reason?: string;
  readonly comment?: string;
}
