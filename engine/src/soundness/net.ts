import { waysInto, waysOutOf } from '../behaviors/reachability.js';
import type { ExecutableNode, ExecutableProcess, ExecutableScope } from '../model/executable.js';

/** Tokens at places, by the number of the place. */
export type Marking = Uint8Array;

/** One thing that may happen next: which element does it, and what is then where. `ended`: it ends everything else in the scope too. */
export interface Step {
  readonly element: string;
  readonly marking: Marking;
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

/** An inclusive split may take any of its conditional flows: 2ⁿ ways. More than so many flows are not gone through. */
const MOST_CONDITIONS = 10;
/** Tokens are counted in bytes. */
export const MOST_TOKENS = 250;

/**
 * The tokens of one scope as a net, all data left out: a condition may hold or not, an event may happen or not, an activity may end by each of its ways. Activities in a row that can
 * only go on are one place: what happens in them changes nothing for others.
 */
export class Net {
  /** What a place is, for those who want to name it: the last flow of the row, or the element in which the token is. */
  readonly places: string[] = [];
  readonly beyond: Beyond | undefined;
  private readonly placeOf = new Map<string, number>();
  private readonly nodes: readonly ExecutableNode[];

  constructor(
    private readonly process: ExecutableProcess,
    private readonly scope: ExecutableScope,
    /** Of the subprocesses that were looked into. */
    private readonly outcomes: ReadonlyMap<string, Outcome>,
  ) {
    this.nodes = [...process.nodes.values()].filter((node) => node.scope === scope.id);
    this.beyond = this.whatIsBeyond();
  }

  /** All that may be at the beginning, with the element that begins. */
  beginnings(): readonly Step[] {
    const { start, starts, initial } = this.scope;
    const triggered = this.process.nodes.get(this.scope.id)?.triggered === true;
    const single = triggered
      ? this.nodes.filter(({ type }) => type === 'startEvent').map(({ id }) => id)
      : start === undefined
        ? starts
        : [start, ...starts];
    const from = (ids: readonly string[]): Step => {
      const places = ids.map((id) => `start ${id}`);
      return { ...this.with(new Uint8Array(0), [], places, ''), passed: [] };
    };
    return [...single.map((id) => from([id])), ...(initial.length === 0 ? [] : [from(initial)])];
  }

  /** Whether nothing is left. */
  isOver(marking: Marking): boolean {
    return marking.every((count, place) => count === 0 || this.isEnded(place));
  }

  /** Whether a place only notes that an end event was passed. */
  isEnded(place: number): boolean {
    return this.places[place]?.startsWith('ended ') === true;
  }

  /** Everything that may happen next. */
  *steps(marking: Marking): Generator<Step> {
    for (const node of this.atTokens(marking)) yield* this.stepsOf(node, marking);
  }

  /** The element that a place is of: the one that a flow leads to, or that a token is in. */
  ownerOf(place: number): string {
    const name = this.places[place] ?? '';
    return this.process.flows.get(name)?.to ?? name.slice(name.indexOf(' ') + 1);
  }

  /** Elements that have tokens before or in them: nothing happens at others. */
  private atTokens(marking: Marking): readonly ExecutableNode[] {
    const ids = new Set<string>();
    for (let place = 0; place < marking.length; place++) if (marking[place] !== 0 && !this.isEnded(place)) ids.add(this.ownerOf(place));
    return [...ids].flatMap((id) => this.process.nodes.get(id) ?? []);
  }

  /** Elements that wait for more than there is. */
  waiting(marking: Marking): readonly string[] {
    return this.atTokens(marking).flatMap(({ id, type }) => (type === 'boundaryEvent' ? [] : [id]));
  }

  /** Elements that tokens may come to in the ordinary course of things. */
  reachable(): readonly string[] {
    return this.nodes.flatMap((node) =>
      node.triggered || (node.incoming.length === 0 && !this.begins(node) && node.type !== 'boundaryEvent') || isForCompensation(node)
        ? []
        : [node.id],
    );
  }

  private begins({ id }: ExecutableNode): boolean {
    const { start, starts, initial } = this.scope;
    return start === id || starts.includes(id) || initial.includes(id);
  }

