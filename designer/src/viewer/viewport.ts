import type { Bounds, Point } from '../drawing/index.js';

/** What of a drawing is seen: its middle, in units of the drawing, and how many pixels a unit takes. */
export interface View {
  readonly middle: Point;
  readonly zoom: number;
}

/** The room a drawing is seen through, in pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

export const smallestZoom = 0.08;
export const largestZoom = 4;
/** One press of a zoom button. */
export const zoomStep = 1.25;
/** A drawing is never blown up to fill the room. */
const usualZoom = 1;
/** Smaller than this its words cannot be read; then it is opened as large as they are read well. */
const leastReadable = 0.55;
const readsWell = 0.75;

const openingZoom = (fit: number): number => (fit >= leastReadable ? Math.min(fit, usualZoom) : readsWell);

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), Math.max(low, high));

/** All of it, as large as it fits. */
export function fitted([x, y, width, height]: Bounds, frame: Frame): View {
  const zoom = clamp(Math.min(frame.width / width, frame.height / height), smallestZoom / 8, usualZoom);
  return { middle: [x + width / 2, y + height / 2], zoom };
}

/**
 * What is seen first: all of it where its words can be read, else as much as can be read, with the place that matters in view (the beginning
 * where none does).
 */
export function opened(bounds: Bounds, frame: Frame, place?: Bounds): View {
  const whole = fitted(bounds, frame);
  const zoom = openingZoom(whole.zoom);
  if (zoom === whole.zoom) return whole;
  const [x, y, width, height] = bounds;
  const [half, high] = [frame.width / zoom / 2, frame.height / zoom / 2];
  // From the beginning on, in the reading direction; a drawing that is smaller than the frame one way stands in its middle.
  const beginning: View = {
    zoom,
    middle: [width > half * 2 ? x + half : x + width / 2, height > high * 2 ? y + high : y + height / 2],
  };
  return place === undefined ? beginning : showing(beginning, place, frame);
}

/** How high a frame is for a drawing that is opened in this width; not higher than `most`. */
export function heightFor([, , width, height]: Bounds, frameWidth: number, most: number): number {
  return Math.round(clamp(height * openingZoom(frameWidth / width), 160, most));
}

/** Closer or farther around a point of the frame that stays where it is. */
export function zoomed(view: View, factor: number, frame: Frame, [px, py]: Point = [frame.width / 2, frame.height / 2]): View {
  const zoom = clamp(view.zoom * factor, Math.min(smallestZoom, view.zoom), largestZoom);
  const [dx, dy] = [px - frame.width / 2, py - frame.height / 2];
  return { zoom, middle: [view.middle[0] + dx / view.zoom - dx / zoom, view.middle[1] + dy / view.zoom - dy / zoom] };
}

/** Moved by pixels; the drawing never leaves the frame altogether. */
export function panned(view: View, [dx, dy]: Point, bounds: Bounds): View {
  const [x, y, width, height] = bounds;
  return {
    zoom: view.zoom,
    middle: [clamp(view.middle[0] - dx / view.zoom, x, x + width), clamp(view.middle[1] - dy / view.zoom, y, y + height)],
  };
}

/** Moved as little as shows a place whole, with some room around it. */
export function showing(view: View, [x, y, width, height]: Bounds, frame: Frame): View {
  const [half, high] = [frame.width / view.zoom / 2, frame.height / view.zoom / 2];
  const room = 24 / view.zoom;
  const axis = (middle: number, low: number, size: number, reach: number): number =>
    size + room * 2 > reach * 2 ? low + size / 2 : clamp(middle, low + size + room - reach, low - room + reach);
  return { zoom: view.zoom, middle: [axis(view.middle[0], x, width, half), axis(view.middle[1], y, height, high)] };
}

/** The view as an SVG `viewBox`. */
export function viewBox({ middle: [x, y], zoom }: View, { width, height }: Frame): string {
  return [x - width / zoom / 2, y - height / zoom / 2, width / zoom, height / zoom].map((value) => Math.round(value * 100) / 100).join(' ');
}
