import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Store } from '../../src/ports/index.js';
import type { CaseBody } from './harness.js';

/** Rule 18: values over 64 kB are blobs. */
export const blobCases: readonly CaseBody[] = [
  {
    name: 'rule 18: a blob comes back byte for byte under its SHA-256, from none to 5 MB',
    run: async (store) => {
      for (const size of [0, 1, 63, 64, 65, 70_000, 5_000_000]) {
        const bytes = sample(size);
        const ref = await store.blobs.put('acme', bytes);
        assert.deepEqual(ref, { tenant: 'acme', hash: sha256(bytes), size });
        const back = await store.blobs.get('acme', ref.hash);
        assert.ok(back !== null && Buffer.compare(back, bytes) === 0, `${size} bytes came back as ${back?.length}`);
      }
    },
  },
  {
    name: 'rule 18: a blob may come in pieces',
    run: async (store) => {
      const bytes = sample(1_000_000);
      async function* pieces() {
        for (let at = 0; at < bytes.length; at += 77_777) yield bytes.subarray(at, at + 77_777);
        yield new Uint8Array(0);
      }
      const ref = await store.blobs.put('acme', pieces());
      assert.deepEqual(ref, { tenant: 'acme', hash: sha256(bytes), size: bytes.length });
      assert.ok(Buffer.compare((await store.blobs.get('acme', ref.hash)) ?? new Uint8Array(0), bytes) === 0);
    },
  },
  {
    name: 'rule 18: a stream that breaks leaves no blob',
    run: async (store) => {
      async function* broken() {
        yield sample(100_000);
        throw new Error('the upload broke');
      }
      await assert.rejects(store.blobs.put('acme', broken()), /the upload broke/);
      await assertAbsent(store, 'acme', sha256(sample(100_000)));
    },
  },
  {
    name: 'rule 18: a range gives its bytes, and only those that are there',
    run: async (store) => {
      const bytes = sample(600_000);
      const { hash } = await store.blobs.put('acme', bytes);
      for (const [from, to] of [
        [0, 10],
        [255_990, 262_150],
        [599_999, 600_000],
        [0, 600_000],
        [599_990, 700_000],
        [5, 5],
        [600_000, 600_010],
        [700_000, 700_001],
      ] as const) {
        const part = await store.blobs.get('acme', hash, [from, to]);
        assert.ok(part !== null && Buffer.compare(part, bytes.subarray(from, to)) === 0, `[${from}, ${to}) gave ${part?.length} bytes`);
      }
      await assert.rejects(store.blobs.get('acme', hash, [10, 5]), { code: 'INVALID_INPUT' });
      await assert.rejects(store.blobs.get('acme', hash, [-1, 5]), { code: 'INVALID_INPUT' });
    },
  },
  {
    name: 'rule 18: putting a blob twice, also at once, is harmless',
    run: async (store) => {
      const bytes = sample(300_000);
      const refs = await Promise.all(Array.from({ length: 8 }, async () => store.blobs.put('acme', bytes)));
      assert.equal(new Set(refs.map(({ hash }) => hash)).size, 1);
      await store.blobs.put('acme', bytes);
      assert.ok(Buffer.compare((await store.blobs.get('acme', sha256(bytes))) ?? new Uint8Array(0), bytes) === 0);
    },
  },
  {
    name: 'rule 18: a blob belongs to its tenant',
    run: async (store) => {
      const { hash } = await store.blobs.put('acme', sample(1000));
      for (const tenant of ['beta', 'acm', 'acme2']) await assertAbsent(store, tenant, hash);
      await store.blobs.put('beta', sample(1000));
      await store.blobs.delete('beta', hash);
      assert.ok(await store.blobs.get('acme', hash));
      await assertAbsent(store, 'beta', hash);
    },
  },
  {
    name: 'rule 18: deleting removes a blob, and a missing one is no error',
    run: async (store) => {
      const { hash } = await store.blobs.put('acme', sample(300_000));
      await store.blobs.delete('acme', hash);
      await assertAbsent(store, 'acme', hash);
      await store.blobs.delete('acme', hash);
      await store.blobs.put('acme', sample(300_000));
      assert.ok(await store.blobs.get('acme', hash));
    },
  },
  {
    name: 'rule 18: names that are no tenant or no hash are refused',
    run: async (store) => {
      const hash = sha256(sample(1));
      for (const tenant of ['../acme', 'acme/x', '', 'acme\u0000', 'ACME', 'a\\b']) {
        await assert.rejects(store.blobs.put(tenant, sample(1)), { code: 'INVALID_INPUT' }, tenant);
        await assert.rejects(store.blobs.get(tenant, hash), { code: 'INVALID_INPUT' }, tenant);
        await assert.rejects(store.blobs.delete(tenant, hash), { code: 'INVALID_INPUT' }, tenant);
      }
      for (const wrong of ['', '../../etc/passwd', hash.toUpperCase(), `${hash}0`, `${hash.slice(0, 62)}/.`, `${hash}\n`]) {
        await assert.rejects(store.blobs.get('acme', wrong), { code: 'INVALID_INPUT' }, wrong);
        await assert.rejects(store.blobs.delete('acme', wrong), { code: 'INVALID_INPUT' }, wrong);
      }
    },
  },
  {
    name: 'rule 18: bytes that the caller changes afterwards do not change the blob',
    run: async (store) => {
      const bytes = sample(1000);
      const hash = sha256(bytes);
      await store.blobs.put('acme', bytes);
      bytes.fill(0);
      const back = await store.blobs.get('acme', hash);
      assert.equal(sha256(back ?? bytes), hash);
      back?.fill(0);
      assert.equal(sha256((await store.blobs.get('acme', hash)) ?? bytes), hash);
    },
  },
];

/** Bytes that repeat with no power of two, so that a piece put in the wrong place shows. */
function sample(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, i) => (i * 31 + (i >> 8) * 7 + (i >> 16)) & 255);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Compared by hand: since Node 22 `assert.equal` draws up the difference of 100 kB and null line by line, in gigabytes of memory. */
async function assertAbsent(store: Store, tenant: string, hash: string): Promise<void> {
  const found = await store.blobs.get(tenant, hash);
  assert.ok(found === null, `expected no blob ${hash} for tenant ${tenant}, but found ${found?.length} bytes`);
}
