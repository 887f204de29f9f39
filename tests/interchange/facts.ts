import { SaxesParser } from 'saxes';

/** A file as this test reads it, with nothing of the engine's own reader. */
interface Node {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly children: Node[];
  text: string;
  readonly id: string | undefined;
}

const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const coordinates = new Set(['x', 'y', 'width', 'height']);

/** Reads a file into a tree whose names have their namespaces in front. */
export function treeOf(xml: string): Node {
  const parser = new SaxesParser<{ xmlns: true }>({ xmlns: true });
  const top: Node = { name: '', attributes: [], children: [], text: '', id: undefined };
  const stack = [top];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes)
      .filter((each) => each.prefix !== 'xmlns' && each.name !== 'xmlns')
      .map((each): [string, string] => [each.prefix === '' ? each.local : `{${each.uri}}${each.local}`, each.value]);
    const id = attributes.find(([name]) => name === 'id')?.[1];
    const node: Node = { name: `{${tag.uri}}${tag.local}`, attributes, children: [], text: '', id };
    stack.at(-1)?.children.push(node);
    stack.push(node);
  });
  parser.on('closetag', () => void stack.pop());
  const add = (text: string): void => void ((stack.at(-1) as Node) && ((stack.at(-1) as Node).text += text));
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(xml.replace(/^\uFEFF/, '')).close();
  return top.children[0] as Node;
}

/**
 * Everything that a file says, one line for each thing, in no order: an attribute of an element, its text, what it stands in. Elements are named by their ids; what has none,
 * and nothing with an id inside, is told as a whole by what it stands in. Coordinates are numbers.
 */
export function factsOf(xml: string): Set<string> {
  const facts = new Set<string>();
  const visit = (node: Node, key: string): void => {
    for (const [name, value] of node.attributes) facts.add(`${key} @${name} = ${attribute(name, value)}`);
    if (node.children.length === 0 && node.text.trim() !== '') facts.add(`${key} says ${node.text.trim()}`);
    const counts = new Map<string, number>();
    for (const child of node.children) {
      const short = child.name.replace(`{${bpmn}}`, '');
      if (child.id !== undefined) {
        facts.add(`${key} holds ${short} #${child.id}`);
        visit(child, `#${child.id}`);
      } else if (!hasIds(child)) facts.add(`${key} has ${whole(child)}`);
      else {
        const n = (counts.get(short) ?? 0) + 1;
        counts.set(short, n);
        facts.add(`${key} holds ${short} ${n}`);
        visit(child, `${key}/${short}[${n}]`);
      }
    }
  };
  visit(treeOf(xml), 'file');
  return facts;
}

function hasIds(node: Node): boolean {
  return node.children.some((child) => child.id !== undefined || hasIds(child));
}

function attribute(name: string, value: string): string {
  return coordinates.has(name) && value.trim() !== '' && Number.isFinite(Number(value)) ? String(Number(value)) : value;
}

function whole(node: Node): string {
  const attributes = node.attributes.map(([name, value]) => `${name}=${JSON.stringify(attribute(name, value))}`).sort();
  const text = node.children.length === 0 ? node.text.trim() : '';
  const children = node.children.map(whole);
  return `<${[node.name.replace(`{${bpmn}}`, ''), ...attributes].join(' ')}>${JSON.stringify(text)}${children.join('')}`;
}

/** What the first says and the second does not. */
export function missing(first: ReadonlySet<string>, second: ReadonlySet<string>): readonly string[] {
  return [...first].filter((fact) => !second.has(fact));
}
