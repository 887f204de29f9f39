import { waysInto, waysOutOf } from '../behaviors/reachability.js';
import type { ExecutableNode, ExecutableProcess, ExecutableScope } from '../model/executable.js';
import { least, MANY, type Marking } from './marking.js';
import { Places } from './places.js';
import {
  attached,
  behindLink,
  conditionalOf,
  downstreamOf,
  isForCompensation,
  isJoin,
  isNoticed,
  names,
  nodesIn,
  onlyStops,
  repeats,
  stopOf,
  waysOn,
} from './ways.js';

/** One thing that may happen next: which element does it, and what is then where. `ended`: it ends everything else in the scope too. */
export interface Step {
  readonly element: string;
  readonly marking: Marking;
  /** The numbers of the places that got a token. */
  readonly put: readonly number[];
  /** The elements that a token passed on the way to where it is now, the first that of the step itself. */
  readonly passed: readonly string[];
  readonly ended?: 'terminated' | 'thrown';
}

/** How a subprocess may end: in the ordinary way, or by an error or a cancellation that goes on to what is around it. */
export interface Outcome {
  readonly completes: boolean;
  readonly throws: boolean;
}

/** Why a scope cannot be looked into: what an element does there hangs on more than where tokens are. */
export interface Beyond {
  readonly element: string;
  readonly reason: 'complexGateway' | 'adHocSubProcess' | 'quantities' | 'tooManyWays';
}

/** What of a scope is gone through. */
export interface Part {
  /** Only what happens where no event goes on beside its activity, and where of several conditions behind an activity one holds. */
  readonly plain: boolean;
}

/** Numbers of the places where a token comes to rest, and what it passes on the way there. */
interface Row {
  readonly numbers: readonly number[];
  readonly passed: readonly string[];
}

/** An inclusive split may take any of its conditional flows: 2ⁿ ways. More than so many flows are not gone through. */
const MOST_CONDITIONS = 10;

/**
 * The tokens of one scope as a net, all data left out: a condition may hold or not, an event may happen or not, an activity may end by each of its ways. Activities in a row that can
 * only go on are one place: what happens in them changes nothing for others. A token at an end event is used up there at once (BPMN 2.0.2 §13.5.1).
 */
export class Net {
  private readonly places: Places;
  readonly beyond: Beyond | undefined;
  private readonly rows = new Map<string, Row>();
  private readonly arrivals = new Map<string, readonly string[]>();
  private readonly nodes: readonly ExecutableNode[];

  constructor(
    private readonly process: ExecutableProcess,
    private readonly scope: ExecutableScope,
    /** Of the subprocesses that were looked into. */
    private readonly outcomes: ReadonlyMap<string, Outcome>,
    private readonly part: Part = { plain: false },
  ) {
    this.places = new Places(process);
    this.nodes = nodesIn(process, scope.id);
    this.beyond = this.whatIsBeyond();
  }

  /** Whether only a part of what may happen is gone through when it is asked for the plain part. */
  get isWhollyPlain(): boolean {
    return this.nodes.every(
      (node) =>
        (node.type.endsWith('Gateway') || conditionalOf(node).length < 2) &&
        attached(node, this.process).every(({ interrupts }) => interrupts),
    );
  }

  /** All that may be at the beginning, with the element that begins. */
  beginnings(): readonly Step[] {
    const { start, starts, initial } = this.scope;
    const triggered = this.process.nodes.get(this.scope.id)?.triggered === true;
    const together = this.nodes.find(({ beginsWithAll }) => beginsWithAll === true);
    const behind = together?.outgoing.map(({ to }) => to) ?? [];
    const single = triggered
      ? this.nodes.filter(({ type }) => type === 'startEvent').map(({ id }) => id)
      : [...(start === undefined ? [] : [start]), ...starts].filter((id) => !behind.includes(id));
    const from = (places: readonly string[], passed: readonly string[]): readonly Step[] =>
      this.with(new Uint8Array(0), [], places, '').map((step) => ({ ...step, passed: [...passed, ...step.passed.slice(1)] }));
    return [
      ...single.flatMap((id) => from([`start ${id}`], [])),
      ...(initial.length === 0
        ? []
        : from(
            initial.map((id) => `start ${id}`),
            [],
          )),
      ...(together === undefined ? [] : from(names(together.outgoing), [together.id])),
    ];
  }

  /** Whether no token is left. */
  isOver(marking: Marking): boolean {
    return this.places.isEmpty(marking);
  }

