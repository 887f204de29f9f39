import type { AstNode } from './ast.js';
import { jsonataFailure } from './failure.js';
import type { Compiled, Compute, Frame, Run } from './run.js';

/** The sort step `^(a, >b)`: a stable merge sort that compares in JSONata's order, so that bad values fail with the same code. */
export function compileSort(node: AstNode, compile: (node: AstNode) => Compiled): Compiled {
  const terms = (node.terms ?? []).map((term) => ({ ...compile(term.expression), descending: term.descending }));
  const weight = terms.reduce((total, term) => total + term.weight, 1);
  const comesAfter = (a: unknown, b: unknown, run: Run, frame: Frame | null): boolean => {
    run.spend(2 * weight);
    for (const term of terms) {
      const order = compareTerm(term.compute(a, run, frame), term.compute(b, run, frame));
      if (order !== 0) return (term.descending && Math.abs(order) !== missing ? -order : order) > 0;
    }
    return false;
  };
  const compute: Compute = (input, run, frame) => {
    const list = input as readonly unknown[];
    if (list.length <= 1) return list;
    return mergeSort(list, (a, b) => comesAfter(a, b, run, frame));
  };
  return { compute, weight };
}

/** How far a missing value is from any other: it comes last in either direction. */
const missing = 2;

function compareTerm(a: unknown, b: unknown): number {
  if (a === undefined) return b === undefined ? 0 : missing;
  if (b === undefined) return -missing;
  const sortable = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';
  if (!sortable(a) || !sortable(b)) throw jsonataFailure('T2008');
  if (typeof a !== typeof b) throw jsonataFailure('T2007');
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function mergeSort(list: readonly unknown[], comesAfter: (a: unknown, b: unknown) => boolean): unknown[] {
  if (list.length <= 1) return [...list];
  const middle = Math.floor(list.length / 2);
  const left = mergeSort(list.slice(0, middle), comesAfter);
  const right = mergeSort(list.slice(middle), comesAfter);
  const merged: unknown[] = [];
  let atLeft = 0;
  let atRight = 0;
  while (atLeft < left.length && atRight < right.length) {
    merged.push(comesAfter(left[atLeft], right[atRight]) ? right[atRight++] : left[atLeft++]);
  }
  return merged.concat(left.slice(atLeft), right.slice(atRight));
}
