import type { MemoryData } from '../../../src/stores/memory/index.js';
import type { Filter, Page, Query, Row, Store } from '../../../src/ports/index.js';
import type { PlantedFault } from './planted-fault.js';

type Sort = NonNullable<Query['sort']>;

/** Faults in filters, orders, cursors and counts. */
export const listFaults: readonly PlantedFault[] = [
  {
    name: 'a cursor skips rows that sort alike',
    methods: (store) =>
      afterCursor(store, (page, last, sort) => ({
        ...page,
        rows: page.rows.filter((row) => sort.length === 0 || sort.some(({ field }) => row.fields[field] !== last.fields[field])),
      })),
  },
  {
    name: 'a cursor repeats the row it stands on',
    methods: (store) => afterCursor(store, (page, last) => ({ ...page, rows: [last, ...page.rows] })),
  },
  {
    name: 'a cursor is a number of rows to skip',
    methods: (store) => {
      const skips = new Map<string, number>();
      return {
        find: async (query) => {
          if (query.cursor === undefined) {
            const page = await store.find(query);
            if (page.cursor !== undefined) skips.set(page.cursor, page.rows.length);
            return page;
          }
          const { cursor, ...rest } = query;
          await store.find(query);
          const skip = skips.get(cursor) ?? 0;
          const all = (await store.find({ ...rest, limit: 1000 })).rows;
          const next = `${cursor}~${skip}`;
          skips.set(next, skip + query.limit);
          return { rows: all.slice(skip, skip + query.limit), ...(all.length > skip + query.limit && { cursor: next }) };
        },
      };
    },
  },
  {
    name: 'a foreign cursor starts from the first page',
    methods: (store) => ({
      find: async (query) => {
        try {
          return await store.find(query);
        } catch (error) {
          if (query.cursor === undefined) throw error;
          const { cursor: _, ...rest } = query;
          return store.find(rest);
        }
      },
    }),
  },
  {
    name: 'the last page, when exactly full, has a cursor',
    methods: (store) => ({
      find: async (query) => {
        const page = await store.find(query);
        return page.rows.length === query.limit ? { cursor: 'bW9yZQ', ...page } : page;
      },
    }),
  },
  {
    name: 'a row comes once for each text that shows it',
    methods: (store) => ({
      find: async (query) => {
        const page = await store.find(query);
        const { where } = query;
        const texts = where !== undefined && 'anyOf' in where ? where.anyOf : [];
        const field = where !== undefined && 'anyOf' in where ? where.field : '';
        const times = (row: Row) => [row.fields[field]].flat().filter((text) => texts.includes(String(text))).length;
        return { ...page, rows: page.rows.flatMap((row) => Array<Row>(Math.max(1, times(row))).fill(row)) };
      },
    }),
  },
  {
    name: 'anyOf finds the beginnings of texts',
    methods: (store, data) =>
      filtered(store, (filter) => ('anyOf' in filter ? { ...filter, anyOf: beginning(data, filter.anyOf) } : filter)),
  },
  {
    name: 'a prefix is a pattern',
    methods: (store) => ({
      find: async (query) => {
        const { where } = query;
        if (where === undefined || !('prefix' in where) || !/[_%]/.test(where.prefix)) return store.find(query);
        const pattern = new RegExp(
          `^${where.prefix
            .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
            .replaceAll('%', '.*')
            .replaceAll('_', '.')}`,
          's',
        );
        const { rows } = await store.find({ collection: query.collection, tenant: query.tenant, limit: 1000 });
        return { rows: rows.filter(({ fields }) => pattern.test(String(fields[where.field]))) };
      },
    }),
  },
  {
    name: 'prefixes ignore capitals',
    methods: (store) =>
      filtered(store, (filter) =>
        'prefix' in filter
          ? {
              or: [...new Set([filter.prefix, filter.prefix.toLowerCase(), filter.prefix.toUpperCase()])].map((prefix) => ({
                ...filter,
                prefix,
              })),
            }
          : filter,
      ),
  },
  {
    name: '"not equal" leaves out rows without a value',
    methods: (store) =>
      filtered(store, (filter) => ('ne' in filter && filter.ne !== null ? { and: [filter, { field: filter.field, ne: null }] } : filter)),
  },
  {
    name: '"less than" takes rows without a value',
    methods: (store) => filtered(store, (filter) => ('lt' in filter ? { or: [filter, { field: filter.field, eq: null }] } : filter)),
  },
  {
    name: 'an empty "or" holds',
    methods: (store) => filtered(store, (filter) => ('or' in filter && filter.or.length === 0 ? { and: [] } : filter)),
  },
  {
    name: 'an unknown field is ignored',
    methods: (store) => ({
      find: async (query) => store.find(query).catch(async () => store.find({ collection: 'workItems', tenant: 'acme', limit: 1 })),
    }),
  },
  {
    name: 'null sorts last',
    methods: (store) =>
      resorted(store, (rows, field) => [
        ...rows.filter((row) => row.fields[field] !== null),
        ...rows.filter((row) => row.fields[field] === null),
      ]),
  },
  {
    name: 'texts sort by UTF-16',
    methods: (store) => resorted(store, (rows, field) => sortedBy(rows, ({ fields }) => String(fields[field] ?? ''))),
  },
  {
    name: 'texts sort without regard to capitals',
    methods: (store) => resorted(store, (rows, field) => sortedBy(rows, ({ fields }) => String(fields[field] ?? '').toLowerCase())),
  },
  {
    name: 'numbers sort as texts',
    methods: (store) =>
      resorted(store, (rows, field) =>
        typeof rows.at(-1)?.fields[field] === 'number' ? sortedBy(rows, ({ fields }) => String(fields[field])) : rows,
      ),
  },
  {
    name: 'a descending list sorts ties by ascending key',
    methods: (store) => ({
      find: async (query) => {
        const page = await store.find(query);
        const [first] = query.sort ?? [];
        if (first?.descending !== true || query.sort?.length !== 1) return page;
        const groups = new Map<unknown, Row[]>();
        for (const row of page.rows) groups.set(row.fields[first.field], [row, ...(groups.get(row.fields[first.field]) ?? [])]);
        return { ...page, rows: [...groups.values()].flat() };
      },
    }),
  },
  {
    name: 'count ignores the tenant',
    methods: (store, data) => ({
      count: async (query, limit) => {
        await store.count(query, limit);
        const keys = [...(data.rows.get(query.collection)?.keys() ?? [])];
        const tenants = new Set([query.tenant, ...keys.map((key) => key.slice(0, key.indexOf('/')))]);
        let sum = 0;
        for (const tenant of tenants) sum += await store.count({ ...query, tenant }, limit);
        return Math.min(sum, limit);
      },
    }),
  },
  {
    name: 'count goes past the limit',
    methods: (store) => ({ count: async (query) => store.count(query, 1_000_000) }),
  },
  {
    name: 'a tenant sees those whose names begin alike',
    methods: (store, data) => ({
      find: async (query) => {
        const page = await store.find(query);
        const others = [...(data.rows.get(query.collection)?.keys() ?? [])].map((key) => key.slice(0, key.indexOf('/')));
        const alike = new Set(others.filter((tenant) => tenant !== query.tenant && tenant.startsWith(query.tenant)));
        const rows = [...page.rows];
        if (query.cursor === undefined) for (const tenant of alike) rows.push(...(await store.find({ ...query, tenant })).rows);
        return { ...page, rows };
      },
    }),
  },
];

