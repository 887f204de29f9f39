import { elementsOf, textOf, type XmlAttribute, type XmlElement } from '../xml/index.js';
import type { Meaning, VendorNote, Words } from './vendor.js';

const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** The most inputs, outputs or headers of one element: far beyond what people write, and little enough for a definition. */
const mostOfOne = 1000;

/** What a note is about: an attribute with the element it stands on, or an element. */
export interface Subject {
  readonly what: string;
  readonly line: number;
  readonly from?: string;
}

/** What a person has to do about something that nobody reads. */
export interface Redo {
  readonly redo: Words;
}

/** What of a long text a note shows. */
export function shortly(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 200 ? line : `${line.slice(0, 199)}…`;
}

/** What is being read of one BPMN element: fields and notes as they come together, and which of its extensions nobody has read yet. */
export class Reading {
  readonly #read = new Set<XmlAttribute | XmlElement>();
  readonly #own: ReadonlySet<string>;

  private constructor(
    readonly element: XmlElement,
    /** BPMN's local name. */
    readonly type: string,
    spaces: ReadonlySet<string>,
    readonly fields: Record<string, unknown>,
    readonly notes: VendorNote[],
  ) {
    this.#own = spaces;
  }

  static of(element: XmlElement, type: string, spaces: ReadonlySet<string>): Reading {
    return new Reading(element, type, spaces, {}, []);
  }

