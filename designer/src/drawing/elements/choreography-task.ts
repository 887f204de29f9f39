import { choreography } from '../shapes/choreography.js';
import type { ElementDrawing } from './element-drawing.js';

/** A message exchange between participants. */
export const choreographyTask: ElementDrawing = choreography();
