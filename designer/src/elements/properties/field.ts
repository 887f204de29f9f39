import type { JsonValue } from '@millrace/schemas';
import type { Words } from '../../document/refusals.js';
import type { ScopeKind } from '../catalogue/entry.js';

/** How a property is asked for: what editor a panel shows. */
export type FieldKind =
  | 'text'
  /** A text in both languages. */
  | 'told'
  /** A longer text in both languages. */
  | 'multiline'
  /** A text in both languages, or an expression that gives one. */
  | 'toldOrExpression'
  | 'number'
  | 'boolean'
  | 'choice'
  | 'duration'
  /** A length of time, or the word `never`. */
  | 'durationOrNever'
  | 'instant'
  | 'timing'
  | 'cycle'
  | 'expression'
  /** Names or paths, each with an expression. */
  | 'mapping'
  /** The path of a variable. */
  | 'path'
  /** The name of a variable. */
  | 'name'
  | 'participant'
  | 'participants'
  | 'form'
  | 'formAccess'
  | 'decision'
  | 'calledProcess'
  | 'service'
  | 'message'
  | 'signal'
  | 'error'
  | 'escalation'
  | 'category'
  | 'rootElement'
  | 'activity'
  | 'flow'
  /** The outgoing flows in their order. */
  | 'flows'
  | 'elements'
  | 'events'
  | 'process'
  | 'variables'
  | 'register'
  /** The id of something that the drawing itself decides: shown, not asked. */
  | 'reference'
  | 'value'
  | 'json';

/** One of the values of a choice. */
export interface FieldOption {
  readonly value: JsonValue;
  readonly label: Words;
}

/** Something that holds when what stands at a path is one of some values; `undefined` stands for nothing there. */
export interface Condition {
  readonly path: readonly string[];
  readonly is: readonly (JsonValue | undefined)[];
}

/** One property of a thing, as a panel asks for it. */
export interface PropertyField {
  /** From the thing to the property: `['form', 'in']`. */
  readonly path: readonly string[];
  readonly group: string;
  readonly label: Words;
  readonly help: Words;
  readonly kind: FieldKind;
  readonly options?: readonly FieldOption[];
  /** A deployment needs it. */
  readonly required: boolean;
  /** A deployment needs it where there is anything at this path. */
  readonly requiredWith?: readonly string[];
  /** What it is taken for where it is absent. */
  readonly byDefault?: JsonValue;
  /** Shown where all of these hold. */
  readonly when?: readonly Condition[];
  /** Shown in these scopes alone. */
  readonly within?: readonly ScopeKind[];
  /** Of these neighbours and itself only one may be said. */
  readonly insteadOf?: readonly (readonly string[])[];
  /** It tells what kind of part this is: another value takes the place of the whole part at this path. */
  readonly replaces?: readonly string[];
  /** What it is a part of: a heading over neighbours of the same part. */
  readonly part?: { readonly path: readonly string[]; readonly label: Words };
  readonly minimum?: number;
  readonly maximum?: number;
  readonly wholeNumber?: boolean;
  readonly maxLength?: number;
  /** A time that an expression may give instead. */
  readonly computable?: boolean;
  /** Shown, but decided by the drawing. */
  readonly readOnly?: boolean;
}

/** Properties that belong together, in the order in which they are asked. */
export interface PropertyGroup {
  readonly id: string;
  readonly label: Words;
  readonly fields: readonly PropertyField[];
}

/** What an event says, depending on whether it waits or lets something happen. */
export type Role = 'caught' | 'thrown';

/** What people read about a property of a schema; what the schema itself knows is not said again. */
export interface PropertyWords {
  readonly label: Words;
  /** In Russian, where the schema's description is the English; in both where that is for developers. */
  readonly help: string | Words;
  readonly group?: string;
  readonly kind?: FieldKind;
  readonly options?: Readonly<Record<string, Words>>;
  readonly byDefault?: JsonValue;
  /** Names of neighbours in the same object. */
  readonly insteadOf?: readonly string[];
  readonly when?: readonly Condition[];
  readonly within?: readonly ScopeKind[];
  readonly role?: Role;
  readonly readOnly?: boolean;
}

/** Words by schema and property: `FormUse.ref`; `Element.` stands for all elements, `*.` for everything. */
export type WordTable = Readonly<Record<string, PropertyWords>>;
