import type { JsonObject, JsonValue } from '@millrace/schemas';
import { begin } from './begin.js';
import { isActivity, isAdHocDone, isHeld, lookAtAdHoc } from './ad-hoc.js';
import { abandon, handlerDone } from './compensation.js';
import { mapOut, outgoingOf, visible, write } from './data.js';
import { Beyond, Fails } from './expressions.js';
import { arriveAtJoin, isJoin, lookAtJoins } from './joins.js';
import { createOne, instanceDone } from './loops.js';
import type { Model } from './model.js';
import type { Activity, Incident, Letter, Scope, State, Token } from './state.js';
import { armBoundaries, armTriggers, askConditions, happenAt } from './waits.js';

/** Who an instance was called by. */
export interface Caller {
  readonly instance: string;
  readonly activity: number;
}

/**
 * One process instance of the naive interpreter: mutable, without persistence, looking through everything for each question. It follows the public order of
 * execution word by word: scopes in which nothing is left, joins, conditions, then one token or one instance of a loop.
 */
export class Instance {
  s: State = {
    status: 'active',
    counter: 0,
    called: 0,
    scopes: [],
    activities: [],
    waits: [],
    queue: [],
    incidents: [],
    undoings: [],
    activations: {},
    met: {},
    letters: [],
  };

  constructor(
    readonly name: string,
    readonly model: Model,
    readonly now: () => number,
    readonly caller?: Caller,
  ) {}

  // ── What there is ──

  activity(id: number): Activity | undefined {
    return this.s.activities.find((activity) => activity.id === id);
  }

  scope(id: number): Scope | undefined {
    return this.s.scopes.find((scope) => scope.id === id);
  }

  /** The scope whose variables an activity sees: that of its loop instance if it has one. */
  scopeOf(activity: Activity): number {
    return activity.of !== undefined && this.scope(activity.id) ? activity.id : activity.scope;
  }

  depth(scope: number): number {
    const parent = this.scope(scope)?.parent;
    return parent === null || parent === undefined ? 0 : 1 + this.depth(parent);
  }

  next(): number {
    return ++this.s.counter;
  }

  letter(letter: Letter): void {
    this.s.letters.push(letter);
  }

  // ── Starting and resting ──

  start(data: JsonObject): void {
    const { process } = this.model;
    const own: Record<string, JsonValue> = {};
    for (const [name, { initial }] of Object.entries(this.model.declared(process))) if (initial !== undefined) own[name] = initial;
    this.s.scopes.push(this.newScope(0, process, null, { ...own, ...data }, Object.keys(this.model.declared(process))));
    armTriggers(this, 0);
    const start = this.model.startOf(process);
    if (start !== undefined) this.activate(start, 0);
    else for (const element of this.model.withoutIncoming(process)) this.s.queue.push({ element, scope: 0 });
    this.rest();
  }

  newScope(id: number, element: string, parent: number | null, own: Record<string, JsonValue>, locals: string[]): Scope {
    return { id, element, parent, own, locals, joins: {}, resets: {}, handled: false, log: [] };
  }

  /** Goes on until nothing moves. */
  rest(): void {
    for (let steps = 0; this.s.status === 'active'; steps++) {
      if (steps > 3000) throw new Beyond('the naive interpreter does not run in circles');
      this.closeScopes();
      if (this.s.status !== 'active') return;
      const fired = lookAtJoins(this);
      const happened = askConditions(this);
      if (fired || happened || this.moveOne() || createOne(this)) continue;
      if (this.anyScopeDone()) continue;
      this.raiseStuck();
      return;
    }
  }

  private moveOne(): boolean {
    const targetOf = (token: Token): string => ('flow' in token ? this.model.flow(token.flow).to : token.element);
    const token = this.s.queue.find((one) => !isHeld(this, targetOf(one), one.scope));
    if (!token) return false;
    this.s.queue = this.s.queue.filter((one) => one !== token);
    const to = targetOf(token);
    if ('flow' in token && isJoin(this, to)) arriveAtJoin(this, to, token.flow, token.scope);
    else this.activate(to, token.scope);
    return true;
  }

