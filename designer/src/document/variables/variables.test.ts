import { describe, expect, it } from 'vitest';
import {
  declareVariable,
  emptyProcess,
  removeVariable,
  renameVariable,
  setProperties,
  setProperty,
  variableOutline,
  whereUsed,
} from '../index.js';
import { drawing } from '../drawing.fixture.js';

/** A process whose steps read and write `amount` in every way there is. */
function used() {
  const d = drawing();
  d.run(declareVariable('main', 'amount', { type: 'decimal' }));
  d.run(declareVariable('main', 'lines', { type: 'list' }));
  d.run(setProperty('main', ['title'], { expression: '"Purchase of " & amount' }));
  const task = d.make('userTask', [100, 100], {
    properties: {
      form: { ref: 'order', in: { amount: 'amount', 'order.sum': 'amount * 2' }, out: { amount: 'amount', 'order.net': 'sum' } },
      due: { expression: 'amount > 5 ? "P1D" : "P2D"' },
      assignment: { candidates: [{ expression: 'amount' }] },
    },
  });
  const gateway = d.append('exclusiveGateway', task);
  const script = d.append('scriptTask', gateway);
  const [, flow = ''] = Object.keys(d.editor.document.flows ?? {});
  d.run(setProperty(flow, ['when'], 'amount > 100 and "amount" != lines[amount > 1].amount /* amount */'));
  d.run(
    setProperties(script, [[['script'], { language: 'jsonata', set: { 'amount.net': 'amount', total: '$sum(lines.amount) + $.amount' } }]]),
  );
  const sub = d.make('subProcess', [600, 500], { expanded: true });
  const own = d.make('scriptTask', [600, 500], {
    scope: sub,
    properties: { script: { language: 'jsonata', set: { amount: 'amount + 1' } } },
  });
  d.run(
    setProperties(sub, [
      [['in'], { amount: 'amount / 2' }],
      [['out'], { amount: 'amount' }],
    ]),
  );
  const each = d.make('serviceTask', [100, 700], {
    properties: {
      loopCharacteristics: {
        type: 'multiInstanceLoopCharacteristics',
        collection: 'lines[sum > amount]',
        item: 'amount',
        output: { path: 'totals', value: 'amount.sum' },
      },
      service: { type: 'http', in: { body: 'amount' }, out: { amount: 'amount' } },
    },
  });
  return { d, task, flow, script, sub, own, each };
}

describe('renaming a variable', () => {
  it('rewrites it wherever it is meant', () => {
    const { d, task, flow, script } = used();
    d.run(renameVariable('main', 'amount', 'sum'));
    expect(Object.keys(d.entry('main')['variables'] as object)).toEqual(['sum', 'lines']);
    expect(d.entry('main')['title']).toEqual({ expression: '"Purchase of " & sum' });
    expect(d.entry(task)).toMatchObject({
      form: { in: { amount: 'sum', 'order.sum': 'sum * 2' }, out: { sum: 'amount', 'order.net': 'sum' } },
      due: { expression: 'sum > 5 ? "P1D" : "P2D"' },
      assignment: { candidates: [{ expression: 'sum' }] },
    });
    expect(d.entry(flow)['when']).toBe('sum > 100 and "amount" != lines[amount > 1].amount /* amount */');
    expect(d.entry(script)['script']).toEqual({ language: 'jsonata', set: { 'sum.net': 'sum', total: '$sum(lines.amount) + $.sum' } });
  });

  it('leaves a subprocess that has a variable of that name, and the item of a loop', () => {
    const { d, sub, own, each } = used();
    d.run(renameVariable('main', 'amount', 'sum'));
    expect(d.entry(sub)).toMatchObject({ in: { amount: 'sum / 2' }, out: { sum: 'amount' } });
    expect(d.entry(own)['script']).toEqual({ language: 'jsonata', set: { amount: 'amount + 1' } });
    expect(d.entry(each)).toMatchObject({
      loopCharacteristics: { collection: 'lines[sum > amount]', item: 'amount', output: { value: 'amount.sum' } },
      service: { in: { body: 'amount' }, out: { amount: 'amount' } },
    });
  });

  it('of a subprocess changes what is in it, and where its values come from and go', () => {
    const { d, sub, own } = used();
    d.run(renameVariable(sub, 'amount', 'part'));
    expect(d.entry(sub)).toMatchObject({ in: { part: 'amount / 2' }, out: { amount: 'part' } });
    expect(d.entry(own)['script']).toEqual({ language: 'jsonata', set: { part: 'part + 1' } });
  });

  it('keeps the order of what it rewrites', () => {
    const { d, script } = used();
    d.run(renameVariable('main', 'amount', 'sum'));
    expect(Object.keys((d.entry(script)['script'] as { set: object }).set)).toEqual(['sum.net', 'total']);
    d.editor.undo();
    expect(Object.keys((d.entry(script)['script'] as { set: object }).set)).toEqual(['amount.net', 'total']);
  });

  it('is refused for names that are taken, that something nearer has, or that are none', () => {
    const { d } = used();
    expect(d.refused(renameVariable('main', 'amount', 'lines'))).toBe('NAME_TAKEN');
    expect(d.refused(renameVariable('main', 'amount', 'totals'))).toBe('NAME_TAKEN');
    expect(d.refused(renameVariable('main', 'lines', 'amount'))).toBe('NAME_TAKEN');
    for (const none of ['and', 'true', '', 'a b', '1a', '__proto__', 'constructor'])
      expect(d.refused(renameVariable('main', 'amount', none))).toBe('NAME_INVALID');
    expect(d.refused(renameVariable('main', 'nobody', 'somebody'))).toBe('UNKNOWN');
  });

  it('is refused where the item of a loop would catch it', () => {
    const d = drawing();
    d.run(declareVariable('main', 'rate', { type: 'decimal' }));
    d.make('userTask', [0, 0], {
      properties: {
        loopCharacteristics: { type: 'multiInstanceLoopCharacteristics', collection: 'lines', item: 'row' },
        due: { expression: 'rate' },
      },
    });
    expect(d.refused(renameVariable('main', 'rate', 'row'))).toBe('NAME_TAKEN');
  });

  it('of a subprocess is refused where it would hide a variable around it', () => {
    const { d, sub, own } = used();
    d.run(setProperty(own, ['script', 'set', 'total'], 'lines.sum'));
    expect(d.refused(renameVariable(sub, 'amount', 'lines'))).toBe('NAME_TAKEN');
  });

  it('is refused where an expression with the name cannot be read', () => {
    const { d, flow } = used();
    d.run(setProperty(flow, ['when'], 'amount > > 1'));
    expect(d.refused(renameVariable('main', 'amount', 'sum'))).toBe('NAME_UNCLEAR');
  });

  it('knows FEEL by its mark, its object and the language of the document', () => {
    const d = drawing({ ...emptyProcess('feel'), expressionLanguage: 'feel' });
    d.run(declareVariable('main', 'amount', { type: 'decimal' }));
    const gateway = d.make('exclusiveGateway', [0, 0]);
    d.append('userTask', gateway);
    d.append('userTask', gateway);
    const [one = '', two = ''] = d.entry(gateway).outgoing ?? [];
    d.run(setProperty(one, ['when'], 'if amount > 1 then order.amount else "amount"'));
    d.run(setProperty(two, ['when'], { language: 'jsonata', source: 'amount ~> $boolean' }));
    d.run(renameVariable('main', 'amount', 'сумма'));
    expect(d.entry(one)['when']).toBe('if сумма > 1 then order.amount else "amount"');
    expect(d.entry(two)['when']).toEqual({ language: 'jsonata', source: 'сумма ~> $boolean' });
    d.run(setProperty(one, ['when'], 'count(lines[сумма > 1]) > 0'));
    expect(d.refused(renameVariable('main', 'сумма', 'total'))).toBe('NAME_UNCLEAR');
  });
});

