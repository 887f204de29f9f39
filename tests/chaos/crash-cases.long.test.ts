import { describe, expect, it } from 'vitest';
import { readCases } from '../bpmn-semantics/runner/case.js';
import { featuresOf } from '../differential/generate/features.js';
import { crashesOf } from './crash-cases.js';
import { waysToFail } from './crash-matrix.js';
import { randomCase } from './random-cases.js';

const PROCESSES = 300;
const seed = Number(process.env['MILLRACE_TEST_SEED'] ?? Date.now() % 1_000_000_000);
const cases = readCases().filter(({ one }) => one.refusedAtDeployment === undefined);
/** Instead of its answer, after it, before it. The others are tried in turn by what CI runs. */
const ways = ['is done but its answer is lost', 'is the last thing before a kill', 'is cut off by a kill'];

describe.each(ways)('when any one write %s', (words) => {
  const way = waysToFail.findIndex(([name]) => name === words);

  it.each([...new Set(cases.map(({ folder }) => folder))])('%s comes to the same end', async (name) => {
    for (const { folder, file, one } of cases)
      if (folder === name) expect(await crashesOf(`${folder}/${file}`, one, { way }), file).toBeGreaterThan(0);
  });
});

describe('when any one write fails in one way or another', () => {
  it(`${PROCESSES} random processes come to the same end (MILLRACE_TEST_SEED=${seed})`, async () => {
    const features = featuresOf();
    for (let at = 0; at < PROCESSES; at++) {
      const one = randomCase(seed + at, features);
      if (one) await crashesOf(`MILLRACE_TEST_SEED=${seed + at}`, one, { from: at });
    }
  });
});
