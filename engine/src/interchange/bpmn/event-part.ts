import { formatsOf } from './times.js';
import { attributeOf, elementsOf, plainAttribute, textOf, type XmlElement, xmlText } from '../xml/index.js';
import { idFrom, isOurId } from '../ids.js';
import type { Fields, Reading, Writing } from './context.js';
import type { Part } from './parts.js';
import { spaces } from './spaces.js';
import { truthOf } from './truth.js';
import { eventTypes } from './types.js';
import { withoutZone } from '../vendors/reading.js';

/** What an event waits for or does: BPMN's event definitions, several of them as one `multiple`. */
export const eventPart: Part = {
  names: [...Object.keys(eventTypes), 'eventDefinitionRef'],
  read(given, reading, owner) {
    const children = given.flatMap((child) => (child.local === 'eventDefinitionRef' ? listed(reading.eventDefinition(child)) : [child]));
    const [first] = children;
    if (first === undefined) return {};
    if (children.length === 1) return { event: readEvent(first, reading) };
    const events: Fields = {};
    for (const [index, child] of children.entries())
      events[idOf(child, index, events, attributeOf(owner, 'id')?.trim() ?? '')] = readEvent(child, reading);
    return {
      event: { type: 'multiple', ...(truthOf(attributeOf(owner, 'parallelMultiple')) === true ? { parallel: true } : {}), events },
    };
  },
  write({ event }, writing, owner) {
    if (!isMap(event)) return [];
    if (event['type'] !== 'multiple') return listed(writeEvent(event, writing));
    const events = isMap(event['events']) ? Object.entries(event['events']) : [];
    return events.flatMap(([id, each]) => (isMap(each) ? listed(writeEvent(each, writing, `${writing.id(owner)}_${id}`)) : []));
  },
};

/** Ids of a file are one space, those of events in one event are their own: in a file they begin with its id. */
function idOf(child: XmlElement, index: number, taken: Fields, owner: string): string {
  const raw = attributeOf(child, 'id')?.trim() ?? '';
  const id = owner !== '' && raw.startsWith(`${owner}_`) ? raw.slice(owner.length + 1) : raw;
  return isOurId(id) && !Object.hasOwn(taken, id) ? id : idFrom('event', index, id);
}

function listed(element: XmlElement | undefined): readonly XmlElement[] {
  return element === undefined ? [] : [element];
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const refs: Readonly<Record<string, string>> = {
  message: 'messageRef',
  signal: 'signalRef',
  error: 'errorRef',
  escalation: 'escalationRef',
};

function readEvent(element: XmlElement, reading: Reading): Fields {
  const type = eventTypes[element.local] as string;
  const event: Fields = { type };
  const reference = (attribute: string, field: string): void => {
    const value = attributeOf(element, attribute);
    const id = value === undefined || value.trim() === '' ? undefined : reading.ref(value, element);
    if (id !== undefined) event[field] = id;
  };
  if (refs[type] !== undefined) reference(refs[type], 'ref');
  if (type === 'compensation') {
    reference('activityRef', 'activity');
    const waits = truthOf(attributeOf(element, 'waitForCompletion'));
    if (waits !== undefined) event['waitForCompletion'] = waits;
  }
  if (type === 'link') {
    const link = attributeOf(element, 'name');
    if (link !== undefined && link !== '' && link.length <= 200) event['link'] = link;
  }
  const inner = elementsOf(element).filter(({ space }) => space === spaces.model);
  if (type === 'conditional') {
    const condition = inner.find(({ local }) => local === 'condition');
    const found = condition && textOf(condition).trim() !== '' ? reading.expression(condition) : undefined;
    if (found?.ok) event['condition'] = found.expression;
    else if (found) event['attributes'] = { condition: found.found.slice(0, 20_000) };
  }
  if (type === 'timer') Object.assign(event, readTime(inner, reading));
  return event;
}

/** What to do about a time that is none. */
const noTime = {
  en: 'Nobody can tell what time this is: choose a duration (PT8H), a moment (2026-03-02T09:00:00Z) or a repetition (R3/PT1H), or write an expression.',
  ru: 'Непонятно, какое это время: выберите длительность (PT8H), момент (2026-03-02T09:00:00Z) или повторение (R3/PT1H) либо запишите выражение.',
};

const times: Readonly<Record<string, 'date' | 'duration' | 'cycle'>> = { timeDate: 'date', timeDuration: 'duration', timeCycle: 'cycle' };

/** A moment without a time zone as one of UTC, alone or as the beginning of a repetition. */
function inZone(text: string): string {
  return text.length > 100 ? text : text.replace(/^(R\d*\/)?(\d[^/Z]*)(?=\/|$)/, '$1$2Z');
}

function readTime(inner: readonly XmlElement[], reading: Reading): Fields {
  const child = inner.find(({ local }) => Object.hasOwn(times, local));
  if (child === undefined) return {};
  const field = times[child.local] as 'date' | 'duration' | 'cycle';
  const source = textOf(child).trim();
  if (source === '') return {};
  // A time is a plain text in every tool, whatever the language of expressions is; only what says its language is one.
  const translated = attributeOf(child, 'language') === undefined ? reading.translate(source) : undefined;
  if (translated?.ok === true && translated.constant === undefined) {
    reading.told(child, source, translated.expression);
    return { [field]: { expression: translated.expression } };
  }
  const plain = translated?.ok === true && translated.constant !== undefined ? translated.constant : source;
  const constant = formatsOf[field](plain);
  const inUtc = constant === undefined && field !== 'duration' ? formatsOf[field](inZone(plain)) : undefined;
  if (inUtc !== undefined) {
    reading.doubted(child, source, inUtc, withoutZone);
    return { [field]: inUtc };
  }
  if (constant !== undefined) return { [field]: constant };
  const found = attributeOf(child, 'language') === undefined ? undefined : reading.expression(child);
  if (found?.ok) return { [field]: { expression: found.expression } };
  if (found === undefined) reading.unread(child, source, translated?.ok === false ? translated.how : noTime);
  return {};
}

function writeEvent(event: Fields, writing: Writing, id?: string): XmlElement | undefined {
  const type = event['type'] as string;
  const name = Object.keys(eventTypes).find((each) => eventTypes[each] === type);
  if (name === undefined) return undefined;
  const attributes = id === undefined ? [] : [plainAttribute('id', id)];
  const children: XmlElement[] = [];
  const add = (attribute: string, value: unknown): void => {
    if (typeof value === 'string') attributes.push(plainAttribute(attribute, value));
  };
  const ref = (value: unknown): unknown => (typeof value === 'string' ? writing.id(value) : undefined);
  if (refs[type] !== undefined) add(refs[type], ref(event['ref']));
  if (type === 'compensation') {
    add('activityRef', ref(event['activity']));
    if (typeof event['waitForCompletion'] === 'boolean') add('waitForCompletion', String(event['waitForCompletion']));
  }
  // BPMN wants a name on every link.
  if (type === 'link') add('name', event['link'] ?? '');
  if (type === 'conditional') {
    // BPMN wants a condition in every one of them.
    children.push(writing.expression('condition', event['condition']) ?? writing.element('condition', [writing.formal]));
  }
  if (type === 'timer') {
    for (const [tag, field] of Object.entries(times)) {
      const value = event[field];
      if (typeof value === 'string') children.push(writing.element(tag, [writing.formal], [xmlText(value)]));
      else if (isMap(value)) {
        const written = writing.expression(tag, value['expression']);
        if (written !== undefined) children.push(written);
      }
      if (children.length > 0) break;
    }
  }
  return writing.element(name, attributes, children);
}
