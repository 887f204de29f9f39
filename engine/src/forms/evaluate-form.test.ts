import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FormDefinition, JsonObject, JsonValue } from '@millrace/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkSubmission,
  type CompiledForm,
  compileForm,
  type Evaluate,
  evaluateForm,
  evaluateInPlace,
  type FormState,
  type TryEvaluate,
  viewOf,
} from './index.js';
import { evaluate as evaluateTimeless, form, purchase, row, send } from './purchase.test.fixture.js';

const examples = fileURLToPath(new URL('../../../examples/', import.meta.url));
const exampleForms = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.form.json') && !name.includes('node_modules'))
  .map((name): [string, CompiledForm] => [name, compileForm(JSON.parse(readFileSync(`${examples}${name}`, 'utf8')) as FormDefinition)]);

const inPlace = evaluateInPlace(0);
/** The server's, at the same moment. */
const evaluate: Evaluate = (source, input, bindings) => evaluateTimeless(source, input, { ...bindings, now: 0 });
const look = (
  data: JsonValue,
  more: { before?: JsonObject; access?: Record<string, 'editable' | 'readOnly' | 'hidden'> } = {},
): FormState => evaluateForm(form, data, { evaluate: inPlace, ...more });

/** Data that a form might be sent, mostly of the right types. */
function dataFor(of: CompiledForm): fc.Arbitrary<JsonValue> {
  const visit = (schema: Readonly<Record<string, unknown>>): fc.Arbitrary<JsonValue> => {
    const {
      properties,
      items,
      enum: words,
    } = schema as {
      properties?: Record<string, Record<string, unknown>>;
      items?: Record<string, unknown>;
      enum?: JsonValue[];
    };
    if (words) return fc.constantFrom(...words, 'other');
    if (properties) {
      const parts = Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, visit(inner)]));
      // An object that lacks some of its parts is JSON too; the type cannot say so.
      return fc.record(parts, { requiredKeys: [] }) as fc.Arbitrary<JsonObject>;
    }
    if (items) return fc.array(visit(items), { maxLength: 3 });
    const rubbish = fc.constantFrom<JsonValue>('', null, 'x', -1, 1.005, true, {}, [], '__proto__');
    const plain: Readonly<Record<string, fc.Arbitrary<JsonValue>>> = {
      boolean: fc.boolean(),
      integer: fc.integer({ min: -2, max: 20 }),
      decimal: fc.integer({ min: -100, max: 2_000_000 }).map((cents) => cents / 100),
      date: fc.constantFrom('2026-01-31', '2026-02-30', '2027-05-01'),
      rowId: fc.constantFrom('a', 'b', 'c', 'd'),
      reference: fc.constant({ register: String(schema['x-register'] ?? 'r'), id: 'one' }),
      text: fc.constantFrom('a', 'RUB', 'some words', ''),
    };
    const type = String(schema['x-type'] ?? { string: 'text', number: 'decimal' }[String(schema['type'])] ?? schema['type'] ?? 'text');
    return fc.oneof({ weight: 6, arbitrary: plain[type] ?? fc.constant('x') }, { weight: 1, arbitrary: rubbish });
  };
  return visit(of.schema);
}

const key = (one: { code: string; pointer: string; message: unknown }): string =>
  `${one.code} ${one.pointer} ${JSON.stringify(one.message)}`;