describe('where something is used', () => {
  it('tells each place with what stands there', () => {
    const { d, task, flow, script } = used();
    const places = whereUsed(d.editor.document, { variable: 'amount', of: 'main' });
    expect(places).toContainEqual({
      id: flow,
      map: 'flows',
      pointer: `/flows/${flow}/when`,
      how: 'reads',
      text: expect.stringContaining('amount > 100') as string,
      certain: true,
    });
    expect(places).toContainEqual({
      id: task,
      map: 'elements',
      pointer: `/elements/${task}/form/out/amount`,
      how: 'writes',
      text: 'amount',
      certain: true,
    });
    expect(places).toContainEqual({
      id: script,
      map: 'elements',
      pointer: `/elements/${script}/script/set/amount.net`,
      how: 'writes',
      text: 'amount.net',
      certain: true,
    });
    for (const { pointer } of places) {
      const value = pointer
        .split('/')
        .slice(1)
        .reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], d.editor.document);
      expect(value, pointer).toBeDefined();
    }
  });

  it('finds forms, fields of forms and shared definitions', () => {
    const { d, task } = used();
    const { document } = d.editor;
    expect(whereUsed(document, { form: 'order' }).map(({ id, pointer }) => [id, pointer])).toEqual([[task, `/elements/${task}/form/ref`]]);
    expect(whereUsed(document, { form: 'order', field: 'order.sum' }).map(({ how, pointer }) => [how, pointer])).toEqual([
      ['writes', `/elements/${task}/form/in/order.sum`],
    ]);
    expect(whereUsed(document, { form: 'order', field: 'sum' }).map(({ how }) => how)).toEqual(['reads']);
    expect(whereUsed(document, { form: 'other' })).toEqual([]);
    expect(whereUsed(document, { decision: 'route' })).toEqual([]);
  });

  it('the outline knows every variable with its type, who writes and who reads it', () => {
    const { d, sub, own } = used();
    const outline = variableOutline(d.editor.document, 'main');
    const of = (name: string, scope = 'main') => outline.find((known) => known.name === name && known.of === scope);
    expect(of('amount')).toMatchObject({ declared: true, type: 'decimal' });
    expect(of('total')).toMatchObject({ declared: false, readers: [] });
    expect(of('total')?.writers).toHaveLength(1);
    expect(of('amount', sub)?.writers.map(({ id }) => id)).toEqual([sub, own]);
    expect(of('lines')?.readers.length).toBeGreaterThan(1);
    expect(variableOutline(d.editor.document, 'nobody')).toEqual([]);
  });
});

describe('declaring', () => {
  it('and taking back', () => {
    const d = drawing();
    d.run(declareVariable('main', 'amount', { type: 'decimal', scale: 2 }));
    d.run(declareVariable('main', 'amount', { type: 'integer' }));
    expect(d.entry('main')['variables']).toEqual({ amount: { type: 'integer' } });
    expect(d.refused(declareVariable('main', 'and', { type: 'text' }))).toBe('NAME_INVALID');
    expect(d.refused(declareVariable('main', 'a', { type: 'nothing' }))).toBe('INVALID');
    d.run(removeVariable('main', 'amount'));
    expect(d.entry('main')['variables']).toBeUndefined();
    expect(d.refused(removeVariable('main', 'amount'))).toBe('UNKNOWN');
    const step = d.make('userTask', [0, 0]);
    expect(d.refused(declareVariable(step, 'a', { type: 'text' }))).toBe('UNKNOWN');
  });
});
