import { expect, it } from 'vitest';
import { featuresOf, missingFeatures } from '../generate/features.js';
import { asCase } from './as-case.js';
import { replay, tryOne } from './run.js';
import { shrink } from './shrink.js';

const processes = Number(process.env['MILLRACE_TEST_DIFFERENTIAL'] ?? 300);
const given = process.env['MILLRACE_TEST_SEED'];

/**
 * Tries a share of the random processes: `MILLRACE_TEST_DIFFERENTIAL` in all (300 when it is not set), from a new seed each run or from `MILLRACE_TEST_SEED`. The first difference is
 * made as small as it can be and told as a case.
 */
export function seeNoDifference(share: number, shares: number): void {
  const first = given === undefined ? (Date.now() % 1_000_000_000) + share * 1_000_000_000 : Number(given);
  const count = given === undefined ? Math.ceil(processes / shares) : processes;
  // A seed that is given is somebody's who looks for one difference: the first file tries all.
  const isMine = given === undefined || share === 0;
  it.runIf(isMine)(
    `see no difference in ${count} random processes from MILLRACE_TEST_SEED=${first} on`,
    () => {
      const features = featuresOf();
      expect(missingFeatures()).toEqual({});
      const reordered: number[] = [];
      const beyond: number[] = [];
      const refused: Record<string, string> = {};
      for (let seed = first; seed < first + count; seed++) {
        const outcome = tryOne(seed, features);
        if (outcome.isReordered === true) reordered.push(seed);
        if (outcome.status === 'beyond') beyond.push(seed);
        for (const reason of outcome.refused ?? []) refused[reason.split(' ')[0] ?? ''] ??= `${reason}, MILLRACE_TEST_SEED=${seed}`;
        if (!outcome.difference) continue;
        const found = shrink(outcome.difference, replay);
        expect.fail(`they differ with MILLRACE_TEST_SEED=${seed} MILLRACE_TEST_DIFFERENTIAL=1:\n${asCase(found)}`);
      }
      expect(refused).toEqual({});
      process.stdout.write(
        `${reordered.length} of ${count} random processes needed another order between instances: ${reordered.slice(0, 5).join(', ')}\n`,
      );
      // Made-up loops seldom end by chance alone; that accepted models come to rest is a test of its own.
      expect(beyond.length, `processes that the naive side does not end: ${beyond.join(', ')}`).toBeLessThanOrEqual(
        Math.max(2, count * 0.002),
      );
      // More would mean that one of the sides does not do what it says: then even the order between instances is to be looked at.
      expect(reordered.length, 'processes that needed another order between instances').toBeLessThanOrEqual(Math.max(5, count * 0.005));
    },
    1_200_000,
  );
}
