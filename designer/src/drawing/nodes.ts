/** x, y, width, height. */
export type Bounds = readonly [x: number, y: number, width: number, height: number];
/** x, y. */
export type Point = readonly [x: number, y: number];

/** One node of a drawing: an SVG element whose names are ours and whose values may be anybody's. */
export interface DrawingNode {
  readonly tag: 'circle' | 'g' | 'path' | 'rect' | 'text' | 'tspan';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (DrawingNode | string)[];
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Makes a node; what is `undefined` among the attributes is left out. */
export function node(tag: DrawingNode['tag'], attributes: Attributes, children: DrawingNode['children'] = []): DrawingNode {
  const said = Object.entries(attributes).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  return { tag, attributes: Object.fromEntries(said), children };
}

/** A path, not filled unless told so. */
export function path(d: string, attributes: Attributes = {}): DrawingNode {
  return node('path', { d, fill: 'none', ...attributes });
}

/** Nodes moved to a place, or grouped where they are. */
export function group(children: readonly DrawingNode[], [x, y]: Point = [0, 0], attributes: Attributes = {}): DrawingNode {
  return node('g', { transform: x === 0 && y === 0 ? undefined : `translate(${short(x)} ${short(y)})`, ...attributes }, children);
}

/** A number as it is written in a drawing: two decimals at most. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}
