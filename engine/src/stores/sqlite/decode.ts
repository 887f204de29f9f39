import type { Commit, FieldType, FieldValue, Row } from '../../ports/index.js';
import type { SqlValue } from './driver.js';

/** The columns that `toCommit` reads, of `commits c` joined with its epoch `e` and the epoch `p` of the commit before. */
export const COMMIT_COLUMNS = `c.aggregate, c.revision, e.epoch, c.n - e.n * 4294967296, p.epoch, c.prev - p.n * 4294967296, c.at, c.body`;
export const COMMIT_TABLES = `commits c CROSS JOIN epochs e ON e.n = c.n >> 32 LEFT JOIN epochs p ON p.n = c.prev >> 32`;

/** A commit out of its columns. */
export function toCommit(cells: readonly SqlValue[]): Commit {
  const [aggregate, revision, epoch, seq, prevEpoch, prevSeq, at, body] = cells;
  return {
    id: `${String(epoch)}.${String(seq)}`,
    aggregate: String(aggregate),
    revision: Number(revision),
    prev: prevEpoch === null ? null : `${String(prevEpoch)}.${String(prevSeq)}`,
    epoch: String(epoch),
    seq: Number(seq),
    at: Number(at),
    body: toText(body),
  };
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** A text out of a column that holds text or, where there is a NUL in it, its bytes. */
export function toText(cell: SqlValue | undefined): string {
  return cell instanceof Uint8Array ? utf8.decode(cell) : String(cell);
}

/** A row out of its columns: key, rank, exact, body, then a cell a field. */
export function toRow(cells: readonly SqlValue[], fields: readonly { readonly name: string; readonly type: FieldType }[]): Row {
  const [key, rank, exact, body, ...plain] = cells;
  const values = typeof exact === 'string' ? (JSON.parse(exact) as readonly SqlValue[]) : plain;
  const shown: Record<string, FieldValue | readonly string[]> = {};
  fields.forEach(({ name, type }, i) => (shown[name] = toValue(type, values[i] ?? null)));
  return { key: String(key), rank: Number(rank), fields: shown, body: toText(body) };
}

function toValue(type: FieldType, cell: SqlValue): FieldValue | readonly string[] {
  if (type === 'texts') return typeof cell === 'string' ? (JSON.parse(cell) as readonly string[]) : [];
  if (type === 'boolean') return cell === null ? null : cell === 1;
  return cell instanceof Uint8Array ? null : cell;
}
