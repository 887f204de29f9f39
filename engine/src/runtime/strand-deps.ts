import type { IdSource, Store, TimeSource } from '../ports/index.js';
import type { Breath } from './breath.js';
import type { Committer } from './committer.js';
import type { Log } from './log.js';
import type { Answerer } from './questions.js';
import type { Committed } from './sent.js';

/** What strands share. */
export interface StrandDeps {
  readonly store: Store;
  readonly time: TimeSource;
  readonly ids: IdSource;
  readonly log: Log;
  readonly committer: Committer;
  readonly answerer: Answerer;
  readonly pause?: (attempt: number) => Promise<void>;
  /** Lets others have their turn when much is decided at once. */
  readonly breath?: Breath;
  /** Called after the rows are there, before the commands are answered. */
  readonly onCommitted: (committed: Committed) => void;
}
