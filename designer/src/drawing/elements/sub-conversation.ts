import { conversation as hexagon } from '../shapes/choreography.js';
import type { ElementDrawing } from './element-drawing.js';

/** A conversation with content of its own: a hexagon with a plus. */
export const subConversation: ElementDrawing = hexagon({ holds: true });
