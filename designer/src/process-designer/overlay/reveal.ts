import type { ReactFlowInstance } from '@xyflow/react';
import { modelOf } from '../../document/index.js';
import type { DesignerStore } from '../state/designer-store.js';

type Bounds = readonly [number, number, number, number];

/** What a shape or a line takes up on the plane that is shown. */
function boundsOf(store: DesignerStore, id: string): Bounds | undefined {
  const { document, plane } = store.view();
  const { shapes = {}, edges = {} } = modelOf(document).planes[plane] ?? {};
  const via = edges[id]?.via;
  if (!via || via.length === 0) return shapes[id]?.at;
  const [xs, ys] = [via.map(([x]) => x), via.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
}

/** Moves the view as little as shows a thing whole. */
export function reveal(flow: ReactFlowInstance, surface: HTMLElement | null, store: DesignerStore, id: string): void {
  const at = boundsOf(store, id);
  if (!at || !surface) return;
  const { x, y, zoom } = flow.getViewport();
  const room = 48;
  const axis = (offset: number, start: number, size: number, frame: number): number => {
    const [low, high] = [start * zoom + offset, (start + size) * zoom + offset];
    if (low < room) return offset + room - low;
    return high > frame - room ? offset - (high - frame + room) : offset;
  };
  const next = { x: axis(x, at[0], at[2], surface.clientWidth), y: axis(y, at[1], at[3], surface.clientHeight), zoom };
  if (next.x !== x || next.y !== y) void flow.setViewport(next);
}
