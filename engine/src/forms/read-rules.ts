import type { CompiledNode, CompiledRule } from './compiled-form.js';
import type { FormDefinition } from './definition.js';
import { readExpression, type Reference } from './references.js';
import type { DataPath } from './shape.js';

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

/** What an expression reads of `$source`: the names behind it, `*` where it reads it in another way. */
export function namesInSources(source: string): readonly string[] {
  return [...source.matchAll(/\$source\b(?:\s*\.\s*([A-Za-z_]\w*))?/g)].map(([, name]) => name ?? '*');
}

/** Where `$row` points for a rule: the innermost table its node stands in. */
export function rowPathOf(rule: CompiledRule, nodes: ReadonlyMap<string, CompiledNode>): DataPath | null {
  const table = nodes.get(rule.target)?.table ?? null;
  return table === null ? null : table.split('.');
}
