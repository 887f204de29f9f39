import type { XmlElement, XmlNode } from './tree.js';
import { significant } from './tree.js';

/** What prefixes stand for at a place. */
interface Declared {
  get(prefix: string): string | undefined;
}

/**
 * What prefixes stand for while elements are written, one inside the other: those around, and those that open elements declare. One map for all depths: files may declare a thousand prefixes at
 * each of two hundred.
 */
class Scope implements Declared {
  readonly #around: Declared;
  readonly #own = new Map<string, string>();

  constructor(around: Declared) {
    this.#around = around;
  }

  get(prefix: string): string | undefined {
    return this.#own.get(prefix) ?? this.#around.get(prefix);
  }

  /** Prefixes count from here on; answers what puts back what they stood for. */
  declare(declares: ReadonlyMap<string, string>): () => void {
    const before = [...declares.keys()].map((prefix) => [prefix, this.#own.get(prefix)] as const);
    for (const [prefix, space] of declares) this.#own.set(prefix, space);
    return () => {
      for (const [prefix, space] of before) {
        if (space === undefined) this.#own.delete(prefix);
        else this.#own.set(prefix, space);
      }
    };
  }
}

const xmlSpace = 'http://www.w3.org/XML/1998/namespace';

/**
 * A node as text. `around` holds the prefixes that are declared where it will stand; what it uses beyond them is declared on it. Elements are indented where they hold
 * nothing but elements; text is never touched.
 */
export function writeNode(node: XmlNode, around: Declared, indent = ''): string {
  if (node.kind === 'element') return writeElement(node, around instanceof Scope ? around : new Scope(around), indent);
  if (node.kind === 'text' || node.kind === 'stray') return escapeText(node.value);
  return node.kind === 'comment' ? `<!--${node.value}-->` : `<?${node.value}?>`;
}

/** Nodes one below the other, as they stand inside an element. */
export function writeNodes(nodes: readonly XmlNode[], around: Declared, indent = ''): string {
  const scope = new Scope(around);
  return nodes.map((node) => writeNode(node, scope, indent)).join(`\n${indent}`);
}

function writeElement(element: XmlElement, scope: Scope, indent: string): string {
  const { name } = element;
  const declares = needed(element, scope);
  let tag = `<${name}`;
  for (const [prefix, space] of declares ?? []) tag += ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(space)}"`;
  for (const attribute of element.attributes) tag += ` ${attribute.name}="${escapeAttribute(attribute.value)}"`;
  const children = significant(element.children);
  if (children.length === 0) return `${tag} />`;
  const isMixed = children.some((child) => child.kind === 'text');
  const inner = `${indent}  `;
  const restore = declares === undefined ? undefined : scope.declare(declares);
  let content = '';
  for (const child of children) content += isMixed ? writeNode(child, scope) : `\n${inner}${writeNode(child, scope, inner)}`;
  restore?.();
  return isMixed ? `${tag}>${content}</${name}>` : `${tag}>${content}\n${indent}</${name}>`;
}

/** What an element has to declare, if anything: what it says itself, and what it and its attributes use that nobody around declares so. */
function needed(element: XmlElement, around: Declared): ReadonlyMap<string, string> | undefined {
  let declares: Map<string, string> | undefined;
  for (const [prefix, space] of Object.entries(element.declares))
    if (around.get(prefix) !== space) (declares ??= new Map<string, string>()).set(prefix, space);
  const use = (name: string, space: string, isAttribute: boolean): void => {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    if (prefix === '' && isAttribute) return;
    if (space === xmlSpace) return;
    const now = declares?.get(prefix) ?? around.get(prefix) ?? '';
    if (now !== space) (declares ??= new Map<string, string>()).set(prefix, space);
  };
  use(element.name, element.space, false);
  for (const { name, space } of element.attributes) use(name, space, true);
  return declares;
}

/** Whatever XML 1.0 cannot hold at all: control characters and halves of surrogate pairs. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Most texts have none of these. */
const special = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD]|[&<>"\t\n]/;

function escapeText(value: string): string {
  if (!special.test(value)) return value;
  return value
    .replace(unwritable, '\uFFFD')
    .replace(/[&<>\r]/g, (found) => (found === '&' ? '&amp;' : found === '<' ? '&lt;' : found === '>' ? '&gt;' : '&#13;'));
}

function escapeAttribute(value: string): string {
  if (!special.test(value)) return value;
  return value.replace(unwritable, '\uFFFD').replace(/[&<>"\t\n\r]/g, (found) => named[found] ?? found);
}

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
