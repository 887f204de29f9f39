import type { Problem } from '@millrace/engine/model';
import type { ShapeProblem } from '@millrace/schemas';
import type { Words } from '../../../document/index.js';

/** What the engine's check says of a drawing, told with the names that a person gave. */
export interface DesignerProblem {
  /** The same for the same problem, however often it is checked. */
  readonly key: string;
  /** A code of the error catalogue. */
  readonly code: (Problem | ShapeProblem)['code'];
  /** An `error` stops publishing, a `warning` does not. */
  readonly severity: 'error' | 'warning';
  /** What it is about: an element, a flow, a lane, a process. */
  readonly elementId?: string;
  /** JSON Pointer (RFC 6901) into the document. */
  readonly jsonPointer: string;
  readonly words: Words;
  readonly params: Problem['params'];
}