  /** The reading of an element inside, with the same notes; its fields are put under a name, as far as there are any. */
  inside(element: XmlElement): Reading {
    return new Reading(element, element.local, this.#own, {}, this.notes);
  }

  get meaning(): Meaning {
    return { fields: this.fields, notes: this.notes };
  }

  /** One of the vendor's attributes, read from now on. */
  attribute(local: string, of: XmlElement = this.element): (Subject & { readonly value: string }) | undefined {
    const found = of.attributes.find((each) => each.local === local && this.#own.has(each.space));
    if (found === undefined) return undefined;
    this.#read.add(found);
    return { what: found.name, line: of.line, from: shortly(found.value), value: found.value };
  }

  /** The vendor's elements of a name among the extensions, read from now on. */
  extensions(local: string): readonly XmlElement[] {
    const found = this.#extensions().filter((each) => each.local === local);
    for (const each of found) this.#read.add(each);
    return found;
  }

  extension(local: string): XmlElement | undefined {
    return this.extensions(local)[0];
  }

  /** Whether the vendor says something of this name, among the extensions; it stays unread. */
  has(local: string): boolean {
    return this.#extensions().some((each) => each.local === local);
  }

  /** The vendor's elements of a name inside one of its own. */
  within(element: XmlElement, local: string): readonly XmlElement[] {
    return elementsOf(element).filter((each) => each.local === local && this.#own.has(each.space));
  }

  /** The first of many, as many as one element may have; the rest is noted as something to be redone. */
  few<T extends XmlElement>(elements: readonly T[]): readonly T[] {
    const next = elements[mostOfOne];
    if (next === undefined) return elements;
    this.redo(this.subject(next), {
      en: `There are ${elements.length} of them; ${mostOfOne} were taken. Put them together in one value with parts.`,
      ru: `Их ${elements.length}; взяты ${mostOfOne}. Объедините их в одно значение с частями.`,
    });
    return elements.slice(0, mostOfOne);
  }

  /** BPMN's own elements of a name directly inside. */
  parts(...locals: readonly string[]): readonly XmlElement[] {
    return elementsOf(this.element).filter(({ space, local }) => space === bpmn && locals.includes(local));
  }

  /** What a note about an element shows: its text, or its attributes where it has none. */
  subject(element: XmlElement, from: string = textOf(element).trim()): Subject {
    const shown = from === '' ? element.attributes.map(({ local, value }) => `${local}="${value}"`).join(' ') : from;
    return { what: element.name, line: element.line, ...(shown === '' ? {} : { from: shortly(shown) }) };
  }

  /** Puts a value at a place of the fields. */
  put(place: readonly string[], value: unknown): void {
    let at = this.fields;
    for (const step of place.slice(0, -1)) {
      const inner = Object.hasOwn(at, step) ? at[step] : undefined;
      const next = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
      at[step] = next;
      at = next;
    }
    at[place.at(-1) ?? ''] = value;
  }

  /** The value at a place of the fields. */
  at(place: readonly string[]): unknown {
    let value: unknown = this.fields;
    for (const step of place) value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
    return value;
  }

  understood(subject: Subject, to?: string, how?: Words): void {
    this.#note('understood', subject, to, how);
  }

  translated(subject: Subject, to: string, how?: Words): void {
    this.#note('translated', subject, to, how);
  }

  doubtful(subject: Subject, to: string, how: Words): void {
    this.#note('doubtful', subject, to, how);
  }

  kept(subject: Subject, how?: Words): void {
    this.#note('kept', subject, undefined, how);
  }

  redo(subject: Subject, how: Words, to?: string): void {
    this.#note('redo', subject, to, how);
  }

  /** Everything of the vendor's that nobody has read is kept, and nothing follows from it, or a person has to do something about it. */
  rest(how: (local: string, value: string) => Words | Redo = () => nothingFollows): void {
    const tell = (subject: Subject, words: Words | Redo): void =>
      'redo' in words ? this.redo(subject, words.redo) : this.kept(subject, words);
    for (const attribute of this.element.attributes) {
      if (!this.#own.has(attribute.space) || this.#read.has(attribute)) continue;
      const { name: what, local, value } = attribute;
      tell({ what, line: this.element.line, from: shortly(value) }, how(local, value));
    }
    for (const element of this.#extensions())
      if (!this.#read.has(element)) tell(this.subject(element), how(element.local, textOf(element)));
  }

  #extensions(): readonly XmlElement[] {
    const parts = this.parts('extensionElements');
    return parts.flatMap((part) => elementsOf(part).filter(({ space }) => this.#own.has(space)));
  }

  #note(status: VendorNote['status'], { what, line, from }: Subject, to?: string, how?: Words): void {
    this.notes.push({
      status,
      what,
      line,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to: shortly(to) }),
      ...(how === undefined ? {} : { how }),
    });
  }
}

/** What to say of a moment that names no time zone. */
export const withoutZone: Words = {
  en: 'The file names no time zone, and UTC was taken. Check the hour.',
  ru: 'В файле не указан часовой пояс, взято время UTC. Проверьте час.',
};

const nothingFollows: Words = {
  en: 'It stays in the file when that is exported; nothing follows from it here.',
  ru: 'Останется в файле при экспорте; здесь из этого ничего не следует.',
};

/** What to say where something else has to be there under the same id. */
export const mustExist = {
  form: (id: string): Words => ({ en: `${id}. There has to be a form with this id.`, ru: `${id}. Нужна форма с таким id.` }),
  decision: (id: string): Words => ({ en: `${id}. There has to be a decision with this id.`, ru: `${id}. Нужно решение с таким id.` }),
};

/** Names of BPMN's own that the other engine computes, and ours does not. */
const computedNames: Readonly<Record<string, readonly string[]>> = {
  userTask: ['name'],
  message: ['name'],
  signal: ['name'],
  error: ['errorCode'],
  escalation: ['escalationCode'],
};

/** Tells of names that are expressions there. */
export function tellOfNames(reading: Reading, isComputed: (text: string) => boolean): void {
  for (const local of computedNames[reading.type] ?? []) {
    const found = reading.element.attributes.find((each) => each.local === local && each.space === '');
    if (found === undefined || !isComputed(found.value)) continue;
    const isTask = reading.type === 'userTask';
    reading.redo(
      { what: local, line: reading.element.line, from: shortly(found.value) },
      {
        en: isTask
          ? 'The name of a task is not computed. Give it a plain one; what differs from case to case stands in the title of the instance and in the form.'
          : 'Names and codes are not computed. Give it a plain one; a message that is meant for one instance is told by its key.',
        ru: isTask
          ? 'Имя задачи не вычисляется. Дайте простое имя; то, что меняется от случая к случаю, записывают в заголовке экземпляра и в форме.'
          : 'Имена и коды не вычисляются. Дайте простое имя; сообщение для одного экземпляра различают по ключу.',
      },
    );
  }
}

const messageEvents = ['startEvent', 'intermediateCatchEvent', 'boundaryEvent'];

/** What comes with a message becomes variables by itself in Camunda, 7 and 8. Told where a message is named, so that mere drawings stay quiet, and nothing takes it over yet. */
export function tellOfMessages(reading: Reading): void {
  const isTask = reading.type === 'receiveTask';
  const events = messageEvents.includes(reading.type) ? reading.parts('messageEventDefinition') : [];
  const waiting = isTask ? reading.element : events[0];
  const ref = waiting?.attributes.find(({ local, space }) => local === 'messageRef' && space === '')?.value;
  if (waiting === undefined || ref === undefined || ref === '') return;
  if (reading.at([isTask ? 'message' : 'event', 'out']) !== undefined) return;
  reading.redo(
    { what: waiting.name, line: waiting.line, from: shortly(ref) },
    {
      en: 'There what comes with a message becomes variables by itself; here what out names. Name what it brings, if anything is needed of it.',
      ru: 'Там пришедшее с сообщением само становится переменными; здесь то, что названо в out. Назовите, что оно приносит, если это нужно.',
    },
  );
}
