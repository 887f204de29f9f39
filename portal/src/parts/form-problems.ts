import type { FormProblem } from '@millrace/designer/forms';
import { ApiProblem } from '../api/problem.js';

/**
 * What the service found in a form, by the form's own places. A body that breaks the contract is reported from the body's top, where the form's data is under `/data`;
 * what is about neither is left to the summary of the form.
 */
export function formProblems(error: unknown): readonly FormProblem[] {
  if (!(error instanceof ApiProblem)) return [];
  const inBody = error.code === 'REQUEST_INVALID';
  return error.problems.map(({ code, pointer, message, severity }) => ({
    code,
    pointer: inBody ? pointer.replace(/^(?:\/body)?\/data(?=\/|$)/, '') : pointer,
    message,
    ...(severity === undefined ? {} : { severity }),
  }));
}
