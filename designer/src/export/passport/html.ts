import { drawProcess, drawingThemes, type Drawing } from '../../drawing/index.js';
import { escaped } from '../../drawing/svg.js';
import { drawingPages } from '../pages/drawing-pages.js';
import { drawingSection, htmlPage, type HtmlPage } from '../pages/html-page.js';
import { planesOf } from '../planes.js';
import { passportBlocks, type Block, type Cell } from './blocks.js';
import { passportOf } from './passport.js';
import type { PassportWishes } from './reader.js';
import { passportWords, type PassportLanguage, type PassportWords } from './words.js';

const paragraph = (text: string, kind = ''): string => `<p${kind === '' ? '' : ` class="${kind}"`}>${escaped(text)}</p>`;

function cellHtml({ strong, lines }: Cell): string {
  return `<td>${strong === undefined ? '' : paragraph(strong, 'name')}${lines.map((line) => paragraph(line)).join('')}</td>`;
}

function blockHtml(block: Block, words: PassportWords): string {
  switch (block.block) {
    case 'title':
      return `<h1>${escaped(block.text)}</h1>\n${paragraph(block.about.join(' · '), 'about')}`;
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case 'paragraph':
      return paragraph(block.text);
    case 'table':
      return [
        '<table>',
        `<colgroup>${block.widths.map((width) => `<col width="${width}%">`).join('')}</colgroup>`,
        `<thead><tr>${block.head.map((text) => `<th scope="col">${escaped(text)}</th>`).join('')}</tr></thead>`,
        '<tbody>',
        ...block.rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`),
        '</tbody>',
        '</table>',
      ].join('\n');
    case 'drawing':
      return drawingPages(block.drawing, words).map(drawingSection).join('\n');
  }
}

/** The planes of a process, drawn for a document. */
export function drawingsOf(definition: unknown, language: PassportLanguage): readonly Drawing[] {
  return planesOf(definition).map((plane) =>
    drawProcess(definition, { language, theme: drawingThemes.light, ...(plane === '' ? {} : { plane }) }),
  );
}

/** The passport of a process as a page to print or to keep: one HTML file without scripts, every text escaped. */
export function passportHtml(definition: unknown, language: PassportLanguage, wishes: PassportWishes = {}): HtmlPage {
  const words = passportWords(language);
  const passport = passportOf(definition, language, wishes);
  const blocks = passportBlocks(passport, drawingsOf(definition, language));
  return htmlPage(`${words.passport}: ${passport.name}`, language, blocks.map((block) => blockHtml(block, words)).join('\n'));
}
