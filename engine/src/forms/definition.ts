import type { JsonValue, Text } from '@millrace/schemas';

/** The JSON Schema subset that a form's data is described in: types and static bounds, no texts. */
export interface DataSchema {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  readonly properties?: Readonly<Record<string, DataSchema>>;
  readonly required?: readonly string[];
  readonly items?: DataSchema;
  readonly enum?: readonly JsonValue[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly additionalProperties?: false;
  readonly 'x-type'?: string;
  readonly 'x-scale'?: number;
  readonly 'x-currency'?: string;
  readonly 'x-sensitivity'?: string;
  readonly 'x-register'?: string;
}

/** A part of the page: a field with a `bind`, or what holds and separates fields. */
export interface FormNode {
  readonly type: string;
  /** Where its value is: names joined by dots, `[]` after the name of a table: `order.amount`, `lines[].item`. */
  readonly bind?: string;
  readonly children?: readonly string[];
  readonly label?: Text;
  readonly help?: Text;
  /** What a heading or a paragraph says. */
  readonly text?: Text;
  readonly placeholder?: Text;
  readonly span?: { readonly phone?: number; readonly wide?: number };
  readonly options?: Readonly<Record<string, JsonValue>>;
}

/** What a rule decides about its node. */
export type RuleKind = 'computed' | 'visible' | 'readOnly' | 'required' | 'allowed' | 'warning' | 'error';

/**
 * A rule aimed at a node. `when` is a condition; `value` computes the value of a `computed` rule; `values` gives the list of an `allowed` rule.
 * All three are JSONata over the form's data, with `$root` for all of it and `$row` for the row of a table the node stands in.
 */
export interface FormRule {
  readonly target: string;
  readonly kind: RuleKind;
  readonly when?: string;
  readonly value?: string;
  readonly values?: string;
  readonly text?: Text;
}

/** A form as an analyst keeps it. */
export interface FormDefinition {
  readonly kind: 'form';
  readonly format: 1;
  readonly id: string;
  readonly defaultLanguage?: 'en' | 'ru';
  readonly name?: Text;
  readonly data: DataSchema;
  readonly root: string;
  readonly nodes: Readonly<Record<string, FormNode>>;
  readonly rules?: Readonly<Record<string, FormRule>>;
}
