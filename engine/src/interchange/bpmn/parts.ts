import { attributeOf, comparable, elementsOf, plainAttribute, textOf, type XmlElement, xmlText } from '../xml/index.js';
import type { Fields, Reading, Writing } from './context.js';
import { eventPart } from './event-part.js';
import { loopPart } from './loop-part.js';
import { spaces } from './spaces.js';
import { catchEvents, isActivity, isEvent } from './types.js';

/**
 * Children of a BPMN element that together say something that the definition has a place for. What a file says with them is kept beside the definition too where
 * our own way of writing it would be another, and stands in an export for as long as it means what the definition says.
 */
export interface Part {
  /** Names in BPMN's model namespace. */
  readonly names: readonly string[];
  read(children: readonly XmlElement[], reading: Reading, owner: XmlElement): Fields;
  write(fields: Fields, writing: Writing, id: string): readonly XmlElement[];
  /** Whether what was kept is to be written; asked only where reading and writing cannot tell. */
  stands?(kept: readonly XmlElement[], fields: Fields, writing: Writing, id: string): boolean;
}

const documentation: Part = {
  names: ['documentation'],
  read([first]) {
    const text = first === undefined ? '' : textOf(first);
    return text.trim() === '' ? {} : { documentation: text };
  },
  write({ documentation: of }, writing) {
    const text = writing.text(of);
    return text === undefined ? [] : [writing.element('documentation', [], [xmlText(text)])];
  },
};

/** One child that holds an expression. What is not understood is told in `attributes`, which a deployment refuses. */
const condition = (name: string, field: string): Part => ({
  names: [name],
  read([child], reading) {
    if (child === undefined || textOf(child).trim() === '') return {};
    const found = reading.expression(child);
    return found.ok ? { [field]: found.expression } : { attributes: { [name]: found.found.slice(0, 20_000) } };
  },
  write(fields, writing) {
    const written = writing.expression(name, fields[field]);
    return written === undefined ? [] : [written];
  },
});

const text: Part = {
  names: ['text'],
  read: ([child]) => ({ text: child === undefined ? '' : textOf(child) }),
  write(fields, writing) {
    const value = writing.text(fields['text']);
    return value === undefined ? [] : [writing.element('text', [], value === '' ? [] : [xmlText(value)])];
  },
};

const multiplicity: Part = {
  names: ['participantMultiplicity'],
  read([child]) {
    if (child === undefined) return {};
    const [minimum, maximum] = [wholeOf(child, 'minimum'), wholeOf(child, 'maximum')];
    return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined || maximum < 1 ? {} : { maximum }) };
  },
  write({ minimum, maximum }, writing) {
    if (minimum === undefined && maximum === undefined) return [];
    const attributes = Object.entries({ minimum, maximum }).filter(([, value]) => typeof value === 'number');
    return [
      writing.element(
        'participantMultiplicity',
        attributes.map(([name, value]) => plainAttribute(name, String(value))),
      ),
    ];
  },
};

function wholeOf(element: XmlElement, name: string): number | undefined {
  const value = attributeOf(element, name);
  return value !== undefined && /^\d{1,9}$/.test(value.trim()) ? Number(value) : undefined;
}

const dataState: Part = {
  names: ['dataState'],
  read([child]) {
    const name = child === undefined ? undefined : attributeOf(child, 'name');
    return name === undefined || name === '' || name.length > 200 ? {} : { state: name };
  },
  write: ({ state }, writing) => (typeof state === 'string' ? [writing.element('dataState', [plainAttribute('name', state)])] : []),
};

/** Where the data of an activity comes from and goes to. Its other end is the activity itself, which in BPMN is one of its inputs or outputs. */
const dataEnds: Part = {
  names: ['sourceRef', 'targetRef'],
  read(children, reading, owner) {
    const isInput = owner.local === 'dataInputAssociation';
    const end = children.find(({ local }) => local === (isInput ? 'sourceRef' : 'targetRef'));
    const id = end === undefined || textOf(end).trim() === '' ? undefined : reading.ref(textOf(end), end);
    return id === undefined ? {} : { [isInput ? 'from' : 'to']: id };
  },
  write({ type, from, to }, writing, id) {
    const ref = (name: string, value: unknown) => (typeof value === 'string' ? [writing.element(name, [], [xmlText(value)])] : []);
    if (type === 'dataInputAssociation')
      return [...ref('sourceRef', from && writing.id(from as string)), ...ref('targetRef', inputOf(writing.id(id)))];
    return [...ref('sourceRef', outputOf(writing.id(id))), ...ref('targetRef', to && writing.id(to as string))];
  },
};

const inputOf = (association: string): string => `${association}_input`;
const outputOf = (association: string): string => `${association}_output`;

/** What would change data on its way: only the presence matters to the definition, which refuses it. */
const dataChanges: Part = {
  names: ['transformation', 'assignment'],
  read(children) {
    const attributes = Object.fromEntries(children.map((child) => [child.local, true]));
    return children.length === 0 ? {} : { attributes };
  },
  write: () => [],
};

/** The inputs and outputs of an activity or event: as the file has them, or made for its data associations. */
const inputsAndOutputs = (type: string): Part => ({
  names: isActivity(type) ? ['ioSpecification'] : catchEvents.includes(type) ? ['dataOutput', 'outputSet'] : ['dataInput', 'inputSet'],
  read: () => ({}),
  write(_fields, writing, id) {
    const associations = writing.associations(id);
    const ids = (of: string, make: (id: string) => string) =>
      associations.filter((each) => each.type === of).map((each) => make(writing.id(each.id)));
    const inputs = ids('dataInputAssociation', inputOf);
    const outputs = ids('dataOutputAssociation', outputOf);
    if (isActivity(type)) return inputs.length + outputs.length === 0 ? [] : [specification(writing, inputs, outputs)];
    return catchEvents.includes(type) ? set(writing, 'Output', outputs) : set(writing, 'Input', inputs);
  },
  stands: () => true,
});

