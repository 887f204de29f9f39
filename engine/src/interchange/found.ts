import { idFrom, isOurId, isXmlId } from './ids.js';
import { spaces, todaysSpace } from './bpmn/spaces.js';
import { isContainer, type MapName, mapFor } from './bpmn/types.js';
import type { Fields } from './bpmn/context.js';
import { attributeOf, elementsOf, plainAttribute, textOf, type XmlAttribute, type XmlElement, type XmlNode } from './xml/index.js';

/** An element of a file that is an entry of the definition. */
export interface Found {
  readonly map: MapName;
  readonly id: string;
  /** BPMN's local name. */
  readonly type: string;
  readonly element: XmlElement;
  /** What it stands in; `undefined` at the top. */
  readonly owner: Found | undefined;
  /** Its id in the file, where the definition cannot have it. */
  readonly foreign?: string;
  fields: Fields;
  /** What vendors' extensions of it mean. */
  meant: Fields;
}

/** An id of the file that could not stay, and why. */
export interface IdChange {
  readonly why: 'invalid' | 'twice';
  readonly from: string;
  readonly to: string;
  readonly element: XmlElement;
}

/** Everything in a file that has an entry of its own, with its id, and the way from ids of the file to ours. */
export interface Inventory {
  readonly found: readonly Found[];
  /** Ids of the file that belong to something, as written → ours. */
  readonly ids: ReadonlyMap<string, string>;
  /** Ids of processes as written → ours: an element of another kind may have the same, and then `ids` leads to that. */
  readonly processes: ReadonlyMap<string, string>;
  /** Ids of the file that belong to parts of other elements. */
  readonly inner: ReadonlySet<string>;
  readonly changes: readonly IdChange[];
  /** The elements by XML element. */
  readonly of: ReadonlyMap<XmlElement, Found>;
}

/** The tree with today's names of namespaces, and BPMN's own attributes without a prefix, as its schema has them: the same one where nothing changes. */
export function inTodaysSpaces(root: XmlElement): XmlElement {
  return hasEarlierSpaces(root) ? withTodaysSpaces(root) : root;
}

function hasEarlierSpaces(node: XmlNode): boolean {
  if (node.kind !== 'element') return false;
  return (
    Object.values(node.declares).some((space) => todaysSpace(space) !== space) ||
    node.attributes.some((each) => isQualified(node, each)) ||
    node.children.some(hasEarlierSpaces)
  );
}

/** Whether an element of BPMN's says an attribute of its own with the prefix of its namespace. */
function isQualified(element: XmlElement, { local, space }: XmlAttribute): boolean {
  return space !== '' && space === element.space && bpmnSpaces.has(todaysSpace(space)) && attributeOf(element, local) === undefined;
}

const bpmnSpaces: ReadonlySet<string> = new Set([spaces.model, spaces.diagram, spaces.bounds, spaces.line]);

function withTodaysSpaces(element: XmlElement): XmlElement {
  const children = element.children.map((child) => (child.kind === 'element' ? withTodaysSpaces(child) : child));
  const space = todaysSpace(element.space);
  const declares = Object.fromEntries(Object.entries(element.declares).map(([prefix, uri]) => [prefix, todaysSpace(uri)]));
  const attributes = element.attributes.map((each) =>
    isQualified(element, each) ? plainAttribute(each.local, each.value) : { ...each, space: todaysSpace(each.space) },
  );
  return { ...element, space, declares, attributes, children };
}

/**
 * Goes through a file and gives everything its id: its own where that is possible. References to what has an id that no XML may have are in the tree that comes back
 * references to the new one, because an export cannot write the other.
 */
export function takeInventory(root: XmlElement): { readonly root: XmlElement; readonly inventory: Inventory } {
  const inventory = inventoryOf(root);
  const renamed = new Map(
    inventory.changes.filter(({ why, from }) => why === 'invalid' && !isXmlId(from)).map(({ from, to }) => [from, to]),
  );
  if (renamed.size === 0) return { root, inventory };
  const changed = withReferences(root, renamed);
  const again = inventoryOf(changed);
  return { root: changed, inventory: { ...again, ids: new Map([...again.ids, ...[...renamed.values()].map((id) => [id, id] as const)]) } };
}

/** The tree with other ids in references, which are attributes and texts of BPMN's elements. */
function withReferences(element: XmlElement, renamed: ReadonlyMap<string, string>): XmlElement {
  const isBpmn = element.space === spaces.model || element.space === spaces.diagram;
  const isName = ({ local, space }: { local: string; space: string }): boolean => space !== '' || local === 'id' || local === 'name';
  const attributes = element.attributes.map((each) =>
    !isBpmn || isName(each) ? each : { ...each, value: renamed.get(each.value.trim()) ?? each.value },
  );
  const isReference = isBpmn && /(^incoming|^outgoing|Refs?)$/.test(element.local);
  const children = element.children.map((child) => {
    if (child.kind === 'element') return withReferences(child, renamed);
    return isReference && child.kind === 'text' ? { ...child, value: renamed.get(child.value.trim()) ?? child.value } : child;
  });
  return { ...element, attributes, children };
}

