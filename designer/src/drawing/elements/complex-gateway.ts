import { bars, gateway } from '../shapes/gateway.js';
import type { ElementDrawing } from './element-drawing.js';

/** Ways chosen by a rule of its own: a diamond with a star (BPMN §10.6.5). */
export const complexGateway: ElementDrawing = gateway((unit, look) => [bars([0, 45, 90, 135], unit * 4.4, look)]);
