import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { passportHtml, passportOf, passportPdf, passportWords, type PassportStep } from '../index.js';
import { conditionInWords } from './condition-words.js';

const folder = new URL('../../../../examples/purchase-request/', import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const purchase = json('purchase.process.json');
const forms = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.form.json'))
    .map((name) => json(name) as { id: string })
    .map((form) => [form.id, form]),
);
const english = passportOf(purchase, 'en', { forms, version: '3' });
const russian = passportOf(purchase, 'ru', { forms });
const steps = (passport = english): readonly PassportStep[] => passport.parts[0]?.steps ?? [];
const step = (id: string, passport = english): PassportStep | undefined => steps(passport).find((one) => one.id === id);

const process = (more: object) => ({ kind: 'process', id: 'p', defaultLanguage: 'en', name: 'P', processes: { main: {} }, ...more });

describe('the passport of the purchase route', () => {
  it('says what it is for, its version and who takes part', () => {
    expect([english.name, english.version]).toEqual(['Purchase request', '3']);
    expect(russian.purpose).toContain('Кто согласует, зависит от суммы');
    expect(russian.roles.map(({ name, who }) => [name, who])).toEqual([
      ['Заявитель', ['инициатор процесса']],
      ['Согласующие', ['группа «committee»', 'руководитель инициатора', 'должность «budget-holder»']],
      ['Программы', ['система']],
    ]);
  });

  it('numbers its steps in the order in which they are come to', () => {
    const order = steps().map(({ id }) => id);
    expect(order[0]).toBe('route');
    expect(order.indexOf('manager')).toBeLessThan(order.indexOf('budgetHolder'));
    expect(order.indexOf('budgetHolder')).toBeLessThan(order.indexOf('reserve'));
    expect(steps().map(({ number }) => number)).toEqual(order.map((_, index) => String(index + 1)));
  });

  it('says who does a step, by when, and how it is decided', () => {
    const manager = step('manager');
    expect(manager).toMatchObject({ kind: 'Approval', deadline: '1 day', who: ['manager of whoever started the process'] });
    expect(manager?.details).toEqual(['all must approve', 'may be returned for rework']);
    expect(step('committee', russian)).toMatchObject({ deadline: '2 дня', details: ['нужно согласий: 2', 'можно вернуть на доработку'] });
  });

  it('says in words where a choice leads, the default way as what is left', () => {
    const decided = step('managerDecided', russian);
    expect(decided?.ways.map(({ when }) => when)).toEqual([
      'отказ: если Последнее решение равно «отказано»',
      'на доработку: если Последнее решение равно «возвращено»',
      'свыше 100 000: если Маршрут равно «budgetHolder»',
      'согласовано: иначе',
    ]);
    expect(decided?.ways[3]?.to).toEqual([`шаг ${step('reserve')?.number} (Зарезервировать бюджет)`]);
  });

  it('follows a fork to all it begins, and passes joins', () => {
    const forked = step('reserve')?.ways[0]?.to ?? [];
    expect(forked.map((name) => name.replace(/^step \d+ /, ''))).toEqual([
      expect.stringContaining('plan'),
      expect.stringContaining('card'),
    ]);
    expect(step('plan')?.ways[0]?.to).toEqual([`step ${step('tellApproved')?.number} (${step('tellApproved')?.name})`]);
  });

  it('tells what happens when a step is late', () => {
    expect(step('manager')?.exceptions).toEqual([
      { name: '8 hours', event: 'time: 8 hours', interrupts: false, ways: [{ when: '', to: [expect.stringContaining('Remind those')] }] },
    ]);
  });

  it('shows of a form what the step shows, and what may be filled in', () => {
    const start = english.parts[0]?.starts[0]?.form;
    expect(start?.fields.map(({ label }) => label)).not.toContain('What to correct');
    expect(start?.fields[0]).toEqual({ label: 'What is it for?', type: 'text', access: 'editable', notes: ['required'] });
    expect(start?.fields.find(({ label }) => label === 'What is bought: Sum')?.access).toBe('readOnly');
    const approval = step('manager')?.form?.fields ?? [];
    expect(approval.filter(({ access }) => access === 'editable')).toHaveLength(1);
    expect(passportOf(purchase, 'en').parts[0]?.starts[0]?.form).toEqual({ id: 'purchaseRequest', name: 'purchaseRequest', fields: [] });
  });

  it('lists ends with what they come after, programs with their attempts, and variables with their types', () => {
    expect(english.parts[0]?.results.find(({ id }) => id === 'refused')?.after).toEqual([
      `${step('tellRefused')?.number}. Tell the requester why it was refused`,
    ]);
    expect(english.connectors.find(({ at }) => at.includes('Remind'))).toMatchObject({
      name: 'notification',
      attempts: '5',
      timeout: '30 seconds',
    });
    expect(russian.parts[0]?.variables.find(({ name }) => name === 'route')).toEqual({
      name: 'route',
      label: 'Маршрут',
      type: 'текст',
      notes: ['одно из: manager, budgetHolder, committee'],
    });
  });
});

