import type { FailedStep } from '../behaviors/failed-step.js';
import type { Run, Visit } from '../behaviors/run.js';
import type { IncidentStep, Occurred } from './state.js';

/** What an incident knows besides where it is: enough to run its step again. */
export interface IncidentDetails {
  /** The work item, job or subscription it is about. */
  readonly about?: number | undefined;
  /** The flow of the token that was stopped. */
  readonly flow?: string | undefined;
  /** What happened and could not be taken over. */
  readonly occurred?: Occurred | undefined;
}

/** Raises an incident on an activity; where the visit has none, in the scope. */
export function raiseIncident(
  run: Run,
  visit: Visit,
  step: IncidentStep,
  failed: Pick<FailedStep, 'code' | 'message' | 'params'>,
  { about, flow, occurred }: IncidentDetails,
): void {
  run.emit({
    type: 'incidentRaised',
    facts: {
      incident: run.nextNumber(),
      element: visit.node.id,
      step,
      code: failed.code,
      ...(visit.activity === undefined ? {} : { activity: visit.activity }),
      ...(visit.scope === 0 ? {} : { scope: visit.scope }),
      ...(about === undefined ? {} : { about }),
      ...(flow === undefined ? {} : { flow }),
    },
    data: {
      message: failed.message,
      ...(Object.keys(failed.params).length === 0 ? {} : { params: failed.params }),
      ...(occurred === undefined ? {} : { occurred: { ...occurred } }),
    },
  });
}
