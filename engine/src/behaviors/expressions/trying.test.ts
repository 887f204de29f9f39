import { describe, expect, it } from 'vitest';
import { evaluateUnbounded, loadExpressions, problemIn } from './for-editors.js';

describe('what is wrong with a source', () => {
  it.each([
    ['amount > ', 'S0207', 9],
    ['amount > )', 'S0211', 10],
    ['"open', 'S0101', 5],
    ['(1 + 2', 'S0203', 6],
  ])('of JSONata is told with its place: %s', (source, code, at) => {
    expect(problemIn(source)).toMatchObject({ ok: false, code, at });
  });

  it('of FEEL is told with its place', () => {
    expect(problemIn('feel:amount > ) 5')).toMatchObject({ ok: false, code: 'EXPRESSION_FAILED', at: expect.any(Number) as number });
  });

  it('is nothing in an expression', () => {
    expect([problemIn('amount > 5'), problemIn('feel:amount > 5')]).toEqual([undefined, undefined]);
  });
});

describe('an expression that is tried', () => {
  it('gives what the engine computes, in both languages', async () => {
    await loadExpressions();
    expect(await evaluateUnbounded('$map([1..3], function($n) { $n * n })', { n: 2 })).toEqual({ ok: true, value: [2, 4, 6] });
    expect(await evaluateUnbounded('feel:for x in list return x + 1', { list: [1, 2] })).toEqual({ ok: true, value: [2, 3] });
  });

  it('never rejects', async () => {
    expect(await evaluateUnbounded('1 +', {})).toMatchObject({ ok: false, code: 'S0207' });
  });
});
