import type { FormDefinition, JsonValue, RuleDefinition, Text } from '@millrace/schemas';

export type { DataSchema, FormDefinition } from '@millrace/schemas';

/** A part of the page of any type: a field with a `bind`, or what holds and separates fields. */
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
export type RuleKind = RuleDefinition['kind'];

/** The nodes of a form with the fields of every type, so that what walks the page need not ask for types. */
export function nodesOf(definition: FormDefinition): Readonly<Record<string, FormNode>> {
  return definition.nodes as Readonly<Record<string, FormNode>>;
}
