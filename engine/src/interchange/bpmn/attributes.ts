import type { XmlElement } from '../xml/index.js';
import type { Fields, Reading, Writing } from './context.js';
import { truthOf } from './truth.js';
import { isActivity } from './types.js';

/** An attribute of BPMN that has a place in the definition: how it is read and written. Both answer `undefined` for what the other side cannot say. */
export interface AttributeWord {
  readonly xml: string;
  readonly field: string;
  read(value: string, reading: Reading, element: XmlElement): unknown;
  write(value: unknown, writing: Writing): string | undefined;
}

/** The most characters that a text or an expression of a definition has. */
export const longestText = 20_000;

/** A text that a definition can hold; a longer one is kept as the file has it, and told. */
export function fitting(value: string, reading: Reading, element: XmlElement, what: string): string | undefined {
  if (value.length > longestText) {
    reading.unread(element, what, {
      en: `${what} has ${value.length} characters, a definition holds ${longestText}: it is kept as the file has it, but not shown. Shorten it.`,
      ru: `${what}: ${value.length} символов, а в определении помещается ${longestText}. Текст сохранён как в файле, но не показывается. Сократите его.`,
    });
    return undefined;
  }
  return value === '' ? undefined : value;
}

const text = (xml: string, field = xml): AttributeWord => ({
  xml,
  field,
  read: (value, reading, element) => fitting(value, reading, element, xml),
  write: (value, writing) => writing.text(value),
});

const flag = (xml: string, field = xml): AttributeWord => ({
  xml,
  field,
  read: truthOf,
  write: (value) => (typeof value === 'boolean' ? String(value) : undefined),
});

const whole = (xml: string, field = xml, least = 0): AttributeWord => ({
  xml,
  field,
  read: (value) => (/^\s*\d{1,15}\s*$/.test(value) && Number(value) >= least ? Number(value) : undefined),
  write: (value) => (Number.isSafeInteger(value) ? String(value) : undefined),
});

const reference = (xml: string, field: string, kind?: 'process'): AttributeWord => ({
  xml,
  field,
  read: (value, reading, element) => (value.trim() === '' ? undefined : reading.ref(value, element, kind)),
  write: (value, writing) => (typeof value === 'string' ? writing.id(value) : undefined),
});

const word = (xml: string, field: string, words: Readonly<Record<string, string>>): AttributeWord => ({
  xml,
  field,
  read: (value) => (Object.hasOwn(words, value.trim()) ? words[value.trim()] : undefined),
  write: (value) => Object.keys(words).find((each) => words[each] === value),
});

/** A code of an error or an escalation; the name of a message or signal is its code too, because by it sender and receiver meet. */
const code = (xml: string): AttributeWord => ({
  xml,
  field: 'code',
  read: (value) => (value === '' || value.length > 1000 ? undefined : value),
  write: (value) => (typeof value === 'string' ? value : undefined),
});

