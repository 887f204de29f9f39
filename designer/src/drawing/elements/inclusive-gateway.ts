import { node, short } from '../nodes.js';
import { gateway } from '../shapes/gateway.js';
import type { ElementDrawing } from './element-drawing.js';

/** One or more ways: a diamond with a ring (BPMN §10.6.3). */
export const inclusiveGateway: ElementDrawing = gateway((unit, { outline }) => [
  node('circle', { cx: 0, cy: 0, r: short(unit * 4.2), fill: 'none', stroke: outline, 'stroke-width': 2.6 }),
]);
