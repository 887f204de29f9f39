import { useEffect, useRef, type PointerEvent, type RefObject } from 'react';
import type { Point } from '../drawing/index.js';

/** What gestures ask for. */
export interface GestureTargets {
  readonly pan: (by: Point) => void;
  /** A factor around a point of the frame. */
  readonly zoom: (factor: number, at: Point) => void;
}

/** A press that moves less than this is a click. */
const clickReach = 4;
/** How much a wheel's turn zooms. */
const perWheel = 0.0022;

/**
 * Drag to pan, two fingers to zoom, the wheel with Ctrl or ⌘ to zoom; without it the wheel scrolls the page. Wheel events are gathered and one
 * step is taken a frame.
 */
export function useGestures(ref: RefObject<SVGSVGElement | null>, targets: GestureTargets) {
  const latest = useRef(targets);
  const pointers = useRef(new Map<number, Point>());
  const moved = useRef(false);
  useEffect(() => {
    latest.current = targets;
  }, [targets]);

  useEffect(() => {
    const svg = ref.current;
    if (!svg) return undefined;
    let waiting = { delta: 0, at: [0, 0] as Point, frame: 0 };
    const step = (): void => {
      const { delta, at } = waiting;
      waiting = { delta: 0, at, frame: 0 };
      latest.current.zoom(Math.exp(-Math.max(-240, Math.min(240, delta)) * perWheel), at);
    };
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = svg.getBoundingClientRect();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
      waiting = {
        delta: waiting.delta + pixels,
        at: [event.clientX - left, event.clientY - top],
        frame: waiting.frame || requestAnimationFrame(step),
      };
    };
    svg.addEventListener('wheel', wheel, { passive: false });
    return () => {
      svg.removeEventListener('wheel', wheel);
      cancelAnimationFrame(waiting.frame);
    };
  }, [ref]);

  const place = (event: PointerEvent): Point => {
    const box = ref.current?.getBoundingClientRect();
    return [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)];
  };
  const end = (event: PointerEvent): void => {
    pointers.current.delete(event.pointerId);
    if (ref.current?.hasPointerCapture(event.pointerId)) ref.current.releasePointerCapture(event.pointerId);
  };
  return {
    /** Whether the press that ends now moved the drawing: then it is no click. */
    wasMoved: () => moved.current,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return;
        if (pointers.current.size === 0) moved.current = false;
        pointers.current.set(event.pointerId, place(event));
      },
      onPointerMove: (event: PointerEvent) => {
        const before = pointers.current.get(event.pointerId);
        if (!before) return;
        const now = place(event);
        const by: Point = [now[0] - before[0], now[1] - before[1]];
        if (!moved.current && Math.hypot(...by) < clickReach) return;
        moved.current = true;
        ref.current?.setPointerCapture(event.pointerId);
        const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
        pointers.current.set(event.pointerId, now);
        if (!other) return latest.current.pan(by);
        const apart = (point: Point): number => Math.max(Math.hypot(point[0] - other[0], point[1] - other[1]), 1);
        latest.current.zoom(apart(now) / apart(before), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]);
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}
