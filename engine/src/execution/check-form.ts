import { MillraceError, type JsonObject } from '@millrace/schemas';
import { fail } from '../behaviors/failed-step.js';
import type { Run, SubmissionVerdict } from '../behaviors/run.js';
import type { FormUse } from '../model/definition.js';

/** Data handed in with a form: what is kept of it, and what its sender may want to mend. */
export type CheckedData = Pick<SubmissionVerdict, 'data' | 'warnings'>;

/** Checks and normalises data handed in with a form. Refuses with `FORM_INVALID` and the list of problems. */
export function checkForm(run: Run, use: FormUse, data: JsonObject, before: JsonObject): CheckedData {
  const hash = run.deployed.links.form[use.ref] ?? fail('LINK_MISSING', { kind: 'form', id: use.ref });
  return checked(run, { id: use.ref, hash }, data, { before, ...(use.access === undefined ? {} : { access: use.access }) });
}

/** As `checkForm`, with a form that no step of the process names: the catalogue's. */
export function checkFormOf(run: Run, form: { readonly id: string; readonly hash: string }, data: JsonObject): CheckedData {
  return checked(run, form, data, { before: {} });
}

function checked(
  run: Run,
  { id, hash }: { readonly id: string; readonly hash: string },
  data: JsonObject,
  use: { readonly before: JsonObject; readonly access?: Readonly<Record<string, string>> },
): CheckedData {
  const form = run.context.ask('definition', { hash });
  const verdict = run.collaborators.checkSubmission(run, form, data, use);
  if (!verdict.ok) throw new MillraceError('FORM_INVALID', { form: id, problems: verdict.problems });
  return verdict;
}
