// Draws a process as its layout has it: node scripts/draw-process.mjs FILE.process.json [PICTURE.svg]
import { readFileSync, writeFileSync } from 'node:fs';
import { argv, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * What a picture needs of a definition.
 * @typedef {string | Readonly<Record<string, string>>} Text
 * @typedef {readonly [x: number, y: number]} Point
 * @typedef {readonly [x: number, y: number, width: number, height: number]} Bounds
 * @typedef {{ type: string, name?: Text, default?: string, cancelActivity?: boolean, event?: { type: string } }} Element
 * @typedef {{ at: Bounds, label?: Bounds }} Shape
 * @typedef {{ via: readonly Point[], label?: Bounds, stroke?: string }} Edge
 * @typedef {{ from: string, to: string, name?: Text }} Flow
 * @typedef {Readonly<Record<string, Flow>>} Flows
 * @typedef {{ shapes: Readonly<Record<string, Shape>>, edges: Readonly<Record<string, Edge>> }} Plane
 * @typedef {{ name: Text, documentation?: Text, defaultLanguage: string, lanes: Readonly<Record<string, { name: Text }>>, elements: Readonly<Record<string, Element>>, flows: Flows, layout: { planes: Readonly<Record<string, Plane>> } }} Process
 * @typedef {'start' | 'middle' | 'end'} Anchor
 */

const ink = '#1f2937';
const quiet = '#4b5563';
const paper = '#ffffff';
const fonts = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const size = { task: 15, label: 14, line: 18 };
const header = 28;
const margin = 16;

/**
 * What a whole definition has.
 * @template T
 * @param {T | undefined} value
 */
function had(value) {
  if (value === undefined) throw new Error('The definition or its layout lacks a part.');
  return value;
}

/** @type {(text: string) => string} */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
/** @type {(text: Text | undefined, language: string) => string} */
const told = (text, language) => (typeof text === 'string' ? text : (text?.[language] ?? ''));
/** @type {(value: number) => string} */
const at = (value) => String(Math.round(value * 100) / 100);
/** About as wide as the widest of the usual fonts. @type {(text: string, fontSize: number) => number} */
const widthOf = (text, fontSize) => text.length * fontSize * 0.57;

/**
 * The fewest lines that fit, as even as they can be. A number keeps its groups of digits together.
 * @type {(text: string, width: number, fontSize: number) => readonly string[]}
 */
function wrapped(text, width, fontSize) {
  const words = text.replaceAll(/(?<=\d) (?=\d)/g, '\u00a0').split(' ');
  /** @type {(limit: number) => readonly string[]} */
  const broken = (limit) =>
    words.reduce((/** @type {readonly string[]} */ lines, word) => {
      const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
      return lines.length > 0 && widthOf(longer, fontSize) <= limit ? [...lines.slice(0, -1), longer] : [...lines, word];
    }, []);
  const { length } = broken(width);
  let narrowest = width;
  while (narrowest > 20 && broken(narrowest - 4).length === length) narrowest -= 4;
  return broken(narrowest);
}

/** @type {(bounds: Bounds, text: string, style?: { fontSize?: number, fill?: string, anchor?: Anchor }) => string} */
function textIn([x, y, width, height], text, { fontSize = size.label, fill = ink, anchor = 'middle' } = {}) {
  const lines = wrapped(text, width, fontSize);
  const left = { start: x, middle: x + width / 2, end: x + width }[anchor];
  const first = y + height / 2 - ((lines.length - 1) * size.line) / 2 + fontSize * 0.35;
  const spans = lines.map((line, index) => `<tspan x="${at(left)}" y="${at(first + index * size.line)}">${escaped(line)}</tspan>`).join('');
  return `<text font-size="${fontSize}" fill="${fill}" text-anchor="${anchor}">${spans}</text>`;
}

const markers = {
  person: '<circle cx="6.5" cy="3.5" r="2.7"/><path d="M1 13v-2a4 4 0 0 1 4-4h3a4 4 0 0 1 4 4v2z"/>',
  gear: '<circle cx="6.5" cy="6.5" r="4.2"/><circle cx="6.5" cy="6.5" r="5.4" stroke-width="2.2" stroke-dasharray="2.1 2.14"/><circle cx="6.5" cy="6.5" r="1.5"/>',
  table: '<path d="M.5 1.5h13v10H.5zM.5 4.8h13M.5 8.1h13M4.8 4.8v6.7"/>',
};
const markerOf = new Map([
  ['userTask', markers.person],
  ['approvalTask', markers.person],
  ['serviceTask', markers.gear],
  ['businessRuleTask', markers.table],
]);

/** @type {(bounds: Bounds, element: Element, name: string) => string} */
function taskAt([x, y, width, height], element, name) {
  const marker = markerOf.get(element.type);
  const sign = marker
    ? `<g transform="translate(${at(x + 6)} ${at(y + 5)})" fill="none" stroke="${quiet}" stroke-width="1.1">${marker}</g>`
    : '';
  /** @type {Bounds} */
  const inside = [x + 2, y + (marker ? 6 : 0), width - 4, height];
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="9" fill="${paper}" stroke="${ink}" stroke-width="1.5"/>` +
    sign +
    textIn(inside, name, { fontSize: size.task })
  );
}

/** @type {(bounds: Bounds, element: Element) => string} */
function gatewayAt([x, y, width, height], element) {
  const [cx, cy] = [x + width / 2, y + height / 2];
  const arm = element.type === 'parallelGateway' ? 11 : 8;
  const sign =
    element.type === 'parallelGateway'
      ? `M${cx - arm} ${cy}h${arm * 2}M${cx} ${cy - arm}v${arm * 2}`
      : `M${cx - arm} ${cy - arm}l${arm * 2} ${arm * 2}M${cx + arm} ${cy - arm}l${-arm * 2} ${arm * 2}`;
  return (
    `<path d="M${cx} ${y} ${x + width} ${cy} ${cx} ${y + height} ${x} ${cy}z" fill="${paper}" stroke="${ink}" stroke-width="1.5" stroke-linejoin="round"/>` +
    `<path d="${sign}" stroke="${ink}" stroke-width="3" fill="none"/>`
  );
}

/** @type {(bounds: Bounds, element: Element) => string} */
function eventAt([x, y, width], element) {
  const r = width / 2;
  const [cx, cy] = [x + r, y + r];
  /** @type {(radius: number, strokeWidth: number, dashes?: string) => string} */
  const ring = (radius, strokeWidth, dashes = '') =>
    `<circle cx="${cx}" cy="${cy}" r="${radius}" fill="${paper}" stroke="${ink}" stroke-width="${strokeWidth}"${dashes}/>`;
  if (element.type === 'startEvent') return ring(r, 1.5);
  if (element.type === 'endEvent') return ring(r, 3.5);
  const dashes = element.cancelActivity === false ? ' stroke-dasharray="4 2.4"' : '';
  const rings = ring(r, 1.5, dashes) + ring(r - 3, 1.2, dashes);
  if (element.event?.type !== 'timer') return rings;
  const face = r - 5.5;
  const hours = Array.from({ length: 12 }, (_, hour) => {
    const [dx, dy] = [Math.sin((hour * Math.PI) / 6), -Math.cos((hour * Math.PI) / 6)];
    return `M${at(cx + dx * face)} ${at(cy + dy * face)}L${at(cx + dx * (face - 2))} ${at(cy + dy * (face - 2))}`;
  }).join('');
  return (
    rings +
    `<circle cx="${cx}" cy="${cy}" r="${face}" fill="none" stroke="${ink}"/>` +
    `<path d="${hours}M${cx} ${cy}l2-${face - 2.5}M${cx} ${cy}h${face - 4}" fill="none" stroke="${ink}" stroke-linecap="round"/>`
  );
}

/** @type {(bounds: Bounds, name: string) => string} */
function laneAt([x, y, width, height], name) {
  const [cx, cy] = [x + header / 2, y + height / 2];
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#f8fafc" stroke="#94a3b8"/>` +
    `<rect x="${x}" y="${y}" width="${header}" height="${height}" fill="#e8edf3" stroke="#94a3b8"/>` +
    `<text x="${cx}" y="${cy + 5}" transform="rotate(-90 ${cx} ${cy})" text-anchor="middle" font-size="${size.task}" font-weight="600" fill="${quiet}">${escaped(name)}</text>`
  );
}

