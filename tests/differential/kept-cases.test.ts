import { describe, expect, it } from 'vitest';
import { readCases } from '../bpmn-semantics/runner/case.js';
import { asCase } from './compare/as-case.js';
import { movesOf } from './compare/kept-moves.js';
import { replay } from './compare/run.js';
import { NotRead } from './naive/expressions.js';

describe('in kept cases the naive interpreter sees what the engine does', () => {
  for (const { folder, file, one } of readCases()) {
    const moves = movesOf(one);
    if (moves === undefined) continue;
    it(`${folder}/${file}: ${one.name}`, () => {
      try {
        const found = replay([one.process, ...Object.values(one.processes ?? {})], moves);
        if (found) expect.fail(asCase(found));
      } catch (error) {
        // Some cases write expressions that the naive side does not read: they are about something else.
        if (!(error instanceof NotRead)) throw error;
      }
    });
  }
});
