import { spaces } from './bpmn/spaces.js';
import { boundsOf, boundsWords, colourWords, coloursOf, drawnIds, flags, numberOf } from './diagram-values.js';
import type { Inventory } from './found.js';
import { attributeOf, comparable, plainAttribute, withStrayText, type XmlElement, type XmlNode } from './xml/index.js';

/** Whether a file says colours as we would write them. */
function hasUsualColours(element: XmlElement): boolean {
  const said = element.attributes.filter(({ space }) => space === spaces.colour || space === spaces.inColour);
  const words = colourWords(coloursOf(element, element.local === 'BPMNShape'));
  return said.length === words.length && words.every(([space, local, value]) => attributeOf(element, local, space) === value);
}

/** A shape or line without what the definition has of it; `undefined` where nothing is left. */
export function outlineOf(element: XmlElement, target: string, plane: string, inventory: Inventory): XmlElement | undefined {
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
  const children: XmlNode[] = [];
  const points: XmlElement[] = [];
  for (const child of withStrayText(element.children)) {
    if (child.kind !== 'element') children.push(child);
    else if (child.space === spaces.bounds && child.local === 'Bounds') children.push(...beyondBounds(child));
    else if (child.space === spaces.line && child.local === 'waypoint') points.push(child);
    else if (child.space === spaces.diagram && child.local === 'BPMNLabel') children.push(...labelOutline(child));
    else children.push(child);
  }
  children.push(...pointsOutline(points));
  if (attributes.length === 0 && children.length === 0) return undefined;
  return { ...element, declares: {}, attributes, children: children.sort((a, b) => rankOf(a) - rankOf(b)) };
}

/** What bounds say beyond a place. */
function beyondBounds(bounds: XmlElement): readonly XmlElement[] {
  const more = bounds.attributes.filter(({ local, space }) => !(space === '' && boundsWords.includes(local)));
  const inner = withStrayText(bounds.children);
  return more.length + inner.length === 0 ? [] : [{ ...bounds, declares: {}, attributes: more, children: inner }];
}

/** A label without the place that the definition has; bounds that are no place stay whole. */
function labelOutline(label: XmlElement): readonly XmlElement[] {
  const isPlaced = boundsOf(label) !== undefined;
  const isBounds = (child: XmlNode): child is XmlElement =>
    child.kind === 'element' && child.local === 'Bounds' && child.space === spaces.bounds;
  const inner = withStrayText(label.children).flatMap<XmlNode>((child) => (isPlaced && isBounds(child) ? beyondBounds(child) : [child]));
  if (isPlaced && label.attributes.length === 0 && inner.length === 0) return [];
  return [{ ...label, declares: {}, children: inner }];
}

/** What points say beyond their places: once where all say the same, as some tools name their type; else all points with their places, by which an export knows them again. */
function pointsOutline(points: readonly XmlElement[]): readonly XmlElement[] {
  const beyond = points.map((point) => ({
    ...point,
    declares: {},
    attributes: point.attributes.filter(({ local, space }) => !(space === '' && (local === 'x' || local === 'y'))),
    children: withStrayText(point.children),
  }));
  const [first] = beyond;
  if (first === undefined || beyond.every(({ attributes, children }) => attributes.length + children.length === 0)) return [];
  const form = comparable(first);
  const isOne = beyond.every((each) => comparable(each) === form) && attributeOf(first, 'id') === undefined && first.children.length === 0;
  if (isOne) return [first];
  // As an export writes them, so that the next import keeps the same.
  const placed = (point: XmlElement, index: number): XmlElement => {
    const place = ['x', 'y'].map((name) => plainAttribute(name, String(numberOf(points[index] ?? point, name))));
    return { ...point, attributes: [...point.attributes, ...place] };
  };
  return beyond.map(placed);
}

/** Where a child of a shape or line stands in what we write. */
function rankOf(node: XmlNode): number {
  return node.kind === 'element' ? ['waypoint', 'Bounds', 'BPMNLabel'].indexOf(node.local) : -2;
}

/** A further plane: which of them is the first must be seen. */
function isPlane(node: XmlNode): boolean {
  return isDrawing(node) && node.kind === 'element' && node.local === 'BPMNPlane';
}

/** Whether it is of diagram interchange itself: what is not stands before that. */
export function isDrawing(node: XmlNode): boolean {
  return node.kind === 'element' && node.space === spaces.diagram;
}

/** A diagram without what the definition has of it; `undefined` where nothing is left. */
export function diagramOutline(
  diagram: XmlElement,
  plane: XmlElement | undefined,
  key: string,
  left: readonly XmlNode[],
  isKnown: boolean,
): XmlElement | undefined {
  const usual = [key, `${key}_diagram`];
  const attributes = diagram.attributes.filter(({ local, space, value }) => !(space === '' && local === 'id' && usual.includes(value)));
  const ofPlane = (plane?.attributes ?? []).filter(({ local, space }) => !(space === '' && local === 'bpmnElement' && isKnown));
  const isUsual = ofPlane.length === 1 && ofPlane.every(({ local, value }) => local === 'id' && value === `${key}_plane`);
  const others = withStrayText(diagram.children).filter((child) => child !== plane);
  const ordered = [...left.filter((each) => !isDrawing(each)), ...left.filter(isDrawing)];
  const inner =
    plane === undefined || (isUsual && left.length === 0 && !others.some(isPlane))
      ? []
      : [{ ...plane, declares: {}, attributes: ofPlane, children: ordered }];
  if (attributes.length === 0 && others.length === 0 && inner.length === 0) return undefined;
  return { ...diagram, declares: {}, attributes, children: [...inner, ...others] };
}
