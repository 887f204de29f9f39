import { attributesOf } from './bpmn/attributes.js';
import type { Fields, Reading, Writing } from './bpmn/context.js';
import { inOrder } from './bpmn/order.js';
import { childrenOf, partsOf, stillStands } from './bpmn/parts.js';
import { languages, ownPrefixes, ownTarget, spaces } from './bpmn/spaces.js';
import { type MapName, mapNames } from './bpmn/types.js';
import { writeDiagrams } from './diagram-write.js';
import { isXmlId } from './ids.js';
import { type Entry, isWritten, mapOf, typeIn } from './entries.js';
import { definitionsId, type ImportedDefinition } from './import-bpmn.js';
import { Prefixes, usedIn } from './kept.js';
import { withLaneSets } from './lane-sets.js';
import { isMap } from './patch.js';
import { nested } from './nesting.js';
import { References } from './references.js';
import { readFragments } from './fragments.js';
import { readFragment, readKept, stringsOf } from './read-kept.js';
import { withoutStale } from './stale-extensions.js';
import { type Around, type Vendor, vendorsOf } from './vendors/index.js';
import { writingFor } from './writing.js';
import { elementsOf, plainAttribute, type XmlAttribute, type XmlElement, xmlElement, type XmlNode } from './xml/index.js';

/** An element of the file under way; children are put in order at the end. */
interface Node {
  readonly entry: Entry;
  readonly attributes: XmlAttribute[];
  readonly children: XmlNode[];
}

/** What stands in what, by id. `undefined` is the top. */
interface Places {
  readonly inside: ReadonlyMap<string | undefined, readonly string[]>;
  readonly owners: ReadonlyMap<string, string>;
}

/** A definition while it becomes a file. */
export class ExportedTree {
  readonly #definition: ImportedDefinition;
  readonly #interchange: Fields;
  readonly #prefixes: Prefixes;
  readonly #writing: Writing;
  readonly #entries = new Map<string, Entry>();
  readonly #nodes = new Map<string, Node>();
  readonly #fragments = new Map<string, readonly XmlNode[]>();
  /** Elements with all that stands in them, as they were last finished. */
  readonly #elements = new Map<string, XmlElement>();
  readonly #ids = new Map<string, string>();
  readonly #vendors: readonly Vendor[];
  readonly #around: Around;
  /** What stands in the file: an entry may say that it stands in what is not there. */
  readonly #there = new Set<string>();
  /** Reads what was kept, to see whether it still means the same. */
  readonly #reading: (owner: Entry) => Reading;

