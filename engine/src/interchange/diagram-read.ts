import { spaces } from './bpmn/spaces.js';
import { truthOf } from './bpmn/truth.js';
import type { Fields } from './bpmn/context.js';
import type { Inventory } from './found.js';
import { idFrom, isOurId } from './ids.js';
import type { Kept, Prefixes } from './kept.js';
import { fileProblem, type FileProblem } from './notes.js';
import { attributeOf, elementsOf, writeNodes, type XmlElement } from './xml/index.js';

/** A shape or line as the definition has it, and what else its file says of it. */
interface Drawn {
  readonly value: Fields;
  readonly outline: XmlElement | undefined;
}

export interface DiagramsRead {
  readonly planes: Readonly<Record<string, Fields>>;
  /** Raw content by the id of what is drawn, and by plane. */
  readonly kept: ReadonlyMap<string, Kept>;
}

const most = 1000;

/** Reads all diagrams of a file. What is drawn of nothing, or twice in one diagram, is kept as it is. */
export function readDiagrams(
  root: XmlElement,
  inventory: Inventory,
  prefixes: Prefixes,
  definition: string,
  problems: FileProblem[],
): DiagramsRead {
  const planes: Record<string, Fields> = {};
  const drawn = new Map<string, { plane: string; outline: XmlElement | undefined }[]>();
  const kept = new Map<string, Kept>();
  const diagrams = elementsOf(root).filter(({ local, space }) => local === 'BPMNDiagram' && space === spaces.diagram);
  const taken = new Set(inventory.found.map(({ id }) => id));
  for (const [index, diagram] of diagrams.entries()) {
    const plane = elementsOf(diagram).find(({ local, space }) => local === 'BPMNPlane' && space === spaces.diagram);
    const key = keyOf(diagram, plane, taken) ?? idFrom('plane', index);
    taken.add(key);
    const about = plane === undefined ? undefined : targetOf(plane, inventory);
    const read = readPlane(plane, key, inventory, problems, drawn);
    planes[key] = { of: about ?? definition, ...(read.order.length === 0 ? {} : { order: read.order }), ...read.drawn };
    const outline = diagramOutline(diagram, plane, key, read.left, about !== undefined);
    if (outline !== undefined) kept.set(key, { di: writeNodes([inNames(outline, prefixes)], prefixes.all) });
  }
  for (const [id, all] of drawn) {
    const outlines = all.flatMap(({ plane, outline }) => {
      if (outline === undefined) return [];
      if (all.length === 1) return [inNames(outline, prefixes)];
      const name = { name: 'millrace:plane', local: 'plane', space: spaces.millrace, value: plane };
      return [inNames({ ...outline, attributes: [...outline.attributes, name] }, prefixes)];
    });
    if (outlines.length > 0) kept.set(id, { di: writeNodes(outlines, prefixes.all) });
  }
  return { planes, kept };
}

const diagramSpaces: Readonly<Record<string, string>> = { [spaces.diagram]: 'bpmndi', [spaces.bounds]: 'dc', [spaces.line]: 'di' };

/** An outline with the prefixes that an export has: some tools declare the namespaces of diagrams anew on every element. */
function inNames(element: XmlElement, prefixes: Prefixes): XmlElement {
  const children = element.children.map((child) => (child.kind === 'element' ? inNames(child, prefixes) : child));
  const own = diagramSpaces[element.space];
  if (own === undefined) return { ...element, children };
  const prefix = prefixes.of(element.space, own, true);
  return { ...element, name: prefix === '' ? element.local : `${prefix}:${element.local}`, declares: {}, children };
}

/** The key of a diagram: its own id, or that of its plane. One that we wrote ourselves for a plane that is called as its process gets that name back. */
function keyOf(diagram: XmlElement, plane: XmlElement | undefined, taken: ReadonlySet<string>): string | undefined {
  const ids = [attributeOf(diagram, 'id'), plane && attributeOf(plane, 'id')];
  const own = ids[0]?.endsWith('_diagram') === true ? ids[0].slice(0, -'_diagram'.length) : undefined;
  const isOurs =
    diagram.attributes.length === 1 &&
    plane?.attributes.every(({ name }) => name === 'id' || name === 'bpmnElement') === true &&
    elementsOf(diagram).length === 1;
  if (own !== undefined && isOurs && taken.has(own) && ids[1] === `${own}_plane`) return own;
  return ids.find((id) => id !== undefined && isOurId(id) && !taken.has(id));
}

function targetOf(element: XmlElement, inventory: Inventory): string | undefined {
  const raw = attributeOf(element, 'bpmnElement')?.trim() ?? '';
  return inventory.ids.get(raw) ?? inventory.ids.get(raw.slice(raw.indexOf(':') + 1));
}

