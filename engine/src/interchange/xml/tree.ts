/** One attribute, its name as written and what its prefix stands for. Declarations of prefixes are not among them. */
export interface XmlAttribute {
  readonly name: string;
  readonly local: string;
  /** The namespace of its prefix; `''` without one. */
  readonly space: string;
  readonly value: string;
}

/** An element with its place in the file. */
export interface XmlElement {
  readonly kind: 'element';
  /** As written, with its prefix. */
  readonly name: string;
  readonly local: string;
  /** Its namespace; `''` for none. */
  readonly space: string;
  readonly attributes: readonly XmlAttribute[];
  /** The prefixes that it declares, `''` for the default namespace. */
  readonly declares: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Counted from one; 0 for what was not read from a file. */
  readonly line: number;
  readonly column: number;
}

/** Text between tags; character data sections are text. */
export interface XmlText {
  readonly kind: 'text';
  readonly value: string;
}

/** A comment, an instruction to some program, or text where none belongs: white space around it means nothing. */
export interface XmlAside {
  readonly kind: 'comment' | 'instruction' | 'stray';
  readonly value: string;
}

export type XmlNode = XmlElement | XmlText | XmlAside;

/** The elements directly inside. Asked so often that most answers, where there is nothing else inside, are the list itself. */
export function elementsOf({ children }: XmlElement): readonly XmlElement[] {
  return areElements(children) ? children : children.filter((child) => child.kind === 'element');
}

function areElements(nodes: readonly XmlNode[]): nodes is readonly XmlElement[] {
  for (const { kind } of nodes) if (kind !== 'element') return false;
  return true;
}

/** All text inside, also of inner elements. */
export function textOf(element: XmlElement): string {
  let text = '';
  for (const child of element.children) {
    if (child.kind === 'text') text += child.value;
    else if (child.kind === 'element') text += textOf(child);
  }
  return text;
}

/** The value of an attribute, by local name and namespace. */
export function attributeOf(element: XmlElement, local: string, space = ''): string | undefined {
  return element.attributes.find((each) => each.local === local && each.space === space)?.value;
}

/** Nodes of an element that holds elements only: text among them is what nobody expects there, and white space nothing. */
export function withStrayText(nodes: readonly XmlNode[]): readonly XmlNode[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'text') return [node];
    const value = node.value.trim();
    return value === '' ? [] : [{ kind: 'stray' as const, value }];
  });
}

/** An element that was not read from a file. */
export function xmlElement(
  name: string,
  space: string,
  attributes: readonly XmlAttribute[] = [],
  children: readonly XmlNode[] = [],
  declares: Readonly<Record<string, string>> = {},
): XmlElement {
  const local = name.slice(name.indexOf(':') + 1);
  return { kind: 'element', name, local, space, attributes, declares, children, line: 0, column: 0 };
}

/** An attribute without a prefix. */
export function plainAttribute(name: string, value: string): XmlAttribute {
  return { name, local: name, space: '', value };
}

/** Text as a node. */
export function xmlText(value: string): XmlText {
  return { kind: 'text', value };
}

/**
 * The same element in a form that can be compared: no prefixes, attributes in order, no comments, no white space between elements. Two elements with equal
 * forms say the same.
 */
export function comparable(node: XmlElement): string {
  const attributes = node.attributes.map(({ local, space, value }) => [space, local, value] as const).sort(byNames);
  const children = significant(node.children)
    .filter((child) => child.kind === 'element' || child.kind === 'text')
    .map((child) => (child.kind === 'element' ? comparable(child) : JSON.stringify(child.value)));
  return `[${JSON.stringify([node.space, node.local])},${JSON.stringify(attributes)},[${children.join(',')}]]`;
}

function byNames(a: readonly [string, string, string], b: readonly [string, string, string]): number {
  return compare(a[0], b[0]) || compare(a[1], b[1]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Children without the white space that only indents: all of it where there are elements and no other text. */
export function significant(children: readonly XmlNode[]): readonly XmlNode[] {
  if (!children.some((child) => child.kind === 'element')) return children;
  if (children.some((child) => child.kind === 'text' && child.value.trim() !== '')) return children;
  return children.filter((child) => child.kind !== 'text');
}
