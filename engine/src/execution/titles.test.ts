import type { JsonValue } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { ExecutionRig } from '../../testing/execution-rig.js';

const variables = { amount: { type: 'integer' }, note: { type: 'text' } };
const task = { t: { type: 'userTask' }, u: { type: 'userTask' } };

function drawn(title: JsonValue, more: { readonly elements?: Record<string, { readonly type: string }> } = {}): ExecutionRig {
  const elements = more.elements ?? task;
  const path = ['start', ...Object.keys(elements), 'end'].join(' -> ');
  return new ExecutionRig({ process: drawProcess(elements, [path], { title, variables }) });
}

const titled = (rig: ExecutionRig): number => rig.events.filter(({ type }) => type === 'instanceTitled').length;

describe('the title of an instance', () => {
  it('follows a completion that changes what it says, in the list and in every work item', () => {
    const rig = drawn({ expression: '"Order " & amount' });
    rig.start({ data: { amount: 5 } });
    rig.complete('t', { data: { amount: 7 } });
    expect(rig.state.title).toBe('Order 7');
    expect(rig.rows('instances')[0]?.fields).toMatchObject({ titleKey: 'order 7' });
    expect(rig.rows('workItems').map(({ fields }) => fields?.['titleKey'])).toEqual(['order 7', 'order 7']);
    expect(rig.events.at(-1)).toMatchObject({ type: 'instanceTitled', data: { title: 'Order 7' } });
  });

  it('follows a completion that ends the instance', () => {
    const rig = drawn({ expression: '"Order " & amount' }, { elements: { t: { type: 'userTask' } } });
    rig.start({ data: { amount: 5 } });
    rig.complete('t', { data: { amount: 7 } });
    expect([rig.state.status, rig.state.title]).toEqual(['completed', 'Order 7']);
  });

  it('follows a correction by hand', () => {
    const rig = drawn({ expression: '"Order " & amount' });
    rig.start({ data: { amount: 5 } });
    rig.send({ type: 'setVariables', set: { amount: 9 }, reason: 'typing error' });
    expect(rig.state.title).toBe('Order 9');
  });

  it('is recorded once when the change does not show in it, or comes back to the same words', () => {
    const rig = drawn({ expression: 'amount > 3 ? "large" : "small"' });
    rig.start({ data: { amount: 5 } });
    rig.send({ type: 'setVariables', set: { note: 'hello' }, reason: 'test' });
    rig.complete('t', { data: { amount: 7 } });
    expect(titled(rig)).toBe(1);
  });

  it('stays as it was where it cannot be computed any more, and the process goes on', () => {
    const rig = drawn({ expression: '"Order " & (amount > 5 ? 1 + note : amount)' });
    rig.start({ data: { amount: 5, note: 'x' } });
    rig.complete('t', { data: { amount: 7 } });
    expect([rig.state.title, rig.state.status, rig.rows('incidents').length]).toEqual(['Order 5', 'active', 0]);
    rig.complete('u');
    expect(rig.state.status).toBe('completed');
  });

  it('follows variables that its expression reads without naming them', () => {
    const rig = drawn({ expression: '"Sum " & ($all := $; $all."am\u006funt")' });
    rig.start({ data: { amount: 5 } });
    rig.complete('t', { data: { amount: 7 } });
    expect(rig.state.title).toBe('Sum 7');
  });

  it('may be in both languages, and is found by the beginning of either', () => {
    const rig = drawn({ expression: '{ "en": "Leave " & amount, "ru": "Отпуск " & amount }' });
    rig.start({ data: { amount: 5 } });
    expect(rig.state.title).toEqual({ en: 'Leave 5', ru: 'Отпуск 5' });
    expect(rig.rows('instances')[0]?.fields).toMatchObject({ titleKey: 'leave 5', titleKeyRu: 'отпуск 5' });
    rig.complete('t', { data: { amount: 5 } });
    expect(titled(rig)).toBe(1);
    rig.complete('u', { data: { amount: 6 } });
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({ titleKey: 'leave 6', titleKeyRu: 'отпуск 6' });
  });

  it('may be words of the definition in both languages', () => {
    const rig = drawn({ en: 'An order', ru: 'Заказ' });
    rig.start();
    expect(rig.state.title).toEqual({ en: 'An order', ru: 'Заказ' });
  });

  it.each([
    ['{ "en": "Leave" }', 'Leave'],
    ['{ "ru": "Отпуск", "en": 5 }', 'Отпуск'],
    ['{ "ru": "Viber", "en": "Viber" }', 'Viber'],
    ['{ "fr": "congé" }', undefined],
    ['["a", "b"]', undefined],
    ['""', undefined],
    ['12', undefined],
  ])('of %s is %s', (expression, title) => {
    const rig = drawn({ expression });
    rig.start();
    expect(rig.state.title).toBe(title);
  });

  it('is cut to five hundred without half of a letter', () => {
    const rig = drawn({ expression: '"' + 'a'.repeat(499) + '😀tail"' });
    rig.start();
    expect(rig.state.title).toBe('a'.repeat(499));
  });
});
