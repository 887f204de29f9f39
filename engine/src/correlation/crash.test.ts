import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { withoutTransactions, type Fault } from '../../testing/conformance/faulty-store.js';
import { countCorrelationWrites, signalAcrossKill, surviveCorrelation } from '../../testing/correlation-crash.js';
import type { Store } from '../ports/index.js';
import { memoryData, memoryStore } from '../stores/memory/index.js';
import { sqliteStore } from '../stores/sqlite/index.js';

// The whole matrix is crash.long.test.ts.
const long = process.env['MILLRACE_LONG'] === '1';

const waysToFail: readonly (readonly [string, Omit<Fault, 'on' | 'nth'>])[] = [
  ['fails before it is done', { when: 'before' }],
  ['is done but its answer is lost', { when: 'insteadOfAnswer' }],
  ['is done but its fate is unknown', { when: 'insteadOfAnswer', how: 'unknown' }],
  ['is not done and its fate is unknown', { when: 'before', how: 'unknown' }],
  ['is done and the call after it fails', { when: 'after' }],
  ['is the last thing before a kill', { when: 'after', kill: true }],
  ['is cut off by a kill', { when: 'before', kill: true }],
  ['is done by half and cut off by a kill', { when: 'before', part: 1, kill: true }],
];

interface Place {
  readonly open: () => Promise<Store>;
  readonly reopen: () => Promise<Store>;
}

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

function inMemory(transactions: boolean): Place {
  let data = memoryData();
  const wrap = (): Promise<Store> => Promise.resolve(transactions ? memoryStore(data) : withoutTransactions(memoryStore(data)));
  return {
    open: () => {
      data = memoryData();
      return wrap();
    },
    reopen: wrap,
  };
}

function inFiles(): Place {
  let path = '';
  return {
    open: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'millrace-correlation-'));
      folders.push(folder);
      path = join(folder, 'millrace.db');
      return sqliteStore(path);
    },
    reopen: () => Promise.resolve(sqliteStore(path)),
  };
}

/** Lets one write of the script after another fail; answers how many faults struck, of how many writes. */
async function matrix(place: Place, fault: Omit<Fault, 'nth'>, first: number, every: number): Promise<readonly [number, number]> {
  const writes = await countCorrelationWrites(await place.open());
  let struck = 0;
  let tried = 0;
  for (let nth = first; nth <= writes; nth += every) {
    tried++;
    try {
      if (await surviveCorrelation(place.open, place.reopen, { ...fault, nth })) struck++;
    } catch (cause) {
      throw new Error(`write ${nth}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  }
  return [struck, tried];
}

describe.each([true, false])(
  'rules 13 and 14 in memory (transactions: %s): messages, signals and schedules happen once',
  (transactions) => {
    it.each(waysToFail)(
      'when any write %s',
      async (_way, fault) => {
        const [struck, tried] = await matrix(inMemory(transactions), fault, 1, 1);
        expect(struck * 2).toBeGreaterThanOrEqual(tried);
      },
      120_000,
    );
  },
);

describe('rules 13 and 14 in SQLite: messages, signals and schedules happen once', () => {
  it.each(waysToFail.map(([way, fault], at) => [way, fault, 1 + at] as const))(
    'when a write %s',
    async (_way, fault, first) => {
      const [struck, tried] = await matrix(inFiles(), fault, first, waysToFail.length * 2);
      expect(struck * 2).toBeGreaterThanOrEqual(tried);
    },
    120_000,
  );
});

describe('rule 14: a signal that is being broadcast when the node is killed', () => {
  it.each(long ? [1, 2, 3, 4, 6, 9, 12] : [3, 12])(
    'reaches five thousand instances once, killed after write %i',
    async (nth) => {
      const { open, reopen } = inMemory(true);
      await signalAcrossKill(open, reopen, 5000, nth);
    },
    120_000,
  );

  it('reaches five thousand instances once in a SQLite file', async () => {
    const { open, reopen } = inFiles();
    await signalAcrossKill(open, reopen, 5000, 5);
  }, 120_000);
});
