import type { Translation, Words } from '../vendors/vendor.js';
import type { XmlAttribute, XmlElement, XmlNode } from '../xml/index.js';

/** An entry of a map of the definition, while it is read or written. */
export type Fields = Record<string, unknown>;

/** What reading an element needs to know of its file. */
export interface Reading {
  /** The id that the definition has for what a reference names; `undefined` where it can be no id at all. */
  ref(value: string, at: XmlElement, kind?: 'process'): string | undefined;
  /** The id of a process that is called, in this file or another; `undefined` where it is computed, or can be no id. */
  process(value: string): string | undefined;
  /** What an expression of the file says in ours. */
  expression(element: XmlElement): ExpressionRead;
  /** The event definition at the top of the file that an element names; `undefined` where it is not there. */
  eventDefinition(ref: XmlElement): XmlElement | undefined;
  /** Tells that nobody here understands a source, and what to do about it. */
  unread(element: XmlElement, source: string, how: Words): void;
  /** Tells that a source was understood in the likeliest way, and that somebody has to look. */
  doubted(element: XmlElement, source: string, to: string, how: Words): void;
  /** Tells what a source was translated to. */
  told(element: XmlElement, source: string, expression: unknown): void;
  /** A source that says no language itself, as times do. */
  translate(source: string): Translation | undefined;
  /** Whether lists of data inputs are names of variables, as a vendor of the file has it. */
  readonly listsAreVariables: boolean;
  /** Whether the element stands in an event subprocess. */
  readonly eventSubProcess: boolean;
}

/** An expression as a definition has it, or what was found and is not understood. */
export type ExpressionRead =
  { readonly ok: true; readonly expression: unknown } | { readonly ok: false; readonly found: string; readonly language?: string };

/** What writing an element needs to know of its file. */
export interface Writing {
  /** The id in the file. */
  id(id: string): string;
  /** The one string that BPMN has for a text. */
  text(text: unknown): string | undefined;
  /** A name in BPMN's model namespace with the file's prefix. */
  element(local: string, attributes?: readonly XmlAttribute[], children?: readonly XmlNode[]): XmlElement;
  /** Says that an expression is a formal one: `xsi:type="bpmn:tFormalExpression"`. */
  readonly formal: XmlAttribute;
  /** An expression as an element of this name. */
  expression(local: string, expression: unknown): XmlElement | undefined;
  /** The data associations of an activity or event, by id. */
  associations(owner: string): readonly { readonly id: string; readonly type: string }[];
  /** Data inputs and outputs that a process holds. */
  processData(process: string): readonly { readonly id: string; readonly type: string; readonly fields: Fields }[];
}
