import type { DecisionDefinition, JsonValue } from '@millrace/schemas';
import { problem, type Problem } from '../model/problem.js';
import { inputKind, outputKind } from './column-kinds.js';
import type { Kind } from './feel/values.js';
import { parseOutput, parseUnaryTests, type UnaryTests } from './feel/unary-tests.js';

/** How matching rules become a result. */
export type HitPolicy = 'unique' | 'first' | 'collect';
/** How the outputs of all matching rules become one value. */
export type Aggregation = 'sum' | 'min' | 'max' | 'count';

/** A column that is read. */
export interface CompiledInput {
  readonly id: string;
  readonly name: string;
  readonly type: string | undefined;
}

/** A rule with its cells read: tests in the order of the inputs, outputs in the order of the outputs. */
export interface CompiledRule {
  readonly id: string;
  readonly tests: readonly UnaryTests[];
  readonly outputs: readonly JsonValue[];
}

/** A decision table ready to be asked. Immutable; may be shared and kept. */
export interface CompiledDecision {
  readonly id: string;
  readonly hitPolicy: HitPolicy;
  readonly aggregation: Aggregation | null;
  readonly inputs: readonly CompiledInput[];
  /** The declared type of the first output: what a least or greatest is compared as. */
  readonly outputType: string | undefined;
  /** Names of the outputs, in order. One output: the result is its value; several: an object by these names. */
  readonly outputs: readonly string[];
  readonly rules: readonly CompiledRule[];
}

/** Reads every cell of a table, collecting what is wrong. The compiled table is whole only if there are no problems. */
export function readTable(definition: DecisionDefinition): { readonly compiled: CompiledDecision; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const inputs = definition.inputOrder.flatMap((id) => entryOf(definition.inputs, id));
  const outputs = definition.outputOrder.flatMap((id) => entryOf(definition.outputs, id));
  const scope = new Map<string, Kind | null>(inputs.map(([, input]) => [input.name, inputKind(input.type) ?? null]));
  const rules = definition.ruleOrder
    .flatMap((id) => entryOf(definition.rules, id))
    .map(([id, rule]): CompiledRule => {
      const report = (part: 'when' | 'then', column: string, parsed: Extract<ReturnType<typeof parseOutput>, { ok: false }>): void => {
        problems.push(problem(parsed.code, { path: ['rules', id, part, column], elementId: id, params: parsed.params }));
      };
      const tests = inputs.map(([column, input]): UnaryTests => {
        const parsed = parseUnaryTests(cellOf(rule.when, column), { kind: inputKind(input.type) ?? null, inputs: scope });
        if (parsed.ok) return parsed.value;
        report('when', column, parsed);
        return { any: true };
      });
      const values = outputs.map(([column, output]): JsonValue => {
        const parsed = parseOutput(cellOf(rule.then, column), outputKind(output.type));
        if (parsed.ok) return parsed.value;
        report('then', column, parsed);
        return null;
      });
      return { id, tests, outputs: values };
    });
  const compiled: CompiledDecision = {
    id: definition.id,
    hitPolicy: definition.hitPolicy as HitPolicy,
    aggregation: definition.aggregation ?? null,
    inputs: inputs.map(([id, input]) => ({ id, name: input.name, type: input.type })),
    outputType: outputs[0]?.[1].type,
    outputs: outputs.map(([, output]) => output.name),
    rules,
  };
  return { compiled, problems };
}

function entryOf<T>(map: Readonly<Record<string, T>>, id: string): [string, T][] {
  const value = Object.hasOwn(map, id) ? map[id] : undefined;
  return value === undefined ? [] : [[id, value]];
}

function cellOf(cells: Readonly<Record<string, string>> | undefined, column: string): string {
  return cells && Object.hasOwn(cells, column) ? (cells[column] ?? '') : '';
}
