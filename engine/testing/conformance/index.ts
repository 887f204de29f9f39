import { blobCases } from './blob-cases.js';
import { commitCases } from './commit-cases.js';
import { feedCases } from './feed-cases.js';
import { forgettingCases } from './forgetting-cases.js';
import { lifecycleCases } from './lifecycle-cases.js';
import { collections } from './material.js';
import { pageCases } from './page-cases.js';
import { projectionCases } from './projection-cases.js';
import { indexCases } from './index-cases.js';
import { queryCases } from './query-cases.js';
import { runtimeConformance, type RuntimeConformanceOptions } from './runtime-cases.js';
import { snapshotCases } from './snapshot-cases.js';
import type { CaseBody, ConformanceCase, StoreHarness } from './harness.js';
import type { Store } from '../../src/ports/index.js';

export type { ConformanceCase, StoreHarness } from './harness.js';

const all: readonly CaseBody[] = [
  ...commitCases,
  ...projectionCases,
  ...queryCases,
  ...indexCases,
  ...pageCases,
  ...feedCases,
  ...snapshotCases,
  ...blobCases,
  ...forgettingCases,
  ...lifecycleCases,
];

/**
 * The suite that every adapter of the store port must pass, for any test runner: each case opens a store of the harness, tries one thing and rejects
 * when the adapter got it wrong. Cases share nothing; run them one after the other.
 *
 * @example
 * for (const { name, run } of storeConformance(harness)) test(name, run);
 */
export function storeConformance(harness: StoreHarness): readonly ConformanceCase[] {
  return all
    .filter(({ needs }) => needs === undefined || harness[needs] !== undefined)
    .map(({ name, run }) => ({ name, run: async () => attempt(harness, run) }));
}

async function attempt(harness: StoreHarness, run: CaseBody['run']): Promise<void> {
  let store: Store | null = null;
  try {
    store = await harness.open();
    await store.open(collections);
    await run(store, harness);
  } finally {
    await store?.close();
    await harness.destroy();
  }
}

/** The two functions of a test runner that the suite needs; vitest, jest, mocha and node:test all have them. */
export interface TestRunner {
  describe(name: string, body: () => void): void;
  it(name: string, body: () => Promise<void>, timeout?: number): void;
}

/**
 * Declares the suite to a test runner, one test a case: the port's cases, and what a runtime on this store must survive.
 *
 * @example
 * import { describe, it } from 'vitest';
 * describeStore('memory', harness, { describe, it });
 */
export function describeStore(
  name: string,
  harness: StoreHarness,
  { describe, it }: TestRunner,
  options: RuntimeConformanceOptions = {},
): void {
  describe(`store conformance: ${name}`, () => {
    for (const { name: sentence, run } of storeConformance(harness)) it(sentence, run, 60_000);
  });
  describe(`a runtime on the store: ${name}`, () => {
    for (const { name: sentence, run } of runtimeConformance(harness, options)) it(sentence, run, 300_000);
  });
}
