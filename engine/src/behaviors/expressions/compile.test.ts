import { describe, expect, it } from 'vitest';
import { asList, compileExpression, expressionLimits } from './index.js';
import { estimateNodes } from './source-size.js';

const codeOf = (source: string): string => {
  const compiled = compileExpression(source);
  return compiled.ok ? compiled.mode : compiled.code;
};

describe('compiling', () => {
  it('gives the same expression for the same source', () => {
    expect(compileExpression('amount > 1')).toBe(compileExpression('amount > 1'));
  });

  it('forgets the oldest of many and compiles it again', () => {
    const first = compileExpression('0 > 1');
    for (let index = 0; index < 2100; index++) compileExpression(`${index} > 2`);
    expect(compileExpression('0 > 1')).not.toBe(first);
    expect(compileExpression('0 > 1')).toMatchObject({ ok: true, mode: 'inPlace' });
  });

  it('keeps what is used while forgetting what is not', () => {
    const used = compileExpression('used > 1');
    for (let index = 0; index < 2500; index++) {
      compileExpression(`${index} > 3`);
      compileExpression('used > 1');
    }
    expect(compileExpression('used > 1')).toBe(used);
  });

  it('says why an expression goes to the worker', () => {
    expect(compileExpression('$map(a, function($x){ $x })')).toMatchObject({ mode: 'worker', reason: 'the function $map' });
    expect(compileExpression('[1..5]')).toMatchObject({ mode: 'worker', reason: 'the operator ..' });
    expect(compileExpression('/a/')).toMatchObject({ mode: 'worker', reason: 'regex' });
    expect(compileExpression('( $sum := 1; $sum(a) )')).toMatchObject({ mode: 'worker' });
    expect(compileExpression('[$x := 1, $x]')).toMatchObject({ mode: 'worker', reason: 'a binding inside a constructor' });
  });

  it('tells the place of a syntax error', () => {
    expect(compileExpression('amount > > 1')).toMatchObject({
      ok: false,
      code: 'S0211',
      message: expect.stringContaining('at character 10'),
    });
  });

  it('refuses what is too long, too deep or grows when parsed', () => {
    expect(codeOf('1'.padEnd(expressionLimits.source + 1))).toBe('EXPRESSION_TOO_LARGE');
    expect(codeOf('('.repeat(300) + '1' + ')'.repeat(300))).toBe('EXPRESSION_TOO_DEEP');
    expect(codeOf('1' + '+1'.repeat(300))).toBe('EXPRESSION_TOO_DEEP');
    expect(codeOf('('.repeat(40) + 'a' + ' ?? b)'.repeat(40))).toBe('EXPRESSION_TOO_LARGE');
  });

  it('takes many defaults that do not copy one another', () => {
    const pairs = Array.from({ length: 200 }, (_, index) => `"k${index}": field${index} ?? 0`);
    expect(codeOf(`{${pairs.join(', ')}}`)).toBe('inPlace');
    expect(codeOf(Array.from({ length: 100 }, (_, index) => `a${index}`).join(' ?? '))).toBe('inPlace');
  });

  it('leaves a binding that hides a function to the worker', () => {
    const compiled = compileExpression('$sum(a)');
    expect(compiled.ok && compiled.evaluate({ a: [1] }, { sum: 5 })).toBe('needsWorker');
  });

  it('leaves to the worker what takes too many steps', () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({ n: index }));
    const compiled = compileExpression('$count(rows[$count($$.rows[n > 5]) > n])');
    expect(compiled.ok && compiled.evaluate({ rows })).toBe('needsWorker');
  });

  it('changes nothing of its input and shares nothing with it', () => {
    const input = deepFreeze({ a: [{ b: [1] }], empty: [] });
    for (const source of ['a', 'a.b[]', 'a[]', 'empty[]', 'empty{"k": 1}', '$append(a, 1)', 'a^(b[0])', '$reverse(a)']) {
      const compiled = compileExpression(source);
      expect(compiled.ok && compiled.evaluate(input)).toMatchObject({ ok: true });
    }
    const compiled = compileExpression('a');
    const result = compiled.ok ? compiled.evaluate(input) : null;
    expect(result !== null && result !== 'needsWorker' && result.ok ? result.value : null).not.toBe(input.a);
  });
});

describe('estimating the size of a source', () => {
  it('doubles what stands left of a default, at every level', () => {
    const nested = (levels: number): number => estimateNodes('('.repeat(levels) + 'a' + ' ?: b)'.repeat(levels), 200);
    expect(nested(11) / nested(10)).toBeGreaterThan(1.8);
    expect(nested(20)).toBeGreaterThan(1_000_000);
  });

  it('sees brackets in texts, names and comments for what they are', () => {
    expect(estimateNodes('"((((" & `[[[[` /* {{{{ */ & \'((((\'', 3)).toBeGreaterThan(0);
    expect(estimateNodes('((((1))))', 3)).toBe(-1);
  });
});

describe('asList', () => {
  it('makes none of nothing, one of one, and leaves a list alone', () => {
    expect([asList(undefined), asList('a'), asList(null), asList(['a', 'b'])]).toEqual([[], ['a'], [null], ['a', 'b']]);
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
