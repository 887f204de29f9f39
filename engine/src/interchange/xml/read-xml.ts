import { SaxesParser } from 'saxes';
import type { XmlAttribute, XmlElement, XmlNode } from './tree.js';
import { significant } from './tree.js';

/** What an XML file may hold: far beyond what tools write, and little enough for the memory of a small machine. */
export interface XmlLimits {
  readonly characters: number;
  readonly elements: number;
  readonly depth: number;
  /** Different namespaces, each with each of its prefixes. */
  readonly namespaces: number;
}

export const xmlLimits: XmlLimits = { characters: 64_000_000, elements: 400_000, depth: 200, namespaces: 1000 };

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

interface Open {
  readonly element: XmlElement & { readonly children: XmlNode[] };
  readonly scope: Scope | undefined;
}

/** The prefixes that an element declares, and those around it. Never copied: files that declare something on every element would be read for minutes. */
interface Scope {
  readonly declared: ReadonlyMap<string, string>;
  readonly around: Scope | undefined;
}

/** An opening tag as the parser tells it. */
interface Tag {
  readonly attributes: Readonly<Record<string, string>>;
}

const xmlSpace = 'http://www.w3.org/XML/1998/namespace';
/** What a prefix that nobody declared stands for. */
export const undeclaredSpace = (prefix: string): string => `urn:millrace:undeclared:${prefix}`;
const chunk = 65_536;

/**
 * Reads XML 1.0 with namespaces, in pieces, so that what is too much is refused before it is held. Throws `XmlRefused`. Reads nothing but the text: a document
 * type that declares entities is refused, one that only names another file is not followed. A prefix that nobody declared gets a namespace of its own: files of
 * some tools have them inside their extensions.
 */
export function readXml(text: string, limits: XmlLimits = xmlLimits): XmlDocument {
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  const stack: Open[] = [];
  const before: XmlNode[] = [];
  const after: XmlNode[] = [];
  const undeclared = new Map<string, { readonly line: number; readonly element: string }>();
  const named = new Set<string>();
  let root: XmlElement | undefined;
  let count = 0;
  let started = { line: 1, column: 1 };

  const refuse = (why: XmlRefused['why'], message: string): never => {
    throw new XmlRefused(why, message, parser.line, parser.column + 1, stack.at(-1)?.element.name);
  };
  if (text.length > limits.characters) {
    throw new XmlRefused('large', `it has ${text.length} characters, the most is ${limits.characters}`, 1, 1, undefined);
  }
  const add = (node: XmlNode): void => void (stack.at(-1)?.element.children ?? (root === undefined ? before : after)).push(node);

  let popped: XmlElement | undefined;
  const open = (): string => {
    // A tag that another one closes is closed before the parser tells of it.
    const last = popped ?? stack.at(-1)?.element;
    return last === undefined ? '' : `; <${last.name}> of line ${last.line} is still open`;
  };
  parser.on('error', (error) =>
    refuse(
      'broken',
      error.message.replace(/^[^:]*?\d+:\d+: /, '').replace(/\.$/, '') + (/close tag|unclosed/.test(error.message) ? open() : ''),
    ),
  );
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) refuse('entities', 'its document type declares entities');
  });
  parser.on('opentagstart', () => (started = { line: parser.line, column: parser.column }));
  parser.on('opentag', (tag) => {
    popped = undefined;
    if (++count > limits.elements) refuse('large', `it has more than ${limits.elements} elements`);
    if (stack.length >= limits.depth) refuse('deep', `its elements are more than ${limits.depth} levels deep`);
    const declares = declaredBy(tag);
    const scope = scopeOf(declares, stack.at(-1)?.scope);
    for (const [prefix, space] of Object.entries(declares)) named.add(`${prefix} ${space}`);
    if (named.size + undeclared.size > limits.namespaces) refuse('large', `it has more than ${limits.namespaces} namespaces`);
    const known = (prefix: string, element: string): string => {
      if (prefix === 'xml') return xmlSpace;
      const space = spaceOf(prefix, scope);
      if (space !== undefined) return space;
      if (prefix === '') return '';
      if (!undeclared.has(prefix)) undeclared.set(prefix, { line: parser.line, element });
      return undeclaredSpace(prefix);
    };
    const { prefix, local } = split(tag.name);
    const attributes: XmlAttribute[] = [];
    for (const [name, value] of Object.entries(tag.attributes)) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
      const parts = split(name);
      attributes.push({ name, local: parts.local, space: parts.prefix === '' ? '' : known(parts.prefix, tag.name), value });
    }
    const element = {
      kind: 'element' as const,
      name: tag.name,
      local,
      space: known(prefix, tag.name),
      attributes,
      declares,
      children: [] as XmlNode[],
      line: started.line,
      column: Math.max(1, started.column - tag.name.length - 1),
    };
    if (stack.length === 0) root = element;
    else add(element);
    stack.push({ element, scope });
  });
  parser.on('closetag', () => {
    const closed = stack.pop()?.element;
    popped = closed;
    if (closed === undefined) return;
    const kept = significant(closed.children);
    if (kept === closed.children) return;
    // One after another: as arguments of one call, many thousands are more than a stack holds.
    closed.children.length = 0;
    for (const child of kept) closed.children.push(child);
  });
  const addText = (value: string): void => {
    popped = undefined;
    if (stack.length === 0) return;
    const last = stack.at(-1)?.element.children.at(-1);
    if (last?.kind === 'text') stack.at(-1)?.element.children.splice(-1, 1, { kind: 'text', value: last.value + value });
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
    throw error instanceof XmlRefused && error.why === 'broken' ? (bareAmpersand(text, error) ?? error) : error;
  }
  if (root === undefined) return refuse('broken', 'it has no element');
  return { root, before, after, undeclared };
}

