/** The process viewer: plain SVG in React, without an editor or a layout engine. */
export { ProcessViewer, type ProcessViewerProps } from './ProcessViewer.js';
export { viewerTexts, type ViewerTexts } from './texts.js';
