import { spaces } from './bpmn/spaces.js';
import { truthOf } from './bpmn/truth.js';
import type { Fields } from './bpmn/context.js';
import { isDrawing } from './diagram-outline.js';
import { boundsWords, coloursOf, colourWords, drawnIds, flags, numberOf } from './diagram-values.js';
import type { ImportedDefinition } from './import-bpmn.js';
import type { Prefixes } from './kept.js';
import { isMap, same } from './patch.js';
import {
  attributeOf,
  elementsOf,
  plainAttribute,
  withStrayText,
  type XmlAttribute,
  type XmlElement,
  xmlElement,
  type XmlNode,
} from './xml/index.js';

interface DiagramsOf {
  readonly definition: ImportedDefinition;
  readonly prefixes: Prefixes;
  /** What was kept of a shape, a line or a diagram. */
  kept(id: string): readonly XmlElement[];
  /** The id in the file. */
  id(id: string): string;
  /** Whether it stands in the file: what does not is not drawn in it. */
  isThere(id: string): boolean;
}

type Maker = (local: string, attributes?: readonly XmlAttribute[], children?: readonly XmlNode[]) => XmlElement;

/** The diagrams of a file, one for each plane. */
export function writeDiagrams(of: DiagramsOf): readonly XmlElement[] {
  const layout = of.definition['layout'];
  const planes = isMap(layout) && isMap(layout['planes']) ? Object.entries(layout['planes']) : [];
  const maker = (space: string, wanted: string): Maker => {
    const prefix = of.prefixes.of(space, wanted, true);
    return (local, attributes = [], children = []) => xmlElement(prefix === '' ? local : `${prefix}:${local}`, space, attributes, children);
  };
  if (planes.length === 0) return [];
  const make = { diagram: maker(spaces.diagram, 'bpmndi'), bounds: maker(spaces.bounds, 'dc'), line: maker(spaces.line, 'di') };
  const times = new Map<string, number>();
  for (const [, plane] of planes) for (const id of drawnIn(plane)) if (of.isThere(id)) times.set(id, (times.get(id) ?? 0) + 1);
  return planes.flatMap(([key, plane]) => (isMap(plane) ? [writePlane(of, make, key, plane, times)] : []));
}

interface Makers {
  readonly diagram: Maker;
  readonly bounds: Maker;
  readonly line: Maker;
}

function drawnIn(plane: unknown): readonly string[] {
  if (!isMap(plane)) return [];
  const ids = [...Object.keys(mapIn(plane, 'shapes')), ...Object.keys(mapIn(plane, 'edges'))];
  const order = Array.isArray(plane['order']) ? (plane['order'] as unknown[]).filter((id): id is string => typeof id === 'string') : [];
  const known = new Set(ids);
  return [...new Set([...order.filter((id) => known.has(id)), ...ids])];
}

function mapIn(plane: Fields, name: string): Readonly<Record<string, unknown>> {
  return isMap(plane[name]) ? plane[name] : {};
}

function writePlane(of: DiagramsOf, make: Makers, key: string, plane: Fields, times: ReadonlyMap<string, number>): XmlElement {
  const drawn = drawnIn(plane).flatMap((id) => {
    if (!of.isThere(id)) return [];
    const shape = mapIn(plane, 'shapes')[id];
    const edge = mapIn(plane, 'edges')[id];
    const several = (times.get(id) ?? 0) > 1;
    const kept = of.kept(id).find((each) => !several || attributeOf(each, 'plane', spaces.millrace) === key);
    if (isMap(shape)) return [writeShape(of, make, id, key, shape, kept, several)];
    return isMap(edge) ? [writeEdge(of, make, id, key, edge, kept, several)] : [];
  });
  const outline = of.kept(key)[0];
  const inner =
    outline === undefined ? undefined : elementsOf(outline).find(({ local, space }) => local === 'BPMNPlane' && space === spaces.diagram);
  const about = typeof plane['of'] === 'string' ? aboutOf(of, plane['of']) : undefined;
  const planeId = of.isThere(`${key}_plane`) ? `${key}_plane_` : `${key}_plane`;
  const planeAttributes = over(inner?.attributes ?? [], [
    ...(inner === undefined ? [plainAttribute('id', planeId)] : []),
    ...(about === undefined ? [] : [plainAttribute('bpmnElement', about)]),
  ]);
  const left = withStrayText(inner?.children ?? []);
  const before = left.filter((each) => !isDrawing(each));
  const after = left.filter(isDrawing);
  const written = make.diagram('BPMNPlane', planeAttributes, [...before, ...drawn, ...after]);
  const others = withStrayText(outline?.children ?? []).filter((child) => child !== inner);
  const id = of.isThere(key) ? `${key}_diagram` : key;
  return make.diagram('BPMNDiagram', over(outline?.attributes ?? [], [plainAttribute('id', id)]), [written, ...others]);
}

