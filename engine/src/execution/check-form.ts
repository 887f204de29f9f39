import { MillraceError, type JsonObject } from '@millrace/schemas';
import { fail } from '../behaviors/failed-step.js';
import type { Run } from '../behaviors/run.js';
import type { FormUse } from '../model/definition.js';

/** What is kept of data handed in with a form: checked, normalised. Refuses with `FORM_INVALID` and the list of problems. */
export function checkForm(run: Run, use: FormUse, data: JsonObject, before: JsonObject): JsonObject {
  const hash = run.deployed.links.form[use.ref] ?? fail('LINK_MISSING', { kind: 'form', id: use.ref });
  const form = run.context.ask('definition', { hash });
  const verdict = run.collaborators.checkSubmission(run, form, data, {
    before,
    ...(use.access === undefined ? {} : { access: use.access }),
  });
  if (!verdict.ok) throw new MillraceError('FORM_INVALID', { form: use.ref, problems: verdict.problems });
  return verdict.data;
}
