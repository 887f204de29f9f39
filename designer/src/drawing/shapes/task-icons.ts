import { path, type DrawingNode } from '../nodes.js';
import type { Look } from '../states.js';

/** A small picture of a task's type, 16 by 16 from 0,0. */
export type TaskIcon = (look: Look) => readonly DrawingNode[];

const line = (d: string, { outline }: Look, fill = 'none'): DrawingNode =>
  path(d, { stroke: outline, 'stroke-width': 1.2, 'stroke-linejoin': 'round', 'stroke-linecap': 'round', fill });

const head = 'M8 1.2a3 3 0 1 1 0 6a3 3 0 0 1 0 -6z';
const shoulders = 'M2 14.6v-1.8a4.2 4.2 0 0 1 4.2 -4.2h3.6a4.2 4.2 0 0 1 4.2 4.2v1.8z';

export const person: TaskIcon = (look) => [line(head, look, look.body), line(shoulders, look, look.body)];
/** A person and a tick: an approval is a person's answer. */
export const personWithTick: TaskIcon = (look) => [
  line('M6.4 1.2a3 3 0 1 1 0 6a3 3 0 0 1 0 -6z', look, look.body),
  line('M.8 14.6v-1.8a4.2 4.2 0 0 1 4.2 -4.2h2.8a4.2 4.2 0 0 1 2.6 .9M12 14.6H.8', look),
  path('M10.2 12.2l2.2 2.3l4.2 -5', { stroke: look.outline, 'stroke-width': 1.7, 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }),
];

const teeth = Array.from({ length: 8 }, (_, index) => {
  const point = (radius: number, degrees: number): string => {
    const angle = ((index * 45 + degrees) * Math.PI) / 180;
    return `${(8 + Math.sin(angle) * radius).toFixed(2)} ${(8 - Math.cos(angle) * radius).toFixed(2)}`;
  };
  return `${point(5.2, -15)}L${point(7.2, -9)}L${point(7.2, 9)}L${point(5.2, 15)}`;
}).join('L');
export const gear: TaskIcon = (look) => [
  line(`M${teeth}z`, look, look.body),
  line('M8 5.6a2.4 2.4 0 1 1 0 4.8a2.4 2.4 0 0 1 0 -4.8z', look),
];

export const script: TaskIcon = (look) => [
  line('M5 1.5h9c-3 2.4 -3 3.8 -1.4 6.5s1.6 4.1 -1.4 6.5h-9c3 -2.4 3 -3.8 1.4 -6.5s-1.6 -4.1 1.4 -6.5z', look, look.body),
  line('M5.4 4.4h4.6M5.2 7h4.6M6.2 9.4h4.6M6 12h4.4', look),
];

export const table: TaskIcon = (look) => [
  line('M1 2.5h14v11h-14z', look, look.body),
  path('M1 2.5h14v3h-14z', { fill: look.outline, 'fill-opacity': 0.22 }),
  line('M1 5.5h14M1 9.5h14M5.6 5.5v8', look),
];

export const hand: TaskIcon = (look) => [
  line(
    'M1 7.4c1.6 -1.6 3.2 -3 4.4 -3.9c.9 -.7 2.1 .3 1.4 1.3l-1 1.3h8.1c1.4 0 1.4 1.9 0 1.9h-4.2h5c1.4 0 1.4 1.9 0 1.9h-5h4.2c1.3 0 1.3 1.8 0 1.8h-4.4h3.2c1.2 0 1.2 1.7 0 1.7h-7.4c-1.6 0 -3 -.7 -4.3 -1.6z',
    look,
    look.body,
  ),
];

export const envelope: TaskIcon = (look) => [line('M1 3h14v10h-14z', look, look.body), line('M1 3.4l7 5.2l7 -5.2', look)];
export const filledEnvelope: TaskIcon = (look) => [
  line('M1 3h14v10h-14z', look, look.outline),
  path('M1 3.4l7 5.2l7 -5.2', { stroke: look.body, 'stroke-width': 1.4 }),
];
