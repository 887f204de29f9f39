import { attributeOf, elementsOf, plainAttribute, textOf, type XmlElement } from '../xml/index.js';
import type { Fields, Reading, Writing } from './context.js';
import type { Part } from './parts.js';
import { spaces } from './spaces.js';

const expressions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  standardLoopCharacteristics: { loopCondition: 'condition' },
  multiInstanceLoopCharacteristics: { loopCardinality: 'cardinality', completionCondition: 'until' },
};

/** The marker of an activity that is done several times. */
export const loopPart: Part = {
  names: Object.keys(expressions),
  read([child], reading) {
    return child === undefined ? {} : { loopCharacteristics: readLoop(child, reading) };
  },
  write({ loopCharacteristics: loop }, writing) {
    if (typeof loop !== 'object' || loop === null || !Object.hasOwn(expressions, (loop as Fields)['type'] as string)) return [];
    return [writeLoop(loop as Fields, writing)];
  },
};

function readLoop(element: XmlElement, reading: Reading): Fields {
  const loop: Fields = { type: element.local };
  const flag = (attribute: string, field: string): void => {
    const value = attributeOf(element, attribute)?.trim();
    if (value === 'true' || value === 'false') loop[field] = value === 'true';
  };
  if (element.local === 'standardLoopCharacteristics') {
    flag('testBefore', 'testBefore');
    const most = attributeOf(element, 'loopMaximum')?.trim() ?? '';
    if (/^\d{1,7}$/.test(most) && Number(most) >= 1 && Number(most) <= 1_000_000) loop['maximum'] = Number(most);
  } else flag('isSequential', 'sequential');
  const unread: Fields = {};
  for (const child of elementsOf(element)) {
    const field = child.space === spaces.model ? expressions[element.local]?.[child.local] : undefined;
    if (field === undefined || textOf(child).trim() === '') continue;
    const found = reading.expression(child);
    if (found.ok) loop[field] = found.expression;
    else if (field === 'cardinality' && /^\d{1,9}$/.test(found.found.trim())) loop[field] = found.found.trim();
    else unread[child.local] = found.found.slice(0, 20_000);
  }
  if (Object.keys(unread).length > 0) loop['attributes'] = unread;
  return loop;
}

function writeLoop(loop: Fields, writing: Writing): XmlElement {
  const type = loop['type'] as string;
  const attributes = [];
  if (typeof loop['testBefore'] === 'boolean') attributes.push(plainAttribute('testBefore', String(loop['testBefore'])));
  if (typeof loop['maximum'] === 'number') attributes.push(plainAttribute('loopMaximum', String(loop['maximum'])));
  if (typeof loop['sequential'] === 'boolean') attributes.push(plainAttribute('isSequential', String(loop['sequential'])));
  const children = Object.entries(expressions[type] ?? {}).flatMap(([name, field]) => writing.expression(name, loop[field]) ?? []);
  return writing.element(type, attributes, children);
}
