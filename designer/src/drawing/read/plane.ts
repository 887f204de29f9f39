import type { Bounds, Point } from '../nodes.js';
import { isContainer, type Diagram } from './diagram.js';
import { boundsOf, colourOf, member, pointsOf, rawOf, textOf } from './values.js';

/** The place of one thing. */
export interface Place {
  readonly at: Bounds;
  readonly label?: Bounds;
  readonly expanded?: boolean;
  readonly horizontal: boolean;
  readonly markerVisible: boolean;
  readonly fill?: string;
  readonly stroke?: string;
}

/** The way of one line. */
export interface Way {
  readonly via: readonly Point[];
  readonly label?: Bounds;
  readonly stroke?: string;
}

/** One plane of a layout, as far as it can be drawn. */
export interface PlaneRead {
  readonly id: string;
  readonly of: string;
  readonly places: ReadonlyMap<string, Place>;
  readonly ways: ReadonlyMap<string, Way>;
}

const defined = <T extends object>(parts: T): { readonly [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as never;

/** Reads one plane. What cannot be drawn (no bounds, NaN, immense numbers) is left out. */
export function readPlane(diagram: Diagram, id: string): PlaneRead {
  const plane = rawOf(member(diagram.planes, id));
  const places = new Map<string, Place>();
  for (const [shapeId, value] of Object.entries(rawOf(plane['shapes']))) {
    const shape = rawOf(value);
    const at = boundsOf(shape['at']);
    if (!at) continue;
    const { expanded } = shape;
    places.set(shapeId, {
      at,
      horizontal: shape['horizontal'] !== false,
      markerVisible: shape['markerVisible'] !== false,
      ...defined({
        label: boundsOf(shape['label']),
        expanded: typeof expanded === 'boolean' ? expanded : undefined,
        fill: colourOf(shape['fill']),
        stroke: colourOf(shape['stroke']),
      }),
    });
  }
  const ways = new Map<string, Way>();
  for (const [edgeId, value] of Object.entries(rawOf(plane['edges']))) {
    const edge = rawOf(value);
    const via = pointsOf(edge['via']);
    if (via) ways.set(edgeId, { via, ...defined({ label: boundsOf(edge['label']), stroke: colourOf(edge['stroke']) }) });
  }
  return { id, of: textOf(plane['of']), places, ways };
}

/** Which plane is asked for: by its id or by what it shows; otherwise the document's, else the first. */
export function choosePlane(diagram: Diagram, asked: string | undefined): string | undefined {
  const ids = Object.keys(diagram.planes);
  const shows = (id: string): string => textOf(rawOf(diagram.planes[id])['of']);
  if (asked !== undefined) return ids.find((id) => id === asked) ?? ids.find((id) => shows(id) === asked);
  const isInner = (id: string): boolean => {
    const thing = diagram.things.get(shows(id));
    return thing !== undefined && isContainer(thing);
  };
  return ids.find((id) => shows(id) === diagram.id) ?? ids.find((id) => !isInner(id)) ?? ids[0];
}

/** The planes of collapsed subprocesses by the subprocess: where its content is shown. */
export function innerPlanes(diagram: Diagram): ReadonlyMap<string, string> {
  const found = Object.keys(diagram.planes).map((id) => [textOf(rawOf(diagram.planes[id])['of']), id] as const);
  return new Map(found.filter(([of]) => diagram.things.has(of)));
}
