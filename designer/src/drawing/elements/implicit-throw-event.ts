import { event } from '../shapes/event.js';
import type { ElementDrawing } from './element-drawing.js';

/** The end that BPMN thinks into a multi-instance activity; drawn like any throwing event. */
export const implicitThrowEvent: ElementDrawing = event({ rings: 'double', throws: true });
