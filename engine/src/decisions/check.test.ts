import type { DecisionDefinition } from '@millrace/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDecision, compileDecision } from './index.js';
import { parseOutput, parseUnaryTests } from './feel/unary-tests.js';

const base: DecisionDefinition = {
  kind: 'decision',
  format: 1,
  id: 'route',
  inputs: { in_a: { name: 'amount', type: 'decimal' }, in_b: { name: 'region', type: 'text' } },
  inputOrder: ['in_a', 'in_b'],
  outputs: { out_a: { name: 'route', type: 'text' } },
  outputOrder: ['out_a'],
  hitPolicy: 'unique',
  rules: { rul_1: { when: { in_a: '> 100', in_b: '"msk"' }, then: { out_a: '"x"' } } },
  ruleOrder: ['rul_1'],
};

/** The codes and places of what is wrong with one input cell of the amount. */
function cell(text: string): readonly string[] {
  const rules = { rul_1: { when: { in_a: text }, then: { out_a: '"x"' } } };
  return checkDecision({ ...base, rules }).map((one) => `${one.code} ${one.pointer}`);
}

describe('the check of a decision table', () => {
  it('finds nothing wrong with a table in the subset', () => {
    expect(checkDecision(base)).toEqual([]);
  });

  it.each([
    ['amount + 1', 'DECISION_CELL_UNSUPPORTED'],
    ['> 5 * 2', 'DECISION_CELL_UNSUPPORTED'],
    ['floor(1.5)', 'DECISION_CELL_UNSUPPORTED'],
    ['> 5 and < 7', 'DECISION_CELL_UNSUPPORTED'],
    ['big', 'DECISION_NAME_UNKNOWN'],
    ['"big"', 'DECISION_CELL_TYPE'],
    ['region', 'DECISION_CELL_TYPE'],
    ['date("2026-01-01")', 'DECISION_CELL_TYPE'],
    ['> ', 'DECISION_CELL_SYNTAX'],
    ['[1..', 'DECISION_CELL_SYNTAX'],
    ['[1,2]', 'DECISION_CELL_SYNTAX'],
    ['1,', 'DECISION_CELL_SYNTAX'],
    ['1 2', 'DECISION_CELL_SYNTAX'],
    ['not(1', 'DECISION_CELL_SYNTAX'],
    ['1e5', 'DECISION_CELL_SYNTAX'],
    ['"open', 'DECISION_CELL_SYNTAX'],
    ['date("2026-02-30")', 'DECISION_CELL_SYNTAX'],
    ['> null', 'DECISION_CELL_NO_ORDER'],
    ['[10..1]', 'DECISION_INTERVAL_EMPTY'],
    ['1.0000000000000001', 'DECISION_NUMBER_TOO_LONG'],
    ['9007199254740993', 'DECISION_NUMBER_TOO_LONG'],
  ])('refuses the cell %s with %s at its place', (text, code) => {
    expect(cell(text)).toEqual([`${code} /rules/rul_1/when/in_a`]);
  });

  it('says in both languages what was expected, what was found and what to do', () => {
    const [first] = checkDecision({ ...base, rules: { rul_1: { when: { in_b: 'msk' }, then: { out_a: '"x"' } } } });
    expect(first?.message.en).toContain('If it is a text, put it in double quotes.');
    expect(first?.message.ru).toContain('Если это текст, возьмите его в двойные кавычки.');
  });

  it.each(['priority', 'any', 'ruleOrder', 'outputOrder'] as const)('refuses the hit policy %s until it is executed', (hitPolicy) => {
    expect(checkDecision({ ...base, hitPolicy }).map((one) => [one.code, one.pointer])).toEqual([
      ['DECISION_HIT_POLICY_UNSUPPORTED', '/hitPolicy'],
    ]);
  });

  it('refuses outputs that are no literals of their type', () => {
    const output = (text: string): readonly string[] =>
      checkDecision({ ...base, rules: { rul_1: { when: {}, then: { out_a: text } } } }).map((one) => `${one.code} ${one.pointer}`);
    expect(output('5')).toEqual(['DECISION_CELL_TYPE /rules/rul_1/then/out_a']);
    expect(output('["a"]')).toEqual(['DECISION_CELL_TYPE /rules/rul_1/then/out_a']);
    expect(output('amount')).toEqual(['DECISION_NAME_UNKNOWN /rules/rul_1/then/out_a']);
    expect(output('"a" + "b"')).toEqual(['DECISION_CELL_UNSUPPORTED /rules/rul_1/then/out_a']);
    expect(output('')).toEqual([]);
  });

  it('names columns and rules that are not there, not listed or listed twice', () => {
    const problems = checkDecision({
      ...base,
      inputOrder: ['in_a', 'in_x', 'in_a'],
      rules: { ...base.rules, rul_2: { when: { in_z: '1' }, then: { out_a: '"y"' } } },
    });
    expect(problems.map((one) => `${one.code} ${one.pointer}`).sort()).toEqual([
      'DECISION_LISTED_TWICE /inputOrder/2',
      'DECISION_NOT_LISTED /inputs/in_b',
      'DECISION_NOT_LISTED /rules/rul_2',
      'DECISION_REFERENCE_UNKNOWN /inputOrder/1',
      'DECISION_REFERENCE_UNKNOWN /rules/rul_2/when/in_z',
    ]);
  });

  it('refuses two columns of one name, inputs that cannot be tested, and aggregations that have no meaning', () => {
    const codes = (definition: Partial<DecisionDefinition>): readonly string[] =>
      checkDecision({ ...base, ...definition }).map((one) => one.code);
    expect(codes({ inputs: { in_a: { name: 'x' }, in_b: { name: 'x' } }, rules: {}, ruleOrder: [] })).toEqual(['DECISION_NAME_TWICE']);
    expect(codes({ inputs: { in_a: { name: 'x', type: 'money' }, in_b: { name: 'y' } }, rules: {}, ruleOrder: [] })).toEqual([
      'DECISION_TYPE_UNSUPPORTED',
    ]);
    expect(codes({ aggregation: 'sum' })).toEqual(['DECISION_AGGREGATION_INVALID']);
    expect(codes({ hitPolicy: 'collect', aggregation: 'sum' })).toEqual(['DECISION_AGGREGATED_CELL']);
  });

  it('warns of two rules of a unique table that some input surely matches both', () => {
    const rules = { rul_1: { when: { in_a: '<= 100' } }, rul_2: { when: { in_a: '[100..200]' } }, rul_3: { when: { in_a: '> 200' } } };
    const problems = checkDecision({ ...base, rules, ruleOrder: ['rul_1', 'rul_2', 'rul_3'] });
    expect(problems.map((one) => [one.code, one.severity, one.params])).toEqual([
      ['DECISION_RULES_OVERLAP', 'warning', { first: 'rul_1', second: 'rul_2' }],
    ]);
  });

  it('compiles with warnings but not with errors', () => {
    expect(() => compileDecision({ ...base, hitPolicy: 'any' })).toThrowError(
      expect.objectContaining({ code: 'DEFINITION_REFUSED' }) as Error,
    );
    expect(compileDecision(base).rules).toHaveLength(1);
  });

  it('reads or refuses any text in a cell, and never throws', () => {
    const piece = fc.constantFrom(
      '>',
      '<=',
      '[',
      '..',
      ')',
      '(',
      'not',
      ',',
      '-',
      '5',
      '.5',
      '"a"',
      '"',
      'date',
      'amount',
      ' ',
      '{',
      ':',
      '\\',
      '@',
      'null',
      '😀',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
        ),
        (text) => {
          const parsed = [parseUnaryTests(text, { kind: null, inputs: new Map([['amount', 'number']]) }), parseOutput(text, null)];
          for (const one of parsed) expect(typeof one.ok).toBe('boolean');
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