/**
 * A path through the points with rounded corners.
 * @type {(points: readonly Point[]) => string}
 */
function wayThrough(points) {
  /** @type {(from: Point, to: Point, by: number) => string} */
  const towards = ([x, y], [toX, toY], by) => {
    const length = Math.hypot(toX - x, toY - y);
    const part = Math.min(by, length / 2) / (length || 1);
    return `${at(x + (toX - x) * part)} ${at(y + (toY - y) * part)}`;
  };
  const middle = points.slice(1, -1).map((point, index) => {
    return `L${towards(point, had(points[index]), 7)}Q${point.join(' ')} ${towards(point, had(points[index + 2]), 7)}`;
  });
  return `M${had(points[0]).join(' ')}${middle.join('')}L${had(points.at(-1)).join(' ')}`;
}

/**
 * The stroke across the beginning of the flow that is taken when no condition holds.
 * @type {(points: readonly Point[]) => string}
 */
function defaultMark(points) {
  const [[x, y], [toX, toY]] = [had(points[0]), had(points[1])];
  const [dx, dy] = [Math.sign(toX - x), Math.sign(toY - y)];
  const [cx, cy] = [x + dx * 13, y + dy * 13];
  return `M${cx - 4 * (dx + dy)} ${cy + 5 * dx - 4 * dy}L${cx + 4 * (dx + dy)} ${cy - 5 * dx + 4 * dy}`;
}

/**
 * A label leans on the upright line that it stands beside.
 * @type {(label: Bounds, points: readonly Point[]) => Anchor}
 */
function anchorOf(label, points) {
  const [x, , width] = label;
  /** @type {(edge: number) => boolean} */
  const beside = (edge) =>
    points.some(([px, py], index) => {
      const [nextX, nextY] = points[index + 1] ?? [px, py];
      const [top, bottom] = [Math.min(py, nextY), Math.max(py, nextY)];
      return px === nextX && Math.abs(px - edge) <= 10 && label[1] < bottom && label[1] + label[3] > top;
    });
  if (beside(x)) return 'start';
  return beside(x + width) ? 'end' : 'middle';
}

