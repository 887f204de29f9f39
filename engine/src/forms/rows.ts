import type { ErrorCode, ErrorParams, JsonObject, JsonValue } from '@millrace/schemas';
import { rowIdName } from './shape.js';
import { shown } from './value-check.js';

/** A row with its id. */
export interface IdentifiedRow {
  readonly id: string;
  readonly row: JsonObject;
}

const idPattern = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/;

/** Whether a value is an object with properties. */
export function isPlain(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Rows as they are kept. A row that has no id yet, because a process put it together, is known by its place, `row-1`, `row-2` …; readers and the check
 * of what they send back use this same function, so both mean the same row.
 */
export function rowsWithIds(value: JsonValue | undefined): readonly IdentifiedRow[] {
  if (!Array.isArray(value)) return [];
  const rows = (value as readonly JsonValue[]).filter(isPlain);
  const taken = new Set(rows.map((row) => row[rowIdName]));
  return rows.map((row, index) => {
    const own = row[rowIdName];
    if (typeof own === 'string' && own !== '') return { id: own, row };
    let id = `row-${index + 1}`;
    while (taken.has(id)) id += '-1';
    taken.add(id);
    return { id, row };
  });
}

/** Reads the ids of rows that were sent and gives one to each new row. What is no row, or has no usable id of its own, is told and left out. */
export function assignRowIds(
  sent: readonly JsonValue[],
  nextId: (() => string) | undefined,
  report: (code: ErrorCode, index: number, params: ErrorParams) => void,
): IdentifiedRow[] {
  const taken = new Set<JsonValue | undefined>(sent.map((row) => (isPlain(row) ? row[rowIdName] : undefined)));
  const seen = new Set<string>();
  const rows: IdentifiedRow[] = [];
  sent.forEach((row, index) => {
    if (!isPlain(row)) {
      report('FORM_VALUE_TYPE', index, { expected: 'row', found: shown(row) });
      return;
    }
    const given = Object.hasOwn(row, rowIdName) ? (row[rowIdName] ?? '') : '';
    let id = given;
    if (given === '') {
      if (!nextId) {
        report('FORM_ROW_ID_MISSING', index, {});
        return;
      }
      do id = nextId();
      while (taken.has(id));
      taken.add(id);
    }
    if (typeof id !== 'string' || !idPattern.test(id)) {
      report('FORM_ROW_ID_INVALID', index, { found: shown(given) });
      return;
    }
    if (seen.has(id)) report('FORM_ROW_ID_TWICE', index, { found: id });
    else rows.push({ id, row });
    seen.add(id);
  });
  return rows;
}
