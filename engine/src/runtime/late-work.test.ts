import { afterEach, describe, expect, it } from 'vitest';
import { MillraceError } from '@millrace/schemas';
import { counterAggregate, counterCollections } from '../../testing/counter-aggregate.js';
import { manualTime } from '../../testing/manual-time.js';
import { replaced, withoutTransactions } from '../../testing/conformance/faulty-store.js';
import type { Store } from '../ports/index.js';
import { memoryStore } from '../stores/memory/index.js';
import { Runtime, type RuntimeOptions } from './runtime.js';

const opened: Runtime[] = [];
afterEach(async () => {
  for (const runtime of opened.splice(0)) await runtime.close();
});
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function start(store: Store, options: Partial<RuntimeOptions> = {}): Promise<Runtime> {
  const runtime = await Runtime.start({
    store,
    types: [counterAggregate],
    collections: counterCollections,
    answerer: { now: () => undefined, later: () => Promise.reject(new Error('nothing is asked here')) },
    time: manualTime(),
    log: () => undefined,
    pause: turn,
    ...options,
  });
  opened.push(runtime);
  return runtime;
}

const add = (runtime: Runtime, to: string, by: number, tell: readonly string[] = []) =>
  runtime.execute(`main/counter/${to}`, { type: 'add', by, tell } as never, { id: runtime.ids.next(1), actor: 'anna' });

/** A store in which another node's commit is there, and none of its rows: it died in between. */
async function withUnprojectedCommit(): Promise<Store> {
  const inside = memoryStore();
  let dead = false;
  const kept = replaced(inside, { close: () => Promise.resolve() });
  const half = withoutTransactions(
    replaced(kept, {
      project: async (rows) => {
        if (rows.some((row) => row.collection === 'tenants')) return inside.project(rows);
        dead = true;
        throw new MillraceError('STORE_UNAVAILABLE', { reason: 'the process is dead' });
      },
    }),
  );
  const time = manualTime();
  const dying = await start(half, { time, takesUpWork: false });
  add(dying, 'a', 5, ['b']).catch(() => undefined);
  while (!dead) await turn();
  const closing = dying.close();
  for (let closed = false; !closed;) {
    void closing.then(() => (closed = true));
    await turn();
    time.advance(60_000);
  }
  return inside;
}

describe('what another node left behind', () => {
  it('loads nothing for the lives of a server that died again and again, where all their rows are there', async () => {
    const inside = memoryStore();
    const kept = replaced(inside, { close: () => Promise.resolve() });
    // No life ends cleanly: each is left open, as by a kill.
    for (let life = 0; life < 5; life++) {
      const node = await start(
        replaced(kept, { saveEpoch: (row, mode) => kept.saveEpoch({ ...row, projectedThrough: 0, closed: false }, mode) }),
      );
      await add(node, 'a', 1);
      await add(node, `own${life}`, 1);
    }
    expect((await inside.epochs()).filter(({ closed }) => !closed)).toHaveLength(5);
    const loaded: string[] = [];
    const asked: string[] = [];
    const next = await start(
      replaced(kept, {
        load: (key) => (loaded.push(key), kept.load(key)),
        rankOf: (collection, key) => (asked.push(key), kept.rankOf(collection, key)),
      }),
    );
    expect(loaded).toEqual([]);
    expect(new Set(asked).size).toBe(asked.length);
    expect((await next.look('main/counter/a')).state).toMatchObject({ total: 5 });
  });

  it('rule 13: an effect is delivered by whoever rolls its commit forward, not only by the next start', async () => {
    const living = await start(memoryStore(), { takesUpWork: true });
    expect(await add(living, 'x', 1)).toMatchObject({ settled: true });

    const store = await withUnprojectedCommit();
    // A node that was already running when the other one died: its take-up is over, so only the load can find it.
    const late = await start(
      replaced(store, {
        epochs: () => Promise.resolve([]),
        find: (query) => (query.collection === 'outbox' ? Promise.resolve({ rows: [] }) : store.find(query)),
      }),
    );
    await add(late, 'a', 1);
    await late.settled();
    expect((await late.look('main/counter/b')).state).toMatchObject({ total: 5 });
    expect(await store.count({ collection: 'outbox', tenant: 'main' }, 10)).toBe(0);
  });

  it('rule 13: an effect to a damaged receiver is kept until somebody has repaired it', async () => {
    const inside = memoryStore();
    const store = replaced(inside, {
      load: async (key) => {
        const loaded = await inside.load(key);
        return key.endsWith('/b')
          ? { ...loaded, commits: [{ id: 'x.1', aggregate: key, revision: 2, prev: 'x.0', epoch: 'x', seq: 1, at: 1, body: '{}' }] }
          : loaded;
      },
    });
    const runtime = await start(store);
    await add(runtime, 'a', 5, ['b']);
    await runtime.settled();
    expect(await inside.count({ collection: 'outbox', tenant: 'main' }, 10)).toBe(1);
    const repaired = await start(inside);
    await repaired.settled();
    expect((await repaired.look('main/counter/b')).state).toMatchObject({ total: 5 });
  });
});