  private *stepsOf(node: ExecutableNode, marking: Marking): Generator<Step> {
    if (node.type === 'boundaryEvent' || node.triggered) return;
    const here = this.arrived(node, marking);
    if (node.boundary.length > 0) yield* this.inside(node, marking);
    if (here.length === 0) return;
    if (node.type === 'parallelGateway' && node.incoming.length > 1) {
      if (here.length === node.incoming.length) yield this.with(marking, here, names(node.outgoing), node.id);
    } else if (node.type === 'inclusiveGateway' && node.incoming.length > 1) {
      if (!this.mayStillCome(node, here, marking)) for (const taken of waysOn(node)) yield this.with(marking, here, taken, node.id);
    } else for (const place of here) yield* this.passing(node, place, marking);
  }

  /** What happens when one token comes to an element that lets each through by itself. */
  private *passing(node: ExecutableNode, from: string, marking: Marking): Generator<Step> {
    const thrown = node.throws.find(({ kind }) => kind === 'terminate' || kind === 'error' || kind === 'cancel');
    if (node.type === 'endEvent' && thrown !== undefined) {
      const rest = this.with(marking, [from], [], node.id).marking;
      const ended = thrown.kind === 'terminate' ? 'terminated' : 'thrown';
      yield { element: node.id, marking: rest, passed: [node.id], ended };
    } else if (attached(node, this.process).length > 0) {
      const armed = attached(node, this.process).filter(({ interrupts }) => !interrupts);
      yield this.with(marking, [from], [`in ${node.id}`, ...armed.map(({ id }) => `armed ${id}`)], node.id);
    } else if (node.type === 'endEvent') yield this.with(marking, [from], [`ended ${node.id}`], node.id);
    else if (this.outcomeOf(node).completes) for (const taken of this.waysBehind(node)) yield this.with(marking, [from], taken, node.id);
    else if (this.outcomeOf(node).throws)
      yield { element: node.id, marking: this.with(marking, [from], [], node.id).marking, passed: [node.id], ended: 'thrown' };
  }

  /** What may happen to an activity with events attached to it. */
  private *inside(node: ExecutableNode, marking: Marking): Generator<Step> {
    const inside = `in ${node.id}`;
    if (this.tokensAt(inside, marking) === 0) return;
    const events = attached(node, this.process);
    const armed = events.map(({ id }) => `armed ${id}`).filter((place) => this.tokensAt(place, marking) > 0);
    if (this.outcomeOf(node).completes) for (const taken of waysOn(node)) yield this.with(marking, [inside, ...armed], taken, node.id);
    for (const event of events) {
      const used = event.interrupts ? [inside, ...armed] : [`armed ${event.id}`];
      if (!event.interrupts && !armed.includes(`armed ${event.id}`)) continue;
      for (const taken of waysOn(event)) yield this.with(marking, used, taken, event.id);
    }
  }

  /** Where tokens go from an element that takes one: the choices there are. */
  private waysBehind(node: ExecutableNode): readonly (readonly string[])[] {
    const link = node.throws.find((one) => one.kind === 'link');
    if (link !== undefined) {
      const target = this.nodes.find(({ catches }) => catches?.triggers.some((one) => one.kind === 'link' && one.link === link.link));
      return target === undefined ? [[]] : waysOn(target);
    }
    if (node.type === 'exclusiveGateway' || (node.type === 'eventBasedGateway' && node.beginsWithAll !== true))
      return node.outgoing.length === 0 ? [[]] : node.outgoing.map(({ id }) => [id]);
    return waysOn(node);
  }

  /** The places before an element at which tokens are. */
  private arrived(node: ExecutableNode, marking: Marking): readonly string[] {
    return [`start ${node.id}`, ...names(node.incoming)].filter((place) => this.tokensAt(place, marking) > 0);
  }

  private outcomeOf({ id }: ExecutableNode): Outcome {
    return this.outcomes.get(id) ?? { completes: true, throws: false };
  }

