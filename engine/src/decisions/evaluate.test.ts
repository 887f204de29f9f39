import { type DecisionDefinition, type JsonValue, validateDefinition } from '@millrace/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDecision, type DecisionResult, evaluateDecision } from './index.js';

type Column = readonly [name: string, type?: string];

/** A table from its columns and lines: each line is its input cells, then its output cells. */
function table(
  inputs: readonly Column[],
  outputs: readonly Column[],
  lines: readonly (readonly string[])[],
  hitPolicy = 'unique',
  aggregation?: string,
): DecisionDefinition {
  const columns = (prefix: string, list: readonly Column[]): [string, { name: string; type?: string }][] =>
    list.map(([name, type], index) => [`${prefix}_${index}`, type === undefined ? { name } : { name, type }]);
  const rules = lines.map((cells, index): [string, object] => [
    `rul_${index + 1}`,
    {
      when: Object.fromEntries(inputs.map((_, at) => [`in_${at}`, cells[at] ?? ''])),
      then: Object.fromEntries(outputs.map((_, at) => [`out_${at}`, cells[inputs.length + at] ?? ''])),
    },
  ]);
  const definition = {
    ...{ kind: 'decision', format: 1, id: 'table', name: 'Table', hitPolicy },
    ...(aggregation === undefined ? {} : { aggregation }),
    inputs: Object.fromEntries(columns('in', inputs)),
    inputOrder: inputs.map((_, at) => `in_${at}`),
    outputs: Object.fromEntries(columns('out', outputs)),
    outputOrder: outputs.map((_, at) => `out_${at}`),
    rules: Object.fromEntries(rules),
    ruleOrder: rules.map(([id]) => id),
  };
  const valid = validateDefinition(definition);
  if (!valid.ok) throw new Error(JSON.stringify(valid.problems));
  return definition as DecisionDefinition;
}

function ask(definition: DecisionDefinition, inputs: Record<string, JsonValue>): DecisionResult {
  return evaluateDecision(compileDecision(definition), inputs);
}

/** Whether one cell of a column matches a value. */
function matches(cell: string, value: JsonValue, type?: string): boolean {
  const result = ask(table([['x', type]], [['hit']], [[cell, 'true']]), { x: value });
  if (!result.ok) throw new Error(result.message);
  return result.result === true;
}

