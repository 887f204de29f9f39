import { describeError, type JsonObject } from '@millrace/schemas';
import { enter, nodeOf, scopeOf, visitOf, type Entered } from '../behaviors/activities.js';
import { FailedStep, fail } from '../behaviors/failed-step.js';
import { requirePart } from '../behaviors/require-part.js';
import { weigh } from '../behaviors/variable-paths.js';
import type { Collaborators, Run, Visit } from '../behaviors/run.js';
import { elementTypes } from '../elements/index.js';
import type { ElementBehavior } from '../elements/element-type.js';
import type { DeployedProcess } from '../model/executable.js';
import type { DecisionContext, Effect } from './aggregate.js';
import { applyProcessEvent } from './apply.js';
import { giveBack } from './give-back.js';
import type { NewProcessEvent, ProcessEvent } from './events.js';
import type { ProcessLimits } from './limits.js';
import type { IncidentStep, ProcessState, Scope } from './state.js';

/** Where a step happens and what it is: enough to raise an incident and to run it again. */
export interface Step {
  readonly kind: IncidentStep;
  readonly visit: Visit;
  /** Number of the work item or job it is about. */
  readonly about?: number;
}

/**
 * The work of one command. Keeps the state as it is after each recorded event, runs steps all or nothing, moves tokens until the instance rests or the limit of
 * steps is reached, and closes scopes in which nothing is left.
 */
export class CommandRun implements Run {
  readonly context: DecisionContext;
  readonly events: ProcessEvent[] = [];
  readonly effects: Effect[] = [];
  /** The variables of the process as they were when its title was last computed, or before this command. */
  titledOver: JsonObject | undefined;
  private current: ProcessState | null;
  private item: DeployedProcess | null = null;
  private steps = 0;
  private expressions = 0;
  private bytes = 0;
  /** How many of the events are counted in `bytes`. */
  private weighed = 0;
  /** Scopes that opened since they were last looked at: one may be done at once. */
  private opened: number[] = [];

  constructor(
    before: ProcessState | null,
    context: DecisionContext,
    readonly collaborators: Collaborators,
    private readonly limits: ProcessLimits,
  ) {
    this.current = before;
    this.titledOver = before?.scopes.get(0)?.variables;
    this.context = {
      ...context,
      ask: (kind, question) => {
        if (kind === 'expression') this.expressions++;
        return context.ask(kind, question);
      },
    };
  }

  get state(): ProcessState {
    return requirePart(this.current ?? undefined, 'the instance');
  }

  /** The state after all that was recorded. */
  get next(): ProcessState | null {
    return this.current;
  }

  get deployed(): DeployedProcess {
    return (this.item ??= this.context.ask('definition', { hash: this.state.hash }) as DeployedProcess);
  }

  /** Says which content a new instance runs on, before there is a state that does. */
  deploy(hash: string): DeployedProcess {
    return (this.item = this.context.ask('definition', { hash }) as DeployedProcess);
  }

  emit(recorded: NewProcessEvent): void {
    const event = recorded as ProcessEvent;
    this.current = applyProcessEvent(this.current, event, this.context.now);
    this.events.push(event);
    if (event.type === 'elementEntered' && event.facts.opens === true) this.opened.push(event.facts.activity);
    if (event.type === 'instanceCancelled') this.effects.push(...giveBack(this));
  }

  /** Sends a command to another aggregate once what is recorded is stored. */
  send(to: string, command: Effect['command'] & JsonObject): void {
    this.effects.push({ to, command });
  }

  nextNumber(): number {
    return this.state.counter + 1;
  }

  /** What an element does; loosened to the common type, because a visit's `config` was compiled by the same element type. */
  behavior(visit: Visit): ElementBehavior<unknown> {
    return requirePart(elementTypes[visit.node.type], `element type ${visit.node.type}`).behavior;
  }

  /** Runs a step all or nothing: a failed one leaves only its incident. Tells whether it was done. */
  attempt(step: Step, work: () => void): boolean {
    const { current } = this;
    const recorded = this.events.length;
    try {
      work();
      if (this.state.weight > this.limits.weight && this.state.weight > (current?.weight ?? 0)) {
        fail('STATE_TOO_LARGE', { limit: this.limits.weight, found: this.state.weight });
      }
      return true;
    } catch (error) {
      if (!(error instanceof FailedStep)) throw error;
      this.current = current;
      this.events.length = recorded;
      this.raise(step, error);
      return false;
    }
  }

  /** Activates an element. One that attached events wait at is entered first, so that they are armed whatever its work does. */
  activate(visit: Visit): void {
    const { node } = visit;
    if (node.boundary.length === 0) {
      this.attempt({ kind: 'activate', visit }, () => this.behavior(visit).activate(this, visit));
      return;
    }
    let entered = visit;
    const armed = this.attempt({ kind: 'arm', visit }, () => {
      entered = enter(this, visit);
      this.arm(entered);
    });
    if (armed) this.attempt({ kind: 'activate', visit: entered }, () => this.behavior(entered).activate(this, entered));
  }

  /** Starts the timers of the events attached to an activity. */
  arm(visit: Visit): void {
    const host = requirePart(visit.activity, 'the number of an entered activity');
    for (const id of visit.node.boundary) {
      const event = { node: nodeOf(this, id), scope: visit.scope };
      this.behavior(event).arm?.(this, event, host);
    }
  }

  /** Ends a command's work in a scope: closes what is done, moves what can move. */
  finish(scope: number): void {
    this.settle(scope);
    this.drain();
  }

