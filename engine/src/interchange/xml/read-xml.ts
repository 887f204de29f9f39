import { bareAmpersand } from './bare-ampersand.js';
import { xmlParser } from './parser.js';
import type { XmlAttribute, XmlElement, XmlNode } from './tree.js';
import { significant } from './tree.js';

/** What an XML file may hold: far beyond what tools write, and little enough for the memory of a small machine. */
export interface XmlLimits {
  readonly characters: number;
  readonly elements: number;
  /** In all elements together, declarations of prefixes among them. */
  readonly attributes: number;
  readonly attributesOfOne: number;
  readonly depth: number;
  /** Different namespaces, each with each of its prefixes. */
  readonly namespaces: number;
}

export const xmlLimits: XmlLimits = {
  characters: 64_000_000,
  elements: 400_000,
  attributes: 2_000_000,
  attributesOfOne: 10_000,
  depth: 200,
  namespaces: 1000,
};

/** Why a text is not read, and where. */
export class XmlRefused extends Error {
  constructor(
    readonly why: 'broken' | 'large' | 'deep' | 'entities',
    message: string,
    readonly line: number,
    readonly column: number,
    /** The element around the place, as written. */
    readonly element: string | undefined,
  ) {
    super(message);
  }
}

/** A document: its one element, what stands around it, and prefixes that nobody declared. */
export interface XmlDocument {
  readonly root: XmlElement;
  readonly before: readonly XmlNode[];
  readonly after: readonly XmlNode[];
  readonly undeclared: ReadonlyMap<string, { readonly line: number; readonly element: string }>;
}

/** An element whose end was not read yet. */
interface Open {
  readonly element: Building;
  readonly scope: Scope;
}

type Building = XmlElement & { children: readonly XmlNode[] };

/** The prefixes that an element declares, within those around it. Kept so, and not as one map for each: files may declare a thousand prefixes at each of two hundred depths. */
interface Scope {
  readonly declares: Readonly<Record<string, string>>;
  readonly around: Scope | undefined;
}

/** A name as written, taken apart. Files say few names many times; each is taken apart and held once. */
interface Name {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
}

const xmlSpace = 'http://www.w3.org/XML/1998/namespace';
/** What a prefix that nobody declared stands for. */
export const undeclaredSpace = (prefix: string): string => `urn:millrace:undeclared:${prefix}`;
const chunk = 65_536;
/** What most elements have of children and declarations: shared, so that nothing is held for them. */
const none: readonly never[] = [];
const nothing: Readonly<Record<string, never>> = {};

/**
 * Reads XML 1.0 with namespaces, in pieces, so that what is too much is refused before it is held. Throws `XmlRefused`. Reads nothing but the text: a document
 * type that declares entities is refused, one that only names another file is not followed. A prefix that nobody declared gets a namespace of its own: files of
 * some tools have them inside their extensions.
 */
