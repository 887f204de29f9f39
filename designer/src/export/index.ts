/** Files made of a process: pictures, pages to print, the passport. Pure: without React or a browser. */
export { fileName } from './file-name.js';
export { planesOf } from './planes.js';
export { svgElement, svgFile, svgFiles, type SvgElementWishes, type SvgFile, type SvgFileWishes } from './svg-file.js';
