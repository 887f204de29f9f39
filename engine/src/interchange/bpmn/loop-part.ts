import { attributeOf, elementsOf, plainAttribute, textOf, type XmlElement } from '../xml/index.js';
import type { Fields, Reading, Writing } from './context.js';
import type { Part } from './parts.js';
import type { Words } from '../vendors/vendor.js';
import { spaces } from './spaces.js';
import { truthOf } from './truth.js';

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
    const value = truthOf(attributeOf(element, attribute));
    if (value !== undefined) loop[field] = value;
  };
  if (element.local === 'standardLoopCharacteristics') {
    flag('testBefore', 'testBefore');
    const most = attributeOf(element, 'loopMaximum')?.trim() ?? '';
    if (/^\d{1,7}$/.test(most) && Number(most) >= 1 && Number(most) <= 1_000_000) loop['maximum'] = Number(most);
  } else flag('isSequential', 'sequential');
  const unread = beyond(element, reading);
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

const lists: Words = {
  en: 'Data of an activity is only drawn here: name the list in the collection of the loop, an entry in its item, the results in its output.',
  ru: 'Данные действия здесь только рисуются: назовите список в collection цикла, его элемент в item, результаты в output.',
};
const events: Words = {
  en: 'No events are thrown as single instances end: draw what is to happen after the activity, or inside of it.',
  ru: 'События по завершении отдельных экземпляров не происходят: нарисуйте нужное после действия или внутри него.',
};
const howOften: Words = {
  en: 'The most is a whole number from 1 to 1000000.',
  ru: 'Наибольшее число повторений: целое от 1 до 1000000.',
};
/** What BPMN says of several instances and nothing here does (§10.3.8). */
const undone: Readonly<Record<string, Words>> = {
  loopDataInputRef: lists,
  loopDataOutputRef: lists,
  outputDataItem: lists,
  complexBehaviorDefinition: events,
};

/** What a loop says beyond what is executed: told, and a deployment refuses it. */
function beyond(element: XmlElement, reading: Reading): Fields {
  const unread: Fields = {};
  const tell = (name: string, value: string, at: XmlElement, how: Words): void => {
    unread[name] = value.slice(0, 20_000);
    reading.unread(at, `${name} ${value}`.trim(), how);
  };
  if (element.local === 'standardLoopCharacteristics') {
    const most = attributeOf(element, 'loopMaximum')?.trim() ?? '';
    if (most !== '' && !(Number.isInteger(Number(most)) && Number(most) >= 1 && Number(most) <= 1_000_000))
      tell('loopMaximum', most, element, howOften);
    return unread;
  }
  const behavior = attributeOf(element, 'behavior')?.trim() ?? '';
  if (/^(None|One|Complex)$/.test(behavior)) tell('behavior', behavior, element, events);
  for (const child of elementsOf(element)) {
    if (child.space !== spaces.model || !Object.hasOwn(undone, child.local)) continue;
    if (child.local === 'loopDataInputRef' && reading.listsAreVariables) continue;
    tell(child.local, textOf(child).trim() || (attributeOf(child, 'name') ?? ''), child, undone[child.local] as Words);
  }
  return unread;
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
