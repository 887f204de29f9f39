import { recordPart, type Sheet } from '@millrace/engine';
import { compileForm, evaluateForm, evaluateInPlace, loadLibraries } from '@millrace/engine/forms';
import { MillraceError, type FormDefinition, type JsonObject } from '@millrace/schemas';
import type { Call } from '../http/call.js';

/** What of a form's sources is read at most; the rest is left out. */
const mostSources = 20;

/**
 * What the rules of a form read as `$source`: of the caller's own, as it is now, by name. One that is not there or that their roles do not let them read is left
 * out. `null` where the form names none, or where nothing of it can be filled in.
 */
export async function sourcesFor(call: Call, sheet: Sheet): Promise<Readonly<Record<string, JsonObject>> | null> {
  const { sources } = sheet.definition as unknown as FormDefinition;
  const named = Object.entries(sources ?? {}).slice(0, mostSources);
  if (named.length === 0 || !Object.values(sheet.access).includes('editable')) return null;
  const rights = await call.service.rights.of(call);
  const read = await Promise.all(
    named.map(async ([name, { register }]): Promise<[string, JsonObject] | null> => {
      const row = await call.service.engine.row('records', recordPart(register, call.person));
      if (row === null || !rights.may('read', 'record', register, row.fields)) return null;
      const account = await call.service.engine.records.account(register, call.person);
      return account && [name, { ...account, covered: account.covered.map(({ from, to }) => ({ from, to })) }];
    }),
  );
  return Object.fromEntries(read.filter((one) => one !== null));
}

/**
 * Refuses with `FORM_INVALID` what rules over `$source` say against some data, by what is there now: the same that the form says while it is filled in. Between this
 * and the process something may still change; what must never be is decided there. `isDone` as in `requireOffered`.
 */
export async function requireSources(call: Call, sheet: Sheet | null, data: JsonObject, isDone: () => Promise<boolean>): Promise<void> {
  const sources = sheet && (await sourcesFor(call, sheet));
  if (sheet === null || sources === null) return;
  const definition = sheet.definition as unknown as FormDefinition;
  await loadLibraries(definition);
  const evaluate = evaluateInPlace(call.service.time.now());
  const { problems } = evaluateForm(compileForm(definition), data, { access: sheet.access, before: sheet.data, sources, evaluate });
  if (problems.length === 0 || (await isDone())) return;
  const told = problems.map(({ code, pointer, nodeId, message, params }) => ({
    code,
    pointer,
    ...(nodeId === undefined ? {} : { nodeId }),
    message: { ...message },
    params: { ...params },
  }));
  throw new MillraceError('FORM_INVALID', { form: sheet.form, problems: told });
}
