/** What the host sends to the worker: one expression at a time, its data as JSON text. */
export interface Request {
  readonly id: number;
  readonly source: string;
  /** Absent for no input at all. */
  readonly input?: string;
  readonly bindings: string;
}

/**
 * What the worker answers: the result as JSON text, then, when nothing is left running, that it is ready. An expression may fail and still have
 * a part that runs for ever; a worker is only given the next one when it is ready.
 */
export type Reply = { readonly type: 'result'; readonly id: number; readonly result: string } | { readonly type: 'ready' };
