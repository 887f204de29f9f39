import { partId, type ProcessCommand, type ProcessState } from '@millrace/engine/execution';
import type { Case, Step } from './case.js';

/** What a step tells the instance, by what the instance is at that moment; nothing for a step that is not for an instance. */
export function commandOf(step: Step, id: string, state: ProcessState, one: Case): ProcessCommand | undefined {
  const { by = 'system', onBehalfOf, data, outcome, reason, code, output, retryable, bpmnError } = step;
  const item = (element: string): { readonly workItemId: string } => ({
    workItemId: partId(id, workItemOf(step, element, state, onBehalfOf ?? by, one)),
  });
  if (step.complete !== undefined) return { type: 'completeWorkItem', ...item(step.complete), ...given({ data, outcome, reason }) };
  if (step.claim !== undefined) return { type: 'claimWorkItem', ...item(step.claim) };
  if (step.begin !== undefined) return { type: 'startWorkItem', ...item(step.begin) };
  if (step.suspend !== undefined) return { type: 'suspendWorkItem', ...item(step.suspend), reason: reason ?? '', ...given({ code }) };
  if (step.resume !== undefined) return { type: 'resumeWorkItem', ...item(step.resume) };
  if (step.completeJob !== undefined) return { type: 'completeJob', ...jobOf(step, step.completeJob, id, state), ...given({ output }) };
  if (step.failJob !== undefined) {
    const error = { code: 'FAILED', message: 'it failed' };
    return { type: 'failJob', ...jobOf(step, step.failJob, id, state), error, ...given({ retryable, bpmnError }) };
  }
  if (step.retry !== undefined)
    return { type: 'retryIncident', incidentId: partId(id, incidentOf(step, step.retry, state)), ...given({ set: step.set, reason }) };
  if (step.skip !== undefined)
    return {
      type: 'skipIncident',
      incidentId: partId(id, incidentOf(step, step.skip, state)),
      reason: reason ?? '',
      ...given({ set: step.set }),
    };
  if (step.set !== undefined) return { type: 'setVariables', set: step.set, reason: reason ?? 'the case says so' };
  if (step.cancel !== undefined) return { type: 'cancelInstance', reason: step.cancel };
  if (step.suspendInstance !== undefined) return { type: 'suspendInstance', reason: step.suspendInstance };
  if (step.resumeInstance !== undefined) return { type: 'resumeInstance', reason: step.resumeInstance };
  if (step.addInstance !== undefined) return { type: 'addInstance', element: step.addInstance, ...given({ item: step.item }) };
  if (step.activate !== undefined) {
    const { of, nth } = step;
    const around = of === undefined || nth === undefined ? of : only(step, of, state.activities.values()).id;
    return { type: 'activateElement', element: step.activate, ...given({ scopeActivity: around }) };
  }
  return undefined;
}

/** The work item of an element: one that the person may take, if there is one. */
function workItemOf(step: Step, element: string, state: ProcessState, person: string, one: Case): number {
  const open = state.workItems.values().filter((item) => item.element === element && item.endedAt === undefined);
  const members = Object.entries(one.members ?? {});
  const keys = [`user:${person}`, ...members.flatMap(([principal, people]) => (people.includes(person) ? [principal] : []))];
  const own = open.filter(({ assignee, offeredTo, barred }) =>
    assignee === undefined ? barred !== person && offeredTo.some((key) => keys.includes(key)) : assignee === person,
  );
  const found = (own.length > 0 ? own : open)[step.nth ?? 0];
  if (!found) throw new Error(`there is no open work item of ${element}`);
  return found.id;
}

function jobOf(step: Step, element: string, id: string, state: ProcessState): { readonly jobId: string; readonly attempt: number } {
  const job = only(
    step,
    element,
    state.jobs.values().filter(({ status }) => status === 'due' || status === 'locked'),
  );
  return { jobId: partId(id, job.id), attempt: job.attempt };
}

function incidentOf(step: Step, element: string, state: ProcessState): number {
  const open = state.incidents.values().filter((incident) => incident.element === element);
  // A join that is stuck goes on by itself when it can: it is meant only where nothing else is.
  const others = open.filter(({ code }) => code !== 'JOIN_STUCK');
  return only(step, element, others.length > 0 ? others : open).id;
}

function only<T extends { readonly id: number; readonly element: string }>(step: Step, element: string, parts: readonly T[]): T {
  const found = parts.filter((part) => part.element === element);
  const chosen = found[step.nth ?? 0];
  if (!chosen || (step.nth === undefined && found.length > 1)) throw new Error(`expected one of ${element}, or nth; found ${found.length}`);
  return chosen;
}

/** Without what is not said. */
export function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
