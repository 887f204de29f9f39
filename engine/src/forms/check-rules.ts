import type { ErrorCode, ErrorParams } from '@millrace/schemas';
import { problem, type Problem } from '../model/problem.js';
import type { CompiledNode, CompiledRule } from './compiled-form.js';
import { rowsTypes } from './page.js';
import { namesInSources, referencesOf, rowPathOf, sourcesOf } from './read-rules.js';
import { readExpression } from './references.js';
import { orderRules } from './rule-order.js';
import { rowIdName, type Shape, shapeAt } from './shape.js';

const parts: Readonly<Record<CompiledRule['kind'], 'when' | 'value' | 'values'>> = {
  computed: 'value',
  visible: 'when',
  readOnly: 'when',
  required: 'when',
  allowed: 'values',
  warning: 'when',
  error: 'when',
};

/** Tells what is wrong with the rules of a form: targets, missing parts, sources, unknown fields, circles. */
export function checkRules(
  rules: readonly CompiledRule[],
  nodes: ReadonlyMap<string, CompiledNode>,
  data: Shape,
  sources: ReadonlySet<string>,
): readonly Problem[] {
  const problems: Problem[] = [];
  const computed = new Map<string, string>();
  for (const rule of rules) {
    const report = (code: ErrorCode, path: readonly (string | number)[], params: ErrorParams = {}, severity?: 'warning'): void => {
      const place = { path: ['rules', rule.id, ...path], elementId: rule.target, params: { rule: rule.id, ...params } };
      problems.push(problem(code, severity === undefined ? place : { ...place, severity }));
    };
    const node = nodes.get(rule.target);
    if (!node) report('FORM_RULE_TARGET_UNKNOWN', ['target'], { target: rule.target });
    else if (!fits(rule, node)) report('FORM_RULE_TARGET_KIND', ['target'], { target: rule.target, kind: rule.kind, type: node.type });
    if (!Object.hasOwn(parts, rule.kind)) {
      report('FORM_RULE_KIND', ['kind'], { found: rule.kind });
      continue;
    }
    const needed = parts[rule.kind];
    if (rule[needed] === null) report('FORM_RULE_PART_MISSING', [], { kind: rule.kind, part: needed });
    if ((rule.kind === 'warning' || rule.kind === 'error') && rule.text === null) report('FORM_RULE_TEXT_MISSING', [], {}, 'warning');
    const other = computed.get(rule.target);
    if (rule.kind === 'computed' && other !== undefined) report('FORM_RULE_TWICE', [], { target: rule.target, other });
    if (rule.kind === 'computed') computed.set(rule.target, rule.id);
    for (const [part, source] of sourcesOf(rule)) {
      checkSource(part, source, rule, nodes, data, report);
      for (const name of namesInSources(source))
        if (name !== '*' && !sources.has(name)) report('FORM_RULE_FIELD_UNKNOWN', [part], { field: `$source.${name}` }, 'warning');
    }
  }
  const { cycle } = orderRules(rules, nodes, referencesOf(rules, nodes));
  if (cycle) {
    const chain = cycle.chain.map((id) => nodes.get(id)?.path?.join('.') ?? id).join(' → ');
    problems.push(
      problem('FORM_RULE_CYCLE', { path: ['rules', cycle.rule], elementId: cycle.chain[0] ?? '', params: { rule: cycle.rule, chain } }),
    );
  }
  return problems;
}

type Report = (code: ErrorCode, path: readonly (string | number)[], params?: ErrorParams, severity?: 'warning') => void;

function checkSource(
  part: string,
  source: string,
  rule: CompiledRule,
  nodes: ReadonlyMap<string, CompiledNode>,
  data: Shape,
  report: Report,
): void {
  const parsed = readExpression(source, rowPathOf(rule, nodes));
  if (!parsed.ok) {
    report('FORM_RULE_SYNTAX', [part], { reason: parsed.reason });
    return;
  }
  const unknown = new Set<string>();
  for (const { path } of parsed.references) {
    if (shapeAt(data, path) === null && path.at(-1) !== rowIdName) unknown.add(path.join('.'));
  }
  for (const field of unknown) report('FORM_RULE_FIELD_UNKNOWN', [part], { field }, 'warning');
}

/** Only a field can have a value, be required or be limited; anything can be hidden, locked or carry a message. */
function fits(rule: CompiledRule, node: CompiledNode): boolean {
  if (rule.kind === 'computed' || rule.kind === 'allowed') return node.path !== null && !rowsTypes.has(node.type);
  return rule.kind === 'required' ? node.path !== null : true;
}
