import { attributesOf } from './bpmn/attributes.js';
import type { Fields, Writing } from './bpmn/context.js';
import { inOrder } from './bpmn/order.js';
import { childrenOf, partsOf } from './bpmn/parts.js';
import { ownPrefixes, ownWhereUsed, spaces } from './bpmn/spaces.js';
import { mapFor } from './bpmn/types.js';
import type { Inventory } from './found.js';
import { shortly } from './vendors/reading.js';
import {
  attributeOf,
  comparable,
  elementsOf,
  plainAttribute,
  textOf,
  withStrayText,
  writeNodes,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
} from './xml/index.js';

/** Names of BPMN's own content of an element that is kept and does nothing here, for the report. */
export function keptNames(element: XmlElement, type: string, kept: Kept): readonly string[] {
  const words = attributesOf(type).map(({ xml }) => xml);
  const parts = partsOf(type).flatMap(({ names }) => names);
  const attributes = Object.keys(kept.attrs ?? {}).filter(
    (name) => !name.includes(':') && !words.includes(name) && !tellingNothing.includes(name),
  );
  const children =
    kept.xml === undefined
      ? []
      : elementsOf(element).filter(({ local, space }) => space === spaces.model && mapFor(type, local) === undefined);
  const names = children
    .map(({ local }) => local)
    .filter((local) => (!parts.includes(local) || local === 'ioSpecification') && !structure.includes(local));
  const stray = withStrayText(element.children).flatMap((child) => (child.kind === 'stray' ? [`“${shortly(child.value)}”`] : []));
  return [...new Set([...attributes, ...names, ...stray])];
}

/** Attributes that most tools write and nobody misses. */
const tellingNothing: readonly string[] = [
  'id',
  'gatewayDirection',
  'processType',
  'isClosed',
  'startQuantity',
  'completionQuantity',
  'isInterrupting',
  'name',
  'textFormat',
];
const structure: readonly string[] = [
  'documentation',
  'extensionElements',
  'incoming',
  'outgoing',
  'flowNodeRef',
  'laneSet',
  'childLaneSet',
];

/** What a file says of an element beyond the definition, as definitions keep it. */
export interface Kept {
  attrs?: Record<string, string>;
  xml?: string;
  di?: string;
}

/** The prefixes of a file. Names from inner declarations get one too, so that what is kept can stand anywhere. */
export class Prefixes {
  readonly #spaces = new Map<string, string>();
  /** The first prefix of each namespace, and the first that is not empty. */
  readonly #first = new Map<string, string>();
  readonly #firstNamed = new Map<string, string>();
  /** The last number behind a prefix that was made. */
  readonly #numbers = new Map<string, number>();

  constructor(declared: Readonly<Record<string, string>>) {
    for (const [prefix, space] of Object.entries(declared)) this.#set(prefix, space);
  }

