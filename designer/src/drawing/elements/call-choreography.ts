import { choreography } from '../shapes/choreography.js';
import type { ElementDrawing } from './element-drawing.js';

/** Calls another choreography: a thick border. */
export const callChoreography: ElementDrawing = choreography({ border: 'thick' });