  // ── Scopes ──

  isEmpty(id: number): boolean {
    return !this.s.queue.some((token) => token.scope === id) && !this.s.activities.some((activity) => activity.scope === id);
  }

  private doneScopes(): readonly Scope[] {
    return this.s.scopes
      .filter(({ id, joins, resets }) => {
        if (!this.isEmpty(id) || Object.keys(joins).length > 0 || Object.keys(resets).length > 0) return false;
        if (this.s.incidents.some((incident) => incident.activity === id)) return false;
        return id === 0 || (this.activity(id) !== undefined && this.isContainer(id) && isAdHocDone(this, id));
      })
      .sort((a, b) => this.depth(b.id) - this.depth(a.id) || a.id - b.id);
  }

  private anyScopeDone(): boolean {
    return this.doneScopes().length > 0;
  }

  /** A loop instance of a task has a scope of its own, but nothing happens in it. */
  private isContainer(id: number): boolean {
    const activity = this.activity(id);
    return activity?.restored === true || this.model.declaredContainer(activity?.element ?? '');
  }

  private closeScopes(): void {
    for (;;) {
      const [scope] = this.doneScopes();
      if (!scope) break;
      if (scope.id === 0) {
        this.end('completed');
        return;
      }
      this.attempt('close', scope.id, () => this.closeScope(scope.id));
    }
  }

  /** Joins that wait in a scope in which nothing else is left never get what they wait for. */
  private raiseStuck(): void {
    for (const { id, joins } of [...this.s.scopes]) {
      const container = this.activity(id)?.element;
      // In an ad-hoc subprocess somebody may yet choose what a join waits for.
      const isOpen = container !== undefined && this.model.element(container).type === 'adHocSubProcess';
      if (!isOpen && this.isEmpty(id)) for (const gateway of Object.keys(joins)) this.stuckAt(gateway, id);
    }
  }

  private stuckAt(gateway: string, scope: number): void {
    const isKnown = this.s.incidents.some((one) => one.step === 'join' && one.scope === scope && one.element === gateway);
    if (!isKnown) this.s.incidents.push({ id: this.next(), element: gateway, code: 'JOIN_STUCK', scope, step: 'join' });
  }

  closeScope(id: number): void {
    const activity = this.activity(id);
    if (!activity) return;
    const { element, handles } = activity;
    const part = this.model.element(element);
    if (activity.cancelled === true) {
      const host = activity.scope;
      const event = this.model.boundaries(element).find((one) => this.model.element(one).event?.type === 'cancel');
      this.remove(id);
      if (event !== undefined) happenAt(this, event, host);
      return;
    }
    if (part.triggeredByEvent === true && part.out) write(this, activity.scope, mapOut(this, id, part.out, visible(this, id)));
    if (part.triggeredByEvent === true || activity.restored === true) {
      this.remove(id);
      if (handles !== undefined) handlerDone(this, handles);
      return;
    }
    if (part.out) write(this, activity.scope, mapOut(this, id, part.out, visible(this, id)));
    this.finish(id);
  }

  end(status: 'completed' | 'cancelled'): void {
    const variables = this.scope(0)?.own ?? {};
    for (const { id, calls } of this.s.activities) if (calls === true) this.letter({ type: 'childCancelled', activity: id });
    this.s.status = status;
    this.s.activities = [];
    this.s.waits = [];
    this.s.queue = [];
    this.s.incidents = [];
    if (this.caller && status === 'completed') this.letter({ type: 'childCompleted', variables });
  }

  // ── Activities ──

  count(element: string): void {
    this.s.activations[element] = (this.s.activations[element] ?? 0) + 1;
  }

  enter(element: string, scope: number, more: Partial<Activity> = {}): Activity {
    const activity: Activity = { id: this.next(), element, scope, ...more };
    this.s.activities.push(activity);
    this.count(element);
    return activity;
  }

  /** An element is reached: it is entered, its boundary events are armed, it begins. */
  activate(element: string, scope: number, more: Partial<Activity> = {}): void {
    const { id } = this.enter(element, scope, more);
    if (this.attempt('arm', id, () => armBoundaries(this, id))) this.attempt('begin', id, () => begin(this, id));
  }

