import type { Snapshot, Store } from '../../src/ports/index.js';

/** How the suite gets at an adapter. One harness serves all cases, one after the other. */
export interface StoreHarness {
  /** What the adapter claims of itself. */
  readonly features: {
    /** Commits and their rows share a transaction: `commitAll` answers `projected: true`. */
    readonly transactional: boolean;
  };
  /** A store over fresh, empty data. Not opened yet: the suite calls `open` and `close` itself. */
  open(): Promise<Store>;
  /** Another store over the data of the last `open()`, as after a restart or from a second process. Absent: those cases are left out. */
  reopen?(): Promise<Store>;
  /** Writes the parts of a snapshot but not its manifest, over the data of the last `open()`. Absent: that case is left out. */
  plantHalfSnapshot?(snapshot: Snapshot): Promise<void>;
  /** Removes the data of the last `open()`. Called after each case, when its stores are closed. */
  destroy(): Promise<void>;
}

/** One thing an adapter must do. */
export interface ConformanceCase {
  /** A sentence, with the number of the store protocol's rule it belongs to. */
  readonly name: string;
  /** Opens a store of the harness, tries, closes. Rejects with an `AssertionError`, or with what the adapter threw. */
  run(): Promise<void>;
}

/** A case before it knows its harness. */
export interface CaseBody {
  readonly name: string;
  readonly needs?: 'reopen' | 'plantHalfSnapshot';
  readonly run: (store: Store, harness: StoreHarness) => Promise<void>;
}
