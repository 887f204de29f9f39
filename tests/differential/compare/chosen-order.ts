import type { Random } from '../generate/random.js';
import type { Order } from '../naive/order.js';

/** One choice that was made: which of how many. */
export interface Choice {
  readonly chosen: number;
  readonly of: number;
}

/** A way to choose where nothing is given. */
export type Manner = (count: number) => number;

export const first: Manner = () => 0;
export const last: Manner = (count) => count - 1;
export const anyBy =
  (random: Random): Manner =>
  (count) =>
    random.between(0, count - 1);

/** Chooses as it is told, then in a manner; notes every choice between several, so that the same run can be had again up to any of them. */
export class ChosenOrder implements Order {
  readonly made: Choice[] = [];

  constructor(
    private readonly given: readonly number[] = [],
    private readonly manner: Manner = first,
  ) {}

  choose(count: number): number {
    if (count < 2) return 0;
    const chosen = this.given[this.made.length] ?? this.manner(count);
    this.made.push({ chosen, of: count });
    return chosen;
  }
}
