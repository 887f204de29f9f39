import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { Truth } from '../../testing/openapi/truth.js';
import { contracts } from '../resources/contracts.js';

// Another one every time; the name of the suite says which, so that a failure can be seen again.
const seed = randomInt(2 ** 31);

describe(`what /api/openapi.json says is true, tried at length (seed ${seed})`, () => {
  let truth: Truth;
  beforeAll(async () => (truth = await Truth.open()), 120_000);
  afterAll(() => truth.close());

  it.each(contracts.map(({ id }) => id))('%s takes what the document allows, and refuses what it forbids', async (id) => {
    await truth.tryAllowed(id, { seed, runs: 500 });
    await truth.tryForbidden(id, { seed, runs: 10 });
  });
});
