import { drawProcess, drawingThemes, type Bounds, type Drawing, type DrawingNode } from '../drawing/index.js';
import { node, short } from '../drawing/nodes.js';
import { escaped, written } from '../drawing/svg.js';
import { fileFaces } from './looks.js';
import { planesOf } from './planes.js';

/** What an exported drawing should be like. */
export interface SvgFileWishes {
  /** The language of names; the definition's own where a name lacks it. */
  readonly language?: string;
  /** The plane to draw, by its id or by the subprocess it shows; the document's when absent. */
  readonly plane?: string;
}

/** One plane as a file. */
export interface SvgFile {
  /** The id of the plane; nothing where the definition has no layout. */
  readonly plane: string;
  /** What the plane shows, in the language asked for. */
  readonly label: string;
  /** In pixels of the drawing. */
  readonly width: number;
  readonly height: number;
  readonly svg: string;
}

/** Weights between normal and bold are none to Word and Visio, and `rx` alone leaves their corners square. */
function plain({ tag, attributes, children }: DrawingNode): DrawingNode {
  const { 'font-weight': weight, rx, ry = rx, ...rest } = attributes;
  return node(
    tag,
    { ...rest, rx, ry: tag === 'rect' ? ry : undefined, 'font-weight': weight === undefined ? undefined : 'bold' },
    children.map((child) => (typeof child === 'string' ? child : plain(child))),
  );
}

const meets = ([x, y, width, height]: Bounds, [left, top, wide, high]: Bounds): boolean =>
  x <= left + wide && left <= x + width && y <= top + high && top <= y + height;

/** A piece of a drawing, or all of it, as an `<svg>` element without ids, so that several stand on one page. */
export function svgElement(
  drawing: Drawing,
  { bounds = drawing.bounds, scale = 1, title = drawing.label, about = '' }: SvgElementWishes = {},
): string {
  const [x, y, width, height] = bounds.map(short) as [string, string, string, string];
  const nodes = drawing.parts.filter(({ at }) => meets(bounds, at)).flatMap((part) => part.nodes);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="${short(bounds[2] * scale)}" height="${short(bounds[3] * scale)}" viewBox="${x} ${y} ${width} ${height}" font-family="${escaped(fileFaces)}">`,
    ...(title === '' ? [] : [`<title>${escaped(title)}</title>`]),
    ...(about === '' ? [] : [`<desc>${escaped(about)}</desc>`]),
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${drawing.theme.paper}"/>`,
    ...nodes.map((one) => written(plain(one))),
    '</svg>',
  ].join('\n');
}

/** Which piece of a drawing, how large, and what it is called. */
export interface SvgElementWishes {
  readonly bounds?: Bounds;
  readonly scale?: number;
  readonly title?: string;
  readonly about?: string;
}

/**
 * A plane of a process as an SVG file that stands on its own: SVG 1.1 with presentation attributes alone, in light colours, without style sheets,
 * classes, scripts, links and foreign objects, so that Word, Visio and every browser show the same.
 *
 * The definition is untrusted data: texts are escaped, and what cannot be drawn is left out.
 *
 * @example svgFile(definition, { language: 'ru' }).svg
 */
export function svgFile(definition: unknown, wishes: SvgFileWishes = {}): SvgFile {
  const drawing = drawProcess(definition, { ...wishes, theme: drawingThemes.light });
  const [, , width, height] = drawing.bounds;
  return {
    plane: drawing.plane,
    label: drawing.label,
    width,
    height,
    svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svgElement(drawing, { about: drawing.about })}\n`,
  };
}

/** All planes of a process, each a file: the document's first, then those of collapsed subprocesses. */
export function svgFiles(definition: unknown, { language }: Pick<SvgFileWishes, 'language'> = {}): readonly SvgFile[] {
  const told = language === undefined ? {} : { language };
  return planesOf(definition).map((plane) => svgFile(definition, { ...told, ...(plane === '' ? {} : { plane }) }));
}
