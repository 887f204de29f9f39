import type { Bounds } from '../../drawing/index.js';

/** One page of a drawing. */
export interface PagePiece {
  readonly bounds: Bounds;
  /** How large it is on the page, as a share of how it was drawn. */
  readonly scale: number;
  readonly row: number;
  readonly column: number;
}

/** How a drawing is laid on pages. */
export interface PageCut {
  readonly rows: number;
  readonly columns: number;
  /** From left to right, then down. */
  readonly pieces: readonly PagePiece[];
}

/** What fits on a sheet of A4 across, less its margins and a line of text: pixels of 1/96 inch. */
export const sheet: readonly [width: number, height: number] = [1040, 670];
/** Below this, names of 14 px are smaller than 5 points: nobody reads them. */
const smallest = 0.5;
/** What two pages share, so that nothing is lost between them. */
const shared = 24;

/**
 * Cuts a drawing into pages: on one page where that can be read, else as wide as the page and going on below, else in rows and columns.
 *
 * @param room Width and height of a page, in pixels of the drawing at 100 %.
 */
export function cutIntoPages([x, y, width, height]: Bounds, room: readonly [width: number, height: number] = sheet): PageCut {
  const whole = Math.min(1, room[0] / width, room[1] / height);
  const scale = whole >= smallest ? whole : Math.max(smallest, Math.min(1, room[0] / width));
  const [wide, high] = [room[0] / scale, room[1] / scale];
  const count = (size: number, page: number): number => (size <= page + 0.5 ? 1 : 1 + Math.ceil((size - page) / (page - shared) - 1e-6));
  const [columns, rows] = [count(width, wide), count(height, high)];
  const pieces = Array.from({ length: rows * columns }, (_, index): PagePiece => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const [left, top] = [column * (wide - shared), row * (high - shared)];
    return {
      bounds: [x + left, y + top, Math.min(wide, width - left), Math.min(high, height - top)],
      scale,
      row: row + 1,
      column: column + 1,
    };
  });
  return { rows, columns, pieces };
}
