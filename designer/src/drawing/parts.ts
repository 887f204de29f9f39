import { drawingOf } from './elements/index.js';
import { around } from './lines/geometry.js';
import { drawnPoints, lineDrawings, type Stroke } from './lines/line-drawing.js';
import { group, type Bounds, type DrawingNode } from './nodes.js';
import { isContainer, isLabelledOutside, type Band, type Diagram, type Line, type Thing, type ThingKind } from './read/diagram.js';
import type { PlaneRead } from './read/plane.js';
import { member, rawOf } from './read/values.js';
import { lookOf, type DrawingStates, type StepState } from './states.js';
import { labelOfLine, labelOfShape } from './text/labels.js';
import { imported, type DrawingTheme } from './theme.js';
import { drawBand } from './things/band.js';
import { thingDrawings } from './things/index.js';

/** One part of a drawing: a shape with its label, a line, a line's label, or the marks of a shape's state. */
export interface DrawnPart {
  readonly id: string;
  readonly kind: 'band' | ThingKind | 'line' | 'label' | 'mark';
  readonly label: string;
  /** The room it takes, labels included. */
  readonly at: Bounds;
  /** The room of the shape alone. */
  readonly shape?: Bounds;
  readonly state?: StepState;
  /** How many times it was done. */
  readonly count?: number;
  /** The plane that shows the content of a collapsed subprocess. */
  readonly opens?: string;
  readonly nodes: readonly DrawingNode[];
}

/** What all parts of one drawing are drawn from. */
export interface Picture {
  readonly diagram: Diagram;
  readonly plane: PlaneRead;
  readonly theme: DrawingTheme;
  readonly states: DrawingStates | undefined;
  readonly inner: ReadonlyMap<string, string>;
}

const nowhere: Bounds = [0, 0, 1, 1];
const known: readonly unknown[] = ['done', 'present', 'incident', 'cancelled'] satisfies StepState[];

/** How often something happened: states come from outside too. */
const times = (value: unknown): number => (typeof value === 'number' && value > 0 ? Math.floor(value) : 0);

function stateOf(id: string, { states }: Picture): { readonly state?: StepState; readonly count: number } {
  const said = rawOf(member(states?.elements ?? {}, id));
  return { ...(known.includes(said['state']) ? { state: said['state'] as StepState } : {}), count: times(said['count']) };
}

/** Draws an element, data, a note or a group where the plane has it. */
export function drawThingPart(thing: Thing, picture: Picture): DrawnPart {
  const { plane, theme, states, inner } = picture;
  const place = plane.places.get(thing.id);
  const at = place?.at ?? nowhere;
  const { state, count } = stateOf(thing.id, picture);
  const plain = lookOf(theme, state, states?.elements !== undefined && thing.kind === 'element');
  const coloured = {
    ...plain,
    ...(place?.fill && !state ? { body: imported(place.fill, 'fill', theme) } : {}),
    ...(place?.stroke && !state ? { outline: imported(place.stroke, 'stroke', theme) } : {}),
  };
  const isOpen = isContainer(thing) && place?.expanded === true;
  // The content of an open subprocess is read, not its ground.
  const look = isOpen && state !== 'incident' ? { ...coloured, body: theme.body, lineWidth: Math.min(plain.lineWidth, 2) } : coloured;
  const size = { width: at[2], height: at[3], expanded: isOpen, markerVisible: place?.markerVisible ?? true };
  const draw = thing.kind === 'element' ? drawingOf(thing.type) : thingDrawings[thing.kind];
  const label = isLabelledOutside(thing)
    ? labelOfShape(labelText(thing), at, place?.label, thing.type === 'boundaryEvent', { fill: look.text, paper: theme.paper })
    : undefined;
  const opens = isContainer(thing) && !isOpen ? inner.get(thing.id) : undefined;
  return {
    id: thing.id,
    kind: thing.kind,
    label: thing.label,
    at: label ? (around([at, label.at]) ?? at) : at,
    shape: at,
    ...(state ? { state } : {}),
    ...(count > 0 ? { count } : {}),
    ...(opens === undefined ? {} : { opens }),
    nodes: [group(draw(thing, size, look), [at[0], at[1]]), ...(label?.nodes ?? [])],
  };
}

/** Data shows its state in brackets (BPMN §10.4.1). */
function labelText({ label, raw }: Thing): string {
  return typeof raw['state'] === 'string' && raw['state'] !== '' ? `${label} [${raw['state']}]` : label;
}

/** Draws a pool or a lane. */
export function drawBandPart(band: Band, { plane, theme, diagram }: Picture): DrawnPart {
  const place = plane.places.get(band.id);
  const at = place?.at ?? nowhere;
  const empty = band.kind === 'pool' && !diagram.processes.includes(band.scope);
  const isPool = band.kind === 'pool';
  const nodes = drawBand(band.label, at, { horizontal: place?.horizontal ?? true, empty, isPool }, theme);
  return { id: band.id, kind: 'band', label: band.label, at, shape: at, nodes: [group(nodes, [at[0], at[1]])] };
}

/** Draws a line and its label; nothing for a line without a way. */
export function drawLinePart(
  line: Line,
  picture: Picture,
): { readonly part: DrawnPart; readonly label?: DrawnPart; readonly taken: boolean } | undefined {
  const { plane, theme, states, diagram } = picture;
  const way = plane.ways.get(line.id);
  const room = way && around(way.via);
  if (!way || !room) return undefined;
  const count = times(member(states?.flows ?? {}, line.id));
  const taken = count > 0;
  const inRoute = states?.flows !== undefined && line.kind === 'sequence';
  const quiet = line.kind === 'sequence' ? (inRoute ? theme.quiet : theme.ink) : theme.quiet;
  const own = way.stroke && !inRoute ? imported(way.stroke, 'stroke', theme) : quiet;
  const stroke: Stroke = {
    colour: taken ? theme.accent : own,
    width: taken ? 2.5 : line.kind === 'sequence' ? 1.5 : 1.4,
    paper: theme.paper,
  };
  const source = diagram.things.get(line.from);
  const beginning = {
    isDefault: source?.raw['default'] === line.id,
    isConditional: line.raw['when'] !== undefined && source !== undefined && !source.type.endsWith('Gateway'),
  };
  const label = labelOfLine(line.label, way.via, way.label, {
    fill: taken ? theme.accent : way.stroke && !inRoute ? own : theme.quiet,
    paper: theme.paper,
  });
  const named = { id: line.id, label: line.label };
  return {
    taken,
    part: {
      ...named,
      kind: 'line',
      at: room,
      ...(count > 0 ? { count } : {}),
      nodes: lineDrawings[line.kind](drawnPoints(way.via), stroke, line, beginning),
    },
    ...(label ? { label: { ...named, kind: 'label' as const, at: label.at, nodes: label.nodes } } : {}),
  };
}