  /** All or nothing; what fails is an incident of the activity. */
  attempt(step: Incident['step'], id: number, work: () => void): boolean {
    const before = copied(this.s);
    try {
      work();
      return true;
    } catch (error) {
      if (!(error instanceof Fails)) throw error;
      this.s = before;
      const activity = this.activity(id);
      this.s.incidents.push({
        id: this.next(),
        element: activity?.element ?? '',
        code: error.code,
        scope: activity?.scope ?? 0,
        activity: id,
        step,
      });
      return false;
    }
  }

  /** What the activity does is done: a loop counts its instance, anything else is left. */
  finish(id: number): void {
    if (this.activity(id)?.of === undefined) this.leave(id);
    else instanceDone(this, id);
  }

  /** Tokens go on along the flows that the conditions choose. */
  leave(id: number, flows?: readonly string[]): void {
    const activity = this.activity(id);
    if (!activity) return;
    const taken = flows ?? outgoingOf(this, activity.element, activity.scope);
    this.logCompleted(activity);
    this.remove(id);
    this.send(taken, activity.scope);
    if (activity.handles === undefined && isActivity(this, activity.element)) lookAtAdHoc(this, activity.scope);
    if (activity.handles !== undefined) handlerDone(this, activity.handles);
  }

  /** Notes that an activity was completed, if there is a way to undo it: an instance with its loop, the loop as a whole in its scope. */
  logCompleted(activity: Activity): void {
    const { element, id, loop } = activity;
    const log = activity.of === undefined ? this.scope(activity.scope)?.log : this.activity(activity.of)?.loop?.log;
    if (loop) {
      if (loop.log.length > 0) log?.push({ element, own: {}, inner: loop.log, loop: true });
      return;
    }
    const handler = this.model.handlerOf(element);
    const inside = this.scope(id);
    const container = inside !== undefined && this.model.declaredContainer(element);
    const inner = container ? inside.log : [];
    if (handler === undefined && inner.length === 0 && !(container && this.model.compensationInside(element) !== undefined)) return;
    log?.push({ element, own: copied(inside?.own ?? {}), inner, ...(handler === undefined ? {} : { handler }) });
  }

  send(flows: readonly string[], scope: number): void {
    for (const flow of flows) this.s.queue.push({ flow, scope });
  }

  /** Takes an activity out with everything in it. */
  remove(id: number): void {
    const activity = this.activity(id);
    if (this.scope(id)) {
      this.clear(id);
      this.s.scopes = this.s.scopes.filter((scope) => scope.id !== id);
      this.s.waits = this.s.waits.filter((wait) => wait.scope !== id);
    }
    if (activity?.loop) for (const { id: one } of this.s.activities.filter(({ of }) => of === id)) this.remove(one);
    if (activity?.calls === true) this.letter({ type: 'childCancelled', activity: id });
    for (const undoing of this.s.undoings.filter(({ owner }) => owner === id)) abandon(this, undoing.id);
    this.s.activities = this.s.activities.filter((one) => one.id !== id);
    this.s.waits = this.s.waits.filter((wait) => wait.activity !== id);
    this.s.incidents = this.s.incidents.filter((incident) => incident.activity !== id);
  }

  /** Ends everything that goes on in a scope. */
  clear(id: number): void {
    for (const activity of this.s.activities.filter(({ scope }) => scope === id)) this.remove(activity.id);
    this.s.queue = this.s.queue.filter((token) => token.scope !== id);
    this.s.incidents = this.s.incidents.filter((incident) => incident.scope !== id || incident.step !== 'join');
    for (const undoing of this.s.undoings.filter(({ scope }) => scope === id)) abandon(this, undoing.id);
    const scope = this.scope(id);
    if (scope) Object.assign(scope, { joins: {}, resets: {} });
  }
}

/** A copy of plain data, all the way down. */
export function copied<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => copied(one)) as T;
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) copy[name] = copied((value as Record<string, unknown>)[name]);
  return copy as T;
}
