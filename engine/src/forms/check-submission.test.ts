import { type FormDefinition, type JsonObject, type JsonValue, validateDefinition } from '@millrace/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileForm, type Evaluate } from './index.js';
import { evaluate, faults, kept, purchase, row, send } from './purchase.test.fixture.js';

describe('a form that is sent', () => {
  it('is a definition by the schema', () => {
    expect(validateDefinition(purchase)).toMatchObject({ ok: true });
  });

  it('is kept with its computed values, row by row and in total', () => {
    const data = kept(send({ purpose: 'Office', lines: [row('a'), row('b', { quantity: 3, price: 0.1 })] }));
    expect(data).toEqual({
      purpose: 'Office',
      lines: [row('a', { sum: 2.3 }), row('b', { quantity: 3, price: 0.1, sum: 0.3 })],
      total: 2.6,
    });
  });

  it('takes a row in which nothing was entered for none, and asks for its fields where they ask themselves', () => {
    const withRows = (minRows: number): FormDefinition['nodes'] =>
      ({ ...purchase.nodes, tbl: { ...purchase.nodes['tbl'], options: { minRows } } }) as FormDefinition['nodes'];
    const asking = compileForm({ ...purchase, nodes: withRows(2) });
    expect(faults(send({ purpose: 'x', lines: [row('a'), { _id: 'b' }] }, {}, asking))).toEqual(['FORM_FIELD_REQUIRED /lines/1/item']);
    expect(faults(send({ purpose: 'x', lines: [row('a')] }, {}, asking))).toEqual(['FORM_LIST_TOO_SHORT /lines']);
    const { lines, ...others } = purchase.data.properties as Record<string, { items: object }>;
    const free = { ...lines, items: { ...lines?.items, required: [] } };
    const data = { ...purchase.data, properties: { ...others, lines: free } } as FormDefinition['data'];
    const open = compileForm({ ...purchase, data, nodes: withRows(1) });
    expect(faults(send({ purpose: 'x', lines: [{ _id: 'b' }] }, {}, open))).toEqual(['FORM_LIST_TOO_SHORT /lines']);
    expect(faults(send({ purpose: 'x', lines: [{ _id: 'b', note: 'n' }] }, {}, open))).toEqual(['FORM_LIST_TOO_SHORT /lines']);
    expect(faults(send({ purpose: 'x', lines: [{ _id: 'b', quantity: 11 }] }, {}, open))).toEqual([]);
  });

  it('has a total that equals the sum of whole cents, however many lines there are', () => {
    const line = fc.record({ quantity: fc.integer({ min: 1, max: 99 }), cents: fc.integer({ min: 0, max: 9_999_999 }) });
    fc.assert(
      fc.property(fc.array(line, { minLength: 200, maxLength: 200 }), (lines) => {
        const data = kept(
          send({ purpose: 'x', lines: lines.map(({ quantity, cents }, at) => row(`r${at}`, { quantity, price: cents / 100 })) }),
        );
        expect(data['total']).toBe(lines.reduce((sum, one) => sum + one.quantity * one.cents, 0) / 100);
      }),
      { numRuns: 20 },
    );
  });

  it('brings computed values to their scale half-even and refuses entered ones beyond it', () => {
    expect(kept(send({ purpose: 'x', lines: [row('a', { quantity: 1, price: 1.15 })], delivery: true, deliveryCost: 0.12 }))['total']).toBe(
      1.27,
    );
    const result = send({ purpose: 'x', delivery: true, deliveryCost: 10.005 });
    expect(result).toMatchObject({
      ok: false,
      problems: [
        {
          code: 'FORM_VALUE_SCALE',
          pointer: '/deliveryCost',
          nodeId: 'f_cost',
          message: {
            en: 'Expected a number with at most 2 decimals, but found 10.005. Round it.',
            ru: 'Ожидалось число не более чем с 2 знаками после запятой, а получено 10.005. Округлите его.',
          },
        },
      ],
    });
  });

  it('treats "", null, spaces, [] and {} as absent, everywhere', () => {
    expect(kept(send({ purpose: 'x', reason: '', secret: '  ', supplier: {}, urgent: null, lines: [], total: null }))).toEqual({
      purpose: 'x',
    });
    expect(faults(send({ purpose: '' }))).toEqual(['FORM_FIELD_REQUIRED /purpose']);
  });

  it('tells every fault at its place, in words', () => {
    const result = send({
      purpose: 5,
      urgent: 'yes',
      currency: 'USD',
      supplier: { register: 'people', id: 'x' },
      foo: 1,
      lines: [row('a', { quantity: 0 }), { _id: 'b', price: -1 }, 7],
    });
    expect([...faults(result)].sort()).toEqual([
      'FORM_FIELD_REQUIRED /lines/1/item',
      'FORM_FIELD_UNKNOWN /foo',
      'FORM_REGISTER /supplier/register',
      'FORM_VALUE_NOT_ALLOWED /currency',
      'FORM_VALUE_TOO_SMALL /lines/0/quantity',
      'FORM_VALUE_TOO_SMALL /lines/1/price',
      'FORM_VALUE_TYPE /lines/2',
      'FORM_VALUE_TYPE /purpose',
      'FORM_VALUE_TYPE /urgent',
    ]);
    const words = result.ok ? [] : result.problems.filter((one) => one.pointer === '/urgent').map((one) => one.message.ru);
    expect(words).toEqual(['Ожидается: да или нет (true или false); получено "yes". Исправьте значение.']);
  });

  it('is bounded in what it says, and tells how much more there is', () => {
    const result = send(Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`x${at}`, 1])));
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.problems).toHaveLength(100);
    expect(result.problems.at(-1)).toMatchObject({ code: 'FORM_MORE_PROBLEMS', params: { count: 402 } });
  });

  it('is not changed by a property called __proto__, which is refused', () => {
    const data = JSON.parse(
      '{ "purpose": "x", "__proto__": { "admin": true }, "lines": [{ "_id": "a", "item": "p", "__proto__": { "quantity": 1 } }] }',
    ) as JsonValue;
    expect(faults(send(data))).toEqual(['FORM_FIELD_UNKNOWN /__proto__', 'FORM_FIELD_UNKNOWN /lines/0/__proto__']);
  });

  it.each([[null], [[]], ['x'], [5]])('is refused whole when it is %j', (data) => {
    expect(faults(send(data))).toEqual(['FORM_VALUE_TYPE ']);
  });

  it('is refused when it nests too deeply', () => {
    let deep: JsonValue = 1;
    for (let level = 0; level < 20_000; level += 1) deep = [deep];
    expect(faults(send({ purpose: deep }))).toEqual(['FORM_DATA_TOO_DEEP ']);
  });

  it('never throws, whatever is sent, and what it keeps it takes again', () => {
    const anything = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>;
    const cell = fc.oneof(anything, fc.constantFrom<JsonValue>('', null, 1, 2.5, 'x', true));
    const lines = fc.array(
      fc.oneof(anything, fc.dictionary(fc.constantFrom('_id', 'item', 'quantity', 'price', 'sum', 'note', 'x'), cell)),
      { maxLength: 4 },
    );
    const data = fc.oneof(
      anything,
      fc.record(
        { purpose: cell, urgent: cell, delivery: cell, deliveryCost: cell, supplier: cell, lines: fc.oneof(anything, lines) },
        { requiredKeys: [] },
      ),
      fc.record({
        purpose: fc.constant('x'),
        delivery: fc.boolean(),
        lines: fc.uniqueArray(
          fc.integer({ min: 1, max: 99 }).map((n) => row(`r${n}`, { quantity: n })),
          { selector: (one) => one['_id'] },
        ),
      }),
    );
    fc.assert(
      fc.property(data, fc.option(anything), (sent, before) => {
        const old = typeof before === 'object' && before !== null && !Array.isArray(before) ? (before as JsonObject) : {};
        const result = send(sent, { before: old, newRowId: (index) => `new-${index}` });
        if (!result.ok) {
          expect(result.problems.length).toBeGreaterThan(0);
          return;
        }
        expect(kept(send(result.data, { before: result.data }))).toEqual(result.data);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('rules of a form', () => {
  it('make a field required while their condition holds', () => {
    expect(faults(send({ purpose: 'x', urgent: true }, { before: { purpose: 'x' } }))).toEqual(['FORM_FIELD_REQUIRED /reason']);
    expect(faults(send({ purpose: 'x', urgent: false }))).toEqual([]);
  });

  it('drop what they hide, and hidden values are absent for other rules', () => {
    const data = kept(send({ purpose: 'x', delivery: false, deliveryCost: 50, lines: [row('a')] }));
    expect(data).toEqual({ purpose: 'x', delivery: false, lines: [row('a', { sum: 2.3 })], total: 2.3 });
    expect(kept(send({ purpose: 'x', delivery: true, deliveryCost: 50, lines: [row('a')] }))['total']).toBe(52.3);
  });

  it('hide a cell of one row and leave that of another', () => {
    const data = kept(send({ purpose: 'x', lines: [row('a', { note: 'few' }), row('b', { quantity: 11, note: 'many' })] }));
    expect((data['lines'] as readonly JsonObject[]).map((one) => one['note'])).toEqual([undefined, 'many']);
  });

  it('do not ask for types and bounds of what they hide', () => {
    expect(faults(send({ purpose: 'x', delivery: false, deliveryCost: -5 }))).toEqual([]);
  });

  it('lock a field: its old value stays, another is refused by name', () => {
    const before = { purpose: 'old' };
    const more = { urgent: true, reason: 'r', currency: 'RUB' };
    expect(kept(send({ ...more }, { before }))['purpose']).toBe('old');
    expect(kept(send({ ...more, purpose: 'old' }, { before }))['purpose']).toBe('old');
    const result = send({ ...more, purpose: 'new' }, { before });
    expect(result).toMatchObject({ problems: [{ code: 'FIELD_NOT_EDITABLE', pointer: '/purpose', nodeId: 'f_purpose' }] });
    expect(result.ok ? '' : result.problems[0]?.message.ru).toContain('Поле Цель');
  });

  it('limit a field to the values they allow', () => {
    const data = { purpose: 'x', urgent: true, reason: 'r', currency: 'EUR' };
    expect(faults(send(data, { before: { purpose: 'x' } }))).toEqual(['FORM_VALUE_NOT_ALLOWED /currency']);
    expect(faults(send({ ...data, currency: 'RUB' }, { before: { purpose: 'x' } }))).toEqual([]);
  });

  it('warn at the row and still let the form pass', () => {
    const result = send({ purpose: 'x', lines: [row('a'), row('b', { price: 2_000 })] });
    expect(result).toMatchObject({
      ok: true,
      warnings: [{ code: 'FORM_RULE_WARNING', pointer: '/lines/1/price', nodeId: 'c_price', message: { ru: 'Дорого.' } }],
    });
  });

  it('stop the form with their text, over values that nobody sent', () => {
    const result = send({ purpose: 'x', lines: [row('a', { quantity: 100 })] }, { before: { limit: 100 } });
    expect(result).toMatchObject({ problems: [{ code: 'FORM_RULE_ERROR', nodeId: 'f_total', message: { en: 'Over the limit.' } }] });
  });

  it('that cannot be computed or give no yes or no are told, not passed over', () => {
    const broken: FormDefinition = {
      ...purpose('text'),
      rules: { r1: { target: 'f', kind: 'visible', when: '1 + purpose' }, r2: { target: 'f', kind: 'required', when: '"yes"' } },
    };
    expect(faults(send({ purpose: 'x' }, {}, compileForm({ ...broken, rules: { r2: broken.rules?.['r2'] as never } })))).toEqual([
      'FORM_RULE_ANSWER /purpose',
    ]);
    const failing = compileForm({ ...purpose('text'), rules: { r1: { target: 'f', kind: 'error', when: '1 + purpose > 5', text: 't' } } });
    expect(faults(send({ purpose: 'x' }, {}, failing))).toEqual(['FORM_RULE_FAILED /purpose']);
  });

  it('show an evaluator data that never changes afterwards', () => {
    const asked: { readonly input: JsonValue; readonly text: string }[] = [];
    const remember: Evaluate = (source, input, bindings) => {
      asked.push({ input: [input, bindings], text: JSON.stringify([input, bindings]) });
      return evaluate(source, input, bindings);
    };
    send({ purpose: 'x', delivery: false, deliveryCost: 5, lines: [row('a'), row('b')] }, { evaluate: remember });
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.map((one) => JSON.stringify(one.input))).toEqual(asked.map((one) => one.text));
  });

  it('let the signal of an evaluator through', () => {
    const signal = new Error('the answer is not at hand');
    const evaluateLater: Evaluate = () => {
      throw signal;
    };
    expect(() => send({ purpose: 'x' }, { evaluate: evaluateLater })).toThrow(signal);
  });
});

/** A form with one field `f` for `purpose`. */
function purpose(type: 'text'): FormDefinition {
  return {
    ...{ kind: 'form', format: 1, id: 'small', root: 'page' },
    data: { type: 'object', properties: { purpose: { type: 'string' } } },
    nodes: { page: { type: 'page', children: ['f'] }, f: { type, bind: 'purpose' } },
  };
}
