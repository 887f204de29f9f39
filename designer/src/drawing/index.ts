/** Drawing of processes: pure, without React or a browser, so that pages, mails, print and tests share one picture. */
export { frames as drawFrames } from './badges.js';
export { elementDrawings } from './elements/index.js';
export type { ElementDrawing, Size } from './elements/element-drawing.js';
export { drawProcess, type Drawing, type DrawingWishes, type DrawnPart } from './draw-process.js';
export type { Bounds, DrawingNode, Point } from './nodes.js';
export { isContainer, readDiagram, type Diagram, type Line, type Thing } from './read/diagram.js';
export { lookOf, type DrawingStates, type Look, type StepState } from './states.js';
export { fontFamily, toSvg } from './svg.js';
export { drawingThemes, type DrawingTheme } from './theme.js';
