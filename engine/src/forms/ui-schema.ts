import type { JsonObject, JsonValue, Text } from '@millrace/schemas';
import type { CompiledNode } from './compiled-form.js';
import type { FormDefinition } from './definition.js';
import { nodeOf } from './page.js';
import { rowIdName } from './shape.js';

/** Which widget of plain rjsf draws a node type; the others are drawn by their JSON type. */
const widgets: Readonly<Record<string, string>> = {
  multiline: 'textarea',
  richText: 'textarea',
  date: 'date',
  time: 'time',
  instant: 'text',
  choices: 'checkboxes',
};

interface Tree {
  [name: string]: JsonValue | Tree;
}

/** What plain rjsf needs beside the schema: titles, help, widgets, order and what is computed, in the form's default language. */
export function uiSchemaOf(definition: FormDefinition, nodes: ReadonlyMap<string, CompiledNode>): JsonObject {
  const language = definition.defaultLanguage ?? 'en';
  const tree: Tree = {};
  const computed = new Set(
    Object.values(definition.rules ?? {})
      .filter((rule) => rule.kind === 'computed' && rule.when === undefined)
      .map((rule) => rule.target),
  );
  for (const node of nodes.values()) {
    if (node.path === null) continue;
    const place = placeOf(tree, nodes, node);
    const source = nodeOf(definition, node.id);
    const titled: [string, string | undefined][] = [
      ['ui:title', textIn(source?.label, language)],
      ['ui:help', textIn(source?.help, language)],
      ['ui:placeholder', textIn(source?.placeholder, language)],
      ['ui:widget', node.options['appearance'] === 'radio' ? 'radio' : widgets[node.type]],
    ];
    for (const [name, value] of titled) if (value !== undefined) place[name] = value;
    if (computed.has(node.id)) place['ui:readonly'] = true;
  }
  hideRowIds(tree, nodes);
  return tree;
}

/** The text in a language, or in the other where that one is missing. */
function textIn(text: Text | undefined, language: 'en' | 'ru'): string | undefined {
  if (text === undefined || typeof text === 'string') return text;
  return text[language] ?? text.en ?? text.ru;
}

/** Walks to where a node's part of the tree is, making what is missing; the order of the page becomes `ui:order`. */
function placeOf(tree: Tree, nodes: ReadonlyMap<string, CompiledNode>, node: CompiledNode): Tree {
  const tables = new Set(
    [...nodes.values()].filter((one) => one.path && (one.type === 'table' || one.type === 'repeat')).map((one) => one.path?.join('.')),
  );
  let here = tree;
  const walked: string[] = [];
  for (const name of node.path ?? []) {
    if (tables.has(walked.join('.')) && walked.length > 0) here = inside(here, 'items');
    const order = Array.isArray(here['ui:order']) ? (here['ui:order'] as readonly JsonValue[]) : ['*'];
    if (!order.includes(name)) here['ui:order'] = [...order.slice(0, -1), name, '*'];
    here = inside(here, name);
    walked.push(name);
  }
  return here;
}

function inside(tree: Tree, name: string): Tree {
  const found = Object.hasOwn(tree, name) ? tree[name] : undefined;
  if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found as Tree;
  const made: Tree = {};
  tree[name] = made;
  return made;
}

function hideRowIds(tree: Tree, nodes: ReadonlyMap<string, CompiledNode>): void {
  for (const node of nodes.values()) {
    if (node.path === null || (node.type !== 'table' && node.type !== 'repeat')) continue;
    inside(inside(placeOf(tree, nodes, node), 'items'), rowIdName)['ui:widget'] = 'hidden';
  }
}
