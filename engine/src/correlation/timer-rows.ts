import { idOfKey } from '../behaviors/aggregate-key.js';
import { removedRow, row } from '../behaviors/rows.js';
import type { Change } from '../execution/aggregate.js';
import type { RowWrite } from '../ports/index.js';

/** The collection that the timer worker reads. */
export const timers = 'timers';

/**
 * The timer of an aggregate that is no process instance: row `<tenant>/<type>.<id>`, by which the timer worker finds where to send `fireTimer`. Nothing where
 * it neither has one nor had one.
 */
export function timerRow<S>(
  change: Change<S>,
  type: string,
  dueAtOf: (state: S) => number | null,
  of: { readonly definition?: string; readonly element?: string; readonly rule?: string } = {},
): readonly RowWrite[] {
  const id = `${type}.${idOfKey(change.key)}`;
  const dueAt = dueAtOf(change.next);
  const before = change.previous === null ? null : dueAtOf(change.previous);
  if (dueAt === null) return before === null ? [] : [removedRow(change, timers, id)];
  if (dueAt === before) return [];
  const fields = { state: 'waiting', dueAt, definition: of.definition ?? null, elementId: of.element ?? null, instance: null };
  return [row(change, timers, id, fields, { rule: of.rule ?? '' })];
}
