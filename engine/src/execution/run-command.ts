import type { ErrorParams, JsonObject, JsonValue } from '@millrace/schemas';
import { undoNext } from '../behaviors/compensation.js';
import type { Occurrence } from '../behaviors/events/waiting.js';
import { enterLoop, instanceLeft, nextInstance } from '../behaviors/loops.js';
import { enter, leave, visitOf } from '../behaviors/activities.js';
import { FailedStep, fail } from '../behaviors/failed-step.js';
import { requirePart } from '../behaviors/require-part.js';
import type { Called, Collaborators, Run, Visit } from '../behaviors/run.js';
import { elementTypes } from '../elements/index.js';
import type { ElementBehavior } from '../elements/element-type.js';
import type { DeployedProcess } from '../model/executable.js';
import type { DecisionContext, Effect } from './aggregate.js';
import { askingOnce } from './asking.js';
import { applyProcessEvent } from './apply.js';
import { nextToken, targetOf } from './ad-hoc.js';
import { activateVisit } from './begin-elements.js';
import { CommandBudget } from './command-budget.js';
import { loopLimit, WaitingConditions } from './conditions.js';
import type { ProcessCommand } from './commands.js';
import { isTerminated, lettersOf, scopeChangedBy } from './follow-ups.js';
import type { NewProcessEvent, ProcessEvent } from './events.js';
import type { ProcessLimits } from './limits.js';
import { isMissingOthers, placeOf } from './happening.js';
import { callOf, childId, mayTellResult, messageLetter, signalLetter, toldToParent } from './letters.js';
import { partId } from './process-ids.js';
import { raiseIncident } from './raise-incident.js';
import { hasRoomForNext, heldBy, isFilledBy, stopLoops } from './room.js';
import { isHeldUp } from './state-parts.js';
import { raiseStuck, WaitingJoins } from './waiting-joins.js';
import type { Activity, IncidentStep, Occurred, ProcessState, Scope, Token, Waiting } from './state.js';

/** Where a step happens and what it is: enough to raise an incident and to run it again. */
export interface Step {
  readonly kind: IncidentStep;
  readonly visit: Visit;
  /** Number of the work item or job it is about. */
  readonly about?: number;
  /** What happened, and who waited for it. */
  readonly occurred?: Occurred;
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
  private readonly budget: CommandBudget;
  /** Scopes that opened, or in which something ended without a token that goes on, since they were last looked at: one may be done at once. */
  private changed: number[] = [];
  private readonly joins = new WaitingJoins(this);
  readonly conditions: WaitingConditions;
  /** Why the step of this command is not tried: it was refused before. Once the step `stands` as an incident, what else may move does so in the next command. */
  private refused: FailedStep | 'stands' | undefined;