function inventoryOf(root: XmlElement): Inventory {
  const found: Found[] = [];
  const ids = new Map<string, string>();
  const inner = new Set<string>();
  const changes: IdChange[] = [];
  const of = new Map<XmlElement, Found>();
  const taken = new Set<string>();
  const waiting: { map: MapName; type: string; element: XmlElement; owner: number | undefined; raw: string | undefined; path: string }[] =
    [];

  const visit = (element: XmlElement, type: string, owner: number | undefined, path: string): void => {
    for (const [index, child] of elementsOf(element).entries()) {
      const place = `${path}/${index}`;
      const raw = attributeOf(child, 'id')?.trim();
      const map = child.space === spaces.model ? mapFor(type, child.local) : undefined;
      if (map !== undefined) {
        waiting.push({ map, type: child.local, element: child, owner, raw: raw === '' ? undefined : raw, path: place });
        visit(child, child.local, waiting.length - 1, place);
        continue;
      }
      if (raw !== undefined && child.space !== spaces.diagram) inner.add(raw);
      if (child.space !== spaces.model) continue;
      if (type === 'process' && child.local === 'ioSpecification') {
        for (const [at, data] of elementsOf(child).entries()) {
          if (data.local !== 'dataInput' && data.local !== 'dataOutput') continue;
          waiting.push({
            map: 'dataObjects',
            type: data.local,
            element: data,
            owner,
            raw: attributeOf(data, 'id')?.trim(),
            path: `${place}/${at}`,
          });
        }
      } else if (child.local === 'laneSet' && isContainer(type)) visitLanes(child, owner, place);
      else if (child.local !== 'extensionElements') visitInner(child);
    }
  };
  const visitLanes = (set: XmlElement, owner: number | undefined, path: string): void => {
    for (const [index, lane] of elementsOf(set).entries()) {
      if (lane.space !== spaces.model || lane.local !== 'lane') continue;
      waiting.push({ map: 'lanes', type: 'lane', element: lane, owner, raw: attributeOf(lane, 'id')?.trim(), path: `${path}/${index}` });
      const at = waiting.length - 1;
      for (const child of elementsOf(lane))
        if (child.space === spaces.model && child.local === 'childLaneSet') visitLanes(child, at, `${path}/${index}/c`);
    }
  };
  const visitInner = (element: XmlElement): void => {
    for (const child of elementsOf(element)) {
      const id = attributeOf(child, 'id');
      if (id !== undefined) inner.add(id.trim());
      visitInner(child);
    }
  };
  visit(root, 'definitions', undefined, '');

  // Ids that can stay are given out first: none that was made may take one of them.
  for (const { raw } of waiting) if (raw !== undefined && isOurId(raw)) taken.add(raw);
  const made = (type: string, ...from: readonly (string | number)[]): string => {
    for (let attempt = 0; ; attempt++) {
      const id = idFrom(type, ...from, ...(attempt === 0 ? [] : [attempt]));
      if (!taken.has(id)) {
        taken.add(id);
        return id;
      }
    }
  };
  const results: Found[] = [];
  const processes = new Map<string, string>();
  // A process is called by its id, from other files too: it keeps it, whatever else is called so.
  const first = new Map(
    waiting
      .flatMap(({ map, raw }, index) => (map === 'processes' && raw !== undefined && isOurId(raw) ? [[raw, index] as const] : []))
      .reverse(),
  );
  const named = new Set<string>();
  for (const [index, { map, type, element, owner, raw, path }] of waiting.entries()) {
    const short = type.slice(0, 60);
    let id: string;
    let foreign: string | undefined;
    if (raw === undefined || raw === '') id = made(short, path);
    else if (named.has(raw) || (first.get(raw) ?? index) !== index) {
      id = made(short, raw, path);
      foreign = raw;
      changes.push({ why: 'twice', from: raw, to: id, element });
    } else if (isOurId(raw)) id = raw;
    else {
      id = made(short, raw);
      foreign = raw;
      changes.push({ why: 'invalid', from: raw, to: id, element });
    }
    if (raw !== undefined && raw !== '') {
      // Only processes and calls refer to processes: what else refers to the id means another.
      if (!ids.has(raw) || (ids.get(raw) === processes.get(raw) && map !== 'processes')) ids.set(raw, id);
      if (map === 'processes' && !processes.has(raw)) processes.set(raw, id);
      if (first.get(raw) === undefined || first.get(raw) === index) named.add(raw);
    }
    const entry: Found = {
      map,
      id,
      type,
      element,
      owner: owner === undefined ? undefined : results[owner],
      ...(foreign === undefined ? {} : { foreign: foreign.slice(0, 1000) }),
      fields: {},
      meant: {},
    };
    results.push(entry);
    found.push(entry);
    of.set(element, entry);
  }
  return { found, ids, processes, inner, changes, of };
}

/** The children with a local name in BPMN's model namespace. */
export function named(element: XmlElement, local: string): readonly XmlElement[] {
  return elementsOf(element).filter((child) => child.local === local && child.space === spaces.model);
}

/** The texts of the children with a local name, without the white space around them. */
export function texts(element: XmlElement, local: string): readonly string[] {
  return named(element, local)
    .map((child) => textOf(child).trim())
    .filter((text) => text !== '');
}