function readPlane(
  plane: XmlElement | undefined,
  key: string,
  inventory: Inventory,
  problems: FileProblem[],
  drawn: Map<string, { plane: string; outline: XmlElement | undefined }[]>,
): { readonly order: string[]; readonly drawn: Fields; readonly left: XmlElement[] } {
  const shapes: Fields = {};
  const edges: Fields = {};
  const order: string[] = [];
  const left: XmlElement[] = [];
  for (const element of plane === undefined ? [] : elementsOf(plane)) {
    const isShape = element.local === 'BPMNShape';
    const isDrawing = element.space === spaces.diagram && (isShape || element.local === 'BPMNEdge');
    const target = isDrawing ? targetOf(element, inventory) : undefined;
    const isNew = target !== undefined && !Object.hasOwn(shapes, target) && !Object.hasOwn(edges, target);
    const read = isNew ? (isShape ? readShape(element, target, key, inventory) : readEdge(element, target, key, inventory)) : undefined;
    if (target === undefined || read === undefined) {
      left.push(element);
      if (isDrawing && !isNew) tellLeft(element, target, inventory, problems);
      continue;
    }
    (isShape ? shapes : edges)[target] = read.value;
    order.push(target);
    const list = drawn.get(target) ?? [];
    list.push({ plane: key, outline: read.outline });
    drawn.set(target, list);
  }
  return {
    order,
    drawn: { ...(Object.keys(shapes).length === 0 ? {} : { shapes }), ...(Object.keys(edges).length === 0 ? {} : { edges }) },
    left,
  };
}

function tellLeft(element: XmlElement, target: string | undefined, inventory: Inventory, problems: FileProblem[]): void {
  const found = attributeOf(element, 'bpmnElement')?.trim() ?? '';
  if (target === undefined && inventory.inner.has(found)) return;
  // Every choreography task draws its participants as its bands.
  if (attributeOf(element, 'choreographyActivityShape') !== undefined) return;
  const { line, column } = element;
  const id = attributeOf(element, 'id') ?? element.name;
  problems.push(
    fileProblem(
      target === undefined ? 'BPMN_SHAPE_OF_NOTHING' : 'BPMN_SHAPE_TWICE',
      { line, column, element: id, severity: 'warning' },
      { element: id, found },
    ),
  );
}

function numberOf(element: XmlElement, name: string): number {
  const text = attributeOf(element, name)?.trim() ?? '';
  return text === '' ? Number.NaN : Number(text.replace(',', '.'));
}

const boundsWords: readonly string[] = ['x', 'y', 'width', 'height'];

function boundsOf(element: XmlElement | undefined): readonly number[] | undefined {
  const bounds = element && elementsOf(element).find(({ local, space }) => local === 'Bounds' && space === spaces.bounds);
  if (bounds === undefined) return undefined;
  const at = boundsWords.map((name) => numberOf(bounds, name));
  return at.every(Number.isFinite) ? at : undefined;
}

function labelOf(element: XmlElement): XmlElement | undefined {
  return elementsOf(element).find(({ local, space }) => local === 'BPMNLabel' && space === spaces.diagram);
}

/** What a shape says of itself beside its place, and our words for it. */
export const flags: Readonly<Record<string, string>> = {
  isExpanded: 'expanded',
  isHorizontal: 'horizontal',
  isMarkerVisible: 'markerVisible',
};

