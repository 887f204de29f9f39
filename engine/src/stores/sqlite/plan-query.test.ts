import { describe, expect, it } from 'vitest';
import { checkQuery, Collections, writeCursor } from '../contract/index.js';
import { layoutOf } from './layout.js';
import { planCount, planPage } from './plan-query.js';
import { prepareCollections, prepareFile } from './schema.js';
import { Session } from './session.js';
import type { Bound } from './messages.js';
import type { CollectionSpec, Filter, Query } from '../../ports/index.js';

const spec: CollectionSpec = {
  name: 'workItems',
  fields: { state: 'text', title: 'text', due: 'number', urgent: 'boolean', visibleTo: 'texts' },
  indexes: [
    { fields: ['state', 'due'] },
    { fields: ['title'] },
    { fields: ['due', 'title'] },
    { fields: ['urgent'] },
    { fields: ['due'], anyOf: 'visibleTo' },
    { fields: ['state', 'due'], anyOf: 'visibleTo' },
    { fields: ['title', 'due'], only: { field: 'urgent', eq: true } },
    { fields: ['title'], anyOf: 'visibleTo', only: { field: 'urgent', eq: true } },
  ],
};

/** SQLite's plan of each part of a page, one text a part. */
function plansOf(
  query: Partial<Query>,
  after?: { readonly values: readonly (string | number | null)[]; readonly key: string },
): readonly string[] {
  const collections = new Collections();
  collections.add([spec]);
  const collection = collections.named('workItems');
  const whole = { collection: 'workItems', tenant: 'acme', limit: 10, ...query };
  const cursor = after && writeCursor(after, checkQuery(collection, whole).fingerprint);
  const checked = checkQuery(collection, { ...whole, ...(cursor !== undefined && { cursor }) });
  return planPage(checked, layoutOf(spec)).parts.map((part) => explain(part));
}

function countOf(where: Filter | null): Bound {
  return planCount('acme', where, layoutOf(spec)).parts[0];
}

function explain({ sql, params }: Bound): string {
  const session = new Session(':memory:', 0);
  try {
    prepareFile(session, null);
    prepareCollections(session, [spec]);
    const rows = session.connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all([...params, 11]);
    return rows.map((row) => String(row[3])).join('\n');
  } finally {
    session.close();
  }
}

const anna = { field: 'visibleTo', anyOf: ['user:anna', 'group:finance'] } as const;

