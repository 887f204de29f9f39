import { badge, frames } from './badges.js';
import { drawBandPart, drawLinePart, drawThingPart, type DrawnPart, type Picture } from './parts.js';
import { around } from './lines/geometry.js';
import type { Bounds } from './nodes.js';
import { completedPlane } from './fallback/complete-plane.js';
import { innerPlanes } from './read/plane.js';
import { isContainer, readDiagram, type Thing } from './read/diagram.js';
import type { DrawingStates } from './states.js';
import { drawingThemes, type DrawingTheme } from './theme.js';

export type { DrawnPart } from './parts.js';

/** What a drawing should be like. */
export interface DrawingWishes {
  /** The language of names; the definition's own where a name lacks it. */
  readonly language?: string;
  readonly theme?: DrawingTheme;
  /** What was done in one instance. With it, what was not reached stays in the background. */
  readonly states?: DrawingStates;
  /** The plane to draw, by its id or by the subprocess it shows; the document's when absent. */
  readonly plane?: string;
}

/** A process as drawn: parts from back to front. */
export interface Drawing {
  /** The id of the plane; nothing where the definition has no layout. */
  readonly plane: string;
  /** What the plane shows: the document, a process or a subprocess. */
  readonly of: string;
  readonly label: string;
  readonly about: string;
  readonly bounds: Bounds;
  readonly theme: DrawingTheme;
  readonly parts: readonly DrawnPart[];
}

const margin = 20;
const emptyBounds: Bounds = [0, 0, 320, 120];

/**
 * Draws a process definition: pure, without a browser, the same picture on a page, in a mail and on paper.
 *
 * The definition is untrusted data. What its layout lacks or has wrong (no bounds, NaN, immense numbers, ids that do not exist) is placed
 * simply or left out; nothing throws.
 *
 * @example toSvg(drawProcess(definition, { language: 'ru', theme: drawingThemes.print }))
 */
export function drawProcess(definition: unknown, wishes: DrawingWishes = {}): Drawing {
  const { language = '', theme = drawingThemes.light, states, plane: asked } = wishes;
  const diagram = readDiagram(definition, language);
  const plane = completedPlane(diagram, asked);
  const picture: Picture = { diagram, plane, theme, states, inner: innerPlanes(diagram) };

  const things = [...diagram.things.values()].filter(({ id }) => plane.places.has(id));
  const isFrame = (thing: Thing): boolean => isContainer(thing) && plane.places.get(thing.id)?.expanded === true;
  const depth = (thing: Thing): number => depthOf(thing, diagram.things);
  const containers = things.filter(isFrame).sort((one, other) => depth(one) - depth(other));
  const groups = things.filter(({ kind }) => kind === 'group');
  const free = things.filter((thing) => !isFrame(thing) && thing.kind !== 'group' && thing.type !== 'boundaryEvent');
  const boundary = things.filter(({ type }) => type === 'boundaryEvent');
  const bands = [...diagram.bands.values()].filter(({ id }) => plane.places.has(id));
  const pools = bands.filter(({ kind }) => kind === 'pool');
  const lanes = bands.filter(({ kind }) => kind === 'lane').sort((one, other) => laneDepth(one.id) - laneDepth(other.id));

  function laneDepth(id: string, seen = 0): number {
    const parent = diagram.bands.get(id)?.parent ?? '';
    return parent !== '' && seen < 50 ? laneDepth(parent, seen + 1) : seen;
  }

  const lines = [...diagram.lines.values()].map((line) => drawLinePart(line, picture)).filter((part) => part !== undefined);
  // What was taken is drawn over what was not.
  const ways = [...lines.filter(({ taken }) => !taken), ...lines.filter(({ taken }) => taken)];
  const shapes = [...containers, ...free, ...boundary].map((thing) => drawThingPart(thing, picture));
  const parts = [
    ...[...pools, ...lanes].map((band) => drawBandPart(band, picture)),
    ...shapes.slice(0, containers.length),
    ...ways.map(({ part }) => part),
    ...groups.map((thing) => drawThingPart(thing, picture)),
    ...shapes.slice(containers.length),
    ...ways.flatMap(({ label }) => (label ? [label] : [])),
    ...marksOf(shapes, picture),
  ];
  const room = around(parts.map(({ at }) => at));
  return {
    plane: plane.id,
    of: plane.of,
    label: diagram.things.get(plane.of)?.label ?? diagram.label,
    about: diagram.about,
    bounds: room ? [room[0] - margin, room[1] - margin, room[2] + margin * 2, room[3] + margin * 2] : emptyBounds,
    theme,
    parts,
  };
}

/** How many subprocesses are around a thing. A definition may hold a circle. */
function depthOf(thing: Thing, things: ReadonlyMap<string, Thing>): number {
  let [depth, around] = [0, things.get(thing.scope)];
  while (around && depth < 100) {
    depth += 1;
    around = things.get(around.scope);
  }
  return depth;
}

/** States' marks, and the frames of what is selected and focused, over everything. */
function marksOf(shapes: readonly DrawnPart[], { states, theme, diagram }: Picture): readonly DrawnPart[] {
  return shapes.flatMap(({ id, at, shape = at, label, state, count = 0 }) => {
    const [selected, focus] = [states?.selected === id, states?.focus === id];
    const nodes = [
      ...frames(shape, { selected, focus }, theme),
      ...(state ? badge(shape, state, count, theme, diagram.things.get(id)?.type === 'boundaryEvent') : []),
    ];
    return nodes.length > 0 ? [{ id, kind: 'mark' as const, label, at: shape, nodes }] : [];
  });
}
