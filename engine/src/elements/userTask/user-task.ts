import type { Assignment, FormUse, Timing } from '../../model/definition.js';
import type { ElementType } from '../element-type.js';
import { enter, leave } from '../../behaviors/activities.js';
import { outgoing } from '../../behaviors/flows.js';
import { offerWorkItem, takeSubmission, type WorkItemPlan } from '../../behaviors/work-items.js';

/**
 * The user task (BPMN 2.0.2 §10.3.4, §13.3.3): one work item, offered to those the assignment names, or those of the lane.
 *
 * - *Stands*: anywhere among activities.
 * - *A token*: it becomes an activity and creates a work item. Whom it is offered to is found now, and not again: persons, groups, positions, relations
 *   and expressions; nobody named means anybody may take it. So are `due` and `followUp`.
 * - *Waits for*: somebody to complete the item. Claiming, giving back, setting aside and drafts are the item's own life.
 * - *Ends*: when the item is completed: what was handed in, checked by the form, is taken over by the form's `out`, by the task's own, or each field as
 *   a variable of its name; tokens go along the flows whose conditions hold. From outside: the item is cancelled.
 * - *May go wrong*: `ASSIGNEE_NOT_ONE`, `PARTICIPANTS_EMPTY`, `PRINCIPAL_INVALID`, `RELATION_EMPTY`, `TIMING_INVALID` or a failing expression: no item
 *   was made. A failing `out` or `NO_FLOW_TAKEN`: what was handed in is kept, and a retry takes it over again. What the form refuses is refused to the
 *   person and is no incident.
 * - *Beside it*: loops, attached events and handlers as on every activity.
 * - *Read on*: behaviors/work-items.ts (offer, take over), behaviors/participants.ts (to whom), execution/work-item-commands.ts (the item's life),
 *   execution/check-form.ts.
 */
export const userTask: ElementType<WorkItemPlan> = {
  type: 'userTask',
  kind: 'activity',
  conditions: true,
  attributes: ['form', 'assignment', 'priority', 'due', 'followUp', 'out'],
  check(element, check) {
    if (element['form'] !== undefined) check.form(['form']);
    if (element['priority'] !== undefined) check.wholeNumber(['priority'], 0, 100);
    if (element['due'] !== undefined) check.timing(['due'], 'timing');
    if (element['followUp'] !== undefined) check.timing(['followUp'], 'timing');
    if (element['out'] !== undefined) check.mapping(['out'], 'paths');
    if (element['assignment'] !== undefined) check.assignment(['assignment']);
  },
  compile: (element, context) => ({
    ...(element['form'] === undefined ? {} : { form: element['form'] as FormUse }),
    ...(element['priority'] === undefined ? {} : { priority: element['priority'] as number }),
    ...(element['due'] === undefined ? {} : { due: element['due'] as Timing }),
    ...(element['followUp'] === undefined ? {} : { followUp: element['followUp'] as Timing }),
    ...(element['out'] === undefined ? {} : { out: element['out'] as Readonly<Record<string, string>> }),
    ...assignmentOf(element['assignment'] as Assignment | undefined, context.laneAssignment),
  }),
  behavior: {
    activate: (run, visit) => offerWorkItem(run, enter(run, visit), visit.node.config),
    plan: (config) => config,
    onWorkItem(run, visit, item) {
      takeSubmission(run, visit, item, visit.node.config);
      leave(run, visit, outgoing(run, visit));
    },
  },
};

/** The task's own assignment where it names anybody, else the lane's. */
function assignmentOf(own: Assignment | undefined, lane: Assignment | undefined): { readonly assignment?: Assignment } {
  const assignment = own?.assignee || own?.candidates?.length ? own : lane;
  return assignment ? { assignment } : {};
}