  constructor(definition: ImportedDefinition) {
    this.#definition = definition;
    this.#interchange = isMap(definition['interchange']) ? definition['interchange'] : {};
    const kept = stringsOf(this.#interchange['namespaces']);
    this.#prefixes = new Prefixes({ ...kept, ...ownBeside(kept) });
    for (const map of mapNames) {
      for (const [id, fields] of Object.entries(mapOf(definition, map))) {
        if (!this.#entries.has(id)) this.#entries.set(id, { map, id, type: typeIn(map, fields), fields });
      }
    }
    const used = new Set(this.#entries.keys());
    for (const { id, fields } of this.#entries.values()) {
      const foreign = isMap(fields['foreign']) ? fields['foreign']['id'] : undefined;
      const isFree = typeof foreign === 'string' && isXmlId(foreign) && !used.has(foreign);
      if (isFree) used.add(foreign);
      this.#ids.set(id, isFree ? foreign : id);
    }
    this.#writing = writingFor({
      prefixes: this.#prefixes,
      defaultLanguage: definition['defaultLanguage'],
      expressionLanguage: definition['expressionLanguage'],
      dataAssociations: this.#own('dataAssociations'),
      dataObjects: this.#own('dataObjects'),
      id: (id) => this.#id(id),
    });
    this.#vendors = vendorsOf(this.#prefixes.all.values());
    const vendorSpaces = new Set(this.#vendors.flatMap((vendor) => vendor.spaces));
    const starts = [...this.#entries.values()].filter(({ type }) => type === 'startEvent');
    const starters = starts.flatMap(({ id }) =>
      Object.entries(stringsOf(this.#keptOf(id)['attrs'])).flatMap(([name, value]) => {
        const { local, space } = this.#attribute(name, value);
        return local === 'initiator' && vendorSpaces.has(space) ? [value] : [];
      }),
    );
    this.#around = {
      initiators: new Set(starters),
      root: (id) => {
        const fields = this.#entries.get(id)?.fields;
        const [name, code] = [this.#writing.text(fields?.['name']), text(fields?.['code'])];
        return fields === undefined ? undefined : { ...(name === undefined ? {} : { name }), ...(code === undefined ? {} : { code }) };
      },
    };
    this.#reading = readKept(
      definition,
      this.#prefixes,
      new Map([...this.#ids].map(([ours, file]) => [file, ours])),
      (id) => this.#entries.get(id)?.fields,
    );
  }

  /** The entries of a map whose ids are not another's: ids of a file are one space. */
  #own(map: MapName): Readonly<Record<string, Fields>> {
    return Object.fromEntries([...this.#entries.values()].filter((each) => each.map === map).map(({ id, fields }) => [id, fields]));
  }

  #id(id: string): string {
    return this.#ids.get(id) ?? id;
  }

  #keptOf(id: string): Fields {
    const all = this.#interchange['byElement'];
    const kept = isMap(all) && Object.hasOwn(all, id) ? all[id] : undefined;
    return isMap(kept) ? kept : {};
  }

  /** Nodes of kept XML, with their prefixes resolved: what was kept of an element, or of its shape. */
  #fragment(id: string, part: 'xml' | 'di'): readonly XmlNode[] {
    return this.#fragments.get(`${part} ${id}`) ?? [];
  }

  #readFragments(): void {
    const byElement = isMap(this.#interchange['byElement']) ? this.#interchange['byElement'] : {};
    const pieces: [string, string][] = [];
    for (const [id, kept] of Object.entries(byElement)) {
      if (!isMap(kept)) continue;
      for (const part of ['xml', 'di']) if (typeof kept[part] === 'string') pieces.push([`${part} ${id}`, kept[part]]);
    }
    const read = readFragments(
      pieces.map(([, xml]) => xml),
      this.#prefixes,
    );
    for (const [at, [key]] of pieces.entries()) this.#fragments.set(key, read[at] as readonly XmlNode[]);
  }

  #places: Places | undefined;
  #diagrams: readonly XmlElement[] = [];

  /** The file, with what it has to say beyond BPMN. Asked again with other patches, only what has one is made again. */
  tree(patches: ReadonlyMap<string, readonly XmlElement[]>, document: string | undefined): XmlElement {
    this.#places ??= this.#arrange();
    const { inside, owners } = this.#places;
    for (const [id, patch] of patches) {
      const entry = this.#entries.get(id);
      if (entry === undefined || !isWritten(entry)) continue;
      this.#nodes.set(id, this.#node(entry, patch));
      for (let at: string | undefined = id; at !== undefined && this.#elements.delete(at); at = owners.get(at));
    }
    const root = this.#top(document);
    const kept = isMap(this.#interchange['definitions']) ? this.#interchange['definitions'] : {};
    const others = typeof kept['xml'] === 'string' ? readFragment(kept['xml'], this.#prefixes) : [];
    const children = [...others, ...(inside.get(undefined) ?? []).map((id) => this.#finished(id, inside)), ...this.#diagrams];
    const ordered = inOrder(
      'definitions',
      children.filter((child) => child.kind === 'element'),
    );
    return {
      ...root,
      declares: usedIn(this.#prefixes, children),
      children: [...children.filter((child) => child.kind !== 'element'), ...ordered],
    };
  }

  /** Makes the nodes of all entries, finds out which are there, and draws these. */
  #arrange(): Places {
    this.#prefixes.of(spaces.millrace, 'millrace');
    this.#readFragments();
    for (const entry of this.#entries.values()) if (isWritten(entry)) this.#nodes.set(entry.id, this.#node(entry, []));
    const inside = nested(this.#entries);
    const owners = new Map<string, string>();
    for (const [owner, ids] of inside) if (owner !== undefined) for (const id of ids) owners.set(id, owner);
    const there = this.#there;
    const visit = (owner: string | undefined): void => {
      for (const id of inside.get(owner) ?? []) {
        there.add(id);
        visit(id);
      }
    };
    visit(undefined);
    for (const { id, fields, type } of this.#entries.values()) {
      if ((type === 'dataInput' || type === 'dataOutput') && this.#entries.get(String(fields['scope']))?.map === 'processes') there.add(id);
    }
    this.#diagrams = writeDiagrams({
      definition: this.#definition,
      prefixes: this.#prefixes,
      kept: (id) => this.#fragment(id, 'di').filter((node) => node.kind === 'element'),
      id: (id) => this.#id(id),
      isThere: (id) => there.has(id),
    });
    return { inside, owners };
  }

  #top(document: string | undefined): XmlElement {
    const { id } = this.#definition;
    const exporter = isMap(this.#interchange['exporter']) ? this.#interchange['exporter'] : { name: 'Millrace' };
    const kept = isMap(this.#interchange['definitions']) ? this.#interchange['definitions'] : {};
    const attrs = stringsOf(kept['attrs']);
    const name = this.#writing.text(this.#definition['name']);
    const usual: Record<string, string | undefined> = {
      id: definitionsId(id),
      name,
      targetNamespace: text(this.#interchange['targetNamespace']) ?? ownTarget,
      exporter: text(exporter['name']),
      exporterVersion: text(exporter['version']),
      expressionLanguage: this.#definition['expressionLanguage'] === 'feel' ? languages.feel : undefined,
    };
    const attributes = Object.entries({ ...usual, ...attrs }).flatMap(([key, value]) =>
      value === undefined ? [] : [this.#attribute(key, value)],
    );
    const shown = name === undefined ? attributes : attributes.map((each) => (each.name === 'name' ? plainAttribute('name', name) : each));
    const ours =
      document === undefined
        ? []
        : [
            {
              name: `${this.#prefixes.of(spaces.millrace, 'millrace')}:document`,
              local: 'document',
              space: spaces.millrace,
              value: document,
            },
          ];
    return { ...this.#writing.element('definitions'), attributes: [...shown, ...ours] };
  }

  #attribute(name: string, value: string): XmlAttribute {
    const colon = name.indexOf(':');
    if (colon < 0) return plainAttribute(name, value);
    const prefix = name.slice(0, colon);
    const space = prefix === 'xml' ? 'http://www.w3.org/XML/1998/namespace' : (this.#prefixes.all.get(prefix) ?? '');
    return { name, local: name.slice(colon + 1), space, value };
  }

  /** An entry's own attributes and children: the definition's, and what was kept. */
  #node(entry: Entry, patches: readonly XmlElement[]): Node {
    const { id, type, fields } = entry;
    const kept = this.#keptOf(id);
    const reading = this.#reading(entry);
    const attrs = stringsOf(kept['attrs']);
    const attributes = [plainAttribute('id', this.#id(id))];
    const words = attributesOf(type);
    const owner = xmlElement(type, spaces.model);
    for (const word of words) {
      const value = word.write(fields[word.field], this.#writing);
      const before = Object.hasOwn(attrs, word.xml) ? attrs[word.xml] : undefined;
      const meant = before === undefined ? undefined : word.write(word.read(before, reading, owner), this.#writing);
      if (before !== undefined && meant === value) attributes.push(plainAttribute(word.xml, before));
      else if (value !== undefined) attributes.push(plainAttribute(word.xml, value));
    }
    for (const [name, value] of Object.entries(attrs)) {
      if (name !== 'id' && !words.some(({ xml }) => xml === name)) attributes.push(this.#attribute(name, value));
    }
    const children = this.#children(entry, reading, owner, this.#fragment(id, 'xml'), patches);
    if (entry.map === 'rootElements' || this.#vendors.length === 0) return { entry, attributes, children };
    const plain = withoutStale({ ...owner, attributes, children }, type, fields, this.#vendors, this.#around);
    return { entry, attributes: [...plain.attributes], children: [...plain.children] };
  }

  #children(entry: Entry, reading: Reading, owner: XmlElement, kept: readonly XmlNode[], patches: readonly XmlElement[]): XmlNode[] {
    const { id, type, fields } = entry;
    const children: XmlNode[] = [];
    const used = new Set<XmlNode>();
    const source: XmlElement = { ...owner, children: kept };
    for (const part of partsOf(type)) {
      const own = childrenOf(part, source);
      for (const each of own) used.add(each);
      const stands = own.length > 0 && stillStands(part, own, fields, type, reading, this.#writing, id, source);
      for (const each of stands ? own : part.write({ ...fields, type }, this.#writing, id)) children.push(each);
    }
    const extensions = elementsOf(source).find(({ local, space }) => local === 'extensionElements' && space === spaces.model);
    if (extensions === undefined && patches.length > 0) children.push(this.#writing.element('extensionElements', [], patches));
    for (const node of kept) {
      if (used.has(node)) continue;
      children.push(node === extensions ? { ...extensions, children: [...extensions.children, ...patches] } : node);
    }
    return children;
  }

  /** An entry with all that stands in it, in the order of BPMN's schema. */
  #finished(id: string, inside: ReadonlyMap<string | undefined, readonly string[]>): XmlElement {
    const known = this.#elements.get(id);
    if (known !== undefined) return known;
    const element = this.#made(id, inside);
    this.#elements.set(id, element);
    return element;
  }

  #made(id: string, inside: ReadonlyMap<string | undefined, readonly string[]>): XmlElement {
    const { entry, attributes, children } = this.#nodes.get(id) as Node;
    const held = inside.get(id) ?? [];
    const lanes = held.filter((each) => this.#entries.get(each)?.map === 'lanes');
    const others = held.filter((each) => this.#entries.get(each)?.map !== 'lanes').map((each) => this.#finished(each, inside));
    const all = this.#references().ofElement(entry, [...children, ...others]);
    const withLanes =
      entry.map === 'lanes'
        ? withLaneSets(this.#references().ofLane(id, all), this.#lanesOf(lanes, inside), this.#writing.element('childLaneSet'))
        : withLaneSets(all, this.#lanesOf(lanes, inside), this.#writing.element('laneSet'));
    const asides = withLanes.filter((child) => child.kind !== 'element');
    const ordered = inOrder(
      entry.type,
      withLanes.filter((child) => child.kind === 'element'),
    );
    return this.#writing.element(entry.type, attributes, [...asides, ...ordered]);
  }

  #refs: References | undefined;

  /** Asked only when everything stands where it will stand. */
  #references(): References {
    if (this.#refs === undefined) {
      const there = [...this.#entries.values()].filter(({ id }) => this.#there.has(id));
      this.#refs = new References(there, new Set(this.#ids.values()), this.#writing);
    }
    return this.#refs;
  }

  /** Lanes by their ids in the file. */
  #lanesOf(lanes: readonly string[], inside: ReadonlyMap<string | undefined, readonly string[]>): ReadonlyMap<string, () => XmlElement> {
    return new Map(lanes.map((lane) => [this.#id(lane), () => this.#finished(lane, inside)]));
  }
}

/** Our own prefixes, without those for which a file had others, or had another use. */
function ownBeside(kept: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const named = new Set(Object.values(kept));
  return Object.fromEntries(Object.entries(ownPrefixes).filter(([prefix, space]) => !Object.hasOwn(kept, prefix) && !named.has(space)));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
