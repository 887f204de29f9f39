import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useState, type RefObject } from 'react';
import { modelOf } from '../../document/index.js';
import type { CatalogueEntry } from '../../elements/index.js';
import type { DesignerStore } from '../state/designer-store.js';
import { makeEntryAt, type Making } from './make-entry.js';
import { refusal } from './refusal.js';

/** Something that follows the pointer until it is put somewhere. */
export interface Placing {
  readonly entry: CatalogueEntry;
  /** Where the pointer is, on the plane; absent while it is not over the canvas. */
  readonly at: readonly [number, number] | undefined;
  readonly making: Making | undefined;
}

/**
 * Putting something on the canvas: dragged from the palette and let go, or taken by a click and put down by another. Escape stops it.
 *
 * @param onMade Told what was made.
 */
export function usePlacing(store: DesignerStore, surface: RefObject<HTMLElement | null>, onMade: (ids: readonly string[]) => void) {
  const flow = useReactFlow();
  const [placing, setPlacing] = useState<Placing | undefined>();
  const entry = placing?.entry;
  const stop = useCallback(() => setPlacing(undefined), []);
  const begin = useCallback((taken: CatalogueEntry) => setPlacing({ entry: taken, at: undefined, making: undefined }), []);
  useEffect(() => {
    if (!entry) return undefined;
    const look = (event: globalThis.PointerEvent): Placing => {
      const over = surface.current?.querySelector('.react-flow__pane, .react-flow')?.contains(event.target as globalThis.Node) ?? false;
      if (!over) return { entry, at: undefined, making: undefined };
      const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
      const at = [Math.round(x), Math.round(y)] as const;
      const { document, plane } = store.view();
      return { entry, at, making: makeEntryAt(modelOf(document), plane, entry, at) };
    };
    const move = (event: globalThis.PointerEvent): void => setPlacing(look(event));
    // The canvas would begin to draw a frame around things, and never hear that the press has ended.
    const down = (event: globalThis.PointerEvent): void => {
      if (look(event).at) event.stopPropagation();
    };
    const up = (event: globalThis.PointerEvent): void => {
      const { making, at } = look(event);
      // The release of the press that took it from the palette.
      if (!at || !making) return;
      event.stopPropagation();
      stop();
      const outcome = store.run('refusal' in making ? refusal(making.refusal) : making.command);
      if (outcome.ok && outcome.select) onMade(outcome.select);
    };
    const press = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      stop();
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerdown', down, true);
    window.addEventListener('pointerup', up, true);
    window.addEventListener('keydown', press, true);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerdown', down, true);
      window.removeEventListener('pointerup', up, true);
      window.removeEventListener('keydown', press, true);
    };
  }, [entry, flow, store, stop, surface, onMade]);
  return { placing, begin, stop };
}
