import type { XmlElement, XmlNode } from './tree.js';
import { significant } from './tree.js';

const xmlSpace = 'http://www.w3.org/XML/1998/namespace';

/**
 * A node as text. `around` holds the prefixes that are declared where it will stand; what it uses beyond them is declared on it. Elements are indented where they hold
 * nothing but elements; text is never touched.
 */
export function writeNode(node: XmlNode, around: ReadonlyMap<string, string>, indent = ''): string {
  if (node.kind === 'element') return writeElement(node, around, indent);
  if (node.kind === 'text' || node.kind === 'stray') return escapeText(node.value);
  return node.kind === 'comment' ? `<!--${node.value}-->` : `<?${node.value}?>`;
}

/** Nodes one below the other, as they stand inside an element. */
export function writeNodes(nodes: readonly XmlNode[], around: ReadonlyMap<string, string>, indent = ''): string {
  return nodes.map((node) => writeNode(node, around, indent)).join(`\n${indent}`);
}

function writeElement(element: XmlElement, around: ReadonlyMap<string, string>, indent: string): string {
  const declares = needed(element, around);
  const scope = declares.length === 0 ? around : new Map([...around, ...declares]);
  const attributes = [
    ...declares.map(([prefix, space]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(space)}"`),
    ...element.attributes.map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`),
  ].join('');
  const children = significant(element.children);
  if (children.length === 0) return `<${element.name}${attributes} />`;
  const mixed = children.some((child) => child.kind === 'text');
  if (mixed) return `<${element.name}${attributes}>${children.map((child) => writeNode(child, scope)).join('')}</${element.name}>`;
  const inner = `${indent}  `;
  const lines = children.map((child) => `${inner}${writeNode(child, scope, inner)}`).join('\n');
  return `<${element.name}${attributes}>\n${lines}\n${indent}</${element.name}>`;
}

/** What an element has to declare: what it says itself, and what it and its attributes use that nobody around declares so. */
function needed(element: XmlElement, around: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const declares = new Map<string, string>();
  for (const [prefix, space] of Object.entries(element.declares)) if (around.get(prefix) !== space) declares.set(prefix, space);
  const use = (name: string, space: string, isAttribute: boolean): void => {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    if (prefix === '' && isAttribute) return;
    if (space === xmlSpace) return;
    const now = declares.get(prefix) ?? around.get(prefix) ?? '';
    if (now !== space) declares.set(prefix, space);
  };
  use(element.name, element.space, false);
  for (const { name, space } of element.attributes) use(name, space, true);
  return [...declares];
}

/** Whatever XML 1.0 cannot hold at all: control characters and halves of surrogate pairs. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function escapeText(value: string): string {
  return value
    .replace(unwritable, '\uFFFD')
    .replace(/[&<>\r]/g, (found) => (found === '&' ? '&amp;' : found === '<' ? '&lt;' : found === '>' ? '&gt;' : '&#13;'));
}

function escapeAttribute(value: string): string {
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