/** What a diagram shows: BPMN knows processes, collaborations and their parts, but no document. */
function aboutOf(of: DiagramsOf, id: string): string | undefined {
  if (of.isThere(id)) return of.id(id);
  const { definition } = of;
  const roots = isMap(definition['rootElements']) ? definition['rootElements'] : {};
  const collaboration = Object.keys(roots).find((each) => isMap(roots[each]) && roots[each]['type'] === 'collaboration');
  const first = collaboration ?? Object.keys(isMap(definition['processes']) ? definition['processes'] : {})[0];
  return first === undefined ? undefined : of.id(first);
}

/** Attributes of a file over the usual ones: what it said itself counts. */
function over(said: readonly XmlAttribute[], usual: readonly XmlAttribute[]): readonly XmlAttribute[] {
  return [...usual.filter((each) => !said.some(({ name }) => name === each.name)), ...said];
}

function idOf(of: DiagramsOf, id: string, key: string, several: boolean): XmlAttribute {
  return plainAttribute('id', drawnIds(of.id(id), key)[several ? 1 : 0] as string);
}

function keptChildren(kept: XmlElement | undefined): {
  readonly first: readonly XmlNode[];
  readonly label: XmlElement | undefined;
  readonly points: readonly XmlElement[];
  readonly bounds: XmlElement | undefined;
} {
  const all = kept === undefined ? [] : elementsOf(kept);
  const label = all.find(({ local, space }) => local === 'BPMNLabel' && space === spaces.diagram);
  const points = all.filter(({ local, space }) => local === 'waypoint' && space === spaces.line);
  const bounds = all.find(({ local, space }) => local === 'Bounds' && space === spaces.bounds);
  const own = new Set<XmlNode | undefined>([label, bounds, ...points]);
  return { first: withStrayText(kept?.children ?? []).filter((each) => !own.has(each)), label, points, bounds };
}

function labelOf(make: Makers, kept: XmlElement | undefined, bounds: unknown): readonly XmlElement[] {
  const inner = withStrayText(kept?.children ?? []);
  const said = inner.find((each) => each.kind === 'element' && each.local === 'Bounds' && each.space === spaces.bounds);
  const own = said?.kind === 'element' ? said : undefined;
  const at = Array.isArray(bounds) ? [boundsOf(make, bounds, own)] : own !== undefined && hasPlace(own) ? [own] : [];
  if (kept === undefined && at.length === 0) return [];
  const others = inner.filter((each) => each !== own);
  const isBefore = (each: XmlNode): boolean => each.kind !== 'element' || each.space === spaces.line;
  return [
    make.diagram('BPMNLabel', kept?.attributes ?? [], [...others.filter(isBefore), ...at, ...others.filter((each) => !isBefore(each))]),
  ];
}

/** Whether bounds say at least a part of a place themselves. */
function hasPlace(bounds: XmlElement): boolean {
  return bounds.attributes.some(({ local, space }) => space === '' && boundsWords.includes(local));
}

function boundsOf(make: Makers, at: readonly unknown[], kept?: XmlElement): XmlElement {
  const more = (kept?.attributes ?? []).filter(({ local, space }) => !(space === '' && boundsWords.includes(local)));
  const place = boundsWords.map((name, index) => plainAttribute(name, numberText(at[index])));
  return make.bounds('Bounds', [...more, ...place], kept?.children);
}

function numberText(value: unknown): string {
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '0';
}

