import { describe, expect, it } from 'vitest';
import { featuresOf } from './generate/features.js';
import { replay, tryOne } from './compare/run.js';
import { shrink } from './compare/shrink.js';
import { asCase } from './compare/as-case.js';

const processes = Number(process.env['MILLRACE_DIFFERENTIAL'] ?? 300);
const seed = Number(process.env['MILLRACE_SEED'] ?? Date.now() % 1_000_000_000);
const features = featuresOf();

describe('the engine and a naive interpreter that shares no code with it', () => {
  it(`see no difference in ${processes} random processes (MILLRACE_SEED=${seed})`, () => {
    const refused: Record<string, string> = {};
    for (let index = 0; index < processes; index++) {
      const outcome = tryOne(seed + index, features);
      for (const reason of outcome.refused ?? []) refused[reason.split(' ')[0] ?? ''] ??= `${reason}, MILLRACE_SEED=${seed + index}`;
      if (!outcome.difference) continue;
      const found = shrink(outcome.difference, replay);
      expect.fail(`they differ with MILLRACE_SEED=${seed + index} MILLRACE_DIFFERENTIAL=1:\n${asCase(found)}`);
    }
    expect(refused).toEqual({});
  }, 600_000);
});
