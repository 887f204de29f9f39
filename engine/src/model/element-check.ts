import type { ErrorCode, ErrorParams } from '@millrace/schemas';
import type { ExecutableFlow } from './executable.js';

/** A language of expressions. */
export type ExpressionLanguage = 'jsonata' | 'feel';

/** What an element stands in: a process, or an element that contains others. */
export type Surroundings = 'process' | 'subProcess' | 'eventSubProcess' | 'transaction' | 'adHocSubProcess';

/** What an element's `check` reports to, and what it may know of its surroundings. Places are property names within the element. */
export interface ElementCheck {
  readonly id: string;
  readonly incoming: readonly ExecutableFlow[];
  readonly outgoing: readonly ExecutableFlow[];
  /** What it stands in. */
  readonly around: Surroundings;
  /** The type of the activity that an event is attached to. */
  readonly host: string | undefined;
  /** What stands at a place; nothing where nothing does. */
  at(place: readonly (string | number)[]): unknown;
  /** The id of a shared definition of a type: a message, signal, error or escalation. */
  root(place: readonly (string | number)[], type: string): void;
  /** A text that says something. */
  text(place: readonly (string | number)[]): void;
  /** Reports a problem at a place of the element; `element` is filled into its params. */
  report(code: ErrorCode, place: readonly (string | number)[], params?: ErrorParams, severity?: 'error' | 'warning'): void;
  /** The object at a place, whose properties must be among these; reports and answers nothing where it is none. */
  object(place: readonly (string | number)[], allowed: readonly string[]): Readonly<Record<string, unknown>> | undefined;
  /** The source of an expression at a place must parse: in the definition's language where neither it nor the caller names another. */
  expression(place: readonly (string | number)[], language?: ExpressionLanguage): void;
  /** A map of names or paths to sources of expressions. `paths`: the names are places to write to. */
  mapping(place: readonly (string | number)[], names: 'names' | 'paths', language?: ExpressionLanguage): void;
  /** A participant; `single` refuses a group, where one person is needed. */
  participant(place: readonly (string | number)[], single?: boolean): void;
  /** A place to write to: a path without `[]`. */
  path(place: readonly (string | number)[]): void;
  /** The path at a place takes an object: a variable declared as something else would never hold it. */
  takesObject(place: readonly (string | number)[]): void;
  /** Who a work item is for: an assignee, candidates or both. */
  assignment(place: readonly (string | number)[]): void;
  /** A literal of a form, or `{ expression }`. A `length` is a duration without months and no expression. */
  timing(place: readonly (string | number)[], form: 'timing' | 'duration' | 'instant' | 'cycle' | 'length'): void;
  /** The use of a form: which, its mappings and access. */
  form(place: readonly (string | number)[]): void;
  /** A whole number within bounds. */
  wholeNumber(place: readonly (string | number)[], least: number, most: number): void;
  /** That one of several names is said and no other of them; gives the one. */
  exactlyOne<Name extends string>(place: readonly (string | number)[], names: readonly Name[]): Name | undefined;
  /** One of some words; tells whether it is. */
  word(place: readonly (string | number)[], words: readonly unknown[]): boolean;
}