  /** Moves tokens until none is on its way, or the limit of steps is reached: then a `continueInstance` goes on. */
  private drain(): void {
    for (;;) {
      const first = this.current?.status === 'active' ? this.current.queue.first() : undefined;
      if (!first) break;
      if (this.isFull()) {
        this.emit({ type: 'stepsContinued', facts: { steps: this.steps } });
        this.effects.push({ to: this.context.key, command: { type: 'continueInstance' } });
        return;
      }
      this.steps++;
      const [, token] = first;
      const flow = requirePart(this.deployed.process.flows.get(token.flow), `flow ${token.flow} in the deployed definition`);
      const visit = { node: nodeOf(this, flow.to), scope: token.scope, flow: token.flow };
      if (this.mayStep(visit)) this.activate(visit);
      this.settle(token.scope);
    }
    if (this.current?.status === 'active' && this.current.steps > 0) this.emit({ type: 'stepsSettled', facts: {} });
  }

  /** Whether this command has done as much as fits into one commit and one decision. */
  private isFull(): boolean {
    const { stepsPerCommand, expressionsPerCommand, bytesPerCommand } = this.limits;
    if (this.steps >= stepsPerCommand || (this.steps > 0 && this.expressions >= expressionsPerCommand)) return true;
    // A handful of steps is not worth weighing.
    if (this.steps < 8) return false;
    for (; this.weighed < this.events.length; this.weighed++) {
      const event = this.events[this.weighed];
      this.bytes += 40 + weigh(event?.facts) + weigh(event?.data);
    }
    return this.bytes >= bytesPerCommand;
  }

  /** Closes a scope in which nothing is left, and those around it that are then done; inner ones that have just opened first. */
  private settle(scope: number): void {
    for (const inner of this.opened.splice(0)) if (inner !== scope) this.settle(inner);
    for (let at: number | null = scope; at !== null;) {
      const here: Scope | undefined = this.state.status === 'active' ? this.state.scopes.get(at) : undefined;
      if (!here || here.tokens > 0 || here.activities.size > 0) return;
      const [stuck] = Object.keys(here.joins);
      if (stuck !== undefined) {
        this.raiseStuckJoin(stuck, at);
        return;
      }
      if (here.parent === null) {
        this.emit({ type: 'instanceCompleted', facts: this.terminated(at) ? { terminated: true } : {} });
        return;
      }
      const activity = requirePart(this.state.activities.get(at), `activity ${at}`);
      const visit = visitOf(this, activity);
      this.attempt({ kind: 'scope', visit }, () => this.behavior(visit).onScope?.(this, visit));
      at = here.parent;
    }
  }

  private terminated(scope: number): boolean {
    return this.events.some((event) => event.type === 'activitiesTerminated' && event.facts.within === scope);
  }

  /** Stops what runs in circles; the token becomes an incident that a person can see and retry. */
  private mayStep(visit: Visit): boolean {
    const total = this.state.steps + this.steps;
    const often = this.state.activations[visit.node.id] ?? 0;
    if (total <= this.limits.stepsWithoutRest && often < this.limits.activationsPerElement) return true;
    const loops = total > this.limits.stepsWithoutRest;
    const params = loops
      ? { element: visit.node.id, limit: this.limits.stepsWithoutRest, what: 'steps without coming to rest' }
      : { element: visit.node.id, limit: this.limits.activationsPerElement, what: 'activations of one element' };
    this.raise({ kind: 'arrive', visit }, new FailedStep('LOOP_LIMIT', describeError('LOOP_LIMIT', params), params));
    return false;
  }

  private raise(step: Step, failed: FailedStep): void {
    this.raiseIncident(enter(this, step.visit), step.kind, failed, {
      about: step.about,
      flow: step.kind === 'arrive' ? step.visit.flow : undefined,
    });
  }

  /** Raises an incident on an activity. */
  raiseIncident(
    visit: Entered,
    step: IncidentStep,
    failed: Pick<FailedStep, 'code' | 'message' | 'params'>,
    more: { readonly about?: number | undefined; readonly flow?: string | undefined },
  ): void {
    const incident = this.nextNumber();
    this.emit({
      type: 'incidentRaised',
      facts: {
        incident,
        element: visit.node.id,
        step,
        code: failed.code,
        activity: visit.activity,
        ...(visit.scope === 0 ? {} : { scope: visit.scope }),
        ...(more.about === undefined ? {} : { about: more.about }),
        ...(more.flow === undefined ? {} : { flow: more.flow }),
      },
      data: { message: failed.message, ...(Object.keys(failed.params).length === 0 ? {} : { params: failed.params }) },
    });
  }

  private raiseStuckJoin(element: string, scope: number): void {
    let known = false;
    this.state.incidents.forEach((incident) => (known ||= incident.step === 'join' && incident.scope === scope));
    if (known) return;
    const waiting = Object.keys(scopeOf(this, scope).joins[element] ?? {});
    const missing = nodeOf(this, element).incoming.flatMap((flow) => (waiting.includes(flow.id) ? [] : [flow.id]));
    const params = { element, missing: missing.join(', ') };
    this.emit({
      type: 'incidentRaised',
      facts: { incident: this.nextNumber(), element, step: 'join', code: 'JOIN_STUCK', ...(scope === 0 ? {} : { scope }) },
      data: { message: describeError('JOIN_STUCK', params), params },
    });
  }
}
