/** The only way the product knows time. Pure code never sees it: it is told the time with each command. */
export interface TimeSource {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Milliseconds on a clock that never jumps; only differences mean anything. */
  monotonic(): number;
  /** Calls `run` once when `now()` has reached `at` (milliseconds since 1970 UTC). Answers how to cancel. */
  at(at: number, run: () => void): () => void;
  /** Calls `run` once after `ms` milliseconds of monotonic time. Answers how to cancel. */
  after(ms: number, run: () => void): () => void;
  /** Told at the start when the store was last written to: a clock that was set back since does not begin before that. */
  written?(at: number): void;
}
