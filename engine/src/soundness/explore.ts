import { keyOf, MANY, type Marking } from './marking.js';
import type { Net, Outcome, Step } from './net.js';

/** A state that was found: what was where, and how one got there. */
interface Found {
  readonly marking: Marking;
  readonly from: number;
  /** Elements that the step there passed. */
  readonly passed: readonly string[];
  /** On the way here tokens were always counted. */
  readonly exact: boolean;
}

/** States among which the beginning of a circle is looked for. */
const MOST_LOOKED_AT = 50;
/** Steps for each state that may be kept: inclusive splits have many that lead to one state. */
const MOST_STEPS = 20;
/** Places looked at in all: what a step costs grows with the size of the drawing. */
const MOST_PLACES = 20_000_000;

/** Elements, each with the elements that tokens pass until it happens there. */
export type Ways = ReadonlyMap<string, readonly string[]>;

/** What going through all that may happen has shown. */
export interface Explored {
  /** Everything was seen. Not so where there were too many states, nor behind one that is told. */
  readonly isWhole: boolean;
  /** Something was seen that may only seem so, because tokens were no more counted. */
  readonly isVague: boolean;
  readonly states: number;
  /** Elements that some way comes to. */
  readonly reached: ReadonlySet<string>;
  readonly outcome: Outcome;
  /** Joins that wait for ever. */
  readonly stuck: Ways;
  /** Elements from which it goes round for ever. */
  readonly endless: Ways;
  /** Elements that are done twice at once. */
  readonly twice: Ways;
}

/** What is not gone behind, and how far one goes. */
export interface Bounds {
  readonly states: number;
  /** Elements that are known to be done twice: what comes of it is told with that. */
  readonly known?: ReadonlySet<string>;
  /** Whether elements that are done twice are told, rather than gone through. */
  readonly tellsTwice: boolean;
  /** Whether somebody else may end what goes round. */
  readonly mayBeEnded: boolean;
}

/** Goes through all that may happen in a net, the nearest first, so that each way that is told is a shortest one. */
export function explore(net: Net, bounds: Bounds): Explored {
  return new Exploration(net, bounds).run();
}

