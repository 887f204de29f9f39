import { compareValues, rowMatches, storedValue, wellFormed, writeCursor, type CheckedQuery, type Collection } from '../contract/index.js';
import type { StoredRow } from './data.js';
import type { FieldValue, Filter, Page, Row, RowWrite } from '../../ports/index.js';

/** Puts a row or a tombstone in the place of one with a lower rank (rule 7). */
export function writeRow(rows: Map<string, StoredRow>, collection: Collection, write: RowWrite): void {
  const known = rows.get(write.key);
  if (known !== undefined && known.rank >= write.rank) return;
  const given = write.fields;
  const fields = given && Object.fromEntries(collection.fields.map(({ name, type }) => [name, storedValue(type, own(given, name))]));
  rows.set(write.key, { key: write.key, rank: write.rank, at: write.at, fields, body: given === null ? '' : wellFormed(write.body) });
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The row as a reader sees it, with every field that is declared now; `null` for a tombstone. */
export function seen(row: StoredRow | undefined, collection: Collection): Row | null {
  if (row === undefined || row.fields === null) return null;
  const { fields } = row;
  const shown = Object.fromEntries(collection.fields.map(({ name, type }) => [name, fields[name] ?? storedValue(type, undefined)]));
  return { key: row.key, rank: row.rank, fields: shown, body: row.body };
}

/** The rows of a tenant that satisfy a filter, in no order. */
export function* matching(rows: Map<string, StoredRow>, collection: Collection, tenant: string, where: Filter | null): Generator<Row> {
  for (const stored of rows.values()) {
    if (stored.fields === null || !stored.key.startsWith(`${tenant}/`)) continue;
    const row = seen(stored, collection);
    if (row !== null && (where === null || rowMatches(row.fields, where))) yield row;
  }
}

/** One page. */
export function findRows(rows: Map<string, StoredRow>, query: CheckedQuery): Page {
  const { sort, keyDescending, after, limit } = query;
  const place = (row: Row) => sort.map(({ field }) => row.fields[field] as FieldValue);
  const order = (a: readonly FieldValue[], aKey: string, b: readonly FieldValue[], bKey: string): number => {
    for (const [i, { descending }] of sort.entries()) {
      const way = compareValues(a[i] ?? null, b[i] ?? null);
      if (way !== 0) return descending ? -way : way;
    }
    const way = compareValues(aKey, bKey);
    return keyDescending ? -way : way;
  };
  const found = [...matching(rows, query.collection, query.tenant, query.where)]
    .map((row) => ({ row, values: place(row) }))
    .filter(({ row, values }) => after === null || order(values, row.key, after.values, after.key) > 0)
    .sort((a, b) => order(a.values, a.row.key, b.values, b.row.key));
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const shown = page.map(({ row }) => row);
  if (found.length <= limit || last === undefined) return { rows: shown };
  return { rows: shown, cursor: writeCursor({ values: last.values, key: last.row.key }, query.fingerprint) };
}
