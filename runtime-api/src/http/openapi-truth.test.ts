import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Truth } from '../../testing/openapi/truth.js';
import { openApiDocument } from '../openapi/index.js';
import { contracts } from '../resources/contracts.js';

/** The names of what is tried; what is tried itself comes from the document that the server answers with. */
const ids = [...contracts.map(({ id }) => id), 'live', 'ready', 'readEvents'];
const seed = 2026;

describe(`what /api/openapi.json says is true (seed ${seed})`, () => {
  let truth: Truth;
  beforeAll(async () => (truth = await Truth.open()), 120_000);
  afterAll(() => truth.close());

  it('the document is the one of the contracts, and a sound OpenAPI document', async () => {
    expect(JSON.stringify(truth.document)).toBe(JSON.stringify(openApiDocument(contracts, '1')));
    expect(truth.described.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(await truth.faultsOfDocument()).toEqual([]);
  });

  it.each(ids)('%s takes what the document allows, and answers as it says', { timeout: 60_000 }, (id) =>
    truth.tryAllowed(id, { seed, runs: 25 }),
  );

  it.each(ids)('%s refuses whatever the document forbids', { timeout: 60_000 }, (id) => truth.tryForbidden(id, { seed, runs: 1 }));

  it.each(ids)('%s lets in exactly those whom the document lets in', { timeout: 60_000 }, (id) => truth.tryCallers(id));

  it('methods that the document does not have are refused, with those that it has', { timeout: 60_000 }, () => truth.tryMethods());

  it('most operations were seen to succeed', () => {
    expect(truth.neverDone()).toEqual([]);
  });
});
