import type { Row, RowWrite, Store } from '../../../src/ports/index.js';
import type { PlantedFault } from './planted-fault.js';

/** Faults in writing rows. */
export const rowFaults: readonly PlantedFault[] = [
  {
    name: 'a lower rank overwrites a row',
    methods: (store, data) => rowsBefore(store, (row) => void data.rows.get(row.collection)?.delete(row.key)),
  },
  {
    name: 'an equal rank overwrites a row',
    methods: (store, data) =>
      rowsBefore(store, ({ collection, key, rank }) => {
        const rows = data.rows.get(collection);
        if (rows?.get(key)?.rank === rank) rows.delete(key);
      }),
  },
  {
    name: 'a tombstone forgets its rank',
    methods: (store, data) =>
      rowsAfter(store, ({ collection, key, fields }) => void (fields === null && data.rows.get(collection)?.delete(key))),
  },
  {
    name: 'a tombstone does not hide the row from lists',
    methods: (store) => {
      const seen = new Map<string, Row>();
      return {
        find: async (query) => {
          const page = await store.find(query);
          for (const row of page.rows) seen.set(row.key, row);
          const there = new Set(page.rows.map(({ key }) => key));
          return {
            ...page,
            rows: [...page.rows, ...[...seen.values()].filter(({ key }) => !there.has(key) && key.startsWith(`${query.tenant}/`))],
          };
        },
      };
    },
  },
  {
    name: 'the sweep takes tombstones as old as the limit',
    methods: (store) => ({ sweepTombstones: async (collection, before, limit) => store.sweepTombstones(collection, before + 1, limit) }),
  },
  {
    name: 'the sweep takes more than asked',
    methods: (store) => ({ sweepTombstones: async (collection, before) => store.sweepTombstones(collection, before, 1000) }),
  },
  {
    name: 'clear leaves tombstones',
    methods: (_, data) => ({
      clear: async (collection) => {
        for (const row of data.rows.get(collection)?.values() ?? []) if (row.fields !== null) data.rows.get(collection)?.delete(row.key);
      },
    }),
  },
  {
    name: 'clear clears every collection',
    methods: (_, data) => ({ clear: async () => void data.rows.forEach((rows) => rows.clear()) }),
  },
  {
    name: 'an index keeps what a row no longer says',
    methods: (store) => {
      const ever = new Map<string, Set<string>>();
      const kept = (row: RowWrite): RowWrite => {
        const texts = row.fields?.['visibleTo'];
        if (!Array.isArray(texts)) return row;
        const all = ever.get(row.key) ?? new Set<string>();
        ever.set(row.key, all);
        texts.forEach((text: string) => all.add(text));
        return { ...row, fields: { ...row.fields, visibleTo: [...all] } };
      };
      return { project: async (rows) => store.project(rows.map(kept)) };
    },
  },
  {
    name: 'yes and no come back as 1 and 0',
    methods: (store) =>
      shown(store, (row) => ({ ...row, fields: mapped(row, (value) => (typeof value === 'boolean' ? Number(value) : value)) })),
  },
  {
    name: 'an empty list comes back as null',
    methods: (store) =>
      shown(store, (row) => ({ ...row, fields: mapped(row, (value) => (Array.isArray(value) && value.length === 0 ? null : value)) })),
  },
];

/** Does something to each row about to be written. */
function rowsBefore(store: Store, change: (row: RowWrite) => void): Partial<Store> {
  return {
    project: async (rows) => {
      for (const row of rows) {
        change(row);
        await store.project([row]);
      }
    },
  };
}

function rowsAfter(store: Store, change: (row: RowWrite) => void): Partial<Store> {
  return {
    project: async (rows) => {
      await store.project(rows);
      rows.forEach(change);
    },
  };
}

function shown(store: Store, change: (row: Row) => Row): Partial<Store> {
  return {
    get: async (collection, key) => {
      const row = await store.get(collection, key);
      return row && change(row);
    },
    find: async (query) => {
      const page = await store.find(query);
      return { ...page, rows: page.rows.map(change) };
    },
  };
}

function mapped(row: Row, change: (value: Row['fields'][string]) => Row['fields'][string]): Row['fields'] {
  return Object.fromEntries(Object.entries(row.fields).map(([name, value]) => [name, change(value)]));
}
