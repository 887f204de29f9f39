import { member, rawOf, textOf, toldIn, type Raw } from './values.js';

/** What kind of thing a drawn id stands for. */
export type ThingKind = 'element' | 'data' | 'store' | 'note' | 'group';

/** A thing with a place: an element, data, a note or a group, read from a definition that may hold anything. */
export interface Thing {
  readonly id: string;
  readonly kind: ThingKind;
  readonly type: string;
  readonly label: string;
  readonly scope: string;
  readonly lane: string;
  readonly attachedTo: string;
  /** Of a subprocess; stored with the layout. */
  readonly raw: Raw;
}

/** A line between two things. */
export interface Line {
  readonly id: string;
  readonly kind: 'sequence' | 'message' | 'association' | 'data';
  readonly type: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly raw: Raw;
}

/** A pool or a lane. */
export interface Band {
  readonly id: string;
  readonly kind: 'pool' | 'lane';
  readonly label: string;
  /** The lane around it; of a pool nothing. */
  readonly parent: string;
  /** The process or subprocess it divides or, of a pool, shows; nothing where it is a black box. */
  readonly scope: string;
}

/** A definition as it is drawn: names in one language, references that may dangle. */
export interface Diagram {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  readonly processes: readonly string[];
  readonly things: ReadonlyMap<string, Thing>;
  readonly lines: ReadonlyMap<string, Line>;
  readonly bands: ReadonlyMap<string, Band>;
  readonly planes: Raw;
}

const containers = new Set(['adHocSubProcess', 'subChoreography', 'subConversation', 'subProcess', 'transaction']);

/** Whether an element holds others. */
export function isContainer({ type }: Pick<Thing, 'type'>): boolean {
  return containers.has(type);
}

/** Whether something is an event, drawn as a ring with its name beside it. */
export function isEvent({ type }: Pick<Thing, 'type'>): boolean {
  return type.endsWith('Event');
}

export function isGateway({ type }: Pick<Thing, 'type'>): boolean {
  return type.endsWith('Gateway');
}

/** Whether the name stands outside of the shape. */
export function isLabelledOutside(thing: Pick<Thing, 'type' | 'kind'>): boolean {
  return isEvent(thing) || isGateway(thing) || thing.kind === 'data' || thing.kind === 'store';
}

/**
 * Reads what is drawn of a process definition. The definition is untrusted: what cannot be read is left out, and nothing throws.
 *
 * @param language The language of names; where a name lacks it, the definition's own.
 */
export function readDiagram(definition: unknown, language: string): Diagram {
  const raw = rawOf(definition);
  const byDefault = textOf(member(raw, 'defaultLanguage')) || 'en';
  const told = (value: unknown): string => toldIn(value, language, byDefault);
  const entries = (name: string): readonly (readonly [string, Raw])[] =>
    Object.entries(rawOf(member(raw, name))).map(([id, value]) => [id, rawOf(value)]);

  const things = new Map<string, Thing>();
  const lines = new Map<string, Line>();
  const bands = new Map<string, Band>();
  const thing = (id: string, kind: ThingKind, value: Raw, text: unknown, type = textOf(value['type'])): void =>
    void things.set(id, {
      id,
      kind,
      type,
      label: told(text),
      scope: textOf(value['scope']),
      lane: textOf(value['lane']),
      attachedTo: textOf(value['attachedTo']),
      raw: value,
    });
  const line = (id: string, kind: Line['kind'], value: Raw, type: string): void =>
    void lines.set(id, { id, kind, type, label: told(value['name']), from: textOf(value['from']), to: textOf(value['to']), raw: value });

  for (const [id, value] of entries('groups')) {
    const category = rawOf(member(rawOf(member(raw, 'rootElements')), textOf(value['category'])));
    thing(id, 'group', value, value['name'] ?? category['name'], 'group');
  }
  for (const [id, value] of entries('elements')) thing(id, 'element', value, value['name']);
  for (const [id, value] of entries('dataObjects')) if (isShown(id, value, entries('dataObjects'))) thing(id, 'data', value, value['name']);
  for (const [id, value] of entries('dataStores')) if (isShown(id, value, entries('dataStores'))) thing(id, 'store', value, value['name']);
  for (const [id, value] of entries('artifacts')) {
    if (value['type'] === 'association') line(id, 'association', value, 'association');
    else thing(id, 'note', value, value['text'], 'textAnnotation');
  }
  for (const [id, value] of entries('flows')) line(id, 'sequence', value, 'sequenceFlow');
  for (const [id, value] of entries('messageFlows')) line(id, 'message', value, textOf(value['type']) || 'messageFlow');
  for (const [id, value] of entries('dataAssociations')) line(id, 'data', value, textOf(value['type']));
  for (const [id, value] of entries('participants'))
    bands.set(id, { id, kind: 'pool', label: told(value['name']), parent: '', scope: textOf(value['process']) });
  for (const [id, value] of entries('lanes'))
    bands.set(id, { id, kind: 'lane', label: told(value['name']), parent: textOf(value['parent']), scope: textOf(value['scope']) });

  return {
    id: textOf(raw['id']),
    label: told(raw['name']),
    about: told(raw['documentation']),
    processes: entries('processes').map(([id]) => id),
    things,
    lines,
    bands,
    planes: rawOf(member(rawOf(member(raw, 'layout')), 'planes')),
  };
}

/** The data itself is not drawn where references show it. */
function isShown(id: string, value: Raw, all: readonly (readonly [string, Raw])[]): boolean {
  const isItself = value['type'] === 'dataObject' || value['type'] === 'dataStore';
  return !isItself || !all.some(([other, { of }]) => other !== id && of === id);
}