  /** The engine's own rule: a token elsewhere with a way to a flow that brought none, and none to one that did. */
  private mayStillCome(join: ExecutableNode, here: readonly string[], marking: Marking): boolean {
    const reach = waysInto(this.process, join);
    const comes = (from: readonly string[], has: boolean): boolean =>
      join.incoming.some(({ id }) => here.includes(id) === has && from.some((flow) => reach.get(id)?.has(flow) === true));
    return this.places.some((place, number) => {
      if (
        marking[number] === undefined ||
        marking[number] === 0 ||
        place.startsWith('armed ') ||
        this.isEnded(number) ||
        join.incoming.some(({ id }) => id === place)
      )
        return false;
      const from = this.process.flows.has(place) ? [place] : waysOutOf(this.process, place.slice(place.indexOf(' ') + 1));
      return comes(from, false) && !comes(from, true);
    });
  }

  private tokensAt(place: string, marking: Marking): number {
    const number = this.placeOf.get(place);
    return number === undefined ? 0 : (marking[number] ?? 0);
  }

  /** One token taken from each of some places, one put at each of others. */
  private with(marking: Marking, taken: readonly string[], put: readonly string[], element: string): Step {
    const rows = put.map((place) => this.rowFrom(place));
    const places = rows.map(({ place }) => this.numberOf(place));
    const next = new Uint8Array(this.places.length);
    next.set(marking);
    for (const place of taken) next[this.numberOf(place)]! -= 1;
    for (const place of places) next[place]! += 1;
    return { element, marking: next, passed: [element, ...rows.flatMap(({ passed }) => passed)] };
  }

  private numberOf(place: string): number {
    let number = this.placeOf.get(place);
    if (number === undefined) {
      number = this.places.push(place) - 1;
      this.placeOf.set(place, number);
    }
    return number;
  }

  /** Where a token that is put at a flow comes to rest, and what it passes on the way: elements with one way in and one way out. */
  private rowFrom(first: string): { readonly place: string; readonly passed: readonly string[] } {
    const passed: string[] = [];
    let place = first;
    for (let flow = this.process.flows.get(first); flow !== undefined;) {
      const node = this.process.nodes.get(flow.to);
      const [out, ...others] = node?.outgoing ?? [];
      if (node === undefined || out === undefined || others.length > 0 || !isPlain(node, this.outcomeOf(node)) || passed.includes(node.id))
        break;
      passed.push(node.id);
      place = out.id;
      flow = out;
    }
    return { place, passed };
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
}

/** An element that takes a token from one flow and gives it to the next, whatever happens in it. */
function isPlain(node: ExecutableNode, { completes }: Outcome): boolean {
  return (
    node.incoming.length === 1 &&
    node.boundary.length === 0 &&
    completes &&
    node.outgoing.every(({ when }) => when === undefined) &&
    !node.throws.some(({ kind }) => kind === 'link')
  );
}

/** Events attached to an activity that tokens leave by. */
function attached(node: ExecutableNode, process: ExecutableProcess): readonly ExecutableNode[] {
  return node.boundary.flatMap((id) => {
    const event = process.nodes.get(id);
    return event === undefined || isForCompensation(event) ? [] : [event];
  });
}

function isForCompensation({ catches }: ExecutableNode): boolean {
  return catches?.triggers.some(({ kind }) => kind === 'compensation') === true;
}

const names = (flows: readonly { readonly id: string }[]): readonly string[] => flows.map(({ id }) => id);

function conditionalOf(node: ExecutableNode): readonly string[] {
  return node.outgoing.flatMap(({ id, when }) => (when === undefined || id === node.default ? [] : [id]));
}

/** The sets of flows that may get a token together: all without a condition, with any of those that have one; the default flow where there is no other. */
function waysOn(node: ExecutableNode): readonly (readonly string[])[] {
  const conditional = conditionalOf(node);
  const always = node.outgoing.flatMap(({ id, when }) => (when === undefined && id !== node.default ? [id] : []));
  const ways: string[][] = [];
  for (let chosen = 0; chosen < 2 ** conditional.length; chosen++) {
    const taken = [...always, ...conditional.filter((_id, at) => (chosen & (1 << at)) !== 0)];
    if (taken.length > 0) ways.push(taken);
    else if (node.default !== undefined) ways.push([node.default]);
    // Nothing holds and there is no default: an incident, which somebody mends.
    else if (conditional.length === 0) ways.push([]);
  }
  return ways;
}