function set(writing: Writing, side: 'Input' | 'Output', ids: readonly string[], always = false): readonly XmlElement[] {
  if (ids.length === 0 && !always) return [];
  const refs = ids.map((id) => writing.element(`data${side}Refs`, [], [xmlText(id)]));
  return [
    ...ids.map((id) => writing.element(`data${side}`, [plainAttribute('id', id)])),
    writing.element(side === 'Input' ? 'inputSet' : 'outputSet', [], refs),
  ];
}

function specification(writing: Writing, inputs: readonly string[], outputs: readonly string[]): XmlElement {
  const made = [...set(writing, 'Input', inputs, true), ...set(writing, 'Output', outputs, true)];
  const rank = ({ local }: XmlElement): number => ['dataInput', 'dataOutput', 'inputSet', 'outputSet'].indexOf(local);
  return writing.element(
    'ioSpecification',
    [],
    made.sort((a, b) => rank(a) - rank(b)),
  );
}

/** The data inputs and outputs of a process, which a diagram shows. */
const processData: Part = {
  names: ['ioSpecification'],
  read: () => ({}),
  write(_fields, writing, id) {
    const data = writing.processData(id);
    if (data.length === 0) return [];
    const side = (type: string) => data.filter((each) => each.type === type);
    const made = (type: string) =>
      side(type).map(({ id: own, fields }) => {
        const name = writing.text(fields['name']);
        const attributes = [
          plainAttribute('id', writing.id(own)),
          ...(name === undefined ? [] : [plainAttribute('name', name)]),
          ...(typeof fields['collection'] === 'boolean' ? [plainAttribute('isCollection', String(fields['collection']))] : []),
          ...(typeof fields['item'] === 'string' ? [plainAttribute('itemSubjectRef', writing.id(fields['item']))] : []),
        ];
        return writing.element(type, attributes, dataState.write(fields, writing, own));
      });
    const refs = (type: string) => side(type).map(({ id: own }) => writing.element(`${type}Refs`, [], [xmlText(writing.id(own))]));
    return [
      writing.element(
        'ioSpecification',
        [],
        [
          ...made('dataInput'),
          ...made('dataOutput'),
          writing.element('inputSet', [], refs('dataInput')),
          writing.element('outputSet', [], refs('dataOutput')),
        ],
      ),
    ];
  },
  stands([kept], fields, writing, id) {
    const ids = (of: XmlElement | undefined) =>
      of === undefined
        ? ''
        : elementsOf(of)
            .filter(({ local }) => local === 'dataInput' || local === 'dataOutput')
            .map((each) => `${each.local} ${attributeOf(each, 'id') ?? ''} ${attributeOf(each, 'name') ?? ''}`)
            .sort()
            .join('\n');
    return ids(kept) === ids(this.write(fields, writing, id)[0]);
  },
};

/** The parts of an element type. */
export function partsOf(type: string): readonly Part[] {
  if (type === 'sequenceFlow') return [documentation, condition('conditionExpression', 'when')];
  if (type === 'textAnnotation') return [documentation, text];
  if (type === 'participant') return [documentation, multiplicity];
  if (/^data(Object|ObjectReference|Store|StoreReference|Input|Output)$/.test(type)) return [documentation, dataState];
  if (type === 'dataInputAssociation' || type === 'dataOutputAssociation') return [documentation, dataEnds, dataChanges];
  if (type === 'process') return [documentation, processData];
  if (isEvent(type)) return [documentation, eventPart, inputsAndOutputs(type)];
  if (type === 'complexGateway') return [documentation, condition('activationCondition', 'activationCondition')];
  if (type === 'adHocSubProcess')
    return [documentation, condition('completionCondition', 'completionCondition'), loopPart, inputsAndOutputs(type)];
  if (isActivity(type)) return [documentation, loopPart, inputsAndOutputs(type)];
  return [documentation];
}

/** The children of an element that a part is about. */
export function childrenOf(part: Part, element: XmlElement): readonly XmlElement[] {
  return elementsOf(element).filter(({ local, space }) => space === spaces.model && part.names.includes(local));
}

/** Reads all parts of an element, one over the other; `attributes` of several are one map. */
export function readParts(element: XmlElement, type: string, reading: Reading): Fields {
  const fields: Fields = {};
  for (const part of partsOf(type)) {
    const found = part.read(childrenOf(part, element), reading, element);
    const attributes = { ...(fields['attributes'] as Fields | undefined), ...(found['attributes'] as Fields | undefined) };
    Object.assign(fields, found);
    if (Object.keys(attributes).length > 0) fields['attributes'] = attributes;
  }
  return fields;
}

/** Whether kept children still mean what the definition says. */
export function stillStands(
  part: Part,
  kept: readonly XmlElement[],
  fields: Fields,
  type: string,
  reading: Reading,
  writing: Writing,
  id: string,
  owner: XmlElement,
): boolean {
  if (part.stands) return part.stands(kept, fields, writing, id);
  const meant = part.write({ type, ...part.read(kept, reading, owner) }, writing, id);
  const wanted = part.write({ ...fields, type }, writing, id);
  return meant.length === wanted.length && meant.every((each, index) => comparable(each) === comparable(wanted[index] as XmlElement));
}
