import { problem, type Problem } from '../model/problem.js';
import type { DataSchema } from './definition.js';
import { checkedKeywords, isPattern } from './value-check.js';

const maxDepth = 32;
/** Names that every JavaScript object answers to. */
const inherited = new Set(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf']);

/** Tells what in a form's data schema we would not check exactly: foreign keywords, patterns that our engine cannot run, names that would be unsafe. */
export function checkData(data: DataSchema): readonly Problem[] {
  const problems: Problem[] = [];
  const visit = (schema: DataSchema, path: readonly (string | number)[], depth: number): void => {
    if (depth > maxDepth) {
      problems.push(problem('FORM_DATA_TOO_DEEP', { path, params: { limit: maxDepth } }));
      return;
    }
    for (const keyword of Object.keys(schema)) {
      if (!checkedKeywords.has(keyword)) problems.push(problem('FORM_DATA_KEYWORD', { path: [...path, keyword], params: { keyword } }));
    }
    if (schema.pattern !== undefined && !isPattern(schema.pattern)) {
      problems.push(problem('FORM_DATA_PATTERN', { path: [...path, 'pattern'], params: { pattern: schema.pattern } }));
    }
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (inherited.has(name)) problems.push(problem('FORM_DATA_NAME', { path: [...path, 'properties', name], params: { name } }));
      visit(property, [...path, 'properties', name], depth + 1);
    }
    if (schema.items) visit(schema.items, [...path, 'items'], depth + 1);
  };
  visit(data, ['data'], 0);
  return problems;
}
