import type { JsonValue, Text } from '@millrace/schemas';
import type { EventDefinition } from '../behaviors/events/event-plans.js';

/** A value computed by a JSONata expression. */
export interface ExpressionValue {
  readonly expression: string;
}

/** Who does something: a person, a group, a position, somebody found by relation, or an expression that gives principal keys. */
export type Participant =
  | { readonly user: string }
  | { readonly group: string }
  | { readonly position: string }
  | { readonly relation: 'initiator' | 'manager'; readonly of?: Participant }
  | ExpressionValue;

/** An ISO 8601 duration or instant, or an expression that gives one. */
export type Timing = string | ExpressionValue;

/** Who a work item is for. */
export interface Assignment {
  readonly assignee?: Participant;
  readonly candidates?: readonly Participant[];
}

/** The form of a step: which, what it is filled with, where its data goes, what may be seen and changed. */
export interface FormUse {
  readonly ref: string;
  readonly in?: Readonly<Record<string, string>>;
  readonly out?: Readonly<Record<string, string>>;
  readonly access?: Readonly<Record<string, string>>;
}

/** A declared variable, as far as execution needs it. */
export interface VariableDeclaration {
  readonly type: string;
  readonly scale?: number;
  readonly initial?: JsonValue;
}

/** Any element: what all have in common; the rest is its type's own and is read by that type's folder in `elements`. */
export interface ElementDefinition {
  readonly type: string;
  readonly scope?: string;
  readonly lane?: string;
  readonly name?: Text;
  readonly outgoing?: readonly string[];
  readonly default?: string;
  readonly attachedTo?: string;
  readonly event?: EventDefinition;
  readonly isForCompensation?: boolean;
  readonly startQuantity?: number;
  readonly completionQuantity?: number;
  readonly loopCharacteristics?: LoopDefinition;
  readonly [attribute: string]: unknown;
}

/** How an activity is done several times. */
export interface LoopDefinition {
  readonly type: string;
  readonly condition?: string;
  readonly testBefore?: boolean;
  readonly maximum?: number;
  readonly sequential?: boolean;
  readonly collection?: string;
  readonly cardinality?: string;
  readonly item?: string;
  readonly until?: string;
  readonly output?: { readonly path: string; readonly value: string };
}

/** A sequence flow. */
export interface FlowDefinition {
  readonly type?: string;
  readonly from: string;
  readonly to: string;
  readonly when?: string;
  readonly name?: Text;
  /** What an import kept and nobody understands. */
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** A lane: drawn, and a default assignment for the tasks in it. */
export interface LaneDefinition {
  readonly parent?: string | null;
  readonly assignment?: Assignment;
}

/** Messages, signals, errors and escalations by id; other shared definitions are only kept. */
export type RootElements = Readonly<
  Record<string, { readonly type: string; readonly code?: string; readonly attributes?: Readonly<Record<string, unknown>> }>
>;

/** A note or a dotted line. An association from a compensation event to an activity names its handler. */
export interface Artifact {
  readonly type: string;
  readonly from?: string;
  readonly to?: string;
}

/** Data as a diagram shows it: a variable, where it names one. */
export interface DataObject {
  readonly type: string;
  readonly scope?: string;
  readonly variable?: string;
  readonly collection?: boolean;
}

/** One process of a definition. */
export interface ProcessPart {
  readonly executable?: boolean;
  readonly name?: Text;
  readonly title?: Text | ExpressionValue;
  readonly variables?: Readonly<Record<string, VariableDeclaration>>;
  readonly number?: InstanceNumbers;
  readonly withdrawal?: Withdrawal;
  /** ISO 8601, or `never`: how long an instance is kept after its end. */
  readonly retention?: string;
}

/** How the instances of a process are numbered. */
export interface InstanceNumbers {
  readonly prefix?: string;
  readonly digits?: number;
  readonly restart?: 'never' | 'yearly' | 'monthly';
}

/** When the one who started an instance may take it back: while every place it stands at is one of `at`, or at any time. */
export interface Withdrawal {
  readonly at?: readonly string[];
}

/** What execution reads of a process definition (format 1). What is only drawn is not here. */
export interface ProcessDefinition {
  readonly kind: 'process';
  readonly format: 1;
  readonly id: string;
  readonly defaultLanguage?: 'en' | 'ru';
  readonly name?: Text;
  readonly processes: Readonly<Record<string, ProcessPart>>;
  readonly elements: Readonly<Record<string, ElementDefinition>>;
  readonly flows?: Readonly<Record<string, FlowDefinition>>;
  readonly lanes?: Readonly<Record<string, LaneDefinition>>;
  readonly rootElements?: RootElements;
  readonly artifacts?: Readonly<Record<string, Artifact>>;
  readonly dataObjects?: Readonly<Record<string, DataObject>>;
  readonly dataAssociations?: Readonly<Record<string, Artifact & { readonly attributes?: unknown }>>;
  readonly expressionLanguage?: 'jsonata' | 'feel';
}
