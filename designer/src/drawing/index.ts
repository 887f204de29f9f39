/** Drawing of processes: pure, without React or a browser, so that pages, mails, print and tests share one picture. */
export { elementDrawings } from './elements/index.js';
export type { ElementDrawing, Size } from './elements/element-drawing.js';
export { drawProcess, type Drawing, type DrawingWishes, type DrawnPart } from './draw-process.js';
export type { Bounds, DrawingNode, Point } from './nodes.js';
export { readDiagram, type Diagram } from './read/diagram.js';
export { lookOf, type DrawingStates, type Look, type StepState } from './states.js';
export { fontFamily, toSvg } from './svg.js';
export { drawingThemes, type DrawingTheme } from './theme.js';
