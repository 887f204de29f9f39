import type { JsonObject } from '@millrace/schemas';

/** One thing that is done to both sides. `nth` counts what is open at the element, in the order of its creation. */
export type Move =
  | { readonly start: { readonly data: JsonObject } }
  | { readonly complete: string; readonly nth?: number; readonly data: JsonObject }
  | { readonly completeJob: string; readonly nth?: number; readonly output: JsonObject }
  /** With a BPMN error, or given up. */
  | { readonly failJob: string; readonly nth?: number; readonly error?: string }
  | { readonly message: string; readonly key?: number | string; readonly data: JsonObject; readonly keep?: number }
  | { readonly signal: string; readonly data: JsonObject }
  | { readonly pass: string }
  | { readonly retry: string; readonly nth?: number }
  | { readonly set: JsonObject }
  | { readonly cancel: true }
  | { readonly activate: string; readonly in: string; readonly nth?: number };

/** Something that moves can be done to. What is not possible changes nothing. */
export interface Side {
  apply(move: Move): void;
  observe(): readonly JsonObject[];
}
