import { canonicalJson, MillraceError, type JsonObject, type JsonValue } from '@millrace/schemas';
import { clearScope, leave, nodeOf, terminateActivity, visitOf, type Entered } from '../behaviors/activities.js';
import { throwError } from '../behaviors/events/throwing.js';
import { outgoing } from '../behaviors/flows.js';
import { createJob } from '../behaviors/jobs.js';
import { arrivedAt, oneOfEach } from '../behaviors/joins.js';
import { collectOutputs } from '../behaviors/loops.js';
import { mapIn } from '../behaviors/mappings.js';
import { requirePart } from '../behaviors/require-part.js';
import type { ElementKind } from '../elements/element-type.js';
import { elementTypes } from '../elements/index.js';
import type { ServiceTaskConfig } from '../elements/serviceTask/service-task.js';
import { armElement, beginElement } from './begin-elements.js';
import type { ProcessCommand, RetryIncident, SkipIncident } from './commands.js';
import { correctVariables, refuse, requireObject, requireReason } from './instance-commands.js';
import { partNumber } from './process-ids.js';
import type { CommandRun } from './run-command.js';
import type { Incident, Job } from './state.js';

/** Runs the step of an incident again, with variables corrected before. What fails again is a new incident. */
export function retryIncident(run: CommandRun, command: RetryIncident): JsonValue {
  const incident = openIncident(run, command.incidentId);
  if (command.input !== undefined && incident.step !== 'work') refuse('INCIDENT_TAKES_NO_INPUT', { id: command.incidentId });
  if (command.set !== undefined) correctVariables(run, scopeSeenBy(run, incident), command.set, command.reason);
  run.emit({ type: 'incidentResolved', facts: { incident: incident.id } });
  if (incident.step === 'event' && incident.occurred === undefined) run.conditions.askAbout(incident.about ?? 0);
  else if (incident.letter !== undefined) run.handle(incident.letter as unknown as ProcessCommand);
  else if (incident.activity !== undefined) {
    const visit = visitOf(run, requirePart(run.state.activities.get(incident.activity), 'activity', incident.activity));
    again(run, incident, visit, command);
  }
  run.finish(incident.scope);
  return null;
}

/**
 * Lets the instance go on as if the step of an incident had been done: what is still open in the activity ends, and it is left; a loop as if it had ended there. A join that
 * waits in vain goes on with the tokens it has. What decides which way to go on, and what has to happen first, cannot be skipped.
 */
export function skipIncident(run: CommandRun, command: SkipIncident): JsonValue {
  const incident = openIncident(run, command.incidentId);
  const reason = requireReason(command.reason);
  const activity = incident.activity === undefined ? undefined : run.state.activities.get(incident.activity);
  const visit = activity && visitOf(run, activity);
  const isStuckJoin = incident.code === 'JOIN_STUCK';
  if (!isStuckJoin && (visit === undefined || !maySkip(incident, visit)))
    return refuse('INCIDENT_NOT_SKIPPABLE', { element: incident.element });
  run.emit({ type: 'incidentSkipped', facts: { incident: incident.id }, data: { reason } });
  if (visit !== undefined) endOpen(run, visit, command.set ?? {});
  if (command.set !== undefined) correctVariables(run, visit?.scope ?? incident.scope, command.set, reason);
  if (visit === undefined) joinAnyway(run, incident);
  else leave(run, visit, visit.node.outgoing.length === 0 ? [] : outgoing(run, visit));
  run.finish(incident.scope);
  return null;
}

/** Ends what is still open in an activity that is skipped; a loop hands out what its instances have given, unless somebody says what to write there. */
function endOpen(run: CommandRun, visit: Entered, said: JsonObject): void {
  const activity = requirePart(run.state.activities.get(visit.activity), 'activity', visit.activity);
  if (run.state.scopes.has(visit.activity)) clearScope(run, visit.activity, 'skipped');
  const { loop } = visit.node;
  if (loop?.kind === 'multi' && activity.of === undefined && !Object.hasOwn(said, loop.output?.path ?? ''))
    collectOutputs(run, visit, loop);
}

/** Lets a join that waits in vain take what has come: one token of each flow that brought some, for an activity that needs several all. */
function joinAnyway(run: CommandRun, { element, scope }: Incident): void {
  const node = nodeOf(run, element);
  const arrived = arrivedAt(run, { node, scope });
  const tokens = node.startQuantity === undefined ? oneOfEach(arrived) : arrived;
  const phase = elementTypes[node.type]?.joinsByData === true ? ({ phase: 'start' } as const) : {};
  run.activate({ node, scope, joined: { tokens, ...phase } });
}

