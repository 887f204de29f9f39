import type { JsonValue } from '@millrace/schemas';
import { use, useCallback, useMemo, useSyncExternalStore } from 'react';
import { DefinitionContext, nodeFacts } from '../fields/node-words.js';
import { useForm } from '../form-context.js';
import { isPlain, rowsIn } from '../store/address.js';

/** The columns of a table that are shown in at least one row. */
export function useColumns(nodeId: string, row: string, rowIds: readonly string[]): readonly string[] {
  const { store } = useForm();
  const all = store.form.nodes.get(nodeId)?.fields.filter((id) => id !== nodeId) ?? [];
  const watch = useWatchAll(all, row, rowIds);
  const shown = useSyncExternalStore(watch, () =>
    all.filter((id) => rowIds.some((rowId) => store.snapshot({ nodeId: id, rows: [...rowsIn(row), rowId] }).state.visible)).join(' '),
  );
  return useMemo(() => (shown === '' ? [] : shown.split(' ')), [shown]);
}

/** The sums of the columns that a rule computes: adding up what people enter (prices, shares) would seldom mean anything. */
export function useTotals(columns: readonly string[], row: string, rowIds: readonly string[]): ReadonlyMap<string, JsonValue> {
  const { store } = useForm();
  const rules = Object.values(use(DefinitionContext)?.rules ?? {});
  const summed = columns.filter(
    (id) =>
      ['integer', 'decimal', 'money'].includes(nodeFacts(store.form, id).type) &&
      rules.some((rule) => rule.kind === 'computed' && rule.target === id),
  );
  const watch = useWatchAll(summed, row, rowIds);
  const text = useSyncExternalStore(watch, () =>
    JSON.stringify(
      summed.map((id) => [
        id,
        rowIds.map((rowId) => store.snapshot({ nodeId: id, rows: [...rowsIn(row), rowId] }).value ?? null),
        nodeFacts(store.form, id).scale ?? 0,
      ]),
    ),
  );
  return useMemo(() => {
    const read = JSON.parse(text) as readonly [string, readonly JsonValue[], number][];
    return new Map(read.flatMap(([id, values, scale]): [string, JsonValue][] => sumOf(values, scale).map((sum) => [id, sum])));
  }, [text]);
}

/** One sum, or none where there is nothing to add or the currencies differ. Whole units of the last decimal are added, so that cents stay cents. */
function sumOf(values: readonly JsonValue[], scale: number): readonly JsonValue[] {
  const filled = values.filter((value) => value !== null);
  const amounts = filled.map((value) => (isPlain(value) ? value['amount'] : value)).filter((one): one is number => typeof one === 'number');
  const currencies = new Set(filled.map((value) => (isPlain(value) ? value['currency'] : null)));
  if (amounts.length === 0 || currencies.size > 1) return [];
  const unit = 10 ** scale;
  const sum = amounts.reduce((total, amount) => total + Math.round(amount * unit), 0) / unit;
  const [currency] = [...currencies];
  return [currency === null || currency === undefined ? sum : { amount: sum, currency }];
}

function useWatchAll(ids: readonly string[], row: string, rowIds: readonly string[]): (listener: () => void) => () => void {
  const { store } = useForm();
  const names = ids.join(' ');
  return useCallback(
    (listener: () => void) => {
      const stops = names
        .split(' ')
        .filter((id) => id !== '')
        .flatMap((nodeId) => rowIds.map((rowId) => store.watch({ nodeId, rows: [...rowsIn(row), rowId] }, listener)));
      return () => stops.forEach((stop) => stop());
    },
    [store, names, row, rowIds],
  );
}
