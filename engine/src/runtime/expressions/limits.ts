/** What one expression may take in the worker. */
export interface ExpressionHostLimits {
  /** Milliseconds from the moment a worker begins. */
  readonly timeoutMs: number;
  /** Megabytes of the worker's heap. */
  readonly memoryMb: number;
  /** Characters of the input and of the bindings, each as JSON. */
  readonly inputCharacters: number;
  /** Expressions that may wait at once; more are refused rather than kept. */
  readonly waiting: number;
}

export const defaultHostLimits: ExpressionHostLimits = { timeoutMs: 1000, memoryMb: 64, inputCharacters: 4_000_000, waiting: 10_000 };
