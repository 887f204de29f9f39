import { describeError, type ErrorCode, type ErrorParams } from '@millrace/schemas';
import type { Words } from './vendors/vendor.js';

/** What became of one thing that a file says. `refused`: it is kept and drawn, but a deployment will not take it as it is. */
export type NoteStatus = 'understood' | 'translated' | 'kept' | 'redo' | 'doubtful';

/** One line of the report of an import. */
export interface ImportNote {
  readonly status: NoteStatus;
  /** The id that the definition has for it. */
  readonly element?: string;
  /** From one; 0 where it is about the whole file. */
  readonly line: number;
  /** As the file calls it: `camunda:assignee`, `conditionExpression`. */
  readonly what: string;
  readonly from?: string;
  readonly to?: string;
  readonly message: Words;
}

/** Why a file is not imported, or what is wrong with it. */
export interface FileProblem {
  readonly code: ErrorCode;
  readonly severity: 'error' | 'warning';
  readonly line: number;
  readonly column: number;
  /** The id or the name of the element around the place. */
  readonly element?: string;
  readonly message: Words;
  readonly params: ErrorParams;
}

/** A problem of a file with its words in both languages. */
export function fileProblem(
  code: ErrorCode,
  at: { readonly line: number; readonly column: number; readonly element?: string | undefined; readonly severity?: 'error' | 'warning' },
  params: ErrorParams = {},
): FileProblem {
  const all = { line: at.line, ...params };
  return {
    code,
    severity: at.severity ?? 'error',
    line: at.line,
    column: at.column,
    ...(at.element === undefined ? {} : { element: at.element }),
    message: { en: describeError(code, all, 'en'), ru: describeError(code, all, 'ru') },
    params: all,
  };
}