const ends = [reference('sourceRef', 'from'), reference('targetRef', 'to')];
const named = text('name');
const tokens = (xml: string): AttributeWord => {
  const { read, write } = whole(xml);
  // One is what every activity does: tools write it everywhere, and it asks nothing of the engine.
  return { xml, field: xml, read: (value, ...rest) => (value.trim() === '1' ? undefined : read(value, ...rest)), write };
};
const ofActivities = [flag('isForCompensation'), tokens('startQuantity'), tokens('completionQuantity'), reference('default', 'default')];
/** A reference that is one of the things an object says. */
const within = (xml: string, field: string, inner: string, write: (value: Fields, writing: Writing) => unknown): AttributeWord => ({
  xml,
  field,
  read(value, reading, element) {
    const id = value.trim() === '' ? undefined : reading.ref(value, element);
    return id === undefined ? undefined : { [inner]: id };
  },
  write(value, writing) {
    const said = typeof value === 'object' && value !== null ? write(value as Fields, writing) : undefined;
    return typeof said === 'string' ? said : undefined;
  },
});
const message = within('messageRef', 'message', 'ref', ({ ref }, writing) => (typeof ref === 'string' ? writing.id(ref) : undefined));
/** Names a process, of this file or of another. */
const called: AttributeWord = {
  ...within('calledElement', 'call', 'ref', ({ ref, process }, writing) => {
    const id = process ?? ref;
    return typeof id === 'string' ? writing.id(id) : undefined;
  }),
  read(value, reading) {
    const id = reading.process(value);
    return id === undefined ? undefined : { ref: id };
  },
};
/** Several events caught together (§10.5.4). */
const parallelMultiple: AttributeWord = {
  xml: 'parallelMultiple',
  field: 'event',
  read: () => undefined,
  write(value) {
    const event = value as Fields | undefined;
    return event?.['type'] === 'multiple' && event['parallel'] === true ? 'true' : undefined;
  },
};
const ofTypes: Readonly<Record<string, readonly AttributeWord[]>> = {
  process: [named, flag('isExecutable', 'executable')],
  participant: [named, reference('processRef', 'process', 'process')],
  lane: [named],
  sequenceFlow: [named, ...ends],
  messageFlow: [named, ...ends, reference('messageRef', 'message')],
  conversationLink: [named, ...ends],
  association: [...ends, word('associationDirection', 'direction', { None: 'none', One: 'one', Both: 'both' })],
  textAnnotation: [],
  group: [reference('categoryValueRef', 'category')],
  dataObject: [named, flag('isCollection', 'collection'), reference('itemSubjectRef', 'item')],
  dataObjectReference: [named, reference('dataObjectRef', 'of'), reference('itemSubjectRef', 'item')],
  dataInput: [named, flag('isCollection', 'collection'), reference('itemSubjectRef', 'item')],
  dataOutput: [named, flag('isCollection', 'collection'), reference('itemSubjectRef', 'item')],
  dataStore: [named, whole('capacity'), flag('isUnlimited', 'unlimited'), reference('itemSubjectRef', 'item')],
  dataStoreReference: [named, reference('dataStoreRef', 'of'), reference('itemSubjectRef', 'item')],
  dataInputAssociation: [],
  dataOutputAssociation: [],
  error: [named, code('errorCode')],
  escalation: [named, code('escalationCode')],
  message: [named],
  signal: [named],
  categoryValue: [text('value', 'name')],
  category: [named],
  boundaryEvent: [named, parallelMultiple, reference('attachedToRef', 'attachedTo'), flag('cancelActivity')],
  exclusiveGateway: [named, reference('default', 'default')],
  inclusiveGateway: [named, reference('default', 'default')],
  complexGateway: [named, reference('default', 'default')],
  eventBasedGateway: [
    named,
    flag('instantiate'),
    word('eventGatewayType', 'eventGatewayType', { Exclusive: 'exclusive', Parallel: 'parallel' }),
  ],
  subProcess: [named, ...ofActivities, flag('triggeredByEvent')],
  adHocSubProcess: [
    named,
    ...ofActivities,
    word('ordering', 'ordering', { Parallel: 'parallel', Sequential: 'sequential' }),
    flag('cancelRemainingInstances', 'cancelRemaining'),
  ],
  receiveTask: [named, ...ofActivities, flag('instantiate'), message],
  sendTask: [named, ...ofActivities, message],
  callActivity: [named, ...ofActivities, called],
  intermediateCatchEvent: [named, parallelMultiple],
};

/** The interruption of a start event means something only in an event subprocess; elsewhere tools write it without meaning anything. */
const interruption: AttributeWord = {
  ...flag('isInterrupting'),
  read: (value, reading, element) => (reading.eventSubProcess ? flag('isInterrupting').read(value, reading, element) : undefined),
};

/** The attributes of an element type that have a place in the definition. */
export function attributesOf(type: string): readonly AttributeWord[] {
  if (type === 'startEvent') return [named, interruption, parallelMultiple];
  const known = ofTypes[type];
  if (known !== undefined) return known;
  return isActivity(type) ? [named, ...ofActivities] : [named];
}

/** Reads all attributes that have a place. */
export function readAttributes(element: XmlElement, type: string, reading: Reading): Fields {
  const fields: Fields = {};
  for (const each of attributesOf(type)) {
    const value = element.attributes.find(({ local, space }) => local === each.xml && space === '')?.value;
    const found = value === undefined ? undefined : each.read(value, reading, element);
    if (found !== undefined) fields[each.field] = found;
  }
  return fields;
}
