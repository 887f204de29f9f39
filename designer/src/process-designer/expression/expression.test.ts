import { evaluateUnbounded, problemIn } from '@millrace/engine/expressions';
import { describe, expect, it } from 'vitest';
import { seenVariables } from '../properties/editing/seen-variables.js';
import { route } from '../properties/purchase.fixture.js';
import { completionsAt } from './complete-source.js';
import { functionsOf } from './functions.js';
import { problemWords } from './problem-words.js';
import { sampleOf } from './sample-data.js';
import { tryExpression } from './try-expression.js';

const seen = seenVariables(route, 'yes');
const offered = (source: string, language: 'jsonata' | 'feel' = 'jsonata') =>
  (completionsAt(source, source.length, language, seen)?.options ?? []).map(({ label }) => label);

describe('what could stand at a place of an expression', () => {
  it('are variables, functions and words of the language', () => {
    expect(offered('am')).toEqual(expect.arrayContaining(['amount', 'order', '$sum', 'and']));
    expect(offered('am', 'feel')).toEqual(expect.arrayContaining(['amount', 'sum', 'satisfies']));
    expect(offered('', 'feel')).not.toContain('$sum');
  });

  it('behind a dot are the parts of what stands before it, through lists too', () => {
    expect(offered('1 + order.')).toEqual(['supplier', 'lines']);
    expect(offered('order.lines[0].pr')).toEqual(['price', 'count']);
    expect(offered('nobody.')).toEqual([]);
  });

  it('is nothing inside of a text', () => {
    expect(completionsAt('urgent = "am', 12, 'jsonata', seen)).toBeUndefined();
    expect(completionsAt('"a" & am', 8, 'jsonata', seen)?.from).toBe(6);
  });
});

describe('the functions that are offered', () => {
  it.each(['jsonata', 'feel'] as const)('of %s are known to the engine and explained in both languages', async (language) => {
    for (const { name, call, help } of functionsOf[language]) {
      expect([help.en, help.ru]).toEqual([expect.stringMatching(/^[^а-я]+\.$/i), expect.stringMatching(/[а-я].*\.$/)]);
      // The name of a function alone is a function, which is no value: a name that nobody knows would be nothing.
      // Its name has a word of the language in it: only a call is read as one.
      if (name === 'date and time') continue;
      const whole = language === 'feel' ? `feel:${name}` : name;
      expect(await evaluateUnbounded(whole, {}, { now: 0 }), call).toMatchObject({ ok: false, code: 'EXPRESSION_RESULT_INVALID' });
    }
  });
});

describe('an expression that is tried', () => {
  it('gives what the engine gives', async () => {
    const sample = sampleOf(seen) as never;
    expect(await tryExpression('amount.amount > 100', 'jsonata', sample, 0)).toEqual({ kind: 'value', value: true });
    expect(await tryExpression('count(order.lines)', 'feel', sample, 0)).toEqual({ kind: 'value', value: 1 });
    expect(await tryExpression('nobody', 'jsonata', sample, 0)).toEqual({ kind: 'value', value: undefined });
    expect(await tryExpression('1 +', 'jsonata', sample, 0)).toMatchObject({ kind: 'failed', code: 'S0207' });
  });
});

describe('what is wrong with an expression', () => {
  it.each(['(1', '1 +', '"a', 'a b', ')', '[1', '`a', '/* a', '"\\q"', '1 := 2', '{1}'])('is told in Russian: %s', (source) => {
    const problem = problemIn(source);
    expect(problemWords(problem?.code ?? '', problem?.message ?? '').ru).toMatch(/^[А-Я][^]*[а-я]/);
  });
});

it('a sample has a value of every declared type', () => {
  const declarations = {
    a: { type: 'list', items: { type: 'text' } },
    b: { type: 'text', initial: 'x' },
    c: { type: 'text', values: ['y'] },
  };
  const variables = Object.entries(declarations).map(([name, declaration]) => ({ name, declaration }));
  expect(sampleOf([...variables, { name: 'd', declaration: undefined }])).toEqual({ a: ['text'], b: 'x', c: 'y', d: null });
});
