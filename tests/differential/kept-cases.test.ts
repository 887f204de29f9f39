import { describe, expect, it } from 'vitest';
import { readCases } from '../bpmn-semantics/runner/case.js';
import { asCase } from './compare/as-case.js';
import { movesOf } from './compare/kept-moves.js';
import { beyond } from './kept-cases-beyond.js';
import { replay } from './compare/run.js';
import { Beyond } from './naive/expressions.js';

describe('in kept cases the naive interpreter sees what the engine does', () => {
  for (const { folder, file, one } of readCases()) {
    const moves = movesOf(one);
    // Refused letters are the engine's limits.
    if (moves === undefined || one.refusedLetters !== undefined || beyond[`${folder}/${file}`] !== undefined) continue;
    it(`${folder}/${file}: ${one.name}`, () => {
      try {
        const found = replay([one.process, ...Object.values(one.processes ?? {})], moves);
        if (found && !isBeyond(found.engine)) expect.fail(asCase(found));
      } catch (error) {
        // Some cases write expressions that the naive side does not read, or run longer than it does: they are about something else.
        if (!(error instanceof Beyond)) throw error;
      }
    });
  }
});

const known = ['JOIN_STUCK', 'NO_FLOW_TAKEN', 'ERROR_UNCAUGHT', 'FAILED'];

/** Incidents of what the naive side does not check: types of variables, expressions, timings, limits, calls that cannot be made. */
function isBeyond(seen: unknown): boolean {
  const codes = /"incidents":\["([^\]]*)"\]/.exec(JSON.stringify(seen))?.[1]?.split('","') ?? [];
  return codes.some((one) => !known.includes(one.split(' ').at(-1) ?? ''));
}
