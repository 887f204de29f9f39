import { MillraceError, type JsonValue } from '@millrace/schemas';
import { terminateActivity, visitOf, type Entered } from '../behaviors/activities.js';
import { createJob } from '../behaviors/jobs.js';
import { requirePart } from '../behaviors/require-part.js';
import type { ServiceTaskConfig } from '../elements/serviceTask/service-task.js';
import type { RetryIncident } from './commands.js';
import { refuse, requireObject } from './instance-commands.js';
import { partNumber } from './process-ids.js';
import type { CommandRun } from './run-command.js';
import type { Incident } from './state.js';

/** Runs the step of an incident again. What fails again is a new incident. */
export function retryIncident(run: CommandRun, command: RetryIncident): JsonValue {
  const incident = run.state.incidents.get(partNumber(run.context.key, command.incidentId, '/incidentId'));
  if (!incident) throw new MillraceError('INCIDENT_GONE', { id: command.incidentId });
  if (command.input !== undefined && incident.step !== 'work') refuse('INCIDENT_TAKES_NO_INPUT', { id: command.incidentId });
  run.emit({ type: 'incidentResolved', facts: { incident: incident.id } });
  if (incident.step === 'event' && incident.occurred === undefined) run.askAgain();
  else if (incident.activity !== undefined) {
    const visit = visitOf(run, requirePart(run.state.activities.get(incident.activity), `activity ${incident.activity}`));
    again(run, incident, visit, command);
  }
  run.finish(incident.scope);
  return null;
}

function again(run: CommandRun, incident: Incident, visit: Entered, command: RetryIncident): void {
  const behavior = run.behavior(visit);
  const about = incident.about ?? 0;
  switch (incident.step) {
    case 'arrive':
      // The token goes back on the flow it came along and arrives anew.
      run.emit({
        type: 'elementLeft',
        facts: { activity: visit.activity, ...(incident.flow === undefined ? {} : { taken: [incident.flow] }) },
      });
      return;
    case 'arm':
      if (run.attempt({ kind: 'arm', visit }, () => run.arm(visit))) run.begin(visit);
      return;
    case 'loop':
      // One that was stopped goes on with its next instance; one that could not begin begins.
      if (run.state.activities.get(visit.activity)?.loop === undefined) run.begin(visit);
      else run.emit({ type: 'loopContinued', facts: { activity: visit.activity } });
      return;
    case 'event':
      happenAgain(run, incident, visit);
      return;
    case 'child':
      run.attempt({ kind: 'child', visit }, () =>
        behavior.onChild?.(
          run,
          visit,
          requirePart(run.state.children.get(visit.activity), `the called instance of activity ${visit.activity}`),
        ),
      );
      return;
    case 'activate':
      run.attempt({ kind: 'activate', visit }, () => behavior.activate(run, visit));
      return;
    case 'workItem':
      run.attempt({ kind: 'workItem', visit, about }, () =>
        behavior.onWorkItem?.(run, visit, requirePart(run.state.workItems.get(about), `work item ${about}`)),
      );
      return;
    case 'job':
      run.attempt({ kind: 'job', visit, about }, () =>
        behavior.onJob?.(run, visit, requirePart(run.state.jobs.get(about), `job ${about}`)),
      );
      return;
    case 'scope':
      run.settle(visit.activity);
      return;
    case 'work': {
      const job = requirePart(run.state.jobs.get(about), `job ${about}`);
      if (command.input === undefined) run.emit({ type: 'jobRetried', facts: { job: job.id, attempt: job.attempt } });
      else createJob(run, visit, (visit.node.config as ServiceTaskConfig).job, requireObject(command.input, '/input'), job.id);
      return;
    }
    // What is undone next is undone by the step that follows.
    case 'compensate':
    case 'join':
      return;
  }
}

/** What happened happens again, if somebody still waits for it; an event that only stood for the incident is none any more. */
function happenAgain(run: CommandRun, { occurred }: Incident, visit: Entered): void {
  if (occurred === undefined) return;
  const { activity, inScope, element, trigger, data } = occurred;
  if (activity !== visit.activity || inScope === true) terminateActivity(run, visit.activity, 'retried');
  const waits = inScope === true ? run.state.scopes.has(activity) : run.state.activities.has(activity);
  const waiting = inScope === true ? { activity, inScope } : { activity };
  if (waits) run.occur(waiting, { element, ...(trigger === undefined ? {} : { trigger }), data });
}
