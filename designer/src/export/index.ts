/** Files made of a process: pictures, pages to print, the passport. Pure: without React or a browser. */
export { fileName } from './file-name.js';
export { planesOf } from './planes.js';
export { svgElement, svgFile, svgFiles, type SvgElementWishes, type SvgFile, type SvgFileWishes } from './svg-file.js';
export { cutIntoPages, type PageCut, type PagePiece } from './pages/cut.js';
export type { HtmlPage } from './pages/html-page.js';
export { printPage, type PrintWishes } from './pages/print-page.js';
export { passportHtml } from './passport/html.js';
export type * from './passport/model.js';
export type { PassportField, PassportForm } from './passport/form-part.js';
export { passportOf } from './passport/passport.js';
export { passportPdf, type PdfDocument, type PdfNode } from './passport/pdf.js';
export type { NamedKind, PassportWishes } from './passport/reader.js';
export { passportWords, type PassportLanguage, type PassportWords } from './passport/words.js';
