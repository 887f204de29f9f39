import assert from 'node:assert/strict';
import { find, ids, workItem } from './material.js';
import type { CaseBody } from './harness.js';
import type { Filter, Query } from '../../src/ports/index.js';

/** Rule 10: indexes that hold some rows only. */
export const indexCases: readonly CaseBody[] = [
  {
    name: 'rule 10: an index of some rows answers what one of all would, whatever comes and goes',
    run: async (store) => {
      const row = (id: string, rank: number, urgent: boolean | null, due: number) =>
        workItem(`acme/${id}`, rank, { urgent, due, title: `t${9 - due}`, visibleTo: ['user:anna', 'group:all'] });
      const urgent: Filter = { field: 'urgent', eq: true };
      const asked: readonly (readonly [Filter, NonNullable<Query['sort']>])[] = [
        [urgent, [{ field: 'title' }]],
        [urgent, [{ field: 'due' }, { field: 'title' }]],
        [{ and: [{ field: 'visibleTo', anyOf: ['group:all', 'user:anna'] }, urgent] }, [{ field: 'title' }]],
        [{ and: [{ field: 'visibleTo', anyOf: ['user:anna'] }, urgent, { field: 'due', gt: 0 }] }, [{ field: 'due', descending: true }]],
      ];
      const says = async (expected: string): Promise<void> => {
        for (const [where, sort] of asked) {
          const found: string[] = [];
          for (let cursor: string | undefined; ;) {
            const page = await find(store, { where, sort, limit: 1, ...(cursor === undefined ? {} : { cursor }) });
            found.push(...ids(page.rows));
            cursor = page.cursor;
            if (cursor === undefined) break;
          }
          assert.equal(found.sort().join(''), expected);
          assert.equal(await store.count({ collection: 'workItems', tenant: 'acme', where }, 10), expected.length);
        }
      };
      await store.project([row('a', 1, true, 1), row('b', 1, false, 2), row('c', 1, null, 3), row('d', 1, true, 4)]);
      await says('ad');
      await store.project([row('a', 2, false, 1), row('b', 2, true, 2), row('c', 2, true, 3)]);
      await says('bcd');
      await store.project([row('b', 3, true, 5), row('c', 3, null, 3), { ...row('d', 3, true, 4), fields: null, body: '' }]);
      await says('b');
    },
  },
];
