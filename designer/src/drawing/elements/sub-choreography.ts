import { choreography } from '../shapes/choreography.js';
import type { ElementDrawing } from './element-drawing.js';

/** A choreography inside of another one. */
export const subChoreography: ElementDrawing = choreography({ holds: true });
