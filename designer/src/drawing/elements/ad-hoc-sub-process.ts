import { activity } from '../shapes/activity.js';
import type { ElementDrawing } from './element-drawing.js';

/** A subprocess whose steps have no fixed order: a tilde at its foot. */
export const adHocSubProcess: ElementDrawing = activity({ holds: true, isAdHoc: true });
