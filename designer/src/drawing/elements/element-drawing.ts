import type { DrawingNode } from '../nodes.js';
import type { Thing } from '../read/diagram.js';
import type { Look } from '../states.js';

/** The room a shape has. */
export interface Size {
  readonly width: number;
  readonly height: number;
  /** Whether a subprocess shows its content. */
  readonly expanded?: boolean;
  /** Whether an exclusive gateway shows its cross; shown when absent. */
  readonly markerVisible?: boolean;
}

/**
 * Draws one element type: pure, from its own upper left corner. Names inside the shape belong to it; labels outside, states' marks and focus
 * do not.
 */
export type ElementDrawing = (element: Pick<Thing, 'label' | 'raw'>, size: Size, look: Look) => readonly DrawingNode[];
