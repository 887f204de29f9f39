import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '@millrace/schemas';
import { Random } from '../generate/random.js';
import { anyBy, ChosenOrder, first, last, type Choice, type Manner } from './chosen-order.js';
import type { Move } from './moves.js';
import { NaiveSide } from './naive-side.js';
import { seenAfter } from './seen.js';

/** Runs that are tried before it is a difference: all that there are where they are few, else those with what comes to mind. */
const mostRuns = 400;
const shuffles = 6;

/**
 * A run of the naive interpreter that shows after every move what the engine showed, with another legal order of what travels between instances: which listener of a
 * signal is reached first, which called instance answers first. Nothing where no order shows it; the order within an instance is never another.
 */
export function inAnotherOrder(
  definitions: readonly JsonObject[],
  moves: readonly Move[],
  seen: readonly unknown[],
): NaiveSide | undefined {
  let runs = 0;
  const attempt = (
    given: readonly number[],
    manner: Manner,
  ): { readonly side?: NaiveSide; readonly made: readonly Choice[]; readonly marks: readonly number[] } => {
    runs++;
    const order = new ChosenOrder(given, manner);
    const side = new NaiveSide(definitions, order);
    const marks: number[] = [];
    for (const [at, move] of moves.entries()) {
      marks.push(order.made.length);
      if (!isDeepStrictEqual(seenAfter(side, move), seen[at])) return { made: order.made, marks };
    }
    return { side, made: order.made, marks };
  };
  // One after another by their choices, the last choice first: a run that shows something else is not played to its end.
  let tried = attempt([], first);
  let best = tried;
  for (; tried.side === undefined && runs < mostRuns; tried = attempt(afterwards(tried.made), first)) {
    if (tried.marks.length > best.marks.length) best = tried;
    if (afterwards(tried.made).length === 0) return undefined;
  }
  if (tried.side) return tried.side;
  // Too many to try all: other choices from some move of the best run on.
  const random = new Random(1);
  for (let from = best.marks.length - 1; from >= 0; from--) {
    const kept = best.made.slice(0, best.marks[from]).map(({ chosen }) => chosen);
    for (const manner of [last, ...Array.from({ length: shuffles }, () => anyBy(random))]) {
      const { side, ...rest } = attempt(kept, manner);
      if (side) return side;
      if (rest.marks.length > best.marks.length) {
        best = rest;
        from = best.marks.length;
        break;
      }
    }
  }
  return undefined;
}

/** The choices of the run after this one; none when it was the last. */
function afterwards(made: readonly Choice[]): readonly number[] {
  const at = made.findLastIndex(({ chosen, of }) => chosen + 1 < of);
  return at < 0 ? [] : [...made.slice(0, at).map(({ chosen }) => chosen), (made[at]?.chosen ?? 0) + 1];
}
