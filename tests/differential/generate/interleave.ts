import type { JsonObject } from '@millrace/schemas';
import type { Move } from '../compare/moves.js';
import type { Naive } from '../naive/naive.js';
import type { Wait } from '../naive/state.js';
import type { Features } from './features.js';
import type { Random } from './random.js';

/** Something that may happen next, whichever the random numbers choose; nothing where nothing can. */
export function nextMove(naive: Naive, random: Random, features: Features): Move | undefined {
  const choices: [number, () => Move][] = [];
  const value = (): number => random.between(0, 4);
  const answered = (): JsonObject => (random.chance(0.8) ? { result: value() } : {});
  for (const { s } of naive.instances) {
    if (s.status !== 'active') continue;
    const places = (kind: 'item' | 'job'): readonly (readonly [string, number])[] => {
      const seen = new Map<string, number>();
      return s.activities
        .filter((activity) => activity[kind] === true)
        .map(({ element }) => {
          const nth = seen.get(element) ?? 0;
          seen.set(element, nth + 1);
          return [element, nth] as const;
        });
    };
    for (const [element, nth] of places('item'))
      choices.push([3, () => ({ complete: element, nth, data: random.chance(0.8) ? { [`d_${element}`]: value() } : {} })]);
    for (const [element, nth] of places('job')) {
      choices.push([2, () => ({ completeJob: element, nth, output: answered() })]);
      choices.push([0.2, () => ({ failJob: element, nth })]);
      if (features.has('boundaryError')) choices.push([0.7, () => ({ failJob: element, nth, error: random.one(['E1', 'E2']) })]);
    }
    for (const wait of s.waits) {
      const made = called(wait, random);
      if (made) choices.push([1, made]);
    }
    for (const { element, step } of s.incidents) if (step !== 'join') choices.push([0.5, () => ({ retry: element })]);
    if (s.waits.some(({ kind }) => kind === 'timer')) choices.push([1.5, () => ({ pass: passing(random) })]);
    if (s.activities.length > 0) choices.push([0.3, () => ({ set: changed(random) })]);
    if (s.activities.length > 0) choices.push([0.02, () => ({ cancel: true })]);
    for (const { element, loop, closing } of s.activities)
      if (loop === undefined && closing !== true)
        for (const inner of naive.enabledIn(element)) choices.push([1.5, () => ({ activate: inner, in: element })]);
  }
  if (choices.length === 0) return undefined;
  let left = random.next() * choices.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, make] of choices) if ((left -= weight) < 0) return make();
  return undefined;
}

function passing(random: Random): string {
  return random.chance(0.5) ? `PT${random.between(5, 59)}M` : `PT${random.between(1, 6)}H`;
}

function changed(random: Random): JsonObject {
  return random.chance(0.5) ? { [`b${random.between(1, 5)}`]: random.chance(0.5) } : { [`n${random.between(1, 4)}`]: random.between(0, 5) };
}

function called({ kind, name = '', key }: Wait, random: Random): (() => Move) | undefined {
  const data = { v: random.between(0, 4) };
  if (kind === 'signal') return () => ({ signal: name, data });
  if (kind !== 'message') return undefined;
  return () => {
    const isOther = random.chance(0.15);
    const sent = isOther ? random.between(0, 5) : key;
    return { message: name, data, ...(typeof sent === 'number' ? { key: sent } : {}), ...(random.chance(0.3) ? { keep: 7_200_000 } : {}) };
  };
}
