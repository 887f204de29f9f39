import { pdfLook as look } from '../looks.js';
import { drawingPages } from '../pages/drawing-pages.js';
import { passportBlocks, type Block, type Cell } from './blocks.js';
import { drawingsOf } from './html.js';
import { passportOf } from './passport.js';
import type { PassportWishes } from './reader.js';
import { passportWords, type PassportLanguage, type PassportWords } from './words.js';

/** What a PDF consists of, in pdfmake's words: plain data, so that any host with pdfmake writes the file. */
export type PdfNode = { readonly [property: string]: unknown };

/** A document as pdfmake takes it, but for its footer, which pdfmake wants as a function. */
export interface PdfDocument {
  readonly info: { readonly title: string };
  readonly pageSize: 'A4';
  readonly pageMargins: readonly [number, number, number, number];
  readonly defaultStyle: PdfNode;
  readonly content: readonly PdfNode[];
}

/** The room for a drawing on a sheet across, in points, less its caption. */
const across: readonly [number, number] = [780, 500];

/** A word that is longer than its column must break somewhere. */
const breakable = (text: string): string => text.replaceAll(/([^\s\u200B]{18})(?=[^\s])/g, '$1\u200B');

function cellPdf({ strong, lines }: Cell): PdfNode {
  return {
    stack: [
      ...(strong === undefined ? [] : [{ text: breakable(strong), bold: true }]),
      ...lines.map((line, index) => ({ text: breakable(line), margin: [0, index > 0 || strong !== undefined ? 2 : 0, 0, 0] })),
    ],
  };
}

function blockPdf(block: Block, words: PassportWords): readonly PdfNode[] {
  switch (block.block) {
    case 'title':
      return [
        { text: block.text, fontSize: look.title, bold: true },
        { text: block.about.join(' · '), color: look.quiet, margin: [0, 2, 0, 4] },
      ];
    case 'heading':
      return [
        {
          text: block.text,
          fontSize: block.level === 2 ? look.heading : look.subheading,
          bold: true,
          margin: [0, 12, 0, 4],
          headlineLevel: block.level,
        },
      ];
    case 'paragraph':
      return [{ text: block.text, margin: [0, 0, 0, 4] }];
    case 'table': {
      const heads = block.head.map((text) => ({ text, bold: true, fillColor: look.head }));
      return [
        {
          fontSize: look.small,
          layout: 'lightHorizontalLines',
          table: {
            headerRows: 1,
            dontBreakRows: true,
            keepWithHeaderRows: 1,
            widths: block.widths.map((width) => `${width}%`),
            body: [heads, ...block.rows.map((row) => row.map(cellPdf))],
          },
        },
      ];
    }
    case 'drawing':
      return drawingPages(block.drawing, words).flatMap(({ caption, svg }) => [
        { text: caption, color: look.quiet, pageBreak: 'before', pageOrientation: 'landscape', margin: [0, 0, 0, 6] },
        { svg, fit: across },
      ]);
  }
}

/** The passport of a process as a document for pdfmake 0.3: A4, its diagrams across. Pure data; the face is `Roboto` unless the host says otherwise. */
export function passportPdf(definition: unknown, language: PassportLanguage, wishes: PassportWishes = {}): PdfDocument {
  const words = passportWords(language);
  const passport = passportOf(definition, language, wishes);
  const blocks = passportBlocks(passport, drawingsOf(definition, language));
  return {
    info: { title: `${words.passport}: ${passport.name}` },
    pageSize: 'A4',
    pageMargins: [30, 36, 30, 40],
    defaultStyle: { font: 'Roboto', fontSize: look.text, color: look.ink, lineHeight: 1.15 },
    content: blocks.flatMap((block) => blockPdf(block, words)),
  };
}
