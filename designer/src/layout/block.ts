import { around } from '../drawing/lines/geometry.js';
import type { Bounds, Point } from '../drawing/nodes.js';

/** A shape of a layout, as definitions store it. */
export interface LaidShape {
  readonly at: Bounds;
  readonly label?: Bounds;
  readonly expanded?: boolean;
  readonly horizontal?: boolean;
  readonly markerVisible?: boolean;
}

/** A line of a layout, as definitions store it. */
export interface LaidEdge {
  readonly via: readonly Point[];
  readonly label?: Bounds;
  readonly auto?: boolean;
}

/** A part of a plane that has its places: shapes from back to front, and lines. */
export interface Block {
  readonly shapes: ReadonlyMap<string, LaidShape>;
  readonly edges: ReadonlyMap<string, LaidEdge>;
}

export const emptyBlock: Block = { shapes: new Map(), edges: new Map() };

const movedBounds = ([x, y, width, height]: Bounds, [dx, dy]: Point): Bounds => [x + dx, y + dy, width, height];

/** A block somewhere else. */
export function moved(block: Block, by: Point): Block {
  const label = (bounds: Bounds | undefined) => (bounds ? { label: movedBounds(bounds, by) } : {});
  return {
    shapes: new Map([...block.shapes].map(([id, shape]) => [id, { ...shape, at: movedBounds(shape.at, by), ...label(shape.label) }])),
    edges: new Map(
      [...block.edges].map(([id, edge]) => [
        id,
        { ...edge, via: edge.via.map(([x, y]): Point => [x + by[0], y + by[1]]), ...label(edge.label) },
      ]),
    ),
  };
}

/** Blocks as one; the first is the farthest back. */
export function joined(blocks: readonly Block[]): Block {
  return { shapes: new Map(blocks.flatMap(({ shapes }) => [...shapes])), edges: new Map(blocks.flatMap(({ edges }) => [...edges])) };
}

/** The room of a block: shapes, lines and labels. */
export function roomOf({ shapes, edges }: Block): Bounds {
  const places = [...shapes.values(), ...edges.values()].flatMap(({ label }) => (label ? [label] : []));
  return around([...places, ...[...shapes.values()].map(({ at }) => at), ...[...edges.values()].flatMap(({ via }) => via)]) ?? [0, 0, 0, 0];
}