/** Changes a page that was asked with a cursor, knowing the row the cursor stands on. */
function afterCursor(store: Store, change: (page: Page, last: Row, sort: Sort) => Page): Partial<Store> {
  const ends = new Map<string, Row>();
  return {
    find: async (query) => {
      const page = await store.find(query);
      const last = page.rows.at(-1);
      if (page.cursor !== undefined && last !== undefined) ends.set(page.cursor, last);
      const end = query.cursor === undefined ? undefined : ends.get(query.cursor);
      return end === undefined ? page : change(page, end, query.sort ?? []);
    },
  };
}

/** Changes every condition of a filter. */
function filtered(store: Store, change: (filter: Filter) => Filter): Partial<Store> {
  const deep = (filter: Filter): Filter => {
    if ('and' in filter) return change({ and: filter.and.map(deep) });
    if ('or' in filter) return change({ or: filter.or.map(deep) });
    return change(filter);
  };
  return {
    find: async (query) => store.find(query.where === undefined ? query : { ...query, where: deep(query.where) }),
    count: async (query, limit) => store.count(query.where === undefined ? query : { ...query, where: deep(query.where) }, limit),
  };
}

function beginning(data: MemoryData, starts: readonly string[]): readonly string[] {
  const texts = [...data.rows.values()].flatMap((rows) => [...rows.values()].flatMap((row) => [row.fields?.['visibleTo'] ?? []].flat()));
  return [...starts, ...texts.map(String).filter((text) => starts.some((start) => text.startsWith(start)))];
}

/** Changes the order of an ascending list by one field. */
function resorted(store: Store, change: (rows: readonly Row[], field: string) => readonly Row[]): Partial<Store> {
  return {
    find: async (query) => {
      const page = await store.find(query);
      const [first] = query.sort ?? [];
      if (first === undefined || first.descending === true || query.sort?.length !== 1) return page;
      return { ...page, rows: change(page.rows, first.field) };
    },
  };
}

function sortedBy(rows: readonly Row[], by: (row: Row) => string): readonly Row[] {
  return [...rows].sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
}
