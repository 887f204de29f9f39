import type { Change } from '../execution/aggregate.js';
import type { RowWrite } from '../ports/index.js';

type RowOrigin = Pick<Change<unknown>, 'tenant' | 'rank' | 'at'>;

/** A row that follows from a change: `<tenant>/<id>` with the change's rank. The body is what a reader shows; what is `undefined` in it is left out. */
export function row(change: RowOrigin, collection: string, id: string, fields: NonNullable<RowWrite['fields']>, body: object): RowWrite {
  return { collection, key: `${change.tenant}/${id}`, rank: change.rank, at: change.at, fields, body: JSON.stringify(body) };
}

/** The removal of a row; a tombstone with the change's rank stays (rule 7). */
export function removedRow(change: RowOrigin, collection: string, id: string): RowWrite {
  return { collection, key: `${change.tenant}/${id}`, rank: change.rank, at: change.at, fields: null, body: '' };
}
