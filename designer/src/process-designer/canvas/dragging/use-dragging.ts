import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useMemo, useRef, type PointerEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { moveLabel } from '../../../document/index.js';
import type { Bounds, Point } from '../../../drawing/nodes.js';
import type { DesignerStore } from '../../state/designer-store.js';
import type { GuidesHandle } from '../Guides.js';
import { labelOwner } from '../project-plane.js';
import { snap } from '../snapping.js';
import { makeBoard, type Board } from './board.js';
import { dragOf } from './drag.js';
import { dropOf, flowUnder } from './drop.js';
import { panAtBorder } from './pan-at-border.js';
import { createStretchedWays } from './stretched-ways.js';

/** So close, in pixels, a dragged shape lines up with a neighbour. */
const snapReach = 6;
/** A press that moves less than this, in pixels, is a click. */
const still = 3;

/** One thing under way: how it looks when the pointer has come so far, and what letting go does. */
interface Taken {
  readonly board: Board;
  /** @param by In units of the plane. @returns How far it is shown to have come. */
  readonly move: (by: Point, isFree: boolean) => Point;
  readonly drop: (by: Point) => void;
}

/**
 * Dragging of shapes and labels by mouse, finger and pen. The document is told when it is let go; Escape leaves everything where it was. Near the border
 * of the surface the view moves along.
 */
export function useDragging(store: DesignerStore, surface: RefObject<HTMLElement | null>, guides: RefObject<GuidesHandle | null>) {
  const flow = useReactFlow();
  const flowStore = useStoreApi();
  const ways = useMemo(createStretchedWays, []);
  const isDragging = useRef(false);

  const takeShapes = (element: HTMLElement, held: string, adds: boolean): Taken | undefined => {
    const { selection, plane, document } = store.view();
    if (!selection.has(held)) store.select(adds ? [...selection, held] : [held]);
    const shapes = document.layout?.planes?.[plane]?.shapes ?? {};
    const drag = dragOf(
      document,
      plane,
      held,
      [...store.view().selection].filter((id) => shapes[id]),
    );
    if (!drag) return undefined;
    const board = makeBoard(element, drag, ways);
    return {
      board,
      move: (by, isFree) => {
        const [x, y, width, height] = drag.lead.at;
        const zoom = flow.getZoom();
        const at: Bounds = [x + by[0], y + by[1], width, height];
        const snapped = isFree ? { x: at[0], y: at[1], guides: [] } : snap(at, drag.others, snapReach / zoom);
        guides.current?.show(snapped.guides, zoom);
        const come: Point = [Math.round(snapped.x - x), Math.round(snapped.y - y)];
        board.show(come);
        board.mark(flowUnder(document, drag, come));
        return come;
      },
      // Whoever changed the document meanwhile moved what is dragged to where it is now.
      drop: (by) => store.run(dropOf(store.view().document, drag, by)),
    };
  };
  const takeLabel = (element: HTMLElement, id: string): Taken => {
    const { plane } = store.view();
    const board = makeBoard(element, { nodes: new Set([id]), whole: [], stretched: new Map() }, ways);
    const node = flow.getNode(id);
    return {
      board,
      move: (by) => {
        board.show(by);
        return by;
      },
      drop: ([x, y]) => {
        if (!node) return;
        const at: Bounds = [node.position.x + x, node.position.y + y, node.width ?? 1, node.height ?? 1];
        store.run(moveLabel(plane, labelOwner(id), at));
      },
    };
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const element = surface.current;
    const held = heldBy(event, store.view().selection);
    if (!element || held === undefined || isDragging.current) return;
    isDragging.current = true;
    const { pointerId } = event;
    const start = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    let taken: Taken | undefined;
    let last = { x: event.clientX, y: event.clientY, isFree: event.altKey };
    let come: Point = [0, 0];
    let frame = 0;

    const look = (): void => {
      frame = 0;
      if (!taken) return;
      const pans = panAtBorder(element.getBoundingClientRect(), last);
      if (pans) void flowStore.getState().panBy(pans);
      const now = flow.screenToFlowPosition(last, { snapToGrid: false });
      come = taken.move([now.x - start.x, now.y - start.y], last.isFree);
      if (pans) frame = requestAnimationFrame(look);
    };
    const onMove = (moved: globalThis.PointerEvent): void => {
      if (moved.pointerId !== pointerId) return;
      if (!taken && Math.hypot(moved.clientX - event.clientX, moved.clientY - event.clientY) <= still) return;
      if (!taken) {
        taken = labelOwner(held) === held ? takeShapes(element, held, adds) : takeLabel(element, held);
        if (!taken) return void stop();
        element.classList.add('drags');
      }
      last = { x: moved.clientX, y: moved.clientY, isFree: moved.altKey };
      frame ||= requestAnimationFrame(look);
    };
    const onUp = (moved: globalThis.PointerEvent): void => {
      if (moved.pointerId !== pointerId) return;
      if (taken) {
        last = { x: moved.clientX, y: moved.clientY, isFree: moved.altKey };
        const now = flow.screenToFlowPosition(last, { snapToGrid: false });
        come = taken.move([now.x - start.x, now.y - start.y], last.isFree);
        dropsNoClick();
      }
      stop(true);
    };
    const onKey = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Escape' || !taken) return;
      pressed.stopPropagation();
      stop();
      dropsNoClick();
    };
    const cancel = (other: globalThis.PointerEvent): void => {
      if (other.pointerId === pointerId) stop();
    };
    const stop = (isDropped = false): void => {
      isDragging.current = false;
      cancelAnimationFrame(frame);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', onKey, true);
      if (!taken) return;
      const { board, drop } = taken;
      element.classList.remove('drags');
      guides.current?.show([], 1);
      // The document's picture and the end of the drag come in one frame.
      if (isDropped && (come[0] !== 0 || come[1] !== 0)) flushSync(() => drop(come));
      board.clear();
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', onKey, true);
  };
  return { ways, onPointerDown };
}

/** What a press takes: a shape, a frame at its border, a label, or all that is selected at the rectangle around it. */
function heldBy({ target, button, isPrimary }: PointerEvent<HTMLElement>, selection: ReadonlySet<string>): string | undefined {
  if (button !== 0 || !isPrimary || !(target instanceof Element)) return undefined;
  if (target.closest('.react-flow__nodesselection')) return [...selection][0];
  const node = target.closest<HTMLElement>('.react-flow__node');
  if (!node || (node.classList.contains('frame') && !target.closest('.grip'))) return undefined;
  return node.dataset['id'];
}

/** The click that the browser makes of the end of a drag chooses nothing. */
function dropsNoClick(): void {
  const drop = (event: MouseEvent): void => event.stopPropagation();
  window.addEventListener('click', drop, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', drop, true), 0);
}
