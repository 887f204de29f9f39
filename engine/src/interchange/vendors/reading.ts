import { elementsOf, textOf, type XmlAttribute, type XmlElement } from '../xml/index.js';
import type { Meaning, VendorNote, Words } from './vendor.js';

const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** What a note is about: an attribute with the element it stands on, or an element. */
export interface Subject {
  readonly what: string;
  readonly line: number;
  readonly from?: string;
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

  /** The vendor's elements of a name inside one of its own. */
  within(element: XmlElement, local: string): readonly XmlElement[] {
    return elementsOf(element).filter((each) => each.local === local && this.#own.has(each.space));
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

  understood(subject: Subject, to?: string): void {
    this.#note('understood', subject, to);
  }

  translated(subject: Subject, to: string, how?: Words): void {
    this.#note('translated', subject, to, how);
  }

  kept(subject: Subject, how?: Words): void {
    this.#note('kept', subject, undefined, how);
  }

  redo(subject: Subject, how: Words, to?: string): void {
    this.#note('redo', subject, to, how);
  }

  /** Everything of the vendor's that nobody has read is kept, and nothing follows from it. */
  rest(how: (local: string) => Words = () => nothingFollows): void {
    for (const attribute of this.element.attributes) {
      if (!this.#own.has(attribute.space) || this.#read.has(attribute)) continue;
      this.kept({ what: attribute.name, line: this.element.line, from: shortly(attribute.value) }, how(attribute.local));
    }
    for (const element of this.#extensions()) if (!this.#read.has(element)) this.kept(this.subject(element), how(element.local));
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

const nothingFollows: Words = {
  en: 'It stays in the file when that is exported; nothing follows from it here.',
  ru: 'Останется в файле при экспорте; здесь из этого ничего не следует.',
};