describe('a node that cannot go on', () => {
  it('leaves no heartbeat behind when it could not start', async () => {
    const time = manualTime();
    const inside = memoryStore();
    const store = replaced(inside, { epochs: () => Promise.reject(new Error('not now')) });
    await expect(start(store, { time })).rejects.toThrow('not now');
    expect(time.waiting).toBe(0);
  });

  it('ends although its store never answers', async () => {
    const time = manualTime();
    const inside = memoryStore();
    const never = new Promise<never>(() => undefined);
    const store = replaced(inside, {
      saveEpoch: (row, mode) => (mode === 'beat' ? never : inside.saveEpoch(row, mode)),
      close: () => never,
    });
    const runtime = await start(store, { time });
    opened.pop();
    let closed = false;
    void runtime.close().then(() => (closed = true));
    for (let turns = 0; turns < 100 && !closed; turns++) {
      await turn();
      time.advance(5000);
    }
    expect(closed).toBe(true);
  });

  it('rule 9: a look that began before a command does not bring back the state before it', async () => {
    const inside = memoryStore();
    const seed = await start(inside);
    await add(seed, 'a', 1);
    let release: (() => void) | undefined;
    let held = true;
    const store = replaced(inside, {
      load: async (key) => {
        const loaded = await inside.load(key);
        if (!held) return loaded;
        held = false;
        await new Promise<void>((resolve) => (release = resolve));
        return loaded;
      },
    });
    const runtime = await start(store, { takesUpWork: false });
    const early = runtime.look('main/counter/a');
    while (!release) await turn();
    await add(runtime, 'a', 1);
    release();
    await early;
    expect((await runtime.look('main/counter/a')).state).toMatchObject({ total: 2 });
  });

  it('rule 5: says that the store is away when a refusal cannot be confirmed, whatever the store throws', async () => {
    const inside = memoryStore();
    const runtime = await start(replaced(inside, { head: () => Promise.reject(new Error('socket hang up')) }));
    await add(runtime, 'a', 1);
    await expect(runtime.execute('main/counter/a', { type: 'refuse' }, { id: runtime.ids.next(1), actor: 'anna' })).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    });
  });

  it('rule 18: an aggregate that is always dropped from memory still gets a snapshot', async () => {
    const store = memoryStore();
    for (let life = 0; life < 14; life++) {
      const runtime = await start(store);
      await runtime.execute('main/counter/a', { type: 'add', by: 1, note: 'x'.repeat(30_000) } as never, {
        id: runtime.ids.next(1),
        actor: 'anna',
      });
      await turn();
    }
    expect((await store.load('main/counter/a')).snapshot?.revision).toBeGreaterThan(5);
  });
});