describe('a passport', () => {
  it('numbers what stands in a subprocess under it, and names messages and those outside', () => {
    const definition = process({
      participants: { us: { process: 'main' }, bank: { name: 'The bank', blackBox: true } },
      elements: {
        s: { type: 'startEvent', scope: 'main', outgoing: ['a'] },
        box: { type: 'subProcess', scope: 'main', name: 'Pay' },
        i: { type: 'startEvent', scope: 'box' },
        send: { type: 'sendTask', scope: 'box', name: 'Order', message: { ref: 'm' } },
        wait: { type: 'intermediateCatchEvent', scope: 'main', name: 'Paid', event: { type: 'message', ref: 'm' } },
        e: { type: 'endEvent', scope: 'main', name: 'Done' },
      },
      flows: { a: { from: 's', to: 'box' }, b: { from: 'box', to: 'wait' }, c: { from: 'wait', to: 'e' }, d: { from: 'i', to: 'send' } },
      rootElements: { m: { type: 'message', name: 'Payment' } },
    });
    const passport = passportOf(definition, 'en');
    expect(steps(passport).map(({ number, name }) => `${number} ${name}`)).toEqual(['1 Pay', '1.1 Order', '2 Paid']);
    expect(passport.messages).toEqual([
      { name: 'Payment', isSent: true, at: '1.1. Order' },
      { name: 'Payment', isSent: false, at: '2. Paid' },
    ]);
    expect(passport.outside).toEqual(['The bank']);
    expect(steps(passport)[2]?.ways).toEqual([{ when: '', to: ['end: Done'] }]);
  });

  it('ends for a circle without a start, and for ten thousand steps in a row', () => {
    const circle = process({
      elements: { a: { type: 'userTask', scope: 'main' }, b: { type: 'userTask', scope: 'main' } },
      flows: { f: { from: 'a', to: 'b' }, g: { from: 'b', to: 'a' } },
    });
    expect(steps(passportOf(circle, 'en'))).toHaveLength(2);
    const ids = Array.from({ length: 10_000 }, (_, index) => `t${index}`);
    const chain = process({
      elements: Object.fromEntries(ids.map((id) => [id, { type: 'userTask', scope: 'main', name: id }])),
      flows: Object.fromEntries(ids.slice(1).map((id, index) => [`f${index}`, { from: ids[index], to: id }])),
    });
    expect(steps(passportOf(chain, 'en')).at(-1)).toMatchObject({ number: '10000', name: 't9999' });
  });

  it.each([
    [undefined],
    [7],
    [
      {
        elements: { a: null, b: 3, c: { type: 5, scope: {}, outgoing: [1] } },
        flows: { f: null },
        lanes: { l: { parent: 'l' } },
        processes: { main: null },
      },
    ],
    [
      process({
        elements: {
          a: { type: 'subProcess', scope: 'a' },
          b: { type: 'userTask', scope: 'main', lane: 'x', form: { ref: 'q' }, due: { expression: 5 } },
        },
        lanes: { x: { parent: 'y' }, y: { parent: 'x' } },
      }),
    ],
    [JSON.parse('{"elements":{"__proto__":{"type":"userTask","scope":"main"}},"processes":{"main":{}}}')],
  ])('is made of what is no definition as far as it can be: %j', (definition) => {
    const wishes = { forms: { q: { root: 'r', nodes: { r: { children: ['r', 5] } } } } };
    expect(passportHtml(definition, 'ru', wishes).html).not.toMatch(/undefined|\[object|NaN/);
    expect(JSON.stringify(passportPdf(definition, 'en', wishes))).not.toMatch(/\[object|NaN/);
  });

  it('escapes every text', () => {
    const wicked = '"/><script>alert(1)</script>&<img src=x onerror=alert(1)>';
    const definition = process({
      name: wicked,
      documentation: wicked,
      processes: { main: { variables: { v: { type: wicked, label: wicked, values: [wicked] } } } },
      lanes: { l: { name: wicked, scope: 'main', assignment: { assignee: { user: wicked } } } },
      elements: {
        a: {
          type: 'userTask',
          scope: 'main',
          lane: 'l',
          name: wicked,
          documentation: wicked,
          form: { ref: wicked },
          due: { expression: wicked },
        },
        g: { type: 'exclusiveGateway', scope: 'main' },
        e: { type: 'endEvent', scope: 'main', name: wicked },
        s: { type: 'serviceTask', scope: 'main', service: { type: wicked, in: { [wicked]: wicked } } },
      },
      flows: { f: { from: 'a', to: 'g' }, x: { from: 'g', to: 'e', when: wicked, name: wicked }, y: { from: 'g', to: 's' } },
    });
    const { html } = passportHtml(definition, 'en', { version: wicked });
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script&gt;');
  });

  it('has the same words in both languages', () => {
    const keys = (words: object): readonly string[] =>
      Object.entries(words).flatMap(([key, value]) =>
        typeof value === 'object' ? keys(value as object).map((inner) => `${key}.${inner}`) : [key],
      );
    expect(keys(passportWords('ru'))).toEqual(keys(passportWords('en')));
  });
});

describe('a condition', () => {
  const labels: Readonly<Record<string, string>> = { amount: 'Amount', route: 'Route' };
  it.each([
    ["amount > 1000 and route = 'committee'", 'Amount is more than 1000 and Route is “committee”'],
    ['(amount <= 5 or urgent = true)', '(Amount is at most 5 or urgent is yes)'],
    ["route in ['a', 'b']", 'Route is one of [“a”, “b”]'],
    ['$sum(lines.sum) > 5', undefined],
    ['count(lines) > 5', undefined],
    ['amount * 2 > 5', undefined],
    ["'open", undefined],
    ['', undefined],
  ])('%s is said as %s', (source, said) => {
    expect(conditionInWords(source, (path) => labels[path], passportWords('en'))).toBe(said);
  });
});
