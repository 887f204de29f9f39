import { describe, expect, it } from 'vitest';
import { readCases } from '../bpmn-semantics/runner/case.js';
import { featuresOf } from '../differential/generate/features.js';
import { crashesOf } from './crash-cases.js';
import { waysToFail } from './crash-matrix.js';
import { randomCase } from './random-cases.js';

const PROCESSES = 300;
const seed = Number(process.env['MILLRACE_SEED'] ?? Date.now() % 1_000_000_000);
const cases = readCases().filter(({ one }) => one.refusedAtDeployment === undefined);

describe.each(waysToFail.map(([way], index) => [way, index] as const))('when any one write %s', (_way, way) => {
  it.each([...new Set(cases.map(({ folder }) => folder))])('%s comes to the same end', async (name) => {
    for (const { folder, file, one } of cases)
      if (folder === name) expect(await crashesOf(`${folder}/${file}`, one, { way }), file).toBeGreaterThan(0);
  });

  it(`${PROCESSES} random processes come to the same end (MILLRACE_SEED=${seed})`, async () => {
    const features = featuresOf();
    for (let at = 0; at < PROCESSES; at++) {
      const one = randomCase(seed + at, features);
      if (one) await crashesOf(`MILLRACE_SEED=${seed + at}`, one, { way });
    }
  });
});