describe('a form while it is filled in', () => {
  it.each([['purchase of the tests', form] as [string, CompiledForm], ...exampleForms])(
    'says what the server says: %s',
    async (_name, of) => {
      const access = fc.dictionary(
        fc.constantFrom('*', ...of.nodes.keys()),
        fc.constantFrom('editable' as const, 'readOnly' as const, 'hidden' as const),
        {
          maxKeys: 3,
        },
      );
      fc.assert(
        fc.property(dataFor(of), dataFor(of), access, (data, old, listed) => {
          const before = old as JsonObject;
          // What the person was given is without what is hidden from them.
          const seen = viewOf(of, before, listed);
          // Rows of which nothing is seen are not given; nobody sends them.
          fc.pre(Object.entries(before).every(([name, value]) => !Array.isArray(value) || value.length === 0 || Array.isArray(seen[name])));
          const here = evaluateForm(of, data, { evaluate: inPlace, before: seen, access: listed });
          const there = checkSubmission(of, { data, evaluate, before, access: listed });
          const found = there.ok ? [] : there.problems.map(key);
          if (here.undecided.length > 0) {
            for (const problem of here.problems) expect(found).toContain(key(problem));
            return;
          }
          expect(here.problems.map(key)).toEqual(found);
          if (there.ok) {
            expect(here.data).toEqual(viewOf(of, there.data, listed));
            expect(here.warnings).toEqual(there.warnings);
          }
        }),
        { numRuns: 200 },
      );
    },
  );

  it.each([['purchase of the tests', form] as [string, CompiledForm], ...exampleForms])(
    'with rules left to the server it never refuses what the server would take: %s',
    (_name, of) => {
      fc.assert(
        fc.property(dataFor(of), dataFor(of), fc.infiniteStream(fc.boolean()), (data, old, coins) => {
          const left = new Set(of.rules.flatMap((rule) => [rule.when, rule.value, rule.values]).filter(() => coins.next().value === true));
          const trying: TryEvaluate = (source, input, bindings) => (left.has(source) ? 'undecided' : evaluate(source, input, bindings));
          const before = old as JsonObject;
          const here = evaluateForm(of, data, { evaluate: trying, before });
          const there = evaluateForm(of, data, { evaluate, before });
          const known = new Set(there.problems.map(key));
          for (const problem of here.problems) expect(known).toContain(key(problem));
        }),
        { numRuns: 200 },
      );
    },
  );

  it('sends only what the person decides, and the server makes the same of it', () => {
    fc.assert(
      fc.property(dataFor(form), dataFor(form), (data, old) => {
        const before = old as JsonObject;
        const here = look(data, { before });
        if (here.problems.length > 0) return;
        const there = send(here.toSend, { before });
        expect(there).toMatchObject({ ok: true, data: here.data });
      }),
      { numRuns: 200 },
    );
    const { toSend } = look({ purpose: 'x', lines: [row('a')], delivery: false, deliveryCost: 5 });
    expect(toSend).toEqual({ purpose: 'x', delivery: false, lines: [row('a')] });
  });

  it('tells of each node how it stands, row by row', () => {
    const state = look(
      { purpose: 'x', urgent: true, lines: [row('a'), row('b', { quantity: 11 })] },
      { access: { f_currency: 'readOnly', f_supplier: 'hidden' } },
    );
    expect(state.nodes.get('f_reason')).toMatchObject({ visible: true, required: true, readOnly: false });
    expect(state.nodes.get('f_purpose')).toMatchObject({ visible: true, required: true, readOnly: true, computed: false });
    expect(state.nodes.get('f_total')).toMatchObject({ readOnly: true, computed: true });
    expect(state.nodes.get('f_currency')).toMatchObject({ visible: true, readOnly: true });
    expect(state.nodes.get('f_supplier')).toMatchObject({ visible: false });
    expect(state.nodes.get('f_cost')).toMatchObject({ visible: false });
    expect(state.nodes.get('money')).toMatchObject({ visible: true });
    expect(state.nodes.has('c_note')).toBe(false);
    expect([...state.rows.keys()]).toEqual(['/lines/0', '/lines/1']);
    expect(state.rows.get('/lines/0')?.get('c_note')?.visible).toBe(false);
    expect(state.rows.get('/lines/1')?.get('c_note')?.visible).toBe(true);
  });

  it('tells which values rules allow now', () => {
    expect(look({ purpose: 'x', urgent: true }).nodes.get('f_currency')?.allowed).toEqual(['RUB']);
    expect(look({ purpose: 'x' }).nodes.get('f_currency')?.allowed).toBeUndefined();
  });

  it('leaves to the server what is not bounded, names it, and stays silent about what hangs on it', () => {
    const rules = {
      ...purchase.rules,
      total: { target: 'f_total', kind: 'computed' as const, value: '$reduce(lines.sum, function($a, $b){$a+$b})' },
    };
    const state = evaluateForm(
      compileForm({ ...purchase, rules }),
      { purpose: 'x', lines: [row('a', { quantity: 100 })] },
      { evaluate: inPlace, before: { limit: 1, total: 7 } },
    );
    expect(state.undecided).toEqual(['total', 'over']);
    expect(state.problems).toEqual([]);
    expect(state.data['total']).toBe(7);
    expect(state.toSend).not.toHaveProperty('total');
    const timed = compileForm({ ...purchase, rules: { late: { target: 'f_reason', kind: 'required', when: '$now() > "2026"' } } });
    expect(evaluateForm(timed, { purpose: 'x' }, { evaluate: evaluateInPlace() }).undecided).toEqual(['late']);
    expect(evaluateForm(timed, { purpose: 'x' }, { evaluate: evaluateInPlace(1_800_000_000_000) }).problems).toHaveLength(1);
  });

  it.each([[null], ['x'], [[1]], [JSON.parse('{"__proto__":{"a":1}}') as JsonValue]])('takes any data, such as %j', (data) => {
    expect(look(data).problems.length).toBeGreaterThan(0);
  });
});

