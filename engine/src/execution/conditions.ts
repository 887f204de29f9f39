import { describeError, type ErrorParams } from '@millrace/schemas';
import { triggerOf } from '../behaviors/events/waiting.js';
import { holds } from '../behaviors/expressions-in-steps.js';
import { FailedStep } from '../behaviors/failed-step.js';
import { visibleVariables } from '../behaviors/variables.js';
import type { ConditionsLeft, ConditionsPass, ConditionsToAsk } from './conditions-left.js';
import type { ProcessEvent } from './events.js';
import { placeOf } from './happening.js';
import { mayRead, readsMoment } from './may-read.js';
import { raiseIncident } from './raise-incident.js';
import type { CommandRun } from './run-command.js';
import type { Incident, ProcessState, Subscription } from './state.js';

/** The most scopes of one event that are told apart: of more, the conditions of all are asked. */
const mostScopes = 64;

const nothing: ConditionsToAsk = { elements: {}, subscriptions: [] };

/**
 * Which of the conditions that are waited for are to be asked, as one command knows it (BPMN 2.0.2 §10.5.5, Conditional): new ones, and those that may read a variable that has
 * changed. They are asked in passes, each by the number of the subscription. A command that is full leaves the rest of a pass to the next one.
 */
export class WaitingConditions {
  private pass: ConditionsPass | undefined;
  private next: ConditionsToAsk;

  constructor(
    private readonly run: CommandRun,
    left: ConditionsLeft | undefined,
  ) {
    this.pass = left?.pass;
    this.next = left?.next ?? nothing;
  }

  /** Notes what an event changes for conditions; `before` and `after` are the states around it. */
  note(before: ProcessState | null, event: ProcessEvent, after: ProcessState): void {
    if (event.type === 'subscriptionOpened') {
      if (event.facts.kind === 'conditional') this.askAbout(event.facts.subscription);
      return;
    }
    if (before === null || (event.type !== 'variablesSet' && event.type !== 'submissionMerged' && event.type !== 'outputsCollected'))
      return;
    const { conditions, expressionLanguage } = this.run.deployed.process;
    if (conditions.length === 0) return;
    const scope = event.facts.scope ?? 0;
    const was = before.scopes.get(scope)?.variables ?? {};
    const is = after.scopes.get(scope)?.variables ?? {};
    for (const { element, source } of conditions)
      if (readsMoment(source, expressionLanguage)) this.noteElement(element, 0);
      else if (mayRead(source, was, is)) this.noteElement(element, scope);
  }

  /** Lets one condition be asked though no variable has changed. */
  askAbout(subscription: number): void {
    this.next = { ...this.next, subscriptions: [...this.next.subscriptions, subscription] };
  }

  /** Lets all be asked. */
  askAll(): void {
    for (const { element } of this.run.deployed.process.conditions) this.noteElement(element, 0);
  }

  /** Whether some are still to be asked. */
  get isPending(): boolean {
    return this.pass !== undefined || this.next.subscriptions.length > 0 || Object.keys(this.next.elements).length > 0;
  }

  /** What the next command goes on with. */
  get left(): ConditionsLeft | undefined {
    const { pass, next } = this;
    return this.isPending ? { ...(pass === undefined ? {} : { pass }), ...(next === nothing ? {} : { next }) } : undefined;
  }

  /** Goes on with a pass that a full command has left. Tells whether there was one, and it was ended. */
  goOn(): boolean {
    if (this.pass === undefined) return false;
    this.askPass(this.pass);
    return this.pass === undefined;
  }

  /** Asks what is to be asked, unless the command is full. Tells whether a condition began to hold. */
  ask(): boolean {
    if (this.pass !== undefined || !this.isPending || this.run.isFull()) return false;
    const pass = { ...this.next, after: 0, upTo: this.run.state.counter };
    this.next = nothing;
    return this.askPass(pass);
  }

