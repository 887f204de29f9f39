import type { Writing } from './bpmn/context.js';
import type { Entry } from './entries.js';
import { nowhere } from './kept.js';
import { comparable, textOf, type XmlAttribute, type XmlElement, type XmlNode, xmlText } from './xml/index.js';

/** The lists that elements have of their flows and lanes of their elements: the definition's, with what a file listed in another way or beyond it. */
export class References {
  readonly #writing: Writing;
  readonly #ids: ReadonlySet<string>;
  readonly #leaving = new Map<string, string[]>();
  readonly #arriving = new Map<string, string[]>();
  readonly #members = new Map<string, string[]>();

  /** `entries` are those that stand in the file, `ids` all ids of entries as the file has them. */
  constructor(entries: Iterable<Entry>, ids: ReadonlySet<string>, writing: Writing) {
    this.#writing = writing;
    this.#ids = ids;
    for (const { id, map, fields } of entries) {
      if (typeof fields['lane'] === 'string') listIn(this.#members, fields['lane']).push(id);
      if (map !== 'flows') continue;
      if (typeof fields['from'] === 'string') listIn(this.#leaving, fields['from']).push(id);
      if (typeof fields['to'] === 'string') listIn(this.#arriving, fields['to']).push(id);
    }
  }

  /** The children of an element with the flows that it lists. */
  ofElement({ id, map, fields }: Entry, children: readonly XmlNode[]): readonly XmlNode[] {
    if (map !== 'elements') return children;
    const isListed = (child: XmlNode): child is XmlElement => child.kind === 'element' && /^(incoming|outgoing)$/.test(child.local);
    const kept = children.filter(isListed);
    const said = new Map(kept.map((each) => [`${each.local} ${localName(textOf(each))}`, each]));
    const used = new Set<XmlElement>();
    const ref = (name: string) => (flow: string) => {
      const own = said.get(`${name} ${this.#writing.id(flow)}`);
      if (own !== undefined) used.add(own);
      return own ?? this.#ref(name, flow);
    };
    const left = new Set(this.#leaving.get(id));
    const order = Array.isArray(fields['outgoing']) ? (fields['outgoing'] as unknown[]) : [];
    const outgoing = order.filter((flow): flow is string => left.delete(flow as string));
    const listed = [...(this.#arriving.get(id) ?? []).map(ref('incoming')), ...[...outgoing, ...left].map(ref('outgoing'))];
    // Another way to list a flow means nothing any more where the flow has gone elsewhere.
    const against = kept.filter((each) => !used.has(each) && each.attributes.length === 0 && !textOf(each).includes(':'));
    return [...children.filter((child) => !isListed(child)), ...listed, ...against];
  }

  /** The children of a lane with the elements that stand in it. What it named beyond them, as the elements of inner lanes, stays while it is there. */
  ofLane(lane: string, children: readonly XmlNode[]): readonly XmlNode[] {
    const refs = (this.#members.get(lane) ?? []).map((id) => this.#ref('flowNodeRef', id));
    const written = new Set(refs.map(comparable));
    const kept = children.filter((child) => {
      if (child.kind !== 'element' || child.local !== 'flowNodeRef') return true;
      if (child.attributes.some(isNowhere)) return true;
      return !written.has(comparable(child)) && this.#ids.has(localName(textOf(child)));
    });
    const said = new Set(kept.map((child) => (child.kind === 'element' && child.local === 'flowNodeRef' ? localName(textOf(child)) : '')));
    const plain = kept.map((child) =>
      child.kind === 'element' ? { ...child, attributes: child.attributes.filter((each) => !isNowhere(each)) } : child,
    );
    return [...plain, ...refs.filter((each) => !said.has(textOf(each)))];
  }

  #ref(name: string, id: string): XmlElement {
    return this.#writing.element(name, [], [xmlText(this.#writing.id(id))]);
  }
}

function isNowhere({ local, space }: XmlAttribute): boolean {
  return local === nowhere.local && space === nowhere.space;
}

/** The list that a map has for a key: a new one where there was none. */
export function listIn<Key>(lists: Map<Key, string[]>, key: Key): string[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: string[] = [];
  lists.set(key, list);
  return list;
}

/** A name without its prefix. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).trim();
}
