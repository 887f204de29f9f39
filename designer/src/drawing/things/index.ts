import type { ElementDrawing } from '../elements/element-drawing.js';
import type { ThingKind } from '../read/diagram.js';
import { dataObject, dataStore } from './data-object.js';
import { groupFrame } from './group.js';
import { textAnnotation } from './text-annotation.js';

/** How what is no element of the flow is drawn. */
export const thingDrawings: Readonly<Record<Exclude<ThingKind, 'element'>, ElementDrawing>> = {
  data: dataObject,
  store: dataStore,
  note: textAnnotation,
  group: groupFrame,
};
