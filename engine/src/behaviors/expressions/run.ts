import { NeedsWorker } from './failure.js';

/** Variables bound in a block. */
export interface Frame {
  readonly variables: Map<string, unknown>;
  readonly outer: Frame | null;
}

/** One evaluation in place: what it may read, and the steps it has left. */
export class Run {
  readonly root: unknown;
  readonly bindings: Readonly<Record<string, unknown>> | undefined;
  /** Variables bound outside of any block; null until there are some. */
  top: Frame | null = null;
  #steps: number;

  constructor(root: unknown, bindings: Readonly<Record<string, unknown>> | undefined, steps: number) {
    this.root = root;
    this.bindings = bindings;
    this.#steps = steps;
  }

  /** Uses up steps; throws `NeedsWorker` when none are left. */
  spend(steps: number): void {
    this.#steps -= steps;
    if (this.#steps < 0) throw new NeedsWorker();
  }
}

/** A node compiled: computes its value in the current value and the variables in sight. */
export type Compute = (input: unknown, run: Run, frame: Frame | null) => unknown;

/** A compiled node and about how many steps one computation of it takes, apart from what its loops spend themselves. */
export interface Compiled {
  readonly compute: Compute;
  readonly weight: number;
}