describe('rule 10: a list is looked up in its index, not scanned and sorted', () => {
  const cases: readonly (readonly [string, Partial<Query>, string])[] = [
    ['by key', {}, 'USING PRIMARY KEY (key>? AND key<?)'],
    [
      'of one state by due',
      { where: { field: 'state', eq: 'open' }, sort: [{ field: 'due' }] },
      'USING INDEX index:workItems:state:due (tenant=? AND f:state=?',
    ],
    [
      'of one state by due, the latest first',
      { where: { field: 'state', eq: 'open' }, sort: [{ field: 'due', descending: true }] },
      'USING INDEX index:workItems:state:due (tenant=? AND f:state=?',
    ],
    ['by state and due', { sort: [{ field: 'state' }, { field: 'due' }] }, 'USING INDEX index:workItems:state:due (tenant=?'],
    ['by title', { sort: [{ field: 'title' }] }, 'USING INDEX index:workItems:title (tenant=?'],
    [
      'of titles that begin so, by title',
      { where: { field: 'title', prefix: 'До' }, sort: [{ field: 'title' }] },
      'index:workItems:title (tenant=? AND f:title>? AND f:title<?',
    ],
    ['by due and title', { sort: [{ field: 'due' }, { field: 'title' }] }, 'index:workItems:due:title (tenant=?'],
    [
      'of what is due in a time, by due and title',
      { where: { field: 'due', gt: 1, lte: 2 }, sort: [{ field: 'due' }, { field: 'title' }] },
      'due:title (tenant=? AND f:due>? AND f:due<?',
    ],
    ['of the urgent, by key', { where: { field: 'urgent', eq: true } }, 'index:workItems:urgent (tenant=? AND f:urgent=?'],
    ['of the undecided, by key', { where: { field: 'urgent', eq: null } }, 'index:workItems:urgent (tenant=? AND f:urgent=?'],
    ['visible to a person, by due', { where: anna, sort: [{ field: 'due' }] }, 'SEARCH l USING PRIMARY KEY (tenant=? AND value=?'],
    [
      'visible to a person, of one state, by due',
      { where: { and: [anna, { field: 'state', eq: 'open' }] }, sort: [{ field: 'due', descending: true }] },
      'SEARCH l USING PRIMARY KEY (tenant=? AND value=? AND f:state=?',
    ],
    [
      'of the urgent, by title and due, in an index that has no others',
      { where: { field: 'urgent', eq: true }, sort: [{ field: 'title' }, { field: 'due' }] },
      'INDEX index:workItems:title:due:only:urgent=true (tenant=?',
    ],
    [
      'visible to a person, of the urgent, by title',
      { where: { and: [anna, { field: 'urgent', eq: true }] }, sort: [{ field: 'title' }] },
      'SEARCH l USING PRIMARY KEY (tenant=? AND value=?',
    ],
    [
      'visible to a person, with a condition beside, by due',
      { where: { and: [anna, { field: 'title', prefix: 'x' }] }, sort: [{ field: 'due' }] },
      'SEARCH r USING PRIMARY KEY (key=?)',
    ],
  ];
  for (const [name, query, plan] of cases) {
    it(`${name}, on the first page and the next`, () => {
      const values = (query.sort ?? []).map(({ field }) => (field === 'due' ? 5 : 'x'));
      const plans = [...plansOf(query), ...plansOf(query, { values, key: 'acme/5' })];
      for (const each of plans) {
        // The few rows that each text of a list gives are merged by a sort; the lists themselves come sorted.
        const own = each
          .split('\n')
          .filter(
            (line) => !/SCAN (u|\(subquery|\(join)/.test(line) && !/LEFT-MOST|UNION|CO-ROUTINE|MERGE|COMPOUND|MATERIALIZE/.test(line),
          );
        expect(
          own.filter((line) => line.startsWith('SCAN')),
          each,
        ).toEqual([]);
        if (!each.includes('SEARCH l')) expect(each).not.toContain('TEMP B-TREE FOR ORDER BY');
      }
      expect(
        plans.some((each) => each.includes(plan)),
        plans.join('\n--\n'),
      ).toBe(true);
    });
  }

  it('sorts only what its entries gave, when several texts are merged', () => {
    const [plan = ''] = plansOf({ where: anna, sort: [{ field: 'due' }] });
    expect(plan.split('\n').filter((line) => line.includes('TEMP B-TREE FOR ORDER BY')).length).toBeLessThanOrEqual(1);
  });

  it('reads a list of some rows whole and sorts it, when no list has the order', () => {
    const where = { and: [anna, { field: 'urgent', eq: true }] } as const;
    const sort = [{ field: 'state', descending: true }];
    for (const plan of [...plansOf({ where, sort }), ...plansOf({ where, sort }, { values: ['open'], key: 'acme/5' })]) {
      expect(plan).toContain('SEARCH l USING PRIMARY KEY (tenant=? AND value=?)');
      expect(plan).toContain('SEARCH r USING PRIMARY KEY (key=?)');
    }
  });

  it('is counted in its index', () => {
    expect(explain(countOf(anna))).toContain('SEARCH l USING PRIMARY KEY (tenant=? AND value=?');
    expect(explain(countOf({ field: 'state', eq: 'open' }))).toContain('state:due (tenant=? AND f:state=?');
    expect(explain(countOf(null))).toMatch(/SEARCH r USING (COVERING )?INDEX/);
  });

  it('is counted among the entries of its state alone, and within their range', () => {
    const open = { field: 'state', eq: 'open' } as const;
    const late = { field: 'due', lt: 5 } as const;
    const plan = explain(countOf({ and: [anna, open, late] }));
    expect(plan).toContain('SEARCH l USING PRIMARY KEY (tenant=? AND value=? AND f:state=? AND f:due>? AND f:due<?)');
    expect(plan, 'the entries say all that is asked').not.toContain('SEARCH r');
    const beside = explain(countOf({ and: [anna, open, { field: 'urgent', eq: true }] }));
    expect(beside).toContain('SEARCH l USING PRIMARY KEY (tenant=? AND value=? AND f:state=?)');
    expect(beside).toContain('SEARCH r USING PRIMARY KEY (key=?)');
  });

  it('is read within the range of its entries', () => {
    const [plan = ''] = plansOf({ where: { and: [anna, { field: 'due', lt: 5 }] }, sort: [{ field: 'due' }] });
    expect(plan).toContain('SEARCH l USING PRIMARY KEY (tenant=? AND value=? AND f:due>? AND f:due<?)');
  });

  it('looks many given values up, and sorts what they found', () => {
    const titles = Array.from({ length: 30 }, (_, n) => `t${n}`);
    const [plan = ''] = plansOf({ where: { field: 'title', in: titles } });
    expect(plan).toContain('USING INDEX index:workItems:title (tenant=? AND f:title=?)');
  });

  it('says whether rows have to be passed over, for which others should not wait', () => {
    const walks = (query: Partial<Query>): boolean => {
      const collections = new Collections();
      collections.add([spec]);
      const checked = checkQuery(collections.named('workItems'), { collection: 'workItems', tenant: 'acme', limit: 10, ...query });
      return planPage(checked, layoutOf(spec)).walks;
    };
    const open = { field: 'state', eq: 'open' } as const;
    const titled = { field: 'title', prefix: 'x' } as const;
    const sort = [{ field: 'due' }];
    expect(walks({})).toBe(false);
    expect(walks({ where: open, sort })).toBe(false);
    expect(walks({ where: { and: [open, { field: 'due', lt: 5 }] }, sort })).toBe(false);
    expect(walks({ where: { field: 'state', in: ['open', 'done'] }, sort })).toBe(false);
    expect(walks({ where: { and: [anna, titled] }, sort }), 'a list of one person').toBe(false);
    expect(walks({ where: { and: [open, titled] }, sort })).toBe(true);
    expect(walks({ where: titled })).toBe(true);
    expect(walks({ where: { or: [open, titled] }, sort: [{ field: 'title' }] })).toBe(true);
    expect(planCount('acme', open, layoutOf(spec)).walks).toBe(false);
    expect(planCount('acme', titled, layoutOf(spec)).walks).toBe(false);
    expect(planCount('acme', { and: [open, titled] }, layoutOf(spec)).walks).toBe(true);
  });
});
