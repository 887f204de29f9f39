import { useEffect, useMemo, useRef, useState } from 'react';
import { focusControl } from '../focus.js';
import { controlId, useForm, useNode } from '../form-context.js';
import { rowsIn } from '../store/address.js';
import type { FormStore, NodeSnapshot } from '../store/form-store.js';
import { filled } from '../texts.js';

/** What can be done with the rows of a table. The same object while the form stays the same, so that rows are not drawn anew. */
export interface RowActions {
  readonly add: () => void;
  readonly remove: (rowId: string) => void;
  readonly duplicate: (rowId: string) => void;
  readonly move: (rowId: string, by: number) => void;
}

/** The rows of a table, and what was said about them. */
export interface Rows {
  readonly snapshot: NodeSnapshot;
  /** The most rows there may be. */
  readonly limit: number;
  /** Whether rows can be added, removed and moved. */
  readonly mayChange: boolean;
  readonly id: string;
  /** What a screen reader is told of the last change. */
  readonly news: string;
  readonly actions: RowActions;
}

/** The rows of a table with what can be done to them. The focus goes along: into the new row, to the row after a removed one, with a moved one. */
export function useRows(nodeId: string, row: string): Rows {
  const form = useForm();
  const { store, texts, prefix } = form;
  const address = useMemo(() => ({ nodeId, rows: rowsIn(row) }), [nodeId, row]);
  const snapshot = useNode(address);
  const [news, setNews] = useState('');
  const wanted = useRef<string | null>(null);
  const id = controlId(prefix, address);
  useEffect(() => {
    if (wanted.current === null) return;
    const target = wanted.current;
    wanted.current = null;
    focusControl(target);
  });
  const compiled = store.form.nodes.get(nodeId);
  const actions = useMemo((): RowActions => {
    const rowElement = (rowId: string): string => controlId(prefix, { nodeId: `${nodeId}-row`, rows: [...address.rows, rowId] });
    const first = (rowId: string): string => {
      const rows = [...address.rows, rowId];
      const field = compiled?.fields.find((one) => one !== nodeId && isOpen(store, one, rows));
      return field === undefined ? rowElement(rowId) : controlId(prefix, { nodeId: field, rows });
    };
    const place = (rowId: string): number => store.snapshot(address).rowIds.indexOf(rowId) + 1;
    const added = (rowId: string): void => {
      store.settle();
      setNews(filled(texts.rowAdded, { number: place(rowId) }));
      wanted.current = first(rowId);
    };
    return {
      add: () => added(store.rows.add(address)),
      duplicate: (rowId) => added(store.rows.duplicate(address, rowId)),
      remove: (rowId) => {
        const at = place(rowId);
        store.rows.remove(address, rowId);
        store.settle();
        const left = store.snapshot(address).rowIds;
        const next = left[Math.min(at, left.length) - 1];
        setNews(filled(texts.rowRemoved, { number: at }));
        wanted.current = next === undefined ? `${id}-add` : first(next);
      },
      move: (rowId, by) => {
        const focused = document.activeElement?.id ?? '';
        const at = store.rows.move(address, rowId, by);
        store.settle();
        setNews(filled(texts.rowMoved, { number: at + 1 }));
        if (focused !== '') wanted.current = focused;
      },
    };
  }, [store, texts, prefix, nodeId, address, compiled, id]);
  const mayChange = !form.disabled && form.mode === 'edit' && !snapshot.state.readOnly && compiled?.options['fixed'] !== true;
  return { snapshot, id, news, limit: store.rows.limit(nodeId), mayChange, actions };
}

/** Whether a field of a row can be filled in: those of a table inside it stand in rows of their own. */
function isOpen(store: FormStore, nodeId: string, rows: readonly string[]): boolean {
  const { state } = store.snapshot({ nodeId, rows });
  return state.visible && !state.readOnly;
}
