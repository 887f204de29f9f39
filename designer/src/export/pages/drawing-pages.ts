import type { Drawing } from '../../drawing/index.js';
import { svgElement } from '../svg-file.js';
import type { PassportWords } from '../passport/words.js';
import { cutIntoPages, sheet } from './cut.js';

/** One page with a drawing, or a piece of it. */
export interface DrawingPage {
  readonly caption: string;
  readonly svg: string;
}

/** A drawing as pages. One that takes several is shown whole before, so that its pieces can be found. */
export function drawingPages(drawing: Drawing, words: PassportWords): readonly DrawingPage[] {
  const { pieces, rows, columns } = cutIntoPages(drawing.bounds);
  const [, , width, height] = drawing.bounds;
  const piece = pieces.map(({ bounds, scale, row, column }) => {
    const place = pieces.length > 1 ? words.piece(row, rows, column, columns) : '';
    return { caption: [drawing.label, place].filter((text) => text !== '').join(' · '), svg: svgElement(drawing, { bounds, scale }) };
  });
  if (pieces.length === 1) return piece;
  const whole = svgElement(drawing, { scale: Math.min(1, sheet[0] / width, sheet[1] / height) });
  return [{ caption: `${drawing.label} · ${words.whole}`, svg: whole }, ...piece];
}
