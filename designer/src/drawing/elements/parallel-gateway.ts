import { bars, gateway } from '../shapes/gateway.js';
import type { ElementDrawing } from './element-drawing.js';

/** All ways at once: a diamond with a plus (BPMN §10.6.4). */
export const parallelGateway: ElementDrawing = gateway((unit, look) => [bars([0, 90], unit * 4.4, look)]);