export function readXml(text: string, limits: XmlLimits = xmlLimits): XmlDocument {
  const parser = xmlParser();
  const stack: Open[] = [];
  let top: Building | undefined;
  const before: XmlNode[] = [];
  const after: XmlNode[] = [];
  const undeclared = new Map<string, { readonly line: number; readonly element: string }>();
  const names = new Map<string, Name>();
  const namespaces = new Set<string>();
  let root: XmlElement | undefined;
  let elements = 0;
  let attributes = 0;
  let startedLine = 1;
  let startedColumn = 1;
  /** Attributes of the tag that is being read. */
  let said: { readonly name: string; readonly value: string }[] = [];

  const refuse = (why: XmlRefused['why'], message: string): never => {
    throw new XmlRefused(why, message, parser.line, parser.column + 1, top?.name);
  };
  if (text.length > limits.characters) {
    throw new XmlRefused('large', `it has ${text.length} characters, the most is ${limits.characters}`, 1, 1, undefined);
  }
  const add = (node: XmlNode): void => {
    if (top === undefined) (root === undefined ? before : after).push(node);
    else if (top.children === none) top.children = [node];
    else (top.children as XmlNode[]).push(node);
  };
  const nameOf = (name: string): Name => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const made = split(name);
    names.set(name, made);
    return made;
  };
  const spaceOf = (prefix: string, scope: Scope | undefined, element: string): string => {
    if (prefix === 'xml') return xmlSpace;
    const space = declaredIn(scope, prefix);
    if (space !== undefined) return space;
    if (prefix === '') return '';
    if (!undeclared.has(prefix)) undeclared.set(prefix, { line: parser.line, element });
    return undeclaredSpace(prefix);
  };

  let popped: XmlElement | undefined;
  const open = (isEnd: boolean): string => {
    // A tag that another one closes is closed before the parser tells of it; at the end of the file all are open that are on the stack.
    const last = isEnd ? top : (popped ?? top);
    return last === undefined ? '' : `; <${last.name}> of line ${last.line} is still open`;
  };
  parser.on('error', (error) =>
    refuse(
      'broken',
      error.message.replace(/^[^:]*?\d+:\d+: /, '').replace(/\.$/, '') +
        (/close tag|unclosed/.test(error.message) ? open(error.message.includes('unclosed')) : ''),
    ),
  );
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) refuse('entities', 'its document type declares entities');
  });
  parser.on('opentagstart', () => {
    startedLine = parser.line;
    startedColumn = parser.column;
    said = [];
  });
  parser.on('attribute', (attribute: { readonly name: string; readonly value: string }) => {
    if (++attributes > limits.attributes) refuse('large', `it has more than ${limits.attributes} attributes`);
    if (said.push(attribute) > limits.attributesOfOne)
      refuse('large', `one of its elements has more than ${limits.attributesOfOne} attributes`);
  });
  parser.on('opentag', (tag) => {
    popped = undefined;
    if (++elements > limits.elements) refuse('large', `it has more than ${limits.elements} elements`);
    if (stack.length >= limits.depth) refuse('deep', `its elements are more than ${limits.depth} levels deep`);
    const declares = declaredBy(said);
    for (const [prefix, space] of Object.entries(declares)) namespaces.add(`${prefix} ${space}`);
    if (namespaces.size + undeclared.size > limits.namespaces) refuse('large', `it has more than ${limits.namespaces} namespaces`);
    const around = stack.at(-1)?.scope;
    const scope: Scope = around !== undefined && declares === nothing ? around : { declares, around };
    const { name, prefix, local } = nameOf(tag.name);
    const space = spaceOf(prefix, scope, name);
    const element: Building = {
      kind: 'element',
      name,
      local,
      space,
      attributes: said.length === 0 ? none : attributesOf(scope, name),
      declares,
      children: none,
      line: startedLine,
      column: Math.max(1, startedColumn - name.length - 1),
    };
    if (stack.length === 0) root = element;
    else add(element);
    stack.push({ element, scope });
    top = element;
  });
  const attributesOf = (scope: Scope, element: string): readonly XmlAttribute[] => {
    const all: XmlAttribute[] = [];
    for (const { name: given, value } of said) {
      const { name, prefix, local } = nameOf(given);
      if (prefix === 'xmlns' || name === 'xmlns') continue;
      all.push({ name, local, space: prefix === '' ? '' : spaceOf(prefix, scope, element), value });
    }
    return all.length === 0 ? none : all;
  };
  parser.on('closetag', () => {
    const closed = stack.pop()?.element;
    popped = closed;
    top = stack.at(-1)?.element;
    if (closed !== undefined) closed.children = significant(closed.children);
  });
  const addText = (value: string): void => {
    popped = undefined;
    if (top === undefined) return;
    const last = top.children.at(-1);
    if (last?.kind === 'text') (top.children as XmlNode[])[top.children.length - 1] = { kind: 'text', value: last.value + value };
    else add({ kind: 'text', value });
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('comment', (value) => add({ kind: 'comment', value }));
  parser.on('processinginstruction', ({ target, body }) => add({ kind: 'instruction', value: `${target} ${body}`.trim() }));

  try {
    for (let from = 0; from < text.length; from += chunk) parser.write(text.slice(from, from + chunk));
    parser.close();
  } catch (error) {
    throw error instanceof XmlRefused && error.why === 'broken' ? (ampersandBefore(text, error) ?? error) : error;
  }
  if (root === undefined) return refuse('broken', 'it has no element');
  return { root, before, after, undeclared };
}

/** The place of a `&` that the parser took for the beginning of an entity, where there is one before the place that it tells. */
function ampersandBefore(text: string, told: XmlRefused): XmlRefused | undefined {
  const place = bareAmpersand(text);
  if (place === undefined || place.line > told.line) return undefined;
  return new XmlRefused('broken', 'a bare & (write &amp;)', place.line, place.column, told.element);
}

function split(name: string): Name {
  const colon = name.indexOf(':');
  return colon < 0 ? { name, prefix: '', local: name } : { name, prefix: name.slice(0, colon), local: name.slice(colon + 1) };
}

function declaredBy(attributes: readonly { readonly name: string; readonly value: string }[]): Readonly<Record<string, string>> {
  let declared: Record<string, string> | undefined;
  for (const { name, value } of attributes) {
    if (!name.startsWith('xmlns')) continue;
    if (name === 'xmlns') (declared ??= {})[''] = value;
    else if (name.startsWith('xmlns:')) (declared ??= {})[name.slice(6)] = value;
  }
  return declared ?? nothing;
}

function declaredIn(scope: Scope | undefined, prefix: string): string | undefined {
  for (let at = scope; at !== undefined; at = at.around) if (Object.hasOwn(at.declares, prefix)) return at.declares[prefix];
  return undefined;
}