class Exploration {
  private readonly states: Found[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly next: (readonly number[])[] = [];
  private readonly reached = new Set<string>();
  private readonly stuck = new Map<string, readonly string[]>();
  private readonly twice = new Map<string, readonly string[]>();
  /** Places at which tokens were no more counted. */
  private readonly uncounted = new Set<number>();
  /** States from which it can end, or of which that is not known. */
  private readonly ending = new Set<number>();
  private isWhole = true;
  private isVague = false;
  private completes = false;
  private throws = false;
  private steps = 0;

  constructor(
    private readonly net: Net,
    private readonly bounds: Bounds,
  ) {}

  run(): Explored {
    for (const step of this.net.beginnings()) this.find(step, -1);
    for (let at = 0; at < this.states.length; at++) this.next.push(this.stepsFrom(at));
    const endless = this.endless();
    if ([...this.uncounted].some((place) => !this.net.isFree(place))) this.isVague = true;
    const { isWhole, isVague, reached, stuck, twice, completes, throws } = this;
    return { isWhole, isVague, states: this.states.length, reached, outcome: { completes, throws }, stuck, endless, twice };
  }

  private stepsFrom(at: number): readonly number[] {
    const { marking, exact } = this.states[at] ?? { marking: new Uint8Array(0), exact: true };
    if (this.net.isOver(marking)) {
      this.ending.add(at);
      this.completes = true;
      return [];
    }
    const following = new Set<number>();
    let isOpen = false;
    for (const step of this.net.steps(marking)) {
      isOpen = true;
      if (++this.steps > this.bounds.states * MOST_STEPS || this.steps * marking.length > MOST_PLACES) {
        this.isWhole = false;
        this.ending.add(at);
        break;
      }
      const found = step.ended === undefined ? this.find(step, at) : this.stop(step);
      if (found === undefined) this.ending.add(at);
      else following.add(found);
    }
    if (!isOpen) this.rest(at, marking, exact);
    return [...following];
  }

  /** A token came to an end event that ends everything else. */
  private stop({ passed, ended }: Step): undefined {
    for (const element of passed) this.reached.add(element);
    if (ended === 'thrown') this.throws = true;
    else this.completes = true;
  }

  /** Nothing more can happen: joins wait in vain, or an activity goes on until somebody else ends it. */
  private rest(at: number, marking: Marking, exact: boolean): void {
    const waiting = this.net.waiting(marking);
    this.ending.add(at);
    if (!exact) this.isVague = true;
    else for (const element of waiting) if (!this.stuck.has(element)) this.stuck.set(element, [...this.wayTo(at), element]);
  }

  /** The number of the state that a step leads to; none where it is not gone on from there. */
  private find(step: Step, from: number): number | undefined {
    for (const element of step.passed) this.reached.add(element);
    for (const place of step.put) {
      if (!this.isTold(place, step, from)) continue;
      this.isWhole = false;
      return undefined;
    }
    const key = keyOf(step.marking);
    const before = this.numbers.get(key);
    if (before !== undefined) return before;
    if (this.states.length >= this.bounds.states) {
      this.isWhole = false;
      return undefined;
    }
    let exact = this.states[from]?.exact ?? true;
    // Of places that got nothing it was seen when their last token came.
    for (const place of step.put) {
      if ((step.marking[place] ?? 0) < MANY) continue;
      exact = false;
      this.uncounted.add(place);
    }
    this.numbers.set(key, this.states.length);
    return this.states.push({ marking: step.marking, from, passed: step.passed, exact }) - 1;
  }

  /** Whether a token that came to a place does something for the second time at once, and that is told, so that one need not go on from there. */
  private isTold(place: number, { marking, passed }: Step, from: number): boolean {
    const element = this.net.doneTwiceAt(place, marking);
    if (element === undefined) return false;
    if (this.bounds.known?.has(element) === true) return true;
    if (!this.bounds.tellsTwice) return false;
    if (!this.twice.has(element)) {
      const way = [...this.wayTo(from), ...passed];
      this.twice.set(element, passed.includes(element) ? way.slice(0, way.lastIndexOf(element) + 1) : [...way, element]);
    }
    return true;
  }

  private wayTo(state: number): readonly string[] {
    const way: (readonly string[])[] = [];
    for (let at = state; at >= 0; at = this.states[at]?.from ?? -1) way.push(this.states[at]?.passed ?? []);
    return way.reverse().flat();
  }

  private endless(): Ways {
    if (this.bounds.mayBeEnded) return new Map();
    const ending = this.leadingTo(this.ending);
    const lost = this.states.flatMap(({ exact }, at) => (exact && !ending.has(at) ? [at] : []));
    if (lost.length === 0 && this.states.some((_state, at) => !ending.has(at))) this.isVague = true;
    // Where it begins to go round, rather than where that became certain.
    const at = lost.slice(0, MOST_LOOKED_AT).find((one) => this.comesBackTo(one)) ?? lost[0];
    const [step] = at === undefined ? [] : this.net.steps(this.states[at]?.marking ?? new Uint8Array(0));
    return new Map(at === undefined || step === undefined ? [] : [[step.element, [...this.wayTo(at), step.element]]]);
  }

  private comesBackTo(state: number): boolean {
    const found = new Set(this.next[state]);
    // What is added while a set is walked through is walked through too.
    for (const at of found) for (const following of this.next[at] ?? []) found.add(following);
    return found.has(state);
  }

  /** All states from which one of these can be reached, these among them. */
  private leadingTo(goals: ReadonlySet<number>): ReadonlySet<number> {
    const before: number[][] = this.next.map(() => []);
    this.next.forEach((following, from) => {
      for (const to of following) before[to]?.push(from);
    });
    const found = new Set(goals);
    for (const at of found) for (const one of before[at] ?? []) found.add(one);
    return found;
  }
}