/** The commonest fault of files made by hand: the parser reads on for the end of the entity, and tells a place far behind. */
function bareAmpersand(text: string, told: XmlRefused): XmlRefused | undefined {
  const at = bareIn(text);
  if (at === undefined) return undefined;
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  if (line > told.line) return undefined;
  return new XmlRefused('broken', 'a bare & (write &amp;)', line, at - before.lastIndexOf('\n'), told.element);
}

/** Where the first `&` is that begins nothing, outside of comments and character data. */
function bareIn(text: string): number | undefined {
  const reference = /&(?:#\d+|#x[0-9A-Fa-f]+|[\p{L}_][\p{L}\p{N}_.-]*);/uy;
  const next = /&|<!\[CDATA\[|<!--/g;
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    reference.lastIndex = found.index;
    if (found[0] === '&') {
      if (!reference.test(text)) return found.index;
      continue;
    }
    const end = text.indexOf(found[0] === '<!--' ? '-->' : ']]>', next.lastIndex);
    if (end < 0) return undefined;
    next.lastIndex = end;
  }
  return undefined;
}

function split(name: string): { readonly prefix: string; readonly local: string } {
  const colon = name.indexOf(':');
  return colon < 0 ? { prefix: '', local: name } : { prefix: name.slice(0, colon), local: name.slice(colon + 1) };
}

function declaredBy(tag: Tag): Record<string, string> {
  const declared: Record<string, string> = {};
  for (const [name, value] of Object.entries(tag.attributes)) {
    if (name === 'xmlns') declared[''] = value;
    else if (name.startsWith('xmlns:')) declared[name.slice(6)] = value;
  }
  return declared;
}

function scopeOf(declares: Readonly<Record<string, string>>, around: Scope | undefined): Scope | undefined {
  const declared = Object.entries(declares);
  return declared.length === 0 ? around : { declared: new Map(declared), around };
}

function spaceOf(prefix: string, scope: Scope | undefined): string | undefined {
  for (let at = scope; at !== undefined; at = at.around) {
    const space = at.declared.get(prefix);
    if (space !== undefined) return space;
  }
  return undefined;
}
