import { triggerOf } from '../behaviors/events/waiting.js';
import { holds } from '../behaviors/expressions-in-steps.js';
import { FailedStep } from '../behaviors/failed-step.js';
import { visibleVariables } from '../behaviors/variables.js';
import { placeOf } from './happening.js';
import { raiseIncident } from './raise-incident.js';
import type { CommandRun } from './run-command.js';
import type { Incident, ProcessState, Subscription } from './state.js';

/**
 * Asks every condition that is waited for, by the number of the subscription; one that begins to hold happens (BPMN 2.0.2 §10.5.5, Conditional): it has to be false first to
 * happen once more. Tells whether one happened.
 */
export function askConditions(run: CommandRun): boolean {
  let happened = false;
  for (const subscription of run.state.subscriptions.values()) {
    if (subscription.kind === 'conditional' && run.state.status === 'active' && run.state.subscriptions.has(subscription.id))
      happened = askCondition(run, subscription) || happened;
  }
  return happened;
}

function askCondition(run: CommandRun, subscription: Subscription): boolean {
  const { id, activity, inScope, element, trigger: part } = subscription;
  const waiting = inScope === true ? { activity, inScope } : { activity };
  const { node, visit } = placeOf(run, waiting, element);
  const event = { node, scope: visit.scope };
  const trigger = triggerOf(event, subscription);
  if (trigger?.kind !== 'conditional') return false;
  const known = incidentAbout(run.state, id);
  // What made itself true without end waits for a person.
  if (known?.code === 'LOOP_LIMIT') return false;
  let holdsNow = false;
  try {
    holdsNow = holds(run, trigger.condition, visibleVariables(run.state, event.scope), `the condition of ${node.id}`);
  } catch (error) {
    if (!(error instanceof FailedStep)) throw error;
    // One incident is enough: it is open until the condition can be answered. It belongs to who waits, and goes with that.
    if (known === undefined) raiseIncident(run, inScope === true ? event : { ...event, activity }, 'event', error, { about: id });
    return false;
  }
  if (known !== undefined) run.emit({ type: 'incidentResolved', facts: { incident: known.id } });
  if (holdsNow === (subscription.holds === true)) return false;
  run.emit({ type: 'conditionChanged', facts: { subscription: id, holds: holdsNow } });
  if (!holdsNow) return false;
  run.countStep();
  run.occur(waiting, { element, ...(part === undefined ? {} : { trigger: part }), data: {} });
  run.settle(visit.scope);
  return true;
}

/** The open incident of a condition that could not be answered. */
function incidentAbout({ incidents }: ProcessState, subscription: number): Incident | undefined {
  let found: Incident | undefined;
  if (incidents.size > 0)
    incidents.forEach((incident) => {
      if (incident.step === 'event' && incident.about === subscription) found = incident;
    });
  return found;
}
