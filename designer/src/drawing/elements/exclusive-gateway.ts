import { bars, gateway } from '../shapes/gateway.js';
import type { ElementDrawing } from './element-drawing.js';

/** One way of several: a diamond with a cross, which may be left out (BPMN §10.6.2). */
export const exclusiveGateway: ElementDrawing = gateway((unit, look, _raw, { markerVisible = true }) =>
  markerVisible ? [bars([52, 128], unit * 4.2, look)] : [],
);
