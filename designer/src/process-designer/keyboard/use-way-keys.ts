import { useCallback, useState, type KeyboardEvent } from 'react';
import { drawnPoints } from '../../drawing/lines/line-drawing.js';
import { isLine, modelOf, setWay } from '../../document/index.js';
import { handlesOf, tidied, withHandle, withoutBend, type Point, type WayHandle } from '../canvas/bends.js';
import type { DesignerStore } from '../state/designer-store.js';

const vectors: Readonly<Record<string, Point>> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const step = 10;
/** Stretches as short as this have no handle for keys. */
const least = 40;

/** The handle of a line that the keys act on. */
interface ActiveHandle {
  readonly line: string;
  readonly index: number;
}

/**
 * The bends of the chosen line by keys: Tab and the arrows go among them, Alt with arrows moves, Delete takes a bend out, Escape goes back to the step.
 * Tab leaves the canvas behind the last one.
 */
export function useWayKeys(store: DesignerStore, isReadOnly: boolean) {
  const [active, setActive] = useState<ActiveHandle>();
  const onKey = useCallback(
    (event: KeyboardEvent<HTMLElement>): boolean => {
      const { document, plane, selection } = store.view();
      const [line] = selection;
      const model = modelOf(document);
      const raw = line === undefined ? undefined : model.planes[plane]?.edges?.[line]?.via;
      const found = model.all.get(line ?? '');
      if (event.target !== event.currentTarget || selection.size !== 1 || !raw || !found || !isLine(found) || line === undefined)
        return false;
      const via = drawnPoints(raw);
      const handles = handlesOf(via, least);
      const index = active?.line === line ? active.index : undefined;
      const handle: WayHandle | undefined = index === undefined ? undefined : handles[index];
      const command = event.ctrlKey || event.metaKey;
      const vector = vectors[event.code];
      const go = (by: 1 | -1): boolean => {
        const next = index === undefined ? (by > 0 ? 0 : handles.length - 1) : index + by;
        const isThere = next >= 0 && next < handles.length;
        setActive(isThere ? { line, index: next } : undefined);
        return isThere;
      };
      if (event.code === 'Escape') {
        setActive(undefined);
        if (found.entry.from !== undefined) store.select([found.entry.from]);
        return true;
      }
      if (isReadOnly || command) return false;
      if (event.code === 'Tab' && !event.altKey) return go(event.shiftKey ? -1 : 1);
      if (vector && !event.altKey && !event.shiftKey) {
        go(vector[0] + vector[1] > 0 ? 1 : -1);
        return true;
      }
      if (!handle) return false;
      if (vector && event.altKey && !event.shiftKey) {
        const { shapes = {} } = model.planes[plane] ?? {};
        const { from, to } = found.entry;
        const target: Point = [handle.at[0] + vector[0] * step, handle.at[1] + vector[1] * step];
        const next = withHandle(via, handle, target, { from: shapes[from ?? '']?.at, to: shapes[to ?? '']?.at });
        if (next !== via) store.run(setWay(plane, line, tidied(next)), `way ${line} ${handle.kind} ${handle.index}`);
        return true;
      }
      if ((event.code === 'Delete' || event.code === 'Backspace') && handle.kind === 'bend') {
        setActive(undefined);
        store.run(setWay(plane, line, withoutBend(via, handle.index)));
        return true;
      }
      return false;
    },
    [store, isReadOnly, active],
  );
  return { active, setActive, onKey };
}
