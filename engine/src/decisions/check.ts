import type { DecisionDefinition } from '@millrace/schemas';
import { problem, type Problem } from '../model/problem.js';
import { refuseErrors } from '../model/refuse-errors.js';
import { inputKind } from './column-kinds.js';
import { type CompiledDecision, readTable } from './compile.js';
import { overlappingRules } from './overlap.js';

const hitPolicies = ['unique', 'first', 'collect'];
const aggregations = ['sum', 'min', 'max', 'count'];
const maxRules = 5_000;

/**
 * Tells everything that would keep a decision table from being executed exactly: unknown columns, cells outside our subset of FEEL (with the cell's
 * pointer and the reason), hit policies and aggregations not executed yet. Overlapping rules of a `unique` table are warned of. The shape itself
 * (required parts, types) is the schema's business and must have been checked before.
 *
 * @example checkDecision(table).map((one) => `${one.pointer}: ${one.message.en}`)
 */
export function checkDecision(definition: DecisionDefinition): readonly Problem[] {
  const problems: Problem[] = [...checkPolicy(definition), ...checkColumns(definition), ...checkReferences(definition)];
  if (definition.ruleOrder.length > maxRules) {
    problems.push(
      problem('DECISION_TOO_LARGE', {
        path: ['ruleOrder'],
        params: { what: 'rules', limit: maxRules, found: definition.ruleOrder.length },
      }),
    );
    return problems;
  }
  const { compiled, problems: cells } = readTable(definition);
  problems.push(...cells, ...checkAggregated(definition, compiled));
  if (problems.length === 0 && definition.hitPolicy === 'unique') {
    for (const [first, second] of overlappingRules(compiled)) {
      problems.push(
        problem('DECISION_RULES_OVERLAP', { path: ['rules', second], severity: 'warning', elementId: second, params: { first, second } }),
      );
    }
  }
  return problems;
}

/**
 * Makes a decision table ready to be asked. Throws `DEFINITION_REFUSED`, naming the first error of {@link checkDecision}, if there is one.
 */
export function compileDecision(definition: DecisionDefinition): CompiledDecision {
  refuseErrors(definition.id, checkDecision(definition));
  return readTable(definition).compiled;
}

function checkPolicy(definition: DecisionDefinition): Problem[] {
  const { hitPolicy, aggregation } = definition;
  if (!hitPolicies.includes(hitPolicy)) {
    return [problem('DECISION_HIT_POLICY_UNSUPPORTED', { path: ['hitPolicy'], params: { found: hitPolicy } })];
  }
  if (aggregation === undefined) return [];
  if (hitPolicy !== 'collect' || !aggregations.includes(aggregation)) {
    return [problem('DECISION_AGGREGATION_INVALID', { path: ['aggregation'], params: { found: aggregation, hitPolicy } })];
  }
  if (definition.outputOrder.length > 1) {
    return [
      problem('DECISION_AGGREGATION_OUTPUTS', { path: ['aggregation'], params: { found: definition.outputOrder.length, aggregation } }),
    ];
  }
  return [];
}

function checkColumns(definition: DecisionDefinition): Problem[] {
  const problems: Problem[] = [];
  if (definition.outputOrder.length === 0) problems.push(problem('DECISION_OUTPUT_MISSING', { path: ['outputs'] }));
  for (const part of ['inputs', 'outputs'] as const) {
    const seen = new Set<string>();
    for (const [id, column] of Object.entries(definition[part])) {
      if (seen.has(column.name))
        problems.push(problem('DECISION_NAME_TWICE', { path: [part, id, 'name'], params: { name: column.name }, elementId: id }));
      seen.add(column.name);
      if (part === 'inputs' && inputKind(column.type) === undefined) {
        problems.push(
          problem('DECISION_TYPE_UNSUPPORTED', { path: [part, id, 'type'], params: { found: column.type ?? '' }, elementId: id }),
        );
      }
    }
  }
  return problems;
}

/** Every order lists every id of its map once; every cell belongs to a column. */
function checkReferences(definition: DecisionDefinition): Problem[] {
  const problems: Problem[] = [];
  const orders = [
    ['inputOrder', 'inputs'],
    ['outputOrder', 'outputs'],
    ['ruleOrder', 'rules'],
  ] as const;
  for (const [order, map] of orders) {
    const listed = new Set<string>();
    definition[order].forEach((id, index) => {
      if (!Object.hasOwn(definition[map], id)) problems.push(unknownId([order, index], id, map));
      else if (listed.has(id)) problems.push(problem('DECISION_LISTED_TWICE', { path: [order, index], params: { id, order } }));
      listed.add(id);
    });
    for (const id of Object.keys(definition[map])) {
      if (!listed.has(id)) problems.push(problem('DECISION_NOT_LISTED', { path: [map, id], params: { id, order }, elementId: id }));
    }
  }
  for (const [id, rule] of Object.entries(definition.rules)) {
    for (const column of Object.keys(rule.when ?? {})) {
      if (!Object.hasOwn(definition.inputs, column)) problems.push(unknownId(['rules', id, 'when', column], column, 'inputs'));
    }
    for (const column of Object.keys(rule.then ?? {})) {
      if (!Object.hasOwn(definition.outputs, column)) problems.push(unknownId(['rules', id, 'then', column], column, 'outputs'));
    }
  }
  return problems;
}

function unknownId(path: readonly (string | number)[], id: string, map: string): Problem {
  return problem('DECISION_REFERENCE_UNKNOWN', { path, params: { id, where: map } });
}

/** A sum needs numbers; a least or greatest needs values of one kind that have an order. */
function checkAggregated(definition: DecisionDefinition, compiled: CompiledDecision): Problem[] {
  const { aggregation, hitPolicy } = compiled;
  if (hitPolicy !== 'collect' || aggregation === null || aggregation === 'count' || compiled.outputs.length !== 1) return [];
  const column = definition.outputOrder[0] ?? '';
  const type = definition.outputs[column]?.type;
  const expected = aggregation === 'sum' || type === undefined || ['integer', 'decimal', 'any'].includes(type) ? 'number' : 'string';
  return compiled.rules
    .filter((rule) => typeof rule.outputs[0] !== expected)
    .map((rule) =>
      problem('DECISION_AGGREGATED_CELL', {
        path: ['rules', rule.id, 'then', column],
        elementId: rule.id,
        params: { aggregation, found: rule.outputs[0] ?? null },
      }),
    );
}