  /** Everything that may happen next. An inclusive join that can go on does so before anything else: it is looked at again whenever a token has moved (BPMN 2.0.2 §13.4.3). */
  *steps(marking: Marking): Generator<Step> {
    const nodes = this.places.atTokens(marking);
    let hasJoined = false;
    for (const node of nodes)
      if (node.type === 'inclusiveGateway' && isJoin(node))
        for (const step of this.joining(node, marking)) {
          hasJoined = true;
          yield step;
        }
    if (!hasJoined) for (const node of nodes) yield* this.stepsOf(node, marking);
  }

  /**
   * The element that is done twice at once where a token came to a place: the first that two tokens are in, or are about to pass each by itself. None where they only pass gateways, or where all
   * that follows stops whatever else is left.
   */
  doneTwiceAt(place: number, marking: Marking): string | undefined {
    if (this.places.isArming(place)) return undefined;
    const owner = this.places.ownerOf(place);
    if (owner === undefined) return undefined;
    const row = (marking[place] ?? 0) > 1 ? this.rowBefore(place) : [];
    const isOwner = !isJoin(owner) && this.tokensBefore(owner, marking) > 1;
    const found = [...row, ...(isOwner ? [owner] : [])].find(isNoticed);
    return found === undefined || onlyStops(found, this.process) ? undefined : found.id;
  }

  /** Tokens that are at an element or in it. */
  private tokensBefore(node: ExecutableNode, marking: Marking): number {
    const places = [`start ${node.id}`, `in ${node.id}`, ...names(node.incoming)];
    return places.reduce((sum, place) => sum + this.places.tokensAt(place, marking), 0);
  }

  /** The elements that are one place with a flow, in their order. */
  private rowBefore(place: number): readonly ExecutableNode[] {
    const row: ExecutableNode[] = [];
    for (let flow = this.process.flows.get(this.places.names[place] ?? ''); flow !== undefined;) {
      const before = this.process.nodes.get(flow.from);
      if (before === undefined || row.includes(before) || !this.isPlain(before)) break;
      row.unshift(before);
      flow = before.incoming[0];
    }
    return row;
  }

  /** Whether tokens at a place go on by themselves, whatever is elsewhere: no join is behind it. */
  isFree(place: number): boolean {
    const owner = this.places.ownerOf(place);
    return owner === undefined || !downstreamOf(owner, this.process).some(isJoin);
  }

  /** Joins that wait for more than there is, where all tokens are at such: an activity that goes on until somebody ends it may yet be ended. */
  waiting(marking: Marking): readonly string[] {
    const nodes = this.places.atTokens(marking).filter(({ type }) => type !== 'boundaryEvent');
    return nodes.every(isJoin) ? nodes.map(({ id }) => id) : [];
  }

  /** Elements that tokens may come to in the ordinary course of things. */
  reachable(): readonly ExecutableNode[] {
    return this.nodes.filter(
      (node) =>
        !node.triggered &&
        !isForCompensation(node) &&
        (node.incoming.length > 0 || node.type === 'boundaryEvent' || this.begins(node.id)) &&
        node.beginsWithAll !== true,
    );
  }

  private begins(id: string): boolean {
    const { start, starts, initial } = this.scope;
    return start === id || starts.includes(id) || initial.includes(id);
  }

  private *stepsOf(node: ExecutableNode, marking: Marking): Generator<Step> {
    if (node.type === 'boundaryEvent' || node.triggered) return;
    const here = this.arrived(node, marking);
    if (node.boundary.length > 0) yield* this.inside(node, marking);
    if (here.length === 0) return;
    if (!isJoin(node)) for (const place of here) yield* this.passing(node, place, marking);
    else if (here.length === node.incoming.length && node.type === 'parallelGateway')
      yield* this.with(marking, here, names(node.outgoing), node.id);
  }

  private *joining(node: ExecutableNode, marking: Marking): Generator<Step> {
    const here = this.arrived(node, marking);
    if (here.length === 0 || this.mayStillCome(node, here, marking)) return;
    for (const taken of waysOn(node)) yield* this.with(marking, here, taken, node.id);
  }