const skippable: readonly ElementKind[] = ['activity', 'catchEvent', 'throwEvent', 'endEvent'];

function maySkip({ step, occurred, element }: Incident, { node, activity }: Entered): boolean {
  const kind = elementTypes[node.type]?.kind;
  if (kind === undefined || !skippable.includes(kind) || step === 'compensate' || step === 'join') return false;
  // The condition of an event attached to an activity is not the activity's own.
  if (step === 'event' && occurred === undefined) return element === node.id;
  return occurred === undefined || (occurred.activity === activity && occurred.inScope !== true && occurred.element === node.id);
}

function openIncident(run: CommandRun, id: string): Incident {
  const incident = run.state.incidents.get(partNumber(run.context.key, id, '/incidentId'));
  if (!incident) throw new MillraceError('INCIDENT_GONE', { id });
  return incident;
}

/** The scope whose variables the step of an incident sees. */
function scopeSeenBy(run: CommandRun, { activity, scope }: Incident): number {
  const found = activity === undefined ? undefined : run.state.activities.get(activity);
  return found === undefined ? scope : visitOf(run, found).scope;
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
      if (run.attempt({ kind: 'arm', visit }, () => armElement(run, visit))) beginElement(run, visit);
      return;
    case 'loop':
      // One that was stopped goes on with its next instance; one that could not begin begins.
      if (run.state.activities.get(visit.activity)?.loop === undefined) beginElement(run, visit);
      else run.emit({ type: 'loopContinued', facts: { activity: visit.activity } });
      return;
    case 'event':
      happenAgain(run, incident, visit);
      return;
    case 'child':
      run.attempt({ kind: 'child', visit }, () => childAgain(run, visit, incident.code !== 'ERROR_UNCAUGHT'));
      return;
    case 'activate':
      run.attempt({ kind: 'activate', visit }, () => behavior.activate(run, visit));
      return;
    case 'workItem':
      run.attempt({ kind: 'workItem', visit, about }, () =>
        behavior.onWorkItem?.(run, visit, requirePart(run.state.workItems.get(about), 'work item', about)),
      );
      return;
    case 'job':
      run.attempt({ kind: 'job', visit, about }, () => behavior.onJob?.(run, visit, requirePart(run.state.jobs.get(about), 'job', about)));
      return;
    case 'scope':
      run.settle(visit.activity);
      return;
    case 'work': {
      const job = requirePart(run.state.jobs.get(about), 'job', about);
      run.attempt({ kind: 'work', visit, about }, () => workAgain(run, visit, job, command));
      return;
    }
    // What is undone next is undone by the step that follows.
    case 'compensate':
    case 'join':
    case 'letter':
      return;
  }
}

/**
 * Sends a failed job again. Who corrects variables means what is sent: the input is computed anew. What was sent goes on under its key, something else gets a key of its own (rule
 * 16).
 */
function workAgain(run: CommandRun, visit: Entered, job: Job, { input: given, set }: RetryIncident): void {
  const work = visit.node.config as ServiceTaskConfig;
  const corrected = set === undefined ? job.input : mapIn(run, visit, work.in);
  const input = given === undefined ? corrected : requireObject(given, '/input');
  const isSame = given === undefined && canonicalJson(input) === canonicalJson(job.input);
  if (isSame) run.emit({ type: 'jobRetried', facts: { job: job.id, attempt: job.attempt } });
  else createJob(run, visit, work.job, input, job.id);
}

/** What a called instance ended with is taken over again; one that failed with what nobody caught, or was cancelled, is called anew. */
function childAgain(run: CommandRun, visit: Entered, isCaught: boolean): void {
  const child = requirePart(run.state.children.get(visit.activity), 'the called instance of activity', visit.activity);
  const { ended } = child;
  if (ended?.status === 'failed' && isCaught) {
    const { scope } = requirePart(run.state.activities.get(visit.activity), 'activity', visit.activity);
    const { code = '', variables: data } = ended;
    throwError(run, { scope, activity: visit.activity }, { element: visit.node.id, code, data });
  } else run.behavior(visit).onChild?.(run, visit, child);
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
