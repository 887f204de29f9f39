import { conversation as hexagon } from '../shapes/choreography.js';
import type { ElementDrawing } from './element-drawing.js';

/** Calls another conversation: a hexagon with a thick border. */
export const callConversation: ElementDrawing = hexagon({ border: 'thick' });
