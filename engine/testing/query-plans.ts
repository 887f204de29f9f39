import type { CollectionSpec, Query } from '../src/ports/index.js';
import { checkQuery, Collections } from '../src/stores/contract/index.js';
import { layoutOf } from '../src/stores/sqlite/layout.js';
import { planPage } from '../src/stores/sqlite/plan-query.js';
import { prepareCollections, prepareFile } from '../src/stores/sqlite/schema.js';
import { Session } from '../src/stores/sqlite/session.js';

/**
 * What SQLite would do for the first page of a query that grows with the whole collection: scans of a table that no index orders, and sorts of what was found there.
 * Lines of `EXPLAIN QUERY PLAN`; empty where the page is looked up in an index or walks along one. A page that is put together from several index ranges sorts the
 * first rows of each, which is none of it; nor is the sort of what an index of some rows only gave.
 */
export function scansOf(spec: CollectionSpec, query: Query): readonly string[] {
  const collections = new Collections();
  collections.add([spec]);
  const checked = checkQuery(collections.named(spec.name), query);
  const session = new Session(':memory:', 0);
  try {
    prepareFile(session, null);
    prepareCollections(session, [spec]);
    return planPage(checked, layoutOf(spec)).flatMap(({ sql, params }) => {
      const steps = session.connection
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all([...params, 11])
        .map((row) => ({ parent: Number(row[1]), line: String(row[3]) }));
      const isOfPages = (parent: number): boolean =>
        steps.some((step) => step.parent === parent && /^SCAN (?:u|\(subquery)/.test(step.line));
      if (steps.some(({ line }) => /^SEARCH l USING .*:only:/.test(line))) return [];
      return steps
        .filter(({ parent, line }) => /^SCAN r\b(?!.*USING INDEX)/.test(line) || (line.includes('FOR ORDER BY') && !isOfPages(parent)))
        .map(({ line }) => line);
    });
  } finally {
    session.close();
  }
}
