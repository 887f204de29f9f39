import { afterEach, describe, expect, it } from 'vitest';
import { replaced } from '../../testing/conformance/faulty-store.js';
import { drawProcess } from '../../testing/draw-process.js';
import { manualTime } from '../../testing/manual-time.js';
import type { Store } from '../ports/index.js';
import { memoryData, memoryStore, type MemoryData } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';
import type { HistoryEntry } from './history.js';

/** A hundred thousand events where there is time for them. */
const MANY = process.env['MILLRACE_LONG'] === '1' ? 34_000 : 3000;

const opened: Engine[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

const work = {
  type: 'scriptTask',
  script: { language: 'jsonata', set: { sum: 'sum + 1' } },
  loopCharacteristics: { type: 'multiInstanceLoopCharacteristics', collection: 'entries', item: 'entry' },
};
const process_ = drawProcess({ work, ask: { type: 'userTask' } }, ['start -> work -> ask -> end'], { id: 'long' });

async function engineOn(store: Store): Promise<Engine> {
  const engine = await createEngine({ store, time: manualTime(), log: () => undefined });
  opened.push(engine);
  return engine;
}

async function longHistory(data: MemoryData): Promise<string> {
  const engine = await engineOn(memoryStore(data));
  await engine.deploy(process_);
  const { instanceId } = await engine.start('long', { variables: { sum: 0, entries: Array.from({ length: MANY }, (_none, at) => at) } });
  await engine.idle();
  return instanceId;
}

/** Every event, page by page; `between` is done after each page. */
async function pages(
  engine: Engine,
  id: string,
  between: (page: number) => Promise<unknown> = () => Promise.resolve(),
): Promise<readonly HistoryEntry[][]> {
  const read: HistoryEntry[][] = [];
  for (let from: number | undefined; ;) {
    const page = await engine.history(id, { limit: 1000, ...(from === undefined ? {} : { from }) });
    read.push([...page.events]);
    if (page.next === undefined) return read;
    from = page.next;
    await between(read.length);
  }
}

describe('a history of a hundred thousand events', () => {
  it('comes in pages of about a thousand events, each once and in order, also while it grows', async () => {
    const data = memoryData();
    const id = await longHistory(data);
    const engine = await engineOn(memoryStore(data));
    const before = (await pages(engine, id)).flat();
    expect(before.length).toBeGreaterThan(3 * MANY);

    let added = 0;
    const grown = await pages(engine, id, async (page) => {
      if (page % 3 === 0) await engine.setVariables(id, { note: ++added }, { actor: 'anna', reason: 'it grows' });
    });
    const events = grown.flat();
    expect(events.slice(0, before.length)).toEqual(before);
    expect(events.slice(before.length).map(({ data: said }) => said?.['set'])).toEqual(
      Array.from({ length: added }, (_none, at) => ({ note: at + 1 })),
    );
    expect(added).toBeGreaterThan(0);
    // A page ends with the commit that fills it, and a commit holds less than a thousand steps of these.
    expect(Math.max(...grown.map(({ length }) => length))).toBeLessThan(3500);
  }, 120_000);

  it('asks the store for little a page, however deep it is, and holds no more than that', async () => {
    const data = memoryData();
    const id = await longHistory(data);
    const inside = memoryStore(data);
    let commits = 0;
    let reads = 0;
    const engine = await engineOn(
      replaced(inside, {
        read: async (...given) => {
          const found = await inside.read(...given);
          reads++;
          commits += found.length;
          return found;
        },
      }),
    );
    for (let from: number | undefined; ;) {
      [commits, reads] = [0, 0];
      const page = await engine.history(id, { limit: 1000, ...(from === undefined ? {} : { from }) });
      expect([commits <= 210, reads <= 20]).toEqual([true, true]);
      if (page.next === undefined) break;
      from = page.next;
    }
  }, 120_000);

  it('rule 18: values of a megabyte come two or three a page', async () => {
    const data = memoryData();
    const engine = await engineOn(memoryStore(data));
    await engine.deploy(process_);
    const { instanceId } = await engine.start('long', { variables: { sum: 0, entries: [] } });
    for (let at = 0; at < 8; at++)
      await engine.setVariables(instanceId, { big: `${at}${'x'.repeat(1_000_000)}` }, { actor: 'anna', reason: 'to see' });
    const sizes = (await pages(engine, instanceId)).map((page) => JSON.stringify(page).length);
    expect(sizes.length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...sizes)).toBeLessThan(3_100_000);
  });

  it('rule 18: is not read to load the instance: a snapshot stands before its end', async () => {
    const data = memoryData();
    const id = await longHistory(data);
    const inside = memoryStore(data);
    let characters = 0;
    const engine = await engineOn(
      replaced(inside, {
        load: async (key) => {
          const loaded = await inside.load(key);
          if (key.endsWith(id)) characters = loaded.commits.reduce((sum, { body }) => sum + body.length, loaded.snapshot?.body.length ?? 0);
          return loaded;
        },
      }),
    );
    expect((await engine.variables(id))['sum']).toBe(MANY);
    expect(characters).toBeGreaterThan(0);
    expect(characters).toBeLessThan(1_500_000);
  }, 120_000);
});