/** `#rrggbb` of what tools write as a colour; `undefined` for what is none. */
function colour(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (/^#[0-9A-Fa-f]{6}$/.test(value)) return value;
  const short = /^#([0-9A-Fa-f])([0-9A-Fa-f])([0-9A-Fa-f])$/.exec(value);
  return short === null
    ? undefined
    : `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`;
}

/** The colours of a shape or line. */
export function coloursOf(element: XmlElement, isShape: boolean): Fields {
  const fill = isShape
    ? (colour(attributeOf(element, 'background-color', spaces.inColour)) ?? colour(attributeOf(element, 'fill', spaces.colour)))
    : undefined;
  const stroke = colour(attributeOf(element, 'border-color', spaces.inColour)) ?? colour(attributeOf(element, 'stroke', spaces.colour));
  return { ...(fill === undefined ? {} : { fill }), ...(stroke === undefined ? {} : { stroke }) };
}

function readShape(element: XmlElement, target: string, plane: string, inventory: Inventory): Drawn | undefined {
  const at = boundsOf(element);
  if (at === undefined) return undefined;
  const value: Fields = { at };
  const label = boundsOf(labelOf(element));
  if (label !== undefined) value['label'] = label;
  for (const [name, field] of Object.entries(flags)) {
    const flag = truthOf(attributeOf(element, name));
    if (flag !== undefined) value[field] = flag;
  }
  Object.assign(value, coloursOf(element, true));
  return { value, outline: outlineOf(element, target, plane, inventory) };
}

function waypointsOf(element: XmlElement): readonly XmlElement[] {
  return elementsOf(element).filter(({ local, space }) => local === 'waypoint' && space === spaces.line);
}

function readEdge(element: XmlElement, target: string, plane: string, inventory: Inventory): Drawn | undefined {
  const via = waypointsOf(element).map((point) => [numberOf(point, 'x'), numberOf(point, 'y')]);
  if (via.length < 2 || via.length > most || !via.flat().every(Number.isFinite)) return undefined;
  const label = boundsOf(labelOf(element));
  const value = { via, ...(label === undefined ? {} : { label }), ...coloursOf(element, false) };
  return { value, outline: outlineOf(element, target, plane, inventory) };
}

/** The ids that a shape or line gets where its file had none to keep. */
export function drawnIds(target: string, plane: string): readonly string[] {
  return [`${target}_di`, `${target}_${plane}_di`];
}

/** The colours of a shape or line as its file says them, in both ways there are. */
export function colourWords({ fill, stroke }: Fields): readonly (readonly [string, string, unknown])[] {
  const all: readonly (readonly [string, string, unknown])[] = [
    [spaces.colour, 'fill', fill],
    [spaces.colour, 'stroke', stroke],
    [spaces.inColour, 'background-color', fill],
    [spaces.inColour, 'border-color', stroke],
  ];
  return all.filter(([, , value]) => typeof value === 'string');
}

/** Whether a file says colours as we would write them. */
function hasUsualColours(element: XmlElement): boolean {
  const said = element.attributes.filter(({ space }) => space === spaces.colour || space === spaces.inColour);
  const words = colourWords(coloursOf(element, element.local === 'BPMNShape'));
  return said.length === words.length && words.every(([space, local, value]) => attributeOf(element, local, space) === value);
}

/** A shape or line without what the definition has of it; `undefined` where nothing is left. */
function outlineOf(element: XmlElement, target: string, plane: string, inventory: Inventory): XmlElement | undefined {
  const raw = attributeOf(element, 'bpmnElement')?.trim() ?? '';
  const usual = [...drawnIds(raw, plane), ...drawnIds(target, plane)];
  const isUsual = hasUsualColours(element);
  const attributes = element.attributes.filter(({ local, space, value }) => {
    if (space === spaces.colour || space === spaces.inColour) return !isUsual;
    if (space !== '') return true;
    if (local === 'id') return !usual.includes(value);
    if (local === 'bpmnElement') return inventory.ids.get(value) === undefined;
    const flag = value.trim();
    return !(Object.hasOwn(flags, local) && element.local === 'BPMNShape' && (flag === 'true' || flag === 'false'));
  });
  const children: XmlElement[] = [];
  let seen = false;
  for (const child of elementsOf(element)) {
    if (child.space === spaces.bounds && child.local === 'Bounds') {
      const more = child.attributes.filter(({ local, space }) => !(space === '' && boundsWords.includes(local)));
      if (more.length > 0) children.push({ ...child, declares: {}, attributes: more, children: [] });
      continue;
    }
    if (child.space === spaces.line && child.local === 'waypoint') {
      // What one point says beyond its place, all of them say: some tools name its type.
      const more = child.attributes.filter(({ local, space }) => !(space === '' && (local === 'x' || local === 'y')));
      if (!seen && more.length > 0) children.push({ ...child, declares: {}, attributes: more, children: [] });
      seen = true;
      continue;
    }
    if (child.space === spaces.diagram && child.local === 'BPMNLabel') {
      const inner = elementsOf(child).filter(({ local, space }) => !(local === 'Bounds' && space === spaces.bounds));
      if (child.attributes.length > 0 || inner.length > 0 || boundsOf(child) === undefined)
        children.push({ ...child, declares: {}, children: inner });
      continue;
    }
    children.push(child);
  }
  if (attributes.length === 0 && children.length === 0) return undefined;
  return { ...element, declares: {}, attributes, children: children.sort((a, b) => rankOf(a) - rankOf(b)) };
}

/** Where a child of a shape or line stands in what we write. */
function rankOf({ local }: XmlElement): number {
  return ['waypoint', 'Bounds', 'BPMNLabel'].indexOf(local);
}

function diagramOutline(
  diagram: XmlElement,
  plane: XmlElement | undefined,
  key: string,
  left: readonly XmlElement[],
  isKnown: boolean,
): XmlElement | undefined {
  const usual = [key, `${key}_diagram`];
  const attributes = diagram.attributes.filter(({ local, space, value }) => !(space === '' && local === 'id' && usual.includes(value)));
  const ofPlane = (plane?.attributes ?? []).filter(({ local, space }) => !(space === '' && local === 'bpmnElement' && isKnown));
  const isUsual = ofPlane.length === 1 && ofPlane.every(({ local, value }) => local === 'id' && value === `${key}_plane`);
  const others = elementsOf(diagram).filter((child) => child !== plane);
  const ordered = [...left.filter(({ space }) => space !== spaces.diagram), ...left.filter(({ space }) => space === spaces.diagram)];
  const inner =
    plane === undefined || (isUsual && left.length === 0) ? [] : [{ ...plane, declares: {}, attributes: ofPlane, children: ordered }];
  if (attributes.length === 0 && others.length === 0 && inner.length === 0) return undefined;
  return { ...diagram, declares: {}, attributes, children: [...inner, ...others] };
}
