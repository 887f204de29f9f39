import type { Fields, Writing } from './bpmn/context.js';
import { languages, spaces } from './bpmn/spaces.js';
import type { Prefixes } from './kept.js';
import { isMap, oneText } from './patch.js';
import { plainAttribute, type XmlAttribute, xmlElement, xmlText } from './xml/index.js';

/** What a definition holds that one element's children are made of. */
export interface WritingOf {
  readonly prefixes: Prefixes;
  readonly defaultLanguage: unknown;
  readonly expressionLanguage: unknown;
  readonly dataAssociations: Readonly<Record<string, Fields>>;
  readonly dataObjects: Readonly<Record<string, Fields>>;
  /** The id in the file. */
  id(id: string): string;
}

/** How elements of a file are written for a definition. */
export function writingFor(of: WritingOf): Writing {
  const { prefixes } = of;
  const model = prefixes.of(spaces.model, 'bpmn', true);
  const qualified = (local: string): string => (model === '' ? local : `${model}:${local}`);
  const instance = prefixes.of(spaces.instance, 'xsi');
  const formal: XmlAttribute = {
    name: `${instance}:type`,
    local: 'type',
    space: spaces.instance,
    value: qualified('tFormalExpression'),
  };
  const associations = new Map<string, { id: string; type: string }[]>();
  for (const [id, { type, from, to }] of Object.entries(of.dataAssociations)) {
    const owner = type === 'dataInputAssociation' ? to : from;
    if (typeof owner !== 'string' || typeof type !== 'string') continue;
    const list = associations.get(owner) ?? [];
    list.push({ id, type });
    associations.set(owner, list);
  }
  const processData = new Map<string, { id: string; type: string; fields: Fields }[]>();
  for (const [id, fields] of Object.entries(of.dataObjects)) {
    const { type, scope } = fields;
    if ((type !== 'dataInput' && type !== 'dataOutput') || typeof scope !== 'string') continue;
    const list = processData.get(scope) ?? [];
    list.push({ id, type, fields });
    processData.set(scope, list);
  }
  const usual = of.expressionLanguage === 'feel' ? 'feel' : 'jsonata';
  const writing: Writing = {
    id: of.id.bind(of),
    text: (text) => oneText(text, of.defaultLanguage),
    element: (local, attributes = [], children = []) => xmlElement(qualified(local), spaces.model, attributes, children),
    formal,
    expression(local, expression) {
      const { language, source } = isMap(expression) ? expression : { language: usual, source: expression };
      if (typeof source !== 'string' || (language !== 'feel' && language !== 'jsonata')) return undefined;
      // A file whose expressions are FEEL says so once, at its top.
      const said = language === 'feel' && usual === 'feel' ? [] : [plainAttribute('language', languages[language])];
      return writing.element(local, [formal, ...said], [xmlText(source)]);
    },
    associations: (owner) => associations.get(owner) ?? [],
    processData: (process) => processData.get(process) ?? [],
  };
  return writing;
}
