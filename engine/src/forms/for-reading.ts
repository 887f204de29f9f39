import type { DataSchema, FormDefinition } from './definition.js';

/**
 * A form of which nothing will be filled in: without the patterns that nothing is checked by, and without the rules unless one of them hides something;
 * then with those and the computed values they may read. What it shows is the same, and a page needs fewer libraries for it.
 */
export function forReading(definition: FormDefinition): FormDefinition {
  const all = Object.entries(definition.rules ?? {});
  const hides = all.some(([, rule]) => rule.kind === 'visible');
  const rules = hides ? all.filter(([, rule]) => rule.kind === 'visible' || rule.kind === 'computed') : [];
  return { ...definition, data: withoutPatterns(definition.data), rules: Object.fromEntries(rules) };
}

function withoutPatterns({ pattern: _unchecked, ...schema }: DataSchema): DataSchema {
  const { properties, items } = schema;
  const inner = Object.entries(properties ?? {}).map(([name, property]) => [name, withoutPatterns(property)] as const);
  return {
    ...schema,
    ...(properties ? { properties: Object.fromEntries(inner) } : {}),
    ...(items ? { items: withoutPatterns(items) } : {}),
  };
}