  /** What happens when one token comes to an element that lets each through by itself. */
  private *passing(node: ExecutableNode, from: string, marking: Marking): Generator<Step> {
    const stop = stopOf(node);
    if (stop !== undefined) yield* this.stopping(node, from, marking, stop);
    else if (attached(node, this.process).length > 0) yield* this.with(marking, [from], this.placesIn(node), node.id);
    else if (node.type === 'endEvent') yield* this.with(marking, [from], [], node.id);
    else {
      const { completes, throws } = this.outcomeOf(node);
      if (completes) for (const taken of this.waysBehind(node)) yield* this.with(marking, [from], taken, node.id);
      if (throws) yield* this.stopping(node, from, marking, 'thrown');
      // It goes on until something elsewhere ends it.
      if (!completes && !throws) yield* this.with(marking, [from], [`in ${node.id}`], node.id);
    }
  }

  private *stopping(node: ExecutableNode, from: string, marking: Marking, ended: 'terminated' | 'thrown'): Generator<Step> {
    for (const step of this.with(marking, [from], [], node.id)) yield { ...step, ended };
  }

  /** Whether an event attached to an activity is one that happens once beside it. */
  private isArmed(event: ExecutableNode): boolean {
    return !event.interrupts && !this.part.plain && !repeats(event);
  }

  /** What may happen to an activity with events attached to it. */
  private *inside(node: ExecutableNode, marking: Marking): Generator<Step> {
    const inside = `in ${node.id}`;
    const there = this.places.tokensAt(inside, marking);
    if (there === 0) return;
    const events = attached(node, this.process);
    const armed = events.flatMap((event) => (this.isArmed(event) ? [`armed ${event.id}`] : []));
    const ending = this.armedWith(armed, there, marking);
    const { completes, throws } = this.outcomeOf(node);
    for (const used of ending) {
      if (completes)
        for (const taken of waysOn(node, this.part.plain))
          // That it was passed was told when it was entered.
          for (const step of this.with(marking, [inside, ...used], taken, node.id)) yield { ...step, passed: step.passed.slice(1) };
      if (throws) yield* this.stopping(node, inside, marking, 'thrown');
      for (const event of events)
        if (event.interrupts) for (const taken of waysOn(event)) yield* this.with(marking, [inside, ...used], taken, event.id);
    }
    for (const event of events) {
      if (event.interrupts || this.part.plain) continue;
      const own = this.isArmed(event) ? [`armed ${event.id}`] : [];
      if (own.every((place) => this.places.tokensAt(place, marking) > 0))
        for (const taken of waysOn(event)) yield* this.with(marking, own, taken, event.id);
    }
  }

  /** Which events that have not happened yet may belong to the one of several activities that ends. */
  private armedWith(armed: readonly string[], there: number, marking: Marking): readonly (readonly string[])[] {
    let sets: readonly (readonly string[])[] = [[]];
    for (const place of armed) {
      const count = this.places.tokensAt(place, marking);
      const isOneWithout = count < there || there >= MANY;
      sets = sets.flatMap((set) => [...(isOneWithout ? [set] : []), ...(count > 0 ? [[...set, place]] : [])]);
    }
    return sets;
  }

  /** Where tokens go from an element that takes one: the choices there are. */
  private waysBehind(node: ExecutableNode): readonly (readonly string[])[] {
    if (node.type === 'exclusiveGateway' || node.type === 'eventBasedGateway')
      return node.outgoing.length === 0 ? [[]] : node.outgoing.map(({ id }) => [id]);
    return waysOn(behindLink(node, this.process), this.part.plain && !node.type.endsWith('Gateway'));
  }

  /** The places before an element at which tokens are. */
  private arrived(node: ExecutableNode, marking: Marking): readonly string[] {
    let before = this.arrivals.get(node.id);
    if (before === undefined) {
      before = [`start ${node.id}`, ...names(node.incoming)];
      this.arrivals.set(node.id, before);
    }
    return before.filter((place) => this.places.tokensAt(place, marking) > 0);
  }

  /** What is done several times may be done no time at all, and then it is completed at once. */
  private outcomeOf({ id, loop }: ExecutableNode): Outcome {
    const { completes, throws } = this.outcomes.get(id) ?? { completes: true, throws: false };
    return { completes: completes || loop !== undefined, throws };
  }

  /** The engine's own rule: a token elsewhere with a way to a flow that brought none, and none to one that did. */
  private mayStillCome(join: ExecutableNode, here: readonly string[], marking: Marking): boolean {
    const reach = waysInto(this.process, join);
    const comes = (from: readonly string[], has: boolean): boolean =>
      join.incoming.some(({ id }) => here.includes(id) === has && from.some((flow) => reach.get(id)?.has(flow) === true));
    return this.places.names.some((place, number) => {
      if (
        marking[number] === undefined ||
        marking[number] === 0 ||
        this.places.isArming(number) ||
        join.incoming.some(({ id }) => id === place)
      )
        return false;
      const from = this.process.flows.has(place) ? [place] : waysOutOf(this.process, place.slice(place.indexOf(' ') + 1));
      return comes(from, false) && !comes(from, true);
    });
  }

