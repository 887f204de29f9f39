import { describeError } from '@millrace/schemas';
import { nodeOf } from '../behaviors/activities.js';
import { tokensIn, waitForOthers, type LastLook } from '../behaviors/joins.js';
import type { Visit } from '../behaviors/run.js';
import type { ProcessEvent } from './events.js';
import type { CommandRun } from './run-command.js';
import type { ProcessState, Scope } from './state.js';
import { terminatedBy } from './terminated.js';

/**
 * Joins that look at tokens elsewhere: inclusive and complex gateways. After each step those in the scopes that the step touched are looked at again, by scope and then by id,
 * for a token that moved or ended may have been the last one they waited for. A process without such joins pays nothing.
 */
export class WaitingJoins {
  private readonly touched = new Set<number>();
  private all = false;
  /** What joins keep of their last looks, by scope and element. */
  private readonly looks = new Map<string, LastLook>();

  constructor(private readonly run: CommandRun) {}

  /** A scope is to be looked at again. */
  touch(scope: number): void {
    if (this.run.deployed.process.reconsiders) this.touched.add(scope);
  }

  /** Notes which scopes an event touches; `before` is the state that it is folded into. */
  note(before: ProcessState | null, event: ProcessEvent): void {
    if (before === null || !this.run.deployed.process.reconsiders) return;
    switch (event.type) {
      case 'elementEntered':
      case 'elementPassed':
      case 'tokenJoined':
        this.touch(event.facts.scope ?? 0);
        return;
      case 'elementLeft':
        this.touch(before.activities.get(event.facts.activity)?.scope ?? 0);
        return;
      case 'activitiesTerminated':
        for (const id of terminatedBy(before, event.facts)) this.touch(before.activities.get(id)?.scope ?? 0);
        if (event.facts.within !== undefined) this.touch(event.facts.within);
        return;
      case 'incidentResolved':
        this.touch(before.incidents.get(event.facts.incident)?.scope ?? 0);
        return;
      case 'variablesSet':
      case 'submissionMerged':
      case 'outputsCollected':
        // Only the condition of a complex gateway asks for data.
        if (this.run.deployed.process.joinsByData) this.all = true;
        return;
      default:
        return;
    }
  }

  /** Whether some are still to be looked at. */
  get isPending(): boolean {
    return this.all || this.touched.size > 0;
  }

  /** Lets the joins go on that can. Tells whether one did. What does not fit into this command is looked at by the next. */
  lookAgain(): boolean {
    if (!this.isPending || this.run.isFull()) return false;
    const scopes = this.all ? this.run.state.scopes.keys() : [...this.touched].sort((a, b) => a - b);
    this.all = false;
    this.touched.clear();
    let moved = false;
    for (const id of scopes) {
      if (moved && this.run.isFull()) this.touch(id);
      else moved = this.lookInto(id) || moved;
    }
    return moved;
  }

  /** Looks at all scopes: the command before this one may not have come to some. */
  lookAtAll(): void {
    if (this.run.deployed.process.reconsiders) this.all = true;
  }

  /** A token has arrived somewhere, which recorded what follows `recorded`: where that was a join that waited in vain before, it does so no more. */
  freeAfter(recorded: number, { node, scope }: Visit): void {
    const { events, state } = this.run;
    if (state.incidents.size > 0 && events.slice(recorded).some(({ facts }) => 'joined' in facts)) this.free(node.id, scope);
  }

  private free(element: string, scope: number): void {
    const { run } = this;
    if (run.state.incidents.size === 0) return;
    for (const { id, code, ...incident } of run.state.incidents.values())
      if (code === 'JOIN_STUCK' && incident.scope === scope && incident.element === element)
        run.emit({ type: 'incidentResolved', facts: { incident: id } });
  }

  private lookInto(id: number): boolean {
    const scope = this.scope(id);
    if (scope === undefined) return false;
    let moved = false;
    for (const element of waitingIn(scope)) moved = (this.scope(id) !== undefined && this.goOn(element, id)) || moved;
    const after = this.scope(id);
    if (!moved && after) raiseStuck(this.run, after);
    return moved;
  }

  private scope(id: number): Scope | undefined {
    return this.run.state.status === 'active' ? this.run.state.scopes.get(id) : undefined;
  }

  private goOn(element: string, scope: number): boolean {
    const { run } = this;
    if (isHeld(run.state, element, scope)) return false;
    const visit = { node: nodeOf(run, element), scope };
    const place = `${scope}/${element}`;
    const look = this.looks.get(place) ?? {};
    let joined: Visit['joined'];
    if (run.attempt({ kind: 'join', visit }, () => (joined = run.behavior(visit).mayJoin?.(run, visit, look)))) this.looks.set(place, look);
    else this.looks.delete(place);
    if (joined === undefined) return false;
    const going = { ...visit, joined };
    this.free(element, scope);
    run.count('steps');
    run.attempt({ kind: 'activate', visit: going }, () => run.behavior(visit).activate(run, going));
    run.settle(scope);
    return true;
  }
}

/** Gateways of a scope that tokens wait at, or that wait for their reset. */
function waitingIn({ joins, resets }: Scope): readonly string[] {
  return [...new Set([...Object.keys(joins), ...Object.keys(resets ?? {})])].sort();
}

/** Whether a condition of the gateway could not be asked: it is not asked again before somebody says so. */
function isHeld(state: ProcessState, element: string, scope: number): boolean {
  if (state.incidents.size === 0) return false;
  return state.incidents
    .values()
    .some((one) => one.step === 'join' && one.code !== 'JOIN_STUCK' && one.scope === scope && one.element === element);
}

/**
 * The visit that an activity begins by which needs several tokens (BPMN 2.0.2 §13.3.2, `startQuantity`), by whatever flow they come; nothing while more are to come. What no
 * flow leads here is not counted.
 */
export function gathered(run: CommandRun, visit: Visit, quantity: number): Visit | undefined {
  const { node, scope, flow } = visit;
  if (flow === undefined) return visit;
  const tokens = waitForOthers(run, visit, flow);
  return tokensIn(tokens) < quantity ? undefined : { node, scope, joined: { tokens } };
}

/** Raises an incident for each join of a scope that waits for tokens though nothing in the scope can send any. */
export function raiseStuck(run: CommandRun, scope: Scope): void {
  // In an ad-hoc subprocess somebody may yet choose what the join waits for.
  if (run.deployed.process.scopes.get(scope.element)?.chosen !== undefined) return;
  if (scope.tokens > 0 || scope.activities.size > 0) return;
  for (const element of Object.keys(scope.joins).sort()) {
    const known = run.state.incidents.values().some((one) => one.step === 'join' && one.scope === scope.id && one.element === element);
    if (known) continue;
    const waiting = scope.joins[element] ?? {};
    const flows = nodeOf(run, element).incoming.map(({ id }) => id);
    const missing = flows.filter((flow) => !Object.hasOwn(waiting, flow));
    const params = { element, missing: (missing.length === 0 ? flows : missing).join(', ') };
    run.emit({
      type: 'incidentRaised',
      facts: { incident: run.nextNumber(), element, step: 'join', code: 'JOIN_STUCK', ...(scope.id === 0 ? {} : { scope: scope.id }) },
      data: { message: describeError('JOIN_STUCK', params), params },
    });
  }
}
