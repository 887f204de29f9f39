import { createHash, randomUUID } from 'node:crypto';
import { mongo } from 'mongoose';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mongoForTests } from '../../../testing/servers/mongodb-server.js';
import { GridBlobs } from './blobs.js';
import { replaceLower } from './guarded-replace.js';
import { mongoStore } from './index.js';
import type { MongoConnection } from './connection.js';
import type { CollectionSpec, CommitEntry, RowWrite, Store } from '../../ports/index.js';

const { uri, missing } = await mongoForTests();
const client = new mongo.MongoClient(uri ?? 'mongodb://nowhere');
afterAll(async () => client.close());

const items: CollectionSpec = { name: 'items', fields: { title: 'text', tags: 'texts' }, indexes: [{ fields: ['title'] }] };
const entry = (epoch: string, seq: number, aggregate: string, revision: number): CommitEntry => ({
  commit: { id: `${epoch}.${seq}`, aggregate, revision, prev: null, epoch, seq, at: seq, body: `"${epoch}"` },
  rows: [],
  listRow: null,
});
const row = (key: string, rank: number, title: string): RowWrite => ({
  collection: 'items',
  key,
  rank,
  at: 1,
  fields: { title },
  body: `"${title}"`,
});

describe.skipIf(missing !== null)(`two nodes on one mongodb${missing === null ? '' : ` (${missing})`}`, () => {
  let database = '';
  let nodes: Store[] = [];
  const node = async (more: object = {}) => {
    const store = mongoStore({ uri: uri ?? '', database, pollMs: 20, ...more });
    nodes.push(store);
    await store.open([items]);
    return store;
  };
  const db = () => client.db(database);
  beforeEach(() => {
    database = `millrace_test_${randomUUID().slice(0, 18)}`;
    nodes = [];
  });
  afterEach(async () => {
    await Promise.all(nodes.map(async (store) => store.close()));
    await db().dropDatabase();
  });

  it('rule 1: racing on the same aggregates, each revision goes to exactly one', async () => {
    const [a, b] = [await node(), await node()];
    const batch = (epoch: string) =>
      Array.from({ length: 50 }, (_, i) => entry(epoch, i + 1, `acme/process/${i % 10}`, Math.floor(i / 10) + 1));
    const [mine, theirs] = await Promise.all([a.commitAll(batch('node-a')), b.commitAll(batch('node-b'))]);
    const wins = await Promise.all(
      batch('node-a').map(async ({ commit }, i) => {
        const holder = await a.readCommit(commit.aggregate, commit.revision);
        return [mine[i]?.status, theirs[i]?.status, holder?.epoch].join(' ');
      }),
    );
    expect(new Set(wins)).toEqual(new Set(wins.filter((win) => win === 'stored conflict node-a' || win === 'conflict stored node-b')));
    expect(await db().collection('commits').countDocuments()).toBe(50);
  });

  it('rule 7: racing on the same absent rows, the highest rank stays on every key', async () => {
    const stores = [await node(), await node()];
    const keys = Array.from({ length: 20 }, (_, i) => `acme/${i}`);
    const writes = [3, 1, 4, 2, 6, 5].map(async (rank, i) => stores[i % 2]?.project(keys.map((key) => row(key, rank, `t${rank}`))));
    await Promise.all(writes);
    const found = await stores[0]?.find({ collection: 'items', tenant: 'acme', limit: 100 });
    expect(found?.rows.map(({ rank, fields }) => `${rank} ${String(fields['title'])}`)).toEqual(keys.map(() => '6 t6'));
  });

  it('rule 7: the newer of two that insert an absent row at once tries again when it lost', async () => {
    await node();
    const rows = db().collection<{ _id: string; rank: number }>('rows.items');
    // As the server answers when the older one's insert came between our look and our insert.
    const raced = new Proxy(rows, {
      get: (target, name: 'bulkWrite') => {
        if (name !== 'bulkWrite' || times++ > 0) return typeof target[name] === 'function' ? target[name].bind(target) : target[name];
        return async () => {
          await rows.insertOne({ _id: 'acme/1', rank: 1 });
          return rows.insertMany([{ _id: 'acme/1', rank: 2 }], { ordered: false });
        };
      },
    });
    let times = 0;
    await replaceLower(raced, [{ _id: 'acme/1', rank: 2 }], '$lt', () => 100);
    expect(await rows.findOne({ _id: 'acme/1' })).toEqual({ _id: 'acme/1', rank: 2 });
    expect(times).toBeGreaterThan(1);
  });

  it('rule 7: a row too large for a document is refused before anything of its call is written', async () => {
    const store = await node();
    const tags = Array.from({ length: 160 }, (_, i) => `${i}${'я'.repeat(50_000)}`);
    const large: RowWrite = { ...row('acme/2', 1, 'x'), fields: { tags } };
    await expect(store.project([row('acme/1', 1, 'x'), large])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await store.rankOf('items', 'acme/1')).toBeNull();
  });

  it('rule 18: the same blob put by both at once is kept once, with no piece left over', async () => {
    const [a, b] = [await node(), await node()];
    const bytes = new Uint8Array(3_000_000).fill(7);
    async function* slowly() {
      for (let at = 0; at < bytes.length; at += 500_000) yield bytes.subarray(at, at + 500_000);
    }
    const refs = await Promise.all([a, b, a, b].map(async (store, i) => store.blobs.put('acme', i < 2 ? slowly() : bytes)));
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(refs).toEqual(refs.map(() => ({ tenant: 'acme', hash, size: bytes.length })));
    expect(Buffer.compare((await b.blobs.get('acme', hash)) ?? new Uint8Array(0), bytes)).toBe(0);
    expect(await db().collection('blobs.files').countDocuments()).toBe(1);
    expect(await db().collection('blobs.chunks').countDocuments()).toBe(3);
  });

  it('rule 18: of two copies the later one to be named clears away the one that looked while it was alone', async () => {
    const other = await node();
    const bytes = new Uint8Array(1_000).fill(7);
    // The other finds no copy, names its own and looks around, all between our look and our naming.
    const overtaken = new Proxy(db(), {
      get: (target, name) => {
        if (name !== 'collection') return Reflect.get(target, name) as unknown;
        return (of: string) => new Proxy(target.collection(of), { get: interrupted });
      },
    });
    function interrupted(target: mongo.Collection, name: string | symbol): unknown {
      const own: unknown = Reflect.get(target, name);
      if (name !== 'updateOne') return typeof own === 'function' ? own.bind(target) : own;
      return async (...args: Parameters<typeof target.updateOne>) => {
        await other.blobs.put('acme', bytes);
        return target.updateOne(...args);
      };
    }
    await new GridBlobs({ db: overtaken, GridFSBucket: mongo.GridFSBucket } as MongoConnection).put('acme', bytes);
    expect(await db().collection('blobs.files').countDocuments()).toBe(1);
    expect(await db().collection('blobs.chunks').countDocuments()).toBe(1);
  });

  it('rule 18: a blob that breaks off leaves nothing behind', async () => {
    const store = await node();
    async function* broken() {
      yield new Uint8Array(2_500_000);
      throw new Error('the upload broke');
    }
    await expect(store.blobs.put('acme', broken())).rejects.toThrow('the upload broke');
    expect([await db().collection('blobs.files').countDocuments(), await db().collection('blobs.chunks').countDocuments()]).toEqual([0, 0]);
  });

  it.each([
    ['by asking', false],
    ['by a change stream', true],
  ])('rule 11: a node hears of the other’s commits %s', async (_, changeStream) => {
    const [a, b] = [await node({ changeStream }), await node()];
    let stop = () => {};
    const heard = new Promise<void>((resolve) => (stop = a.watch(resolve)));
    // A watch begins some time after it was asked for, so we write until it hears.
    let seq = 0;
    let silent = true;
    void heard.then(() => (silent = false));
    while (silent) await b.commitAll([entry('node-b', ++seq, `acme/process/${seq}`, 1)]);
    stop();
    expect(seq).toBeGreaterThan(0);
  });
});
