import type { JsonObject, JsonValue, Text } from '@millrace/schemas';
import type { RuleKind } from './definition.js';
import type { Reference } from './references.js';
import type { DataPath, ObjectShape } from './shape.js';

/** A node with its place in the page. */
export interface CompiledNode {
  readonly id: string;
  readonly type: string;
  readonly parent: string | null;
  readonly children: readonly string[];
  /** The nodes of its subtree that have a value, itself included, in the order of the page. */
  readonly fields: readonly string[];
  readonly path: DataPath | null;
  /** The innermost table whose rows it stands in; null outside of tables. */
  readonly table: string | null;
  readonly label: Text | null;
  readonly options: Readonly<Record<string, JsonValue>>;
}

/** A rule ready to run. Conditions and values are JSONata sources that parse. */
export interface CompiledRule {
  readonly id: string;
  readonly target: string;
  readonly kind: RuleKind;
  readonly when: string | null;
  readonly value: string | null;
  readonly values: string | null;
  readonly text: Text | null;
}

/** A form ready to be drawn and to check what people send. Immutable; may be shared and kept. */
export interface CompiledForm {
  readonly id: string;
  /** Plain JSON Schema 2020-12 of the data, with our keywords (`x-type`, `x-scale` …): for any rjsf. */
  readonly schema: JsonObject;
  /** What plain rjsf draws it with, in the form's default language. */
  readonly uiSchema: JsonObject;
  readonly root: string;
  readonly nodes: ReadonlyMap<string, CompiledNode>;
  /** In the order they run: computed and visible as they depend on one another, then readOnly, required, allowed, warning, error. */
  readonly rules: readonly CompiledRule[];
  /** By rule, the rules that decide what it reads and whether its node is there and open. Rules that wait for none are left out. */
  readonly dependencies: ReadonlyMap<string, readonly string[]>;
  /** By rule, what it reads. */
  readonly references: ReadonlyMap<string, readonly Reference[]>;
  readonly data: ObjectShape;
}
