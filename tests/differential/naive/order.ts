/**
 * Decides what the standard and the engine's promises leave open: which of several letters between instances arrives next. Within an instance nothing is open.
 */
export interface Order {
  /** One of so many, the oldest first: its index. */
  choose(count: number): number;
}

/** Letters arrive in the order in which they were written. */
export const oldestFirst: Order = { choose: () => 0 };
