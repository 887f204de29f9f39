import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useState } from 'react';
import { connect, isRefused, mayConnect, modelOf, type Words } from '../../document/index.js';
import { headings, neighbourOf } from '../keyboard/neighbour.js';
import type { DesignerStore } from '../state/designer-store.js';
import { shapeUnder } from './shape-under.js';

/** A line that is being drawn from something to wherever the pointer is. */
export interface Connecting {
  readonly from: string;
  /** Where the pointer is, on the plane. */
  readonly to: readonly [number, number] | undefined;
  readonly target: string | undefined;
  /** Why the thing under the pointer cannot be joined. */
  readonly refusal: Words | undefined;
}

/**
 * Drawing a line: pressed and dragged, or clicked here and then there; by keys the arrows choose what it leads to and Enter takes it. Escape and a click on
 * nothing stop it.
 *
 * @param reveal Brings what the keys have chosen into sight.
 */
export function useConnecting(store: DesignerStore, reveal: (id: string) => void) {
  const flow = useReactFlow();
  const [connecting, setConnecting] = useState<Connecting | undefined>();
  const from = connecting?.from;
  const stop = useCallback(() => setConnecting(undefined), []);
  const begin = useCallback((id: string) => setConnecting({ from: id, to: undefined, target: undefined, refusal: undefined }), []);
  useEffect(() => {
    if (from === undefined) return undefined;
    let hasMoved = false;
    let byKeys: string | undefined;
    const whyNot = (target: string): Words | undefined => {
      const answer = mayConnect(modelOf(store.view().document), from, target);
      return isRefused(answer) ? answer.words : undefined;
    };
    const look = (event: globalThis.PointerEvent): Connecting => {
      const target = shapeUnder(event.clientX, event.clientY, from);
      const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
      return { from, to: [x, y], target, refusal: target === undefined ? undefined : whyNot(target) };
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
      const heading = headings[event.code];
      const { document: drawn, plane } = store.view();
      if (heading) {
        const target = neighbourOf(drawn, plane, byKeys ?? from, heading);
        const at = target === undefined ? undefined : modelOf(drawn).planes[plane]?.shapes?.[target]?.at;
        if (target !== undefined && at) {
          byKeys = target;
          setConnecting({ from, to: [at[0] + at[2] / 2, at[1] + at[3] / 2], target, refusal: whyNot(target) });
          reveal(target);
        }
      } else if (event.key === 'Enter') {
        if (byKeys !== undefined) store.run(connect(plane, from, byKeys));
        stop();
      } else if (event.key === 'Escape') stop();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('keydown', press, true);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('keydown', press, true);
    };
  }, [from, flow, store, stop, reveal]);
  return { connecting, begin, stop };
}