  /** One token taken from each of some places, one put at each of others: one step, or several where nobody knows how many are left. */
  private with(marking: Marking, taken: readonly string[], put: readonly string[], element: string): readonly Step[] {
    const rows = put.map((place) => this.rowAt(place));
    const places = rows.flatMap((row) => row.numbers);
    const used = taken.map((place) => this.places.numberOf(place));
    const node = this.process.nodes.get(element);
    const target = node === undefined ? undefined : behindLink(node, this.process);
    const passed = [element, ...(target === undefined || target === node ? [] : [target.id]), ...rows.flatMap((row) => row.passed)];
    const grown = new Uint8Array(this.places.names.length);
    grown.set(marking);
    return least(grown, used).map((next) => {
      for (const place of places) next[place] = Math.min(MANY, (next[place] ?? 0) + 1);
      return { element, marking: next, put: places, passed };
    });
  }

  /** The same way is gone from thousands of states. */
  private rowAt(first: string): Row {
    const known = this.rows.get(first);
    if (known !== undefined) return known;
    const { places, passed } = this.rowFrom(first);
    const row = { numbers: places.map((place) => this.places.numberOf(place)), passed };
    this.rows.set(first, row);
    return row;
  }

  /**
   * Where a token that is put at a flow comes to rest, and what it passes on the way: elements with one way in and one way out. As long as those only lead on, it also goes through merges, and into an
   * activity with events attached: nothing is known of who else is in a row that began elsewhere.
   */
  private rowFrom(first: string): { readonly places: readonly string[]; readonly passed: readonly string[] } {
    const passed: string[] = [];
    let isQuiet = true;
    let place = first;
    for (let flow = this.process.flows.get(first); flow !== undefined;) {
      const node = this.process.nodes.get(flow.to);
      if (node === undefined || passed.includes(node.id)) break;
      if (isQuiet && attached(node, this.process).length > 0) return { places: this.placesIn(node), passed: [...passed, node.id] };
      const [out] = node.outgoing;
      if (out === undefined || !(this.isPlain(node) || (isQuiet && this.leadsOn(node) && node.type === 'exclusiveGateway'))) break;
      isQuiet &&= !isNoticed(node);
      passed.push(node.id);
      place = out.id;
      flow = out;
    }
    return { places: [place], passed };
  }

  /** Where a token is that is in an activity with events attached, and what waits beside it. */
  private placesIn(node: ExecutableNode): readonly string[] {
    return [`in ${node.id}`, ...attached(node, this.process).flatMap((event) => (this.isArmed(event) ? [`armed ${event.id}`] : []))];
  }

  private whatIsBeyond(): Beyond | undefined {
    if (this.scope.chosen !== undefined) return { element: this.scope.id, reason: 'adHocSubProcess' };
    for (const node of this.nodes) {
      if (node.type === 'complexGateway') return { element: node.id, reason: 'complexGateway' };
      if ((node.startQuantity ?? 1) > 1 || (node.completionQuantity ?? 1) > 1) return { element: node.id, reason: 'quantities' };
      if (node.type !== 'exclusiveGateway' && conditionalOf(node).length > MOST_CONDITIONS)
        return { element: node.id, reason: 'tooManyWays' };
    }
    return undefined;
  }

  /** Whether an element takes a token from one flow and gives it to the next, whatever happens in it. */
  private isPlain(node: ExecutableNode): boolean {
    return node.incoming.length === 1 && this.leadsOn(node);
  }

  /**
   * Whether an element gives each token to the one flow behind it, whatever happens in it. Not right before an inclusive join: that looks at whether the token has come or is still to come.
   */
  private leadsOn(node: ExecutableNode): boolean {
    const { completes, throws } = this.outcomeOf(node);
    const [out, ...others] = node.outgoing;
    const next = this.process.nodes.get(out?.to ?? '');
    return (
      others.length === 0 &&
      next !== undefined &&
      !(next.type === 'inclusiveGateway' && isJoin(next)) &&
      node.boundary.length === 0 &&
      completes &&
      !throws &&
      out?.when === undefined &&
      !node.throws.some(({ kind }) => kind === 'link')
    );
  }
}
