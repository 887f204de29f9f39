import { node, path, short, type DrawingNode } from '../nodes.js';
import { polygon, regular } from './paths.js';

/** How a mark inside an event is painted: filled where the event throws, an outline where it catches. */
export interface MarkPaint {
  readonly ink: string;
  readonly body: string;
  readonly filled: boolean;
}

type Mark = (r: number, paint: MarkPaint) => readonly DrawingNode[];

const solid = (d: string, { ink, body, filled }: MarkPaint): DrawingNode =>
  path(d, { stroke: ink, 'stroke-width': 1.3, 'stroke-linejoin': 'round', fill: filled ? ink : body });

const message: Mark = (r, paint) => {
  const [w, h] = [r * 0.62, r * 0.42];
  const flap = `M${short(-w)} ${short(-h)}L0 ${short(h * 0.15)}L${short(w)} ${short(-h)}`;
  return [
    solid(`M${short(-w)} ${short(-h)}H${short(w)}V${short(h)}H${short(-w)}z`, paint),
    path(flap, { stroke: paint.filled ? paint.body : paint.ink, 'stroke-width': 1.3, 'stroke-linejoin': 'round' }),
  ];
};

const timer: Mark = (r, { ink }) => {
  const face = r * 0.68;
  // Twelve strokes run together in a small ring.
  const hours = regular(r < 15 ? 4 : 12).map(
    ([x, y]) => `M${short(x * face * 0.82)} ${short(y * face * 0.82)}L${short(x * face)} ${short(y * face)}`,
  );
  return [
    node('circle', { cx: 0, cy: 0, r: short(face), fill: 'none', stroke: ink, 'stroke-width': 1.1 }),
    path(`${hours.join('')}M${short(face * 0.16)} ${short(-face * 0.66)}L0 0H${short(face * 0.55)}`, {
      stroke: ink,
      'stroke-width': 1.1,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
  ];
};

const conditional: Mark = (r, { ink, body }) => {
  const [w, h] = [r * 0.42, r * 0.54];
  const rows = [-0.6, -0.2, 0.2, 0.6].map((at) => `M${short(-w * 0.65)} ${short(h * at)}H${short(w * 0.65)}`).join('');
  return [
    path(`M${short(-w)} ${short(-h)}H${short(w)}V${short(h)}H${short(-w)}z`, { stroke: ink, fill: body, 'stroke-width': 1.2 }),
    path(rows, { stroke: ink, 'stroke-width': 1.1 }),
  ];
};

const shape =
  (corners: readonly (readonly [number, number])[]): Mark =>
  (r, paint) => [solid(polygon(corners, [0, 0], r), paint)];

const cross = (arm: number, half: number): readonly (readonly [number, number])[] => [
  [-half, -arm],
  [half, -arm],
  [half, -half],
  [arm, -half],
  [arm, half],
  [half, half],
  [half, arm],
  [-half, arm],
  [-half, half],
  [-arm, half],
  [-arm, -half],
  [-half, -half],
];
const turned = (corners: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] =>
  corners.map(([x, y]) => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2] as const);

const link: Mark = shape([
  [-0.6, -0.24],
  [0.12, -0.24],
  [0.12, -0.5],
  [0.66, 0],
  [0.12, 0.5],
  [0.12, 0.24],
  [-0.6, 0.24],
]);
const compensation: Mark = (r, paint) => [
  solid(
    `${polygon(
      [
        [0, -0.42],
        [0, 0.42],
        [-0.6, 0],
      ],
      [-0.06 * r, 0],
      r,
    )}${polygon(
      [
        [0, -0.42],
        [0, 0.42],
        [-0.6, 0],
      ],
      [0.52 * r, 0],
      r,
    )}`,
    paint,
  ),
];

/** What BPMN draws inside of an event, by the event definition's type (§10.5.5). */
const marks: Readonly<Record<string, Mark>> = {
  message,
  timer,
  conditional,
  link,
  compensation,
  signal: shape([
    [0, -0.58],
    [0.6, 0.42],
    [-0.6, 0.42],
  ]),
  error: shape([
    [-0.6, 0.52],
    [-0.2, -0.46],
    [0.2, 0.1],
    [0.6, -0.56],
    [0.24, 0.54],
    [-0.18, 0],
  ]),
  escalation: shape([
    [0, -0.6],
    [0.46, 0.56],
    [0, 0.1],
    [-0.46, 0.56],
  ]),
  cancel: shape(turned(cross(0.68, 0.15))),
  multiple: shape(regular(5, 0.64)),
  parallelMultiple: shape(cross(0.62, 0.16)),
  terminate: (r, { ink }) => [node('circle', { cx: 0, cy: 0, r: short(r * 0.6), fill: ink })],
};

/** The types of event definitions that have a mark. */
export const markedEvents: readonly string[] = Object.keys(marks);

/** The mark of an event definition around 0,0; nothing where the type is unknown. */
export function eventMark(type: string, r: number, paint: MarkPaint): readonly DrawingNode[] {
  return Object.hasOwn(marks, type) ? (marks[type]?.(r, paint) ?? []) : [];
}
