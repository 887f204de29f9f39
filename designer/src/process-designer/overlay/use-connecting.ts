import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useState } from 'react';
import { connect, isRefused, mayConnect, modelOf, type Words } from '../../document/index.js';
import type { DesignerStore } from '../state/designer-store.js';

/** A line that is being drawn from something to wherever the pointer is. */
export interface Connecting {
  readonly from: string;
  /** Where the pointer is, on the plane. */
  readonly to: readonly [number, number] | undefined;
  readonly target: string | undefined;
  /** Why the thing under the pointer cannot be joined. */
  readonly refusal: Words | undefined;
}

/** What is under a point of the screen: the id of a shape. */
function shapeUnder(x: number, y: number, except: string): string | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    const id = element.closest<HTMLElement>('.react-flow__node-shape')?.dataset['id'];
    if (id !== undefined && id !== except) return id;
    if (id === except && element.closest('.react-flow__node-shape:not(.frame)')) return id;
  }
  return undefined;
}

/** Drawing a line by pointer: pressed and dragged, or clicked here and then there. Escape and a click on nothing stop it. */
export function useConnecting(store: DesignerStore) {
  const flow = useReactFlow();
  const [connecting, setConnecting] = useState<Connecting | undefined>();
  const from = connecting?.from;
  const stop = useCallback(() => setConnecting(undefined), []);
  const begin = useCallback((id: string) => setConnecting({ from: id, to: undefined, target: undefined, refusal: undefined }), []);
  useEffect(() => {
    if (from === undefined) return undefined;
    let hasMoved = false;
    const look = (event: globalThis.PointerEvent): Connecting => {
      const target = shapeUnder(event.clientX, event.clientY, from);
      const answer = target === undefined ? undefined : mayConnect(modelOf(store.view().document), from, target);
      const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
      return { from, to: [x, y], target, refusal: answer && isRefused(answer) ? answer.words : undefined };
    };
    const move = (event: globalThis.PointerEvent): void => {
      hasMoved = true;
      setConnecting(look(event));
    };
    const up = (event: globalThis.PointerEvent): void => {
      const { target } = look(event);
      // The release of the click that began it.
      if (!hasMoved) return;
      if (target === from && (event.target as Element | null)?.closest('[role="toolbar"]')) return;
      if (target !== undefined) store.run(connect(store.view().plane, from, target));
      stop();
    };
    const press = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      stop();
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('keydown', press, true);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('keydown', press, true);
    };
  }, [from, flow, store, stop]);
  return { connecting, begin, stop };
}