function attributesOf(
  of: DiagramsOf,
  id: string,
  key: string,
  several: boolean,
  kept: XmlElement | undefined,
  value: Fields,
  isShape: boolean,
): readonly XmlAttribute[] {
  const isFlag = ({ space, local }: XmlAttribute): boolean => isShape && space === '' && Object.hasOwn(flags, local);
  const said = (kept?.attributes ?? []).filter((each) => {
    if (isFlag(each)) return truthOf(each.value) === value[flags[each.local] as string];
    return !(each.space === spaces.millrace && each.local === 'plane');
  });
  const own = Object.entries(isShape ? flags : {}).flatMap(([name, field]) =>
    typeof value[field] === 'boolean' ? [plainAttribute(name, String(value[field]))] : [],
  );
  const usual = [idOf(of, id, key, several), plainAttribute('bpmnElement', of.id(id)), ...own];
  const now = isShape ? { fill: value['fill'], stroke: value['stroke'] } : { stroke: value['stroke'] };
  const wanted = Object.fromEntries(Object.entries(now).filter(([, colour]) => typeof colour === 'string'));
  if (same(kept === undefined ? {} : coloursOf(kept, isShape), wanted)) return over(said, usual);
  const isColour = ({ space }: XmlAttribute): boolean => space === spaces.colour || space === spaces.inColour;
  return [
    ...over(
      said.filter((each) => !isColour(each)),
      usual,
    ),
    ...colourAttributes(of.prefixes, wanted),
  ];
}

function colourAttributes(prefixes: Prefixes, colours: Fields): readonly XmlAttribute[] {
  return colourWords(colours).map(([space, local, value]) => {
    const prefix = prefixes.of(space, space === spaces.colour ? 'bioc' : 'color');
    return { name: `${prefix}:${local}`, local, space, value: String(value) };
  });
}

function writeShape(
  of: DiagramsOf,
  make: Makers,
  id: string,
  key: string,
  shape: Fields,
  kept: XmlElement | undefined,
  several: boolean,
): XmlElement {
  const { first, label, bounds } = keptChildren(kept);
  const at = Array.isArray(shape['at']) ? (shape['at'] as unknown[]) : [];
  return make.diagram('BPMNShape', attributesOf(of, id, key, several, kept, shape, true), [
    ...first,
    boundsOf(make, at, bounds),
    ...labelOf(make, label, shape['label']),
  ]);
}

function writeEdge(
  of: DiagramsOf,
  make: Makers,
  id: string,
  key: string,
  edge: Fields,
  kept: XmlElement | undefined,
  several: boolean,
): XmlElement {
  const { first, label, points: said } = keptChildren(kept);
  const via = Array.isArray(edge['via']) ? (edge['via'] as unknown[]) : [];
  const own = pointsOf(said, via);
  const points = via.map((at, index) => {
    const [x, y] = Array.isArray(at) ? (at as unknown[]) : [];
    const { attributes, children } = own(index);
    return make.line('waypoint', [...attributes, plainAttribute('x', numberText(x)), plainAttribute('y', numberText(y))], children);
  });
  return make.diagram('BPMNEdge', attributesOf(of, id, key, several, kept, edge, false), [
    ...first,
    ...points,
    ...labelOf(make, label, edge['label']),
  ]);
}

/** What each point of a line says beyond its place: what its file said, for as long as the points stand where they stood; then what all of them said. */
function pointsOf(said: readonly XmlElement[], via: readonly unknown[]): (index: number) => Pick<XmlElement, 'attributes' | 'children'> {
  const isPlace = ({ local, space }: XmlAttribute): boolean => space === '' && (local === 'x' || local === 'y');
  const [first] = said;
  const nothing = { attributes: [], children: [] };
  if (first === undefined) return () => nothing;
  const isWhole = first.attributes.some(isPlace);
  const isSame =
    isWhole && said.length === via.length && said.every((point, index) => same([numberOf(point, 'x'), numberOf(point, 'y')], via[index]));
  if (isSame)
    return (index) => {
      const { attributes = [], children = [] } = said[index] ?? nothing;
      return { attributes: attributes.filter((each) => !isPlace(each)), children: withStrayText(children) };
    };
  const inAll = ({ name, value }: XmlAttribute): boolean =>
    said.every(({ attributes }) => attributes.some((each) => each.name === name && each.value === value));
  const common = first.attributes.filter((each) => !isPlace(each) && each.name !== 'id' && inAll(each));
  return () => ({ attributes: common, children: [] });
}
