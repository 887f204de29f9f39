import { drawProcess, drawingThemes } from '../../drawing/index.js';
import { passportWords } from '../passport/words.js';
import { planesOf } from '../planes.js';
import { drawingPages } from './drawing-pages.js';
import { drawingSection, htmlPage, type HtmlPage } from './html-page.js';

/** What is printed, and in which language. */
export interface PrintWishes {
  readonly language: 'en' | 'ru';
  /** One plane alone; absent: all, each beginning a page. */
  readonly plane?: string;
}

/** The diagrams of a process as a page to print: each as wide as a sheet of A4 across, on several sheets where it could not be read on one. */
export function printPage(definition: unknown, { language, plane }: PrintWishes): HtmlPage {
  const words = passportWords(language);
  const drawings = (plane === undefined ? planesOf(definition) : [plane]).map((id) =>
    drawProcess(definition, { language, theme: drawingThemes.light, ...(id === '' ? {} : { plane: id }) }),
  );
  const sections = drawings.flatMap((drawing) => drawingPages(drawing, words).map(drawingSection));
  return htmlPage(drawings[0]?.label ?? '', language, sections.join('\n'));
}
