import type { DrawingNode } from './nodes.js';
import { short } from './nodes.js';
import type { Drawing } from './draw-process.js';

/** The faces a drawing asks for: Inter, or what a machine has instead. */
export const fontFamily = "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Letters that XML 1.0 cannot hold: controls, halves of pairs, and the two that are none. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A text as XML and HTML can hold it, between tags and within quotes. */
export function escaped(text: string): string {
  return text
    .replaceAll(unwritable, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A node of a drawing as XML. */
export function written({ tag, attributes, children }: DrawingNode): string {
  const said = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? short(value) : escaped(value)}"`)
    .join('');
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : written(child))).join('');
  return inside === '' ? `<${tag}${said}/>` : `<${tag}${said}>${inside}</${tag}>`;
}

/**
 * A drawing as a file of its own: valid XML whose texts are escaped, without scripts, links or foreign objects, so that every program opens it.
 *
 * @param words Title and description, read by screen readers; the process's name and documentation when absent.
 */
export function toSvg(drawing: Drawing, words: { readonly title?: string; readonly description?: string } = {}): string {
  const [x, y, width, height] = drawing.bounds.map(short);
  const { title = drawing.label, description = drawing.about } = words;
  const parts = drawing.parts.map(({ nodes }) => nodes.map(written).join('')).filter((part) => part !== '');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc" font-family="${escaped(fontFamily)}">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped(description)}</desc>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${drawing.theme.paper}"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}