/** @type {(process: Process, edges: Readonly<Record<string, Edge>>, language: string) => { heads: readonly string[], lines: readonly string[], labels: readonly string[] }} */
function flowsOf(process, edges, language) {
  const flows = Object.entries(edges).map(([id, edge]) => ({ ...edge, id, flow: had(process.flows[id]), stroke: edge.stroke ?? ink }));
  const colours = [...new Set(flows.map(({ stroke }) => stroke))];
  const heads = colours.map(
    (colour, index) =>
      `<marker id="head${index}" viewBox="0 0 10 10" refX="9.5" refY="5" markerWidth="10" markerHeight="10" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 .8 10 5 0 9.2z" fill="${colour}"/></marker>`,
  );
  // Lines of one colour are drawn together over a pale edge: they merge, and pass over lines of another colour.
  const lines = colours.map((colour, index) => {
    const same = flows.filter(({ stroke }) => stroke === colour);
    const ways = same.map(({ via }) => wayThrough(via));
    const marks = same.filter(({ id, flow }) => had(process.elements[flow.from]).default === id).map(({ via }) => defaultMark(via));
    return (
      `<g fill="none" stroke="#f8fafc" stroke-width="6">${ways.map((way) => `<path d="${way}"/>`).join('')}</g>\n` +
      `<g fill="none" stroke="${colour}" stroke-width="1.5">${ways.map((way) => `<path d="${way}" marker-end="url(#head${index})"/>`).join('')}` +
      `${marks.map((mark) => `<path d="${mark}"/>`).join('')}</g>`
    );
  });
  const labels = flows.flatMap(({ label, flow, via, stroke }) =>
    label && flow.name ? [textIn(label, told(flow.name, language), { fill: stroke, anchor: anchorOf(label, via) })] : [],
  );
  return { heads, lines, labels };
}

/** @type {(element: Element, shape: Shape, name: string) => string} */
function shapeOf(element, shape, name) {
  if (element.type.endsWith('Gateway')) return gatewayAt(shape.at, element);
  return element.type.endsWith('Event') ? eventAt(shape.at, element) : taskAt(shape.at, element, name);
}

/**
 * Beside the shape, unless the label is right above or below it.
 * @type {(element: Element, shape: Shape, name: string) => string}
 */
function nameOf(element, shape, name) {
  if (!shape.label) return '';
  const [x, , width] = shape.at;
  const [left, , labelWidth] = shape.label;
  const anchor = left >= x + width / 2 ? 'start' : left + labelWidth <= x + width / 2 ? 'end' : 'middle';
  return textIn(shape.label, name, { anchor, fill: element.type.endsWith('Gateway') ? quiet : ink });
}

/**
 * The picture of the process, as SVG.
 * @param {Process} process
 */
export function drawProcess(process, language = process.defaultLanguage) {
  const plane = had(Object.values(process.layout.planes)[0]);
  const shapes = Object.entries(plane.shapes);
  const lanes = shapes.filter(([id]) => id in process.lanes);
  const elements = shapes.filter(([id]) => id in process.elements);
  const left =
    Math.min(
      ...lanes.map(
        ([
          ,
          {
            at: [x],
          },
        ]) => x,
      ),
    ) - margin;
  const top =
    Math.min(
      ...lanes.map(
        ([
          ,
          {
            at: [, y],
          },
        ]) => y,
      ),
    ) - margin;
  const right =
    Math.max(
      ...lanes.map(
        ([
          ,
          {
            at: [x, , width],
          },
        ]) => x + width,
      ),
    ) + margin;
  const bottom =
    Math.max(
      ...lanes.map(
        ([
          ,
          {
            at: [, y, , height],
          },
        ]) => y + height,
      ),
    ) + margin;
  /** @type {(id: string) => string} */
  const named = (id) => told(had(process.elements[id]).name, language);
  const { heads, lines, labels } = flowsOf(process, plane.edges, language);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${right - left} ${bottom - top}" role="img" aria-labelledby="title desc" font-family="${fonts}">`,
    `<title id="title">${escaped(told(process.name, language))}</title>`,
    `<desc id="desc">${escaped(told(process.documentation, language))}</desc>`,
    `<defs>${heads.join('')}</defs>`,
    `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" rx="12" fill="${paper}"/>`,
    ...lanes.map(([id, shape]) => laneAt(shape.at, told(had(process.lanes[id]).name, language))),
    ...lines,
    ...elements.map(([id, shape]) => shapeOf(had(process.elements[id]), shape, named(id))),
    ...elements.map(([id, shape]) => nameOf(had(process.elements[id]), shape, named(id))).filter(Boolean),
    ...labels,
    '</svg>',
    '',
  ].join('\n');
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [, , from, to] = argv;
  const picture = drawProcess(JSON.parse(readFileSync(had(from), 'utf8')));
  if (to) writeFileSync(to, picture);
  else stdout.write(picture);
}
