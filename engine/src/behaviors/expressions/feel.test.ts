import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';
import { checkProcess } from '../../model/index.js';
import { evaluateFeel } from './feel.js';
import { compileExpression } from './index.js';

const at = Date.parse('2026-03-02T09:00:00Z');
const value = (source: string, input: JsonObject = {}, bindings: JsonObject = {}): unknown => {
  const result = evaluateFeel(source, input, bindings);
  return result.ok ? result.value : result.code;
};
const modeOf = (source: string): string => {
  const compiled = compileExpression(`feel:${source}`);
  return compiled.ok ? compiled.mode : compiled.code;
};

describe('an expression in FEEL', () => {
  it('computes over variables, names with spaces among them', () => {
    expect(value('order total > 100 and not(urgent)', { 'order total': 120, urgent: false })).toBe(true);
    expect(value('if amount between 1 and 10 then "small" else "large"', { amount: 5 })).toBe('small');
    expect(value('sum(lines.amount)', { lines: [{ amount: 2 }, { amount: 3 }] })).toBe(5);
  });

  it('has no value where FEEL has null', () => {
    expect(value('missing')).toBeUndefined();
    expect(value('missing > 3')).toBeUndefined();
  });

  it('takes its moment from the command and writes dates as texts', () => {
    expect(value('today()', {}, { now: at })).toBe('2026-03-02');
    expect(value('date("2026-03-02") + duration("P1D")')).toBe('2026-03-03');
  });

  it('reaches nothing of the host', () => {
    for (const source of [
      'constructor',
      'a.constructor',
      'a.__proto__',
      'toString',
      'get value(a, "constructor")',
      '"x".length',
      'process',
      'globalThis',
    ])
      expect(value(source, { a: {} }), source).toBeUndefined();
    expect(value('{"__proto__": {polluted: true}}.polluted')).not.toBe(true);
    expect(({} as JsonObject)['polluted']).toBeUndefined();
  });

  it('runs in place only what its size bounds; loops, functions and patterns run where they can be ended', () => {
    expect(modeOf('a.b > 1 and x in [1..5]')).toBe('inPlace');
    expect(modeOf('today() > date("2026-01-01")')).toBe('inPlace');
    expect(modeOf('matches(a, "(a+)+$")')).toBe('worker');
    expect(modeOf('for i in 1..1000000000 return i')).toBe('worker');
    expect(modeOf('some x in xs satisfies x > 1')).toBe('worker');
    expect(modeOf('xs[item > 1]')).toBe('worker');
    expect(modeOf('string join(xs, ",")')).toBe('worker');
  });

  it('says that a source is none', () => {
    expect(modeOf('1 +')).toBe('EXPRESSION_FAILED');
    expect(modeOf(' ')).toBe('EXPRESSION_FAILED');
    expect(modeOf(`"${'x'.repeat(20_001)}"`)).toBe('EXPRESSION_TOO_LARGE');
  });

  it('gives no function as a value', () => {
    expect(value('function(a) a')).toBe('EXPRESSION_RESULT_INVALID');
  });
});

describe('a process with FEEL', () => {
  const elements = {
    gw: { type: 'exclusiveGateway', default: 'gw_endB' },
    s: { type: 'scriptTask', script: { language: 'feel', set: { twice: 'amount * 2' } } },
  };
  const drawn = (when: unknown, more: JsonObject = {}): JsonObject => {
    const process = drawProcess(elements, ['start -> s -> gw', 'gw -> endA: true', 'gw -> endB']);
    const flows = process['flows'] as Record<string, JsonObject>;
    return { ...process, ...more, flows: { ...flows, gw_endA: { ...flows['gw_endA'], when } as JsonObject } };
  };
  const ended = (process: JsonObject): unknown => {
    expect(checkProcess(process as never).map(({ message }) => message.en)).toEqual([]);
    const rig = new ExecutionRig({ process });
    rig.start({ data: { amount: 7 } });
    return [rig.path().at(-1), rig.variables['twice']];
  };

  it('names the language of one expression', () => {
    expect(ended(drawn({ language: 'feel', source: 'amount in [5..10]' }))).toEqual(['endA', 14]);
    expect(ended(drawn({ language: 'feel', source: 'amount > 10' }))).toEqual(['endB', 14]);
  });

  it('or of the whole definition, where one expression may still be JSONata', () => {
    expect(ended(drawn('amount in [5..10]', { expressionLanguage: 'feel' }))).toEqual(['endA', 14]);
    expect(ended(drawn({ language: 'jsonata', source: '$sum([amount, 1]) = 8' }, { expressionLanguage: 'feel' }))).toEqual(['endA', 14]);
  });

  it('is refused where an expression is none in its language', () => {
    const codes = (process: JsonObject): readonly string[] => checkProcess(process as never).map(({ code }) => code);
    expect(codes(drawn({ language: 'feel', source: 'amount >' }))).toContain('EXPRESSION_INVALID');
    for (const source of ['amount = = 1', 'amount < > 2', 'amount >= > 1'])
      expect(codes(drawn({ language: 'feel', source })), source).toContain('EXPRESSION_INVALID');
    expect(codes(drawn({ language: 'feel', source: 'amount in (< 3, > 5)' }))).toEqual([]);
    expect(codes(drawn('$sum(a) = 1', { expressionLanguage: 'feel' }))).toContain('EXPRESSION_INVALID');
    expect(codes(drawn('true', { expressionLanguage: 'groovy' }))).toContain('INVALID_INPUT');
  });
});