  private askPass(pass: ConditionsPass): boolean {
    const { run } = this;
    let happened = false;
    let after = pass.after;
    this.pass = undefined;
    for (const id of subscriptionsOf(run.state, pass)) {
      if (run.state.status !== 'active') return happened;
      if (run.isFull()) {
        this.pass = { ...pass, after };
        return happened;
      }
      const subscription = run.state.subscriptions.get(id);
      if (subscription?.kind === 'conditional') happened = askCondition(run, subscription) || happened;
      after = id;
    }
    return happened;
  }

  private noteElement(element: string, scope: number): void {
    const known = this.next.elements[element] ?? [];
    if (known[0] === 0 || known.includes(scope)) return;
    // Everything is within the process.
    const scopes = scope === 0 || known.length >= mostScopes ? [0] : [...known, scope];
    this.next = { ...this.next, elements: { ...this.next.elements, [element]: scopes } };
  }
}

/** The conditions that a pass has not come to yet, in the order in which they were opened. */
function subscriptionsOf(state: ProcessState, { elements, subscriptions, after, upTo }: ConditionsPass): readonly number[] {
  const found = new Set(subscriptions);
  const scopes = Object.entries(elements);
  const take = (id: number, among: readonly string[]): void => {
    const subscription = state.subscriptions.get(id);
    if (subscription?.kind === 'conditional' && among.includes(subscription.element)) found.add(id);
  };
  const everywhere = scopes.flatMap(([element, within]) => (within[0] === 0 ? [element] : []));
  if (everywhere.length > 0) state.subscriptions.forEach((_subscription, id) => take(id, everywhere));
  for (const [element, within] of scopes)
    if (within[0] !== 0) for (const scope of within) visitWithin(state, scope, (id) => take(id, [element]));
  return [...found].filter((id) => id > after && id <= upTo).sort((a, b) => a - b);
}

/** Visits the numbers of what is owned in a scope and in those inside it. */
function visitWithin(state: ProcessState, id: number, visit: (owned: number) => void): void {
  const scope = state.scopes.get(id);
  scope?.owns.forEach((_kind, owned) => visit(owned));
  // What an activity waits for itself may see the scope that is its own.
  state.activities.get(id)?.owns.forEach((_kind, owned) => visit(owned));
  scope?.activities.forEach((_here, activity) => visitWithin(state, activity, visit));
}

/** Asks one condition; it happens when it begins to hold, and has to be false first to happen once more. Tells whether it happened. */
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
  // An incident belongs to who waits, and goes with that.
  const raise = (failed: FailedStep): void =>
    raiseIncident(run, inScope === true ? event : { ...event, activity }, 'event', failed, { about: id });
  run.count('questions');
  let holdsNow = false;
  try {
    holdsNow = holds(run, trigger.condition, visibleVariables(run.state, event.scope), `the condition of ${node.id}`);
  } catch (error) {
    if (!(error instanceof FailedStep)) throw error;
    // One incident is enough: it is open until the condition can be answered.
    if (known === undefined) raise(error);
    return false;
  }
  if (known !== undefined) run.emit({ type: 'incidentResolved', facts: { incident: known.id } });
  if (holdsNow === (subscription.holds === true)) return false;
  const circles = holdsNow ? run.circlesAt(node.id) : undefined;
  if (circles !== undefined) {
    raise(loopLimit(circles));
    return false;
  }
  run.emit({ type: 'conditionChanged', facts: { subscription: id, holds: holdsNow } });
  if (!holdsNow) return false;
  run.count('steps');
  run.occur(waiting, { element, ...(part === undefined ? {} : { trigger: part }), data: {} });
  run.settle(visit.scope);
  return true;
}

/** What runs in circles is stopped by. */
export function loopLimit(params: ErrorParams): FailedStep {
  return new FailedStep('LOOP_LIMIT', describeError('LOOP_LIMIT', params), params);
}

/** The open incident of a condition that could not be answered, or runs in circles. */
function incidentAbout({ incidents }: ProcessState, subscription: number): Incident | undefined {
  let found: Incident | undefined;
  if (incidents.size > 0)
    incidents.forEach((incident) => {
      if (incident.step === 'event' && incident.about === subscription) found = incident;
    });
  return found;
}
