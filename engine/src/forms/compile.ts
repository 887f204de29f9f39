import { type JsonObject } from '@millrace/schemas';
import { refuseErrors } from '../model/refuse-errors.js';
import { checkForm } from './check.js';
import type { CompiledForm, CompiledNode, CompiledRule } from './compiled-form.js';
import type { FormDefinition } from './definition.js';
import { plainSchema } from './plain-schema.js';
import { readPage } from './page.js';
import { readExpression, type Reference } from './references.js';
import { orderRules } from './rule-order.js';
import { type Binding, type DataPath, pathKey, shapeOf } from './shape.js';
import { uiSchemaOf } from './ui-schema.js';

/**
 * Makes a form ready to be drawn and to check submissions. Throws `DEFINITION_REFUSED`, naming the first error of `checkForm`, if there is one.
 */
export function compileForm(definition: FormDefinition): CompiledForm {
  refuseErrors(definition.id, checkForm(definition));
  const nodes = readPage(definition);
  const rules = readRules(definition);
  return {
    id: definition.id,
    schema: plainSchema(definition.data),
    uiSchema: uiSchemaOf(definition, nodes) as JsonObject,
    root: definition.root,
    nodes,
    rules: orderRules(rules, nodes, referencesOf(rules, nodes)).rules,
    data: shapeOf(definition.data, definition.root, bindingsOf(nodes)),
  };
}

/** The rules with what they lack as null. */
export function readRules(definition: FormDefinition): readonly CompiledRule[] {
  return Object.entries(definition.rules ?? {}).map(([id, rule]) => ({
    id,
    target: rule.target,
    kind: rule.kind,
    when: rule.when ?? null,
    value: 'value' in rule ? rule.value : null,
    values: 'values' in rule ? rule.values : null,
    text: ('text' in rule ? rule.text : null) ?? null,
  }));
}

/** What each rule reads; a source that does not parse reads nothing. */
export function referencesOf(
  rules: readonly CompiledRule[],
  nodes: ReadonlyMap<string, CompiledNode>,
): ReadonlyMap<string, readonly Reference[]> {
  return new Map(
    rules.map((rule) => {
      const row = rowPathOf(rule, nodes);
      const found = sourcesOf(rule).flatMap(([, source]) => {
        const parsed = readExpression(source, row);
        return parsed.ok ? parsed.references : [];
      });
      return [rule.id, found];
    }),
  );
}

/** The expressions of a rule with the name of the part each stands in. */
export function sourcesOf(rule: CompiledRule): readonly (readonly ['when' | 'value' | 'values', string])[] {
  return (['when', 'value', 'values'] as const).flatMap((part) => {
    const source = rule[part];
    return source === null ? [] : [[part, source] as const];
  });
}

/** Where `$row` points for a rule: the innermost table its node stands in. */
export function rowPathOf(rule: CompiledRule, nodes: ReadonlyMap<string, CompiledNode>): DataPath | null {
  const table = nodes.get(rule.target)?.table ?? null;
  return table === null ? null : table.split('.');
}

/** The nodes that have a value, by its path. */
export function bindingsOf(nodes: ReadonlyMap<string, CompiledNode>): ReadonlyMap<string, Binding> {
  const bindings = new Map<string, Binding>();
  for (const node of nodes.values()) {
    if (node.path === null || bindings.has(pathKey(node.path))) continue;
    bindings.set(pathKey(node.path), { nodeId: node.id, hasChildren: node.fields.length > 1 });
  }
  return bindings;
}