describe('rules that read what the service knows of the person', () => {
  const leave = compileForm({
    kind: 'form',
    format: 1,
    id: 'leave',
    defaultLanguage: 'en',
    name: 'Leave',
    data: { type: 'object', properties: { days: { type: 'integer' }, left: { type: 'integer' } } },
    root: 'page',
    nodes: {
      page: { type: 'page', children: ['days', 'left'] },
      days: { type: 'integer', bind: 'days', label: 'Days' },
      left: { type: 'integer', bind: 'left', label: 'Left' },
    },
    sources: { balance: { type: 'account', register: 'balances', id: '$me' } },
    rules: {
      rul_left: { target: 'left', kind: 'computed', value: '$source.balance.available' },
      rul_short: { target: 'days', kind: 'error', when: 'days > $source.balance.available', text: 'Too many.' },
    },
  });
  const filled = (sources?: JsonObject): FormState =>
    evaluateForm(leave, { days: 9 }, { evaluate: inPlace, ...(sources ? { sources } : {}) });

  it('compute and refuse by it', () => {
    const { data, problems, undecided } = filled({ balance: { available: 5 } });
    expect([data, problems.map(({ code }) => code), undecided]).toEqual([{ days: 9, left: 5 }, ['FORM_RULE_ERROR'], []]);
    expect(filled({ balance: { available: 9 } }).problems).toEqual([]);
  });

  it('say nothing where there is none, and are left to the service where it was not asked', () => {
    expect([filled({}).data, filled({}).problems]).toEqual([{ days: 9 }, []]);
    expect([filled().problems, filled().undecided]).toEqual([[], ['rul_left', 'rul_short']]);
  });

  it('refuse on the server what the browser refuses', () => {
    const submitted = { data: { days: 9 }, evaluate };
    expect(checkSubmission(leave, { ...submitted, sources: { balance: { available: 5 } } })).toMatchObject({
      ok: false,
      problems: [{ code: 'FORM_RULE_ERROR', pointer: '/days' }],
    });
    expect(checkSubmission(leave, submitted)).toMatchObject({ ok: true, data: { days: 9 } });
  });

  it('cannot be told a value by whoever sends the form', () => {
    const sent = { data: { days: 9, left: 99 }, evaluate, sources: { balance: { available: 10 } } };
    expect(checkSubmission(leave, sent)).toMatchObject({ ok: false, problems: [{ code: 'FIELD_NOT_EDITABLE' }] });
  });
});
