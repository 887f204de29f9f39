import { node, path, short, type DrawingNode, type Point } from '../nodes.js';
import { along, direction, roundedPath, simplified } from './geometry.js';
import type { Line } from '../read/diagram.js';

/** How a line is painted. */
export interface Stroke {
  readonly colour: string;
  readonly width: number;
  /** What is cut out of a line, and the inside of open marks. */
  readonly paper: string;
}

/** The marks that a sequence flow has where it begins. */
export interface Beginning {
  readonly isDefault?: boolean;
  readonly isConditional?: boolean;
}

/** Draws a line through its points. */
export type LineDrawing = (points: readonly Point[], stroke: Stroke, line: Line, beginning: Beginning) => readonly DrawingNode[];

const corners = (points: readonly Point[]): string => `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}z`;

function head(tip: Point, towards: Point, { colour }: Stroke, size = 10): DrawingNode {
  return path(corners([tip, along(tip, towards, -size, size * 0.42), along(tip, towards, -size, -size * 0.42)]), {
    fill: colour,
    stroke: colour,
    'stroke-width': 0.8,
    'stroke-linejoin': 'round',
  });
}

function ends(points: readonly Point[]): { readonly first: Point; readonly start: Point; readonly last: Point; readonly end: Point } {
  const [first = [0, 0], second = first] = points;
  const last = points.at(-1) ?? first;
  return { first, start: direction(first, second), last, end: direction(points.at(-2) ?? first, last) };
}

const line = (points: readonly Point[], { colour, width }: Stroke, dash?: string): DrawingNode =>
  path(roundedPath(points), { stroke: colour, 'stroke-width': width, 'stroke-dasharray': dash, 'stroke-linejoin': 'round' });

/** The line ends inside of its head, so that a thick one does not show beside the tip. */
function shortened(points: readonly Point[], last: Point, end: Point): readonly Point[] {
  return [...points.slice(0, -1), along(last, end, -4)];
}

/** A whole line with a filled head; a stroke across its beginning where it is the default, a diamond where it has a condition (BPMN §8.4.13). */
export const sequenceFlow: LineDrawing = (points, stroke, _line, { isDefault = false, isConditional = false }) => {
  const { first, start, last, end } = ends(points);
  const size = stroke.width > 2 ? 12 : 10;
  const slash = corners([along(first, start, 8, -5), along(first, start, 13, 5)]).replace('z', '');
  const diamond = corners([first, along(first, start, 8, -4.5), along(first, start, 16), along(first, start, 8, 4.5)]);
  return [
    line(shortened(points, last, end), stroke),
    head(last, end, stroke, size),
    ...(isDefault ? [path(slash, { stroke: stroke.colour, 'stroke-width': Math.min(stroke.width, 2) })] : []),
    ...(isConditional && !isDefault ? [path(diamond, { stroke: stroke.colour, 'stroke-width': 1.3, fill: stroke.paper })] : []),
  ];
};

/** A dashed line from a ring to an open head (BPMN §9.3). */
export const messageFlow: LineDrawing = (points, stroke, { type }) => {
  if (type === 'conversationLink') return [line(points, stroke), line(points, { ...stroke, colour: stroke.paper, width: 1 })];
  const { first, start, last, end } = ends(points);
  return [
    line([along(first, start, 4), ...points.slice(1, -1), along(last, end, -9)], stroke, '7 5'),
    node('circle', {
      cx: short(along(first, start, 4)[0]),
      cy: short(along(first, start, 4)[1]),
      r: 4,
      fill: stroke.paper,
      stroke: stroke.colour,
      'stroke-width': 1.3,
    }),
    path(corners([last, along(last, end, -10, 5), along(last, end, -10, -5)]), {
      fill: stroke.paper,
      stroke: stroke.colour,
      'stroke-width': 1.3,
      'stroke-linejoin': 'round',
    }),
  ];
};

const openHead = (tip: Point, towards: Point, { colour, width }: Stroke): DrawingNode =>
  path(corners([along(tip, towards, -8, 5), tip, along(tip, towards, -8, -5)]).replace('z', ''), { stroke: colour, 'stroke-width': width });

/** A dotted line, with open heads where it has a direction (BPMN §8.4.1). */
export const association: LineDrawing = (points, stroke, { raw }) => {
  const { first, start, last, end } = ends(points);
  const both = raw['direction'] === 'both';
  return [
    line(points, stroke, '1.5 4'),
    ...(both || raw['direction'] === 'one' ? [openHead(last, end, stroke)] : []),
    ...(both ? [openHead(first, [-start[0], -start[1]], stroke)] : []),
  ];
};

/** A dotted line with an open head (BPMN §10.4.1). */
export const dataAssociation: LineDrawing = (points, stroke) => {
  const { last, end } = ends(points);
  return [line(points, stroke, '1.5 4'), openHead(last, end, stroke)];
};

/** How each kind of line is drawn. */
export const lineDrawings: Readonly<Record<Line['kind'], LineDrawing>> = {
  sequence: sequenceFlow,
  message: messageFlow,
  association,
  data: dataAssociation,
};

/** The points that are drawn: no repeated and no idle ones. */
export function drawnPoints(points: readonly Point[]): readonly Point[] {
  const kept = simplified(points);
  return kept.length > 1 ? kept : points;
}