describe('a cell of a decision table', () => {
  it.each<[string, JsonValue, boolean, string?]>([
    ['-', 5, true],
    ['', null, true],
    ['5', 5, true],
    ['5', 6, false],
    ['5.10', 5.1, true],
    ['-5', -5, true],
    ['.5', 0.5, true],
    ['= 5', 5, true],
    ['< 5', 5, false],
    ['<= 5', 5, true],
    ['> 100000', 100000.01, true],
    ['>= -1', -1, true],
    ['1, 2, 3', 2, true],
    ['1, 2, 3', 4, false],
    ['< 18, >= 60', 61, true],
    ['< 18, >= 60', 30, false],
    ['[1..10]', 1, true],
    ['[1..10]', 10, true],
    ['(1..10]', 1, false],
    [']1..10[', 10, false],
    [']1..10[', 9.99, true],
    ['[1..10)', 10, false],
    ['not(1, 2)', 3, true],
    ['not(1, 2)', 2, false],
    ['not([1..3])', 4, true],
    ['"a","b"', 'b', true],
    ['"a"', 'A', false],
    ['"with \\"quotes\\" and \\u0041"', 'with "quotes" and A', true],
    ['> "b"', 'c', true],
    ['true', true, true],
    ['true', false, false],
    ['null', null, true],
    ['null', 0, false],
    ['= null', null, true],
    ['not(null)', 1, true],
    ['not(null)', null, false],
    ['not("a")', null, true],
    ['< 5', null, false],
    ['not(< 5)', null, false],
    ['date("2026-01-01")', '2026-01-01', true, 'date'],
    ['> "2026-01-31"', '2026-02-01', true, 'date'],
    ['[date("2026-01-01")..date("2026-12-31")]', '2026-06-01', true, 'date'],
    ['< @"2024-02-29"', '2024-02-28', true, 'date'],
    ['>= "09:00"', '09:00:00.000', true, 'time'],
    ['< date and time("2026-01-01T12:00:00Z")', '2026-01-01T14:30:00+03:00', true, 'instant'],
    ['= "2026-01-01T12:00:00Z"', '2026-01-01T15:00:00+03:00', true, 'instant'],
    ['> duration("PT8H")', 'P1D', true, 'duration'],
    ['= "P1D"', 'PT24H', true, 'duration'],
    ['>= "P1Y"', 'P12M', true, 'period'],
  ])('%s asked of %j gives %s', (cell, value, expected, type) => {
    expect(matches(cell, value, type)).toBe(expected);
  });

  it('takes another input by name as the end of a comparison', () => {
    const definition = table(
      [
        ['amount', 'decimal'],
        ['limit', 'decimal'],
      ],
      [['over']],
      [
        ['> limit', '', 'true'],
        ['<= limit', '', 'false'],
      ],
    );
    expect(ask(definition, { amount: 10, limit: 9.99 })).toMatchObject({ ok: true, result: true });
    expect(ask(definition, { amount: 10, limit: 10 })).toMatchObject({ ok: true, result: false });
    expect(ask(definition, { amount: 10 })).toMatchObject({ ok: true, result: null, matched: [] });
  });

  it('matches exactly the numbers that are equal as decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 11), max: 10 ** 11 }), fc.integer({ min: -(10 ** 11), max: 10 ** 11 }), (a, b) => {
        const text = (units: number): string =>
          `${units < 0 ? '-' : ''}${Math.floor(Math.abs(units) / 1000)}.${String(Math.abs(units) % 1000).padStart(3, '0')}`;
        expect(matches(`<= ${text(a)}`, Number(text(b)))).toBe(b <= a);
        expect(matches(text(a), Number(text(b)))).toBe(a === b);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a decision table', () => {
  const route = table(
    [['amount', 'decimal']],
    [['route', 'text']],
    [
      ['<= 100000', '"manager"'],
      ['(100000..1000000]', '"budgetHolder"'],
      ['> 1000000', '"committee"'],
    ],
  );

  it.each([
    [100_000, 'manager'],
    [100_000.01, 'budgetHolder'],
    [1_000_000, 'budgetHolder'],
    [1_000_000.01, 'committee'],
  ])('sends %d to the %s', (amount, expected) => {
    expect(ask(route, { amount })).toMatchObject({ ok: true, result: expected });
  });

  it('answers null when nothing matches, and a missing input is null', () => {
    expect(ask(route, {})).toEqual({ ok: true, result: null, matched: [] });
  });

  it('gives an object by the names of the outputs where there are several', () => {
    const definition = table([['x']], [['a'], ['b']], [['1', '"one"', '[1, {k: null, "l m": true}]']]);
    expect(ask(definition, { x: 1 })).toEqual({ ok: true, result: { a: 'one', b: [1, { k: null, 'l m': true }] }, matched: ['rul_1'] });
  });

  it('names both rules when two of a unique table match', () => {
    const definition = table(
      [
        ['x', 'decimal'],
        ['y', 'decimal'],
      ],
      [['z']],
      [
        ['> 1', '', '1'],
        ['', '> y', '2'],
        ['', '> 1', '3'],
      ],
    );
    const result = ask(definition, { x: 2, y: 2 });
    expect(result).toMatchObject({ ok: false, code: 'DECISION_NOT_UNIQUE', params: { first: 'rul_1', second: 'rul_3' } });
  });

  it('takes the first match of a first table and looks no further', () => {
    const definition = table(
      [['x', 'decimal']],
      [['z']],
      [
        ['> 5', '"big"'],
        ['> 1', '"some"'],
        ['', '"any"'],
      ],
      'first',
    );
    expect(ask(definition, { x: 7 })).toEqual({ ok: true, result: 'big', matched: ['rul_1'] });
    expect(ask(definition, { x: 2 })).toEqual({ ok: true, result: 'some', matched: ['rul_2'] });
  });

  it('collects a list, a sum, a least, a greatest and a number', () => {
    const lines = [
      ['> 1', '0.1'],
      ['> 2', '0.2'],
      ['> 9', '7'],
    ];
    const collect = (aggregation: string | undefined, x: number): DecisionResult =>
      ask(table([['x', 'decimal']], [['z', 'decimal']], lines, 'collect', aggregation), { x });
    expect(collect(undefined, 3)).toEqual({ ok: true, result: [0.1, 0.2], matched: ['rul_1', 'rul_2'] });
    expect(collect('sum', 3)).toMatchObject({ result: 0.3 });
    expect(collect('min', 10)).toMatchObject({ result: 0.1 });
    expect(collect('max', 10)).toMatchObject({ result: 7 });
    expect(collect('count', 10)).toMatchObject({ result: 3 });
    expect(collect(undefined, 0)).toMatchObject({ result: [] });
    expect(collect('count', 0)).toMatchObject({ result: 0 });
    expect(collect('sum', 0)).toMatchObject({ result: null });
    expect(collect('max', 0)).toMatchObject({ result: null });
  });

  it('finds the greatest of dates and durations by what they mean, not by their letters', () => {
    const definition = table(
      [['x']],
      [['z', 'duration']],
      [
        ['', '"PT30H"'],
        ['', '"P1D"'],
      ],
      'collect',
      'max',
    );
    expect(ask(definition, { x: 1 })).toMatchObject({ result: 'PT30H' });
  });

  it('sums exactly whatever the cents are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99_999_999, max: 99_999_999 }), { minLength: 1, maxLength: 30 }), (cents) => {
        const lines = cents.map((one) => ['', String(one / 100)]);
        const result = ask(table([['x']], [['z', 'decimal']], lines, 'collect', 'sum'), {});
        expect(result).toMatchObject({ ok: true, result: cents.reduce((sum, one) => sum + one, 0) / 100 });
      }),
      { numRuns: 100 },
    );
  });

  it('refuses a sum that no number can hold', () => {
    const definition = table(
      [['x']],
      [['z', 'decimal']],
      [
        ['', '9007199254740991'],
        ['', '0.001'],
      ],
      'collect',
      'sum',
    );
    expect(ask(definition, {})).toMatchObject({ ok: false, code: 'DECISION_RESULT_TOO_LONG' });
  });

  it.each<[string, JsonValue]>([
    ['decimal', '100'],
    ['decimal', true],
    ['decimal', 0.1 + 0.2],
    ['integer', 1.5],
    ['text', 5],
    ['boolean', 'true'],
    ['date', '2026-02-30'],
    ['date', '2026-01-01T00:00:00Z'],
    ['time', '25:00'],
    ['instant', '2026-01-01T00:00:00'],
    ['duration', 'P1M'],
    ['period', 'P1D'],
    ['text', ['a']],
    ['any', { a: 1 }],
  ])('refuses an input of the type %s that is %j', (type, value) => {
    const result = ask(table([['x', type]], [['z']], [['-', '1']]), { x: value });
    expect(result).toMatchObject({ ok: false, code: 'DECISION_INPUT_TYPE', params: { input: 'x', expected: type } });
  });

  it('refuses to compare values of different kinds in a column without a type', () => {
    const result = ask(table([['x']], [['z']], [['> 5', '1']]), { x: '7' });
    expect(result).toMatchObject({
      ok: false,
      code: 'DECISION_COMPARISON',
      params: { rule: 'rul_1', input: 'x', expected: 'number', found: 'string' },
    });
  });

  it('is not fooled by names that every object answers to', () => {
    const definition = table(
      [['x']],
      [['z']],
      [
        ['null', '"nothing"'],
        ['not(null)', '"something"'],
      ],
    );
    const compiled = compileDecision(definition);
    const asked = { ...compiled, inputs: [{ id: 'in_0', name: 'constructor', type: undefined }] };
    expect(evaluateDecision(asked, {})).toMatchObject({ result: 'nothing' });
  });

  it('answers any inputs with a result or a code, never by throwing', () => {
    const compiled = compileDecision(route);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const result = evaluateDecision(compiled, { amount: value as JsonValue });
        expect(result.ok || result.code === 'DECISION_INPUT_TYPE').toBe(true);
      }),
    );
  });
});
