import type { JsonObject } from '@millrace/schemas';
import { withMoment } from '../behaviors/expressions-in-steps.js';
import { FailedStep } from '../behaviors/failed-step.js';
import type { Collaborators } from '../behaviors/run.js';
import { evaluateDecision, type CompiledDecision } from '../decisions/index.js';
import { checkSubmission, type Access, type CompiledForm } from '../forms/index.js';

/** Forms and decisions, as the rooms `forms` and `decisions` have them. */
export const collaborators: Collaborators = {
  checkSubmission(run, form, data, { access, before }) {
    const result = checkSubmission(form as CompiledForm, {
      data,
      before,
      ...(access === undefined ? {} : { access: access as Readonly<Record<string, Access>> }),
      newRowId: (index) => `${run.context.commandId}.${index}`.slice(-64),
      evaluate: (source, input, bindings) =>
        run.context.ask('expression', { source, input, bindings: withMoment(source, run, bindings) ?? bindings }),
    });
    if (result.ok)
      return { ok: true, data: result.data, problems: [], warnings: result.warnings.map(({ message: { en, ru } }) => ({ en, ru })) };
    return { ok: false, data: {}, problems: result.problems as unknown as readonly JsonObject[], warnings: [] };
  },
  formFields: (form) => Object.keys(Object((form as CompiledForm).schema['properties']) as object),
  evaluateDecision(_run, decision, inputs) {
    const answer = evaluateDecision(decision as CompiledDecision, inputs);
    if (!answer.ok) throw new FailedStep(answer.code, answer.message, answer.params);
    return answer.result;
  },
};
