import { spaces } from './bpmn/spaces.js';
import { truthOf } from './bpmn/truth.js';
import type { Fields } from './bpmn/context.js';
import { diagramOutline, outlineOf } from './diagram-outline.js';
import { boundsOf, coloursOf, flags, labelOf, numberOf, waypointsOf } from './diagram-values.js';
import type { Inventory } from './found.js';
import { idFrom, isOurId } from './ids.js';
import type { Kept, Prefixes } from './kept.js';
import { fileProblem, type FileProblem } from './notes.js';
import { attributeOf, elementsOf, withStrayText, writeNodes, type XmlElement, type XmlNode } from './xml/index.js';

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
    const [plane, ...more] = elementsOf(diagram).filter(({ local, space }) => local === 'BPMNPlane' && space === spaces.diagram);
    for (const each of more) problems.push(notShown(each, second));
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
): { readonly order: string[]; readonly drawn: Fields; readonly left: XmlNode[] } {
  const shapes: Fields = {};
  const edges: Fields = {};
  const order: string[] = [];
  const left: XmlNode[] = [];
  for (const element of plane === undefined ? [] : withStrayText(plane.children)) {
    if (element.kind !== 'element') {
      left.push(element);
      continue;
    }
    const isShape = element.local === 'BPMNShape';
    const isDrawing = element.space === spaces.diagram && (isShape || element.local === 'BPMNEdge');
    const target = isDrawing ? targetOf(element, inventory) : undefined;
    const isNew = target !== undefined && !Object.hasOwn(shapes, target) && !Object.hasOwn(edges, target);
    const read = isNew ? (isShape ? readShape(element, target, key, inventory) : readEdge(element, target, key, inventory)) : undefined;
    if (target === undefined || read === undefined) {
      left.push(element);
      if (isDrawing && !isNew) tellLeft(element, target, inventory, problems);
      else if (isDrawing) problems.push(notShown(element, isShape ? noPlace : noLine));
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

const noPlace = 'says no place';
const noLine = `has no way of 2 to ${most} points`;
const second = 'is not the first in its diagram';

/** What is kept, because nobody can tell where to draw it. */
function notShown(element: XmlElement, reason: string): FileProblem {
  const { line, column } = element;
  const id = attributeOf(element, 'id') ?? element.name;
  return fileProblem('BPMN_NOT_SHOWN', { line, column, element: id, severity: 'warning' }, { element: id, reason });
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

function readEdge(element: XmlElement, target: string, plane: string, inventory: Inventory): Drawn | undefined {
  const via = waypointsOf(element).map((point) => [numberOf(point, 'x'), numberOf(point, 'y')]);
  if (via.length < 2 || via.length > most || !via.flat().every(Number.isFinite)) return undefined;
  const label = boundsOf(labelOf(element));
  const value = { via, ...(label === undefined ? {} : { label }), ...coloursOf(element, false) };
  return { value, outline: outlineOf(element, target, plane, inventory) };
}
