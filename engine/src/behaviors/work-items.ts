import type { JsonObject } from '@millrace/schemas';
import type { WorkItem } from '../execution/state.js';
import type { Assignment, FormUse, Timing } from '../model/definition.js';
import type { Entered } from './activities.js';
import { deadline } from './deadlines.js';
import type { Refuse } from './declared-values.js';
import { fail, UnfitSubmission } from './failed-step.js';
import { mapIn, mapOut } from './mappings.js';
import { resolveAssignment } from './participants.js';
import type { Run, Visit } from './run.js';
import { asPaths, parsePath, pathStep, readPath, writePath } from './variable-paths.js';
import { fittedValues, inOrder, setVariables, visibleVariables } from './variables.js';

/** Priority of a work item whose task says nothing. */
export const usualPriority = 50;

/** What a task says of its work items; compiled into the task's `config`. */
export interface WorkItemPlan {
  readonly form?: FormUse;
  readonly assignment?: Assignment;
  readonly priority?: number;
  readonly due?: Timing;
  readonly followUp?: Timing;
  /** Output mapping of a task, over its data and the variables. */
  readonly out?: Readonly<Record<string, string>>;
}

/** What a person says when completing an item, beside its data. */
export interface Completion {
  readonly outcome?: string;
  readonly reason?: string;
  readonly comment?: string;
}

/** Creates and offers the work item of a task. */
export function offerWorkItem(run: Run, visit: Entered, plan: WorkItemPlan): void {
  const { assignee, offeredTo } = resolveAssignment(run, visit, plan.assignment);
  const planned = plannedFacts(run, visit, plan);
  const item = run.nextNumber();
  const offered = offeredTo.length === 0 ? {} : { offeredTo };
  run.emit({
    type: 'workItemCreated',
    facts: { item, activity: visit.activity, ...offered, ...(assignee === undefined ? {} : { assignee }), ...planned },
  });
}

/** Priority and due times as facts of a work item, only what differs from the usual. */
export function plannedFacts(
  run: Run,
  visit: Visit,
  plan: WorkItemPlan,
): { readonly priority?: number; readonly dueAt?: number; readonly followUpAt?: number } {
  return {
    ...(plan.priority === undefined || plan.priority === usualPriority ? {} : { priority: plan.priority }),
    ...(plan.due === undefined ? {} : { dueAt: deadline(run, visit, plan.due, `the due time of ${visit.node.id}`) }),
    ...(plan.followUp === undefined ? {} : { followUpAt: deadline(run, visit, plan.followUp, `the follow-up time of ${visit.node.id}`) }),
  };
}

/**
 * Takes over what was handed in with an item: by the form's mapping, by the task's, or each field as a variable of its name. What a form's field has no value for
 * any more is cleared: empty is absent. A value that does not fit its variable gives the step up with `UnfitSubmission`.
 */
export function takeSubmission(run: Run, visit: Visit, item: Pick<WorkItem, 'id' | 'submitted' | 'outcome'>, plan: WorkItemPlan): void {
  const submitted = item.submitted ?? {};
  const outcome: JsonObject = item.outcome === undefined ? {} : { outcome: item.outcome };
  if (plan.form?.out) {
    const values = mapOut(run, visit, plan.form.out, submitted, outcome);
    setVariables(run, visit.scope, values, {
      unfit,
      cleared: Object.keys(plan.form.out).filter((path) => !Object.hasOwn(values, path)),
    });
  }
  if (plan.out) {
    const input = { ...visibleVariables(run.state, visit.scope), data: submitted };
    setVariables(run, visit.scope, mapOut(run, visit, plan.out, input, outcome), { unfit });
  }
  if (!plan.form?.out && !plan.out) mergeSubmission(run, visit, item.id, submitted, plan.form ? emptied(run, plan.form, submitted) : []);
}

/** What a form shows when it is opened: its input mapping by paths of the form's data, or the variables of its fields' names. */
export function formInput(run: Run, visit: Visit, form: FormUse): JsonObject {
  if (!form.in) return visibleVariables(run.state, visit.scope);
  let data: JsonObject = {};
  const values = mapIn(run, visit, form.in);
  for (const path of inOrder(Object.keys(values))) data = writePath(data, parsePath(path), values[path] ?? null);
  return data;
}

/** Each field becomes a variable of its name. What the item's completion recorded is not recorded again where it goes over as it is. */
function mergeSubmission(run: Run, visit: Visit, item: number, submitted: JsonObject, cleared: readonly string[]): void {
  const values = asPaths(submitted);
  if (cleared.every((path) => readPath(visibleVariables(run.state, visit.scope), parsePath(path)) === undefined)) {
    if (Object.keys(submitted).length === 0) return;
    const byScope = fittedValues(run, visit.scope, values, undefined, unfit);
    const [only] = byScope;
    if (byScope.size === 1 && only && Object.keys(values).every((path) => only[1][path] === values[path])) {
      run.emit({ type: 'submissionMerged', facts: { item, ...(only[0] === 0 ? {} : { scope: only[0] }) } });
      return;
    }
  }
  setVariables(run, visit.scope, values, { unfit, cleared });
}

const unfit: Refuse = (code, params) => {
  throw new UnfitSubmission(code, params);
};

/** Fields of the form that were handed in empty. */
function emptied(run: Run, use: FormUse, submitted: JsonObject): readonly string[] {
  const hash = run.deployed.links.form[use.ref] ?? fail('LINK_MISSING', { kind: 'form', id: use.ref });
  const form = run.context.ask('definition', { hash });
  return run.collaborators
    .formFields(form)
    .filter((name) => !Object.hasOwn(submitted, name))
    .map(pathStep);
}