  constructor(
    before: ProcessState | null,
    context: DecisionContext,
    readonly collaborators: Collaborators,
    readonly limits: ProcessLimits,
    private readonly handler: (run: CommandRun, command: ProcessCommand) => JsonValue = () => null,
  ) {
    this.current = before;
    this.budget = new CommandBudget(limits);
    this.conditions = new WaitingConditions(this, before?.conditions);
    this.titledOver = before?.scopes.get(0)?.variables;
    this.context = askingOnce(context, () => this.budget.expressions++);
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

  get asked(): number {
    return this.budget.expressions;
  }

  /** Says which content a new instance runs on, before there is a state that does. */
  deploy(hash: string): DeployedProcess {
    return (this.item = this.context.ask('definition', { hash }) as DeployedProcess);
  }

  emit(recorded: NewProcessEvent): void {
    const event = recorded as ProcessEvent;
    const before = this.current;
    this.joins.note(before, event);
    this.current = applyProcessEvent(before, event, this.context.now);
    this.events.push(event);
    const scope = scopeChangedBy(event, before);
    if (scope !== undefined) this.changed.push(scope);
    this.conditions.note(before, event, this.current);
    const letters = lettersOf(this, event);
    if (letters !== undefined) this.effects.push(...letters);
  }

  /** Sends a command to another aggregate once what is recorded is stored. */
  send(to: string, command: Effect['command'] & JsonObject): void {
    this.effects.push({ to, command });
  }

  nextNumber(): number {
    return this.state.counter + 1;
  }

  partId(number: number): string {
    return partId(this.context.key, number);
  }

  publish(message: Parameters<Run['publish']>[0]): void {
    this.effects.push(messageLetter(this, message, this.limits));
  }

  broadcast(signal: Parameters<Run['broadcast']>[0]): void {
    this.effects.push(signalLetter(this, signal, this.limits));
  }

  call(activity: number, called: Called): void {
    const number = (this.state.children.get(activity)?.number ?? 0) + 1;
    const child = childId(this, activity, number);
    const { id: definition, version, hash } = called.definition;
    this.emit({ type: 'childStarted', facts: { activity, child, definition, version, hash } });
    this.effects.push(callOf(this, child, activity, called));
  }

  tellParent(told: Parameters<Run['tellParent']>[0]): void {
    this.effects.push(...toldToParent(this, told));
  }

  failInstance(code: string, data: JsonObject): void {
    this.emit({
      type: 'instanceCancelled',
      facts: { error: code },
      data: { reason: code, ...(Object.keys(data).length === 0 ? {} : { error: data }) },
    });
  }

  left(activity: Activity): void {
    if (activity.of !== undefined) instanceLeft(this, activity);
  }

  completedInside(scope: number): void {
    const visit = visitOf(this, requirePart(this.state.activities.get(scope), 'activity', scope));
    this.behavior(visit).onCompletedInside?.(this, visit);
  }

  undone(visit: Visit): void {
    this.behavior(visit).onUndone?.(this, visit);
  }

  /** Lets what was waited for happen as a step of its own: where it cannot be done, an incident keeps it. */
  occur(waiting: Waiting, occurrence: Occurrence): void {
    const { node, visit } = placeOf(this, waiting, occurrence.element);
    const event = { node, scope: visit.scope };
    const at = this.behavior(event).onAttached === undefined ? visit : event;
    this.attempt({ kind: 'event', visit: at, occurred: { ...waiting, ...occurrence } }, () => this.happen(waiting, occurrence));
  }

  happen(waiting: Waiting, occurrence: Occurrence): void {
    const { node, visit } = placeOf(this, waiting, occurrence.element);
    if (isMissingOthers(this, waiting, node, occurrence)) return;
    const event = { node, scope: visit.scope };
    const behavior = this.behavior(event);
    if (waiting.inScope === true) behavior.onTriggered?.(this, event, occurrence);
    else if (behavior.onAttached) behavior.onAttached(this, event, waiting.activity, occurrence);
    else this.behavior(visit).onEvent?.(this, visit, occurrence);
  }

  /** What an element does; loosened to the common type: a visit's `config` was compiled by the same one. */
  behavior(visit: Visit): ElementBehavior<unknown> {
    return requirePart(elementTypes[visit.node.type], 'element type', visit.node.type).behavior;
  }

  /** Runs a step all or nothing: a failed one leaves only its incident. Tells whether it was done. */
  attempt(step: Step, work: () => void): boolean {
    const { refused } = this;
    this.refused &&= 'stands';
    const failed = refused instanceof FailedStep ? refused : this.tryWhole(work);
    if (failed !== undefined) this.raise(step, failed);
    if (failed?.code === 'STATE_TOO_LARGE') stopLoops(this, step.visit.scope, failed);
    return failed === undefined;
  }

  /** Does something whole or, where it fails, not at all: tells why. */
  private tryWhole(work: () => void): FailedStep | undefined {
    const { current } = this;
    const recorded = this.events.length;
    const sent = this.effects.length;
    try {
      work();
      if (isFilledBy(this, 0) && this.state.weight > (current?.weight ?? 0)) fail('STATE_TOO_LARGE', heldBy(this));
      return undefined;
    } catch (error) {
      if (!(error instanceof FailedStep)) throw error;
      this.current = current;
      this.events.length = recorded;
      this.effects.length = sent;
      return error;
    }
  }

  /** Does what a command says. */
  handle(command: ProcessCommand): JsonValue {
    return this.handler(this, command);
  }

  /** Does what comes with a command that was refused, but its step stands as an incident, untried. Tells whether it has a step. */
  handleRefused(command: ProcessCommand, failed: FailedStep): boolean {
    this.refused = failed;
    const isDone = this.tryWhole(() => this.handle(command)) === undefined;
    const hasStep = this.refused !== failed;
    this.refused = undefined;
    return isDone && hasStep;
  }

  activate(visit: Visit): void {
    activateVisit(this, visit);
  }

  /** Ends a command's work in a scope: closes what is done, moves what can move. */
  finish(scope: number): void {
    if (this.current?.suspended === true) return;
    if (this.refused !== undefined) return this.goOnLater();
    this.joins.touch(scope);
    this.settle(scope);
    this.drain();
  }

  /** Goes on with everything that may be able to move, after nothing could for a while. */
  wake(): void {
    this.conditions.askAll();
    for (const scope of [...this.state.scopes.keys()].reverse()) {
      this.joins.touch(scope);
      if (this.current?.status === 'active' && this.state.scopes.has(scope)) this.settle(scope);
    }
    this.drain();
  }

  /** Whether another command goes on after this one. */
  get goesOn(): boolean {
    return this.effects.some(({ to, command }) => to === this.context.key && command.type === 'continueInstance');
  }

  /** Has another command go on after this one. */
  goOnLater(): void {
    if (!this.goesOn) this.effects.push({ to: this.context.key, command: { type: 'continueInstance' } });
  }

  /** Moves tokens until none is on its way, or the limit of steps is reached: then a `continueInstance` goes on. */
  private drain(): void {
    for (;;) {
      let active = this.current?.status === 'active' ? this.current : undefined;
      const undoing = active?.undoing.first()?.[0];
      if (active && undoing === undefined && !this.isFull() && this.reconsider()) continue;
      active = this.current?.status === 'active' ? this.current : undefined;
      const token = active && nextToken(this);
      const spawning = token === undefined ? active?.spawning.first()?.[0] : undefined;
      const isAsking = active !== undefined && (this.joins.isPending || this.conditions.isPending);
      if (undoing === undefined && token === undefined && spawning === undefined && !isAsking) break;
      if (this.isFull()) {
        if (this.budget.rested !== null) this.emit({ type: 'stepsSettled', facts: {} });
        const { left } = this.conditions;
        const steps = this.budget.steps - (this.budget.rested ?? 0);
        this.emit({ type: 'stepsContinued', facts: { steps, ...(left === undefined ? {} : { conditions: left }) } });
        this.goOnLater();
        return;
      }
      this.budget.steps++;
      if (undoing !== undefined) this.undo(requirePart(this.state.activities.get(undoing), 'the activity that waits for compensation'));
      else if (token) this.arrive(token);
      else if (spawning !== undefined) this.spawn(requirePart(this.state.activities.get(spawning), 'the loop that goes on'));
    }
    if (this.current?.status !== 'active') return;
    if (this.current.steps > 0 || this.current.conditions !== undefined) this.emit({ type: 'stepsSettled', facts: {} });
  }

  /** Lets joins and conditions go on that can. Tells whether there may be more of them. */
  private reconsider(): boolean {
    // What the command before this one left in the middle comes first.
    return this.conditions.goOn() || this.joins.lookAgain() || this.conditions.ask();
  }

  /** Begins the next handler for an activity that waits for compensation, or lets it go on: before any token moves. */
  private undo(waiting: Activity): void {
    this.attempt({ kind: 'compensate', visit: visitOf(this, waiting) }, () => undoNext(this, waiting));
    this.settle(waiting.scope);
  }

  private arrive({ flow: id, scope }: Token): void {
    const visit = { node: targetOf(this.deployed, { flow: id }), scope, flow: id };
    const recorded = this.events.length;
    if (this.mayStep(visit)) this.activate(visit);
    this.joins.freeAfter(recorded, visit);
    this.settle(scope);
  }

  private spawn(body: Activity): void {
    const loop = visitOf(this, body);
    if (hasRoomForNext(this, body) && this.mayStep(loop, 'loop')) {
      if (body.loop?.total !== undefined) this.budget.rested = this.budget.steps;
      const visit = nextInstance(this, body);
      this.attempt({ kind: 'activate', visit }, () => this.behavior(visit).activate(this, visit));
      this.settle(visit.scope);
    }
  }

  /** Something beside tokens and loops took a step, or a condition is asked. */
  count(what: 'steps' | 'questions'): void {
    this.budget[what]++;
  }

  /** Why a further step at an element would be running in circles; nothing where it is none. */
  circlesAt(element: string): ErrorParams | undefined {
    return this.budget.circlesAt(this.state, element, this.deployed.process.nodes);
  }

  /** Goes on where the command before this one stopped for being full. */
  goOn(): void {
    this.joins.lookAtAll();
    this.finish(0);
  }

  /** Whether this command has done as much as fits into one commit and one decision. */
  isFull(): boolean {
    return this.budget.isSpent(this.events, this.effects);
  }

  /** Closes a scope in which nothing is left, and those around it that are then done; others that have just opened or changed first. */
  settle(scope: number): void {
    for (const inner of this.changed.splice(0)) if (inner !== scope) this.settle(inner);
    this.close(scope);
    while (this.changed.length > 0) this.close(this.changed.pop() ?? 0);
  }

  private close(scope: number): void {
    for (let at: number | null = scope; at !== null;) {
      const here: Scope | undefined = this.state.status === 'active' ? this.state.scopes.get(at) : undefined;
      if (!here || here.tokens > 0 || here.activities.size > 0) return;
      // What is in the scope of a loop, or of what is being undone, ends with that.
      if (here.loop === true || this.state.activities.get(at)?.compensation !== undefined) return;
      if (here.resets !== undefined || Object.keys(here.joins).length > 0) {
        if (!this.deployed.process.reconsiders) raiseStuck(this, here);
        return;
      }
      if (here.parent === null) {
        if (mayTellResult(this)) this.emit({ type: 'instanceCompleted', facts: isTerminated(this.events, at) ? { terminated: true } : {} });
        return;
      }
      const activity = requirePart(this.state.activities.get(at), 'activity', at);
      if (isHeldUp(this.state, activity)) return;
      const visit = visitOf(this, activity);
      // What was only open again to be undone has handed out all it had before.
      if (activity.restored === true) leave(this, visit, []);
      else this.attempt({ kind: 'scope', visit }, () => this.behavior(visit).onScope?.(this, visit));
      at = here.parent;
    }
  }

  /** Stops what runs in circles; the token, or the loop that would go on, becomes an incident that a person can see and retry. */
  private mayStep(visit: Visit, kind: 'arrive' | 'loop' = 'arrive'): boolean {
    const params = this.circlesAt(visit.node.id);
    if (params === undefined) return true;
    this.raise({ kind, visit }, loopLimit(params));
    return false;
  }

  /** Raises an incident of a step that failed, or that nobody needs to try. */
  raise(step: Step, failed: FailedStep): void {
    const { visit } = step;
    const isNewLoop = visit.node.loop !== undefined && visit.activity === undefined;
    // What a join's own condition stopped at stays with the scope: its tokens go on waiting.
    const entered = step.kind === 'join' ? visit : isNewLoop ? enterLoop(this, visit) : enter(this, visit);
    raiseIncident(this, entered, step.kind, failed, {
      about: step.about,
      flow: step.kind === 'arrive' ? visit.flow : undefined,
      occurred: step.occurred,
    });
  }
}
