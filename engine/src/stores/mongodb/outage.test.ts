import { randomUUID } from 'node:crypto';
import { mongo } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { cuttingProxy } from '../../../testing/servers/cutting-proxy.js';
import { mongoForTests, startRestartableMongo, whyNoMongo } from '../../../testing/servers/mongodb-server.js';
import { mongoStore } from './index.js';
import type { CollectionSpec, Commit, CommitEntry, Store } from '../../ports/index.js';

const { uri, missing } = await mongoForTests();
const items: CollectionSpec = { name: 'items', fields: { title: 'text' }, indexes: [] };

function entries(count: number, bodyLength: number): readonly CommitEntry[] {
  return Array.from({ length: count }, (_, i) => {
    const body = `"${'x'.repeat(bodyLength)}"`;
    const commit = { id: `n.${i + 1}`, aggregate: `acme/process/${i}`, revision: 1, prev: null, epoch: 'n', seq: i + 1, at: i, body };
    return { commit, rows: [], listRow: null };
  });
}

/** What the runtime does with commits of unknown fate (rule 3): read the key back, and send the same again when it is empty. */
async function settle(store: Store, { aggregate, revision, id }: Commit, send: () => Promise<unknown>): Promise<string> {
  const there = await store.readCommit(aggregate, revision);
  if (there !== null) return there.id === id ? 'ours' : 'another’s';
  await send();
  return (await store.readCommit(aggregate, revision))?.id === id ? 'ours' : 'lost';
}

/** A proxy before the server that takes writes, and the URI that leads through it. */
async function proxyOf(address: string) {
  const client = new mongo.MongoClient(address);
  // Servers without `hello` have its older name.
  const { primary } = await client.db('admin').command({ isMaster: 1 });
  await client.close();
  const hosts = /^(mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?)([^/?]+)/;
  const [host = '', port = '27017'] = String(primary ?? hosts.exec(address)?.[2]).split(':');
  const proxy = await cuttingProxy(host, Number(port));
  const direct = new URL(address.replace(hosts, `$1127.0.0.1:${proxy.port}`));
  direct.searchParams.set('directConnection', 'true');
  return { proxy, proxied: direct.href };
}

describe.skipIf(missing !== null)(`answers of mongodb that get lost${missing === null ? '' : ` (${missing})`}`, () => {
  it('rule 3: a batch whose answer is lost is unknown, its commits are found under their keys, and sending them again is no second time', async () => {
    const { proxy, proxied } = await proxyOf(uri ?? '');
    const database = `millrace_test_${randomUUID().slice(0, 18)}`;
    const store = mongoStore({ uri: proxied, database, serverSelectionTimeoutMs: 3000 });
    try {
      await store.open([items]);
      const batch = entries(5, 10_000);
      proxy.loseAnswerTo(50_000);
      const outcomes = await store.commitAll(batch);
      expect(outcomes.map(({ status }) => status)).toEqual(batch.map(() => 'unknown'));
      for (const { commit } of batch) expect(await store.readCommit(commit.aggregate, 1)).toEqual(commit);
      const again = await store.commitAll(batch);
      expect(again.map(({ status }) => status)).toEqual(batch.map(() => 'unknown'));
      expect(await store.feed('n', 0, 100)).toHaveLength(5);

      proxy.loseAnswerTo(50_000);
      const rows = [{ collection: 'items', key: 'acme/1', rank: 1, at: 1, fields: { title: 'x' }, body: `"${'x'.repeat(60_000)}"` }];
      await expect(store.project(rows)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      await store.project(rows);
      expect(await store.rankOf('items', 'acme/1')).toBe(1);
    } finally {
      await store.close();
      await proxy.close();
      const client = new mongo.MongoClient(uri ?? '');
      await client.db(database).dropDatabase();
      await client.close();
    }
  });

  it('an address without a server is told within the time set, and without its password', async () => {
    const store = mongoStore({ uri: 'mongodb://anna:secret@127.0.0.1:1/x', serverSelectionTimeoutMs: 300 });
    const refused = await store.open([]).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(String(refused)).not.toContain('secret');
    await store.close();
  });
});

const noServer = whyNoMongo();

describe.skipIf(noServer !== null)(`a mongodb server that stops and comes back${noServer === null ? '' : ` (${noServer})`}`, () => {
  it('rule 3: a stop in the middle of a batch loses nothing that was said to be stored, and the same process goes on', async () => {
    const server = startRestartableMongo();
    const store = mongoStore({ uri: server.uri, database: 'x', serverSelectionTimeoutMs: 1000 });
    try {
      await store.open([items]);
      // Twenty-five megabytes go in several messages, so that the stop comes between some of them.
      const batch = entries(13, 1_900_000);
      const sending = store.commitAll(batch);
      while ((await store.readCommit('acme/process/0', 1)) === null);
      await server.stop();
      const outcomes = await sending;
      expect(outcomes.filter(({ status }) => status === 'conflict')).toEqual([]);

      const down = [
        store.find({ collection: 'items', tenant: 'acme', limit: 1 }),
        store.load('acme/process/0'),
        store.project([{ collection: 'items', key: 'acme/1', rank: 1, at: 1, fields: { title: 'x' }, body: '""' }]),
        store.blobs.put('acme', new Uint8Array(10)),
      ];
      for (const call of await Promise.allSettled(down)) {
        expect(call.status === 'rejected' && call.reason).toMatchObject({ code: 'STORE_UNAVAILABLE' });
      }
      const [first] = entries(1, 1);
      expect((await store.commitAll(first === undefined ? [] : [first])).map(({ status }) => status)).toEqual(['unknown']);

      await server.start();
      const fates = [];
      for (const [i, entry] of batch.entries()) {
        const stored = outcomes[i]?.status === 'stored';
        const send = async () => (stored ? null : store.commitAll([entry]));
        fates.push(await settle(store, entry.commit, send));
      }
      expect(new Set(fates)).toEqual(new Set(['ours']));
      await store.project([{ collection: 'items', key: 'acme/1', rank: 1, at: 1, fields: { title: 'x' }, body: '""' }]);
      expect((await store.find({ collection: 'items', tenant: 'acme', limit: 1 })).rows).toHaveLength(1);
    } finally {
      await store.close();
      await server.remove();
    }
  }, 60_000);
});