  #set(prefix: string, space: string): void {
    this.#spaces.set(prefix, space);
    if (!this.#first.has(space)) this.#first.set(space, prefix);
    if (prefix !== '' && !this.#firstNamed.has(space)) this.#firstNamed.set(space, prefix);
  }

  get all(): ReadonlyMap<string, string> {
    return this.#spaces;
  }

  /** Takes over what an inner element declares, for the sake of names in values, where the prefix is not another's. */
  add(prefix: string, space: string): void {
    if (prefix !== '' && !this.#spaces.has(prefix)) this.#set(prefix, space);
  }

  /** A prefix for a namespace, for attributes never the empty one. */
  of(space: string, wanted: string, mayBeEmpty = false): string {
    const known = (mayBeEmpty ? this.#first : this.#firstNamed).get(space);
    if (known !== undefined) return known;
    const stem = wanted === '' ? 'ns' : wanted;
    let prefix = stem;
    let n = this.#numbers.get(stem) ?? 0;
    while (this.#spaces.has(prefix)) prefix = `${stem}${++n}`;
    this.#numbers.set(stem, n);
    this.#set(prefix, space);
    return prefix;
  }
}

/** The attributes among these that the definition does not say. */
export function keptAttributes(
  element: XmlElement,
  known: (name: string, value: string) => boolean,
  prefixes: Prefixes,
): Record<string, string> | undefined {
  const kept: Record<string, string> = {};
  for (const { name, local, space, value } of element.attributes) {
    if (space === '' && known(local, value)) continue;
    if (space === spaces.millrace) continue;
    const prefix = name.includes(':') ? name.slice(0, name.indexOf(':')) : '';
    const isXml = space === 'http://www.w3.org/XML/1998/namespace';
    kept[space === '' ? local : isXml ? name : `${prefixes.of(space, prefix)}:${local}`] = value;
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}

/**
 * What is kept of an element that has an entry: its attributes and children without what the definition's own way of writing would give back. `fields` is the entry as
 * it was read, `refs` are the references to flows and elements that the definition gives back, in comparable form; `isThere` tells whether a reference leads anywhere.
 */
export function keptOf(
  element: XmlElement,
  type: string,
  id: string,
  fields: Fields,
  writing: Writing,
  prefixes: Prefixes,
  refs: ReadonlySet<string>,
  isThere: (reference: string) => boolean,
): Kept {
  const words = attributesOf(type);
  const attrs = keptAttributes(
    element,
    (name, value) => {
      if (name === 'id') return true;
      const word = words.find((each) => each.xml === name);
      return word !== undefined && word.write(fields[word.field], writing) === value;
    },
    prefixes,
  );
  const written = new Set<XmlElement>();
  for (const part of partsOf(type)) {
    const source = childrenOf(part, element);
    const own = part.write({ ...fields, type }, writing, id);
    const isSame = source.length === own.length && source.every((each, index) => comparable(each) === comparable(own[index] as XmlElement));
    if (isSame) for (const each of source) written.add(each);
  }
  const nodes: XmlNode[] = [];
  const laneSets = elementsOf(element).filter(
    ({ local, space }) => /^(laneSet|childLaneSet)$/.test(local) && space === spaces.model,
  ).length;
  for (const child of withStrayText(element.children)) {
    if (child.kind !== 'element') nodes.push(child);
    else if (!written.has(child)) nodes.push(...keptChild(child, type, laneSets, refs, isThere));
  }
  const xml = writeNodes(asWritten(type, nodes), prefixes.all);
  return { ...(attrs === undefined ? {} : { attrs }), ...(xml === '' ? {} : { xml }) };
}

/** Nodes in the order in which an export has them, so that the next import keeps the same. */
export function asWritten(type: string, nodes: readonly XmlNode[]): readonly XmlNode[] {
  const elements = nodes.filter((node) => node.kind === 'element');
  return [...nodes.filter((node) => node.kind !== 'element'), ...inOrder(type, elements)];
}

/** On a kept reference that led nowhere already in the file: others mean nothing any more when what they name is gone. */
export const nowhere: XmlAttribute = { name: 'millrace:nowhere', local: 'nowhere', space: spaces.millrace, value: 'true' };

function keptChild(
  child: XmlElement,
  owner: string,
  laneSets: number,
  refs: ReadonlySet<string>,
  isThere: (reference: string) => boolean,
): readonly XmlElement[] {
  if (child.space !== spaces.model) return [child];
  if (mapFor(owner, child.local) !== undefined) return [];
  if (child.local === 'extensionElements') return withoutOurs(child);
  if (child.local === 'laneSet' || child.local === 'childLaneSet') return laneSetOutline(child, laneSets > 1);
  if (/^(incoming|outgoing|flowNodeRef)$/.test(child.local)) {
    if (refs.has(comparable(child))) return [];
    return [
      child.local === 'flowNodeRef' && !isThere(textOf(child).trim()) ? { ...child, attributes: [...child.attributes, nowhere] } : child,
    ];
  }
  return [child];
}

/** Extensions of others. */
function withoutOurs(element: XmlElement): readonly XmlElement[] {
  const children = element.children.filter((child) => child.kind !== 'element' || child.space !== spaces.millrace);
  const isOurs = children.length < element.children.length && !children.some((child) => child.kind === 'element');
  return isOurs ? [] : [{ ...element, children }];
}

/** A set of lanes without its lanes, where it says anything itself; with their ids where there are several sets. */
function laneSetOutline(element: XmlElement, several: boolean): readonly XmlElement[] {
  const others = withStrayText(element.children).filter(
    (child) => !(child.kind === 'element' && child.local === 'lane' && child.space === spaces.model),
  );
  const stubs = several
    ? elementsOf(element)
        .filter(({ local }) => local === 'lane')
        .map((lane) => ({ ...lane, declares: {}, attributes: [plainAttribute('id', attributeOf(lane, 'id') ?? '')], children: [] }))
    : [];
  if (element.attributes.length === 0 && others.length === 0 && !several) return [];
  return [{ ...element, children: [...others, ...stubs] }];
}

/** A process whose data inputs and outputs say the ids that they have in a file of ours: what is kept of them must be found again. */
export function withDataIds(process: XmlElement, { of }: Inventory, back: ReadonlyMap<string, string>): XmlElement {
  const inside = (element: XmlElement, change: (child: XmlElement) => XmlElement): XmlElement => ({
    ...element,
    children: element.children.map((child) => (child.kind === 'element' ? change(child) : child)),
  });
  const data = (child: XmlElement): XmlElement => {
    const id = back.get(of.get(child)?.id ?? '');
    if (id === undefined || attributeOf(child, 'id') === id) return child;
    return { ...child, attributes: [plainAttribute('id', id), ...child.attributes.filter(({ name }) => name !== 'id')] };
  };
  return inside(process, (child) => (child.local === 'ioSpecification' && child.space === spaces.model ? inside(child, data) : child));
}

/** The prefixes of a file, without those of ours that nothing in it uses. */
export function usedIn(prefixes: Prefixes, nodes: readonly XmlNode[]): Record<string, string> {
  const used = new Set<string>();
  const visit = (node: XmlNode): void => {
    if (node.kind !== 'element') return;
    used.add(node.space);
    for (const { space } of node.attributes) if (space !== '') used.add(space);
    for (const child of node.children) visit(child);
  };
  for (const node of nodes) visit(node);
  return Object.fromEntries(
    [...prefixes.all].filter(([prefix, space]) => !ownWhereUsed.includes(prefix) || ownPrefixes[prefix] !== space || used.has(space)),
  );
}
