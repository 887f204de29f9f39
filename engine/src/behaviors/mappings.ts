import type { JsonObject, JsonValue } from '@millrace/schemas';
import { isFeel } from './expressions/index.js';
import { evaluate } from './expressions-in-steps.js';
import type { Run, Visit } from './run.js';
import { visibleVariables } from './variables.js';

/** An input mapping: each name gets its expression's value over the variables that the visit's scope sees, or over others; a name without a value is absent. */
export function mapIn(run: Run, visit: Visit, mapping: Readonly<Record<string, string>> | undefined, others?: JsonObject): JsonObject {
  const values: Record<string, JsonValue> = {};
  if (!mapping) return values;
  const variables = others ?? visibleVariables(run.state, visit.scope);
  for (const [name, source] of Object.entries(mapping)) {
    const value = evaluate(run, source, variables, `${name} of ${visit.node.id}`);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/** An output mapping: values for paths, each an expression over `input`; `$variables` (in FEEL `variables`) stands for the variables before. */
export function mapOut(
  run: Run,
  visit: Visit,
  mapping: Readonly<Record<string, string>>,
  input: JsonObject,
  bindings?: JsonObject,
): JsonObject {
  const values: Record<string, JsonValue> = {};
  const named = { variables: visibleVariables(run.state, visit.scope), ...bindings };
  for (const [path, source] of Object.entries(mapping)) {
    const asks = source.includes('$') || isFeel(source, run.deployed.process.expressionLanguage);
    const value = evaluate(run, source, input, `${path} of ${visit.node.id}`, asks ? named : undefined);
    if (value !== undefined) values[path] = value;
  }
  return values;
}
