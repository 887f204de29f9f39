import { memoryStore } from '../../../src/stores/memory/index.js';
import type { Store } from '../../../src/ports/index.js';
import type { PlantedFault } from './planted-fault.js';

/** Faults in snapshots, blobs, restarts and wake-ups. */
export const otherFaults: readonly PlantedFault[] = [
  {
    name: 'an older snapshot replaces a newer one',
    methods: (store, data) => ({
      saveSnapshot: async (snapshot) => {
        data.snapshots.delete(snapshot.aggregate);
        await store.saveSnapshot(snapshot);
      },
    }),
  },
  {
    name: 'a snapshot is never replaced',
    methods: (store, data) => ({
      saveSnapshot: async (snapshot) => void (data.snapshots.has(snapshot.aggregate) || (await store.saveSnapshot(snapshot))),
    }),
  },
  {
    name: 'a snapshot is cut through a character',
    methods: (store) => ({ saveSnapshot: async (snapshot) => store.saveSnapshot({ ...snapshot, body: cut(snapshot.body) }) }),
  },
  {
    name: 'half a snapshot is loaded',
    methods: () => ({}),
    harness: (data) => ({ plantHalfSnapshot: async (snapshot) => void data().snapshots.set(snapshot.aggregate, snapshot) }),
  },
  {
    name: 'blobs of other tenants are visible',
    methods: (store, data) =>
      blobs(store, {
        get: async (tenant, hash, range) => {
          const own = await store.blobs.get(tenant, hash, range);
          const other = [...data.blobs].find(([key]) => key.endsWith(hash));
          return own ?? (other === undefined ? null : other[1]);
        },
      }),
  },
  {
    name: 'a range has one byte too many',
    methods: (store) =>
      blobs(store, { get: async (tenant, hash, range) => store.blobs.get(tenant, hash, range && [range[0], range[1] + 1]) }),
  },
  {
    name: 'of a blob in pieces only the first is kept',
    methods: (store) =>
      blobs(store, {
        put: async (tenant, bytes) => {
          if (bytes instanceof Uint8Array) return store.blobs.put(tenant, bytes);
          for await (const part of bytes) return store.blobs.put(tenant, part);
          return store.blobs.put(tenant, new Uint8Array(0));
        },
      }),
  },
  {
    name: 'a broken stream leaves a blob',
    methods: (store) =>
      blobs(store, {
        put: async (tenant, bytes) => {
          if (bytes instanceof Uint8Array) return store.blobs.put(tenant, bytes);
          let whole = Buffer.alloc(0);
          try {
            for await (const part of bytes) whole = Buffer.concat([whole, part]);
          } catch (error) {
            await store.blobs.put(tenant, whole);
            throw error;
          }
          return store.blobs.put(tenant, whole);
        },
      }),
  },
  {
    name: 'a deleted blob stays',
    methods: (store) => blobs(store, { delete: async () => {} }),
  },
  {
    name: 'a closed store goes on',
    methods: () => ({ close: async () => {} }),
  },
  {
    name: 'a restart forgets tombstones',
    methods: () => ({}),
    harness: (data) => ({
      reopen: async () => {
        for (const rows of data().rows.values()) for (const row of rows.values()) if (row.fields === null) rows.delete(row.key);
        return memoryStore(data());
      },
    }),
  },
  {
    name: 'a restart forgets epochs',
    methods: () => ({}),
    harness: (data) => ({
      reopen: async () => {
        data().epochs.clear();
        return memoryStore(data());
      },
    }),
  },
  {
    name: 'nobody is woken',
    methods: () => ({ watch: () => () => {} }),
  },
];

function cut(body: string): string {
  const parts: string[] = [];
  for (let at = 0; at < body.length; at += 1_000_000) parts.push(Buffer.from(body.slice(at, at + 1_000_000), 'utf8').toString('utf8'));
  return parts.join('');
}

function blobs(store: Store, methods: Partial<Store['blobs']>): Partial<Store> {
  return { blobs: { put: store.blobs.put, get: store.blobs.get, delete: store.blobs.delete, ...methods } };
}
