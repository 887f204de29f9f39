import type { FormDefinition, NodeDefinition, RuleDefinition } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { checkForm, compileForm } from './index.js';

const base: FormDefinition = {
  kind: 'form',
  format: 1,
  id: 'f',
  defaultLanguage: 'ru',
  data: {
    type: 'object',
    properties: {
      a: { type: 'number' },
      b: { type: 'number' },
      c: { type: 'number' },
      price: { 'x-type': 'money', 'x-scale': 2 },
      order: { type: 'object', properties: { note: { type: 'string' } } },
      lines: { type: 'array', items: { type: 'object', properties: { q: { type: 'integer' }, s: { type: 'number' } } } },
    },
  },
  root: 'page',
  nodes: {
    page: { type: 'page', children: ['grp', 'tbl'] },
    grp: { type: 'group', children: ['fa', 'fb', 'fc', 'fn'] },
    fa: { type: 'decimal', bind: 'a', label: { en: 'A', ru: 'А' }, help: { ru: 'Помощь' } },
    fb: { type: 'decimal', bind: 'b' },
    fc: { type: 'decimal', bind: 'c' },
    fn: { type: 'multiline', bind: 'order.note' },
    tbl: { type: 'table', bind: 'lines', children: ['cq', 'cs'] },
    cq: { type: 'integer', bind: 'lines[].q' },
    cs: { type: 'decimal', bind: 'lines[].s' },
  },
};

const codes = (definition: FormDefinition): readonly string[] => checkForm(definition).map((one) => `${one.code} ${one.pointer}`);
const withNodes = (nodes: Readonly<Record<string, NodeDefinition>>): readonly string[] =>
  codes({ ...base, nodes: { ...base.nodes, ...nodes } });
const withRules = (rules: Readonly<Record<string, RuleDefinition>>): readonly string[] => codes({ ...base, rules });

describe('the check of a form', () => {
  it('finds nothing wrong with a form that fits together', () => {
    expect(codes(base)).toEqual([]);
  });

  it('names children that are not there, stand twice, or contain one another', () => {
    expect(withNodes({ page: { type: 'page', children: ['grp', 'tbl', 'nothing'] } })).toEqual([
      'FORM_NODE_UNKNOWN /nodes/page/children/2',
    ]);
    expect(withNodes({ page: { type: 'page', children: ['grp', 'tbl', 'fa'] } })).toEqual(['FORM_NODE_TWICE /nodes/grp/children/0']);
    expect(withNodes({ x: { type: 'group', children: ['y'] }, y: { type: 'group', children: ['x'] } })).toEqual([
      'FORM_NODE_CYCLE /nodes/x',
    ]);
    expect(withNodes({ grp: { type: 'group', children: ['page'] } })).toContain('FORM_NODE_CYCLE /nodes/grp/children/0');
    expect(codes({ ...base, root: 'constructor' })).toContain('FORM_NODE_UNKNOWN /root');
  });

  it('warns of a node that stands nowhere', () => {
    const [lost] = checkForm({ ...base, nodes: { ...base.nodes, lost: { type: 'divider' } } });
    expect(lost).toMatchObject({ code: 'FORM_NODE_UNREACHED', severity: 'warning', elementId: 'lost' });
  });

  it('names binds that lead nowhere, twice to one value, or past the table', () => {
    expect(withNodes({ fa: { type: 'decimal', bind: 'nothing' } })).toEqual(['FORM_BIND_UNKNOWN /nodes/fa/bind']);
    expect(withNodes({ fa: { type: 'decimal', bind: 'price.amount' } })).toEqual(['FORM_BIND_UNKNOWN /nodes/fa/bind']);
    expect(withNodes({ fa: { type: 'decimal', bind: 'b' } })).toEqual(['FORM_BIND_TWICE /nodes/fb/bind']);
    expect(withNodes({ fa: { type: 'decimal', bind: 'lines' } })).toEqual([
      'FORM_BIND_TYPE /nodes/fa/bind',
      'FORM_BIND_TWICE /nodes/tbl/bind',
    ]);
    expect(withNodes({ cq: { type: 'integer', bind: 'lines.q' } })).toEqual(['FORM_BIND_MARKS /nodes/cq/bind']);
    expect(
      withNodes({ cq: { type: 'integer', bind: 'a' }, fa: { type: 'integer', bind: 'lines[].q' } })
        .slice()
        .sort(),
    ).toEqual(['FORM_COLUMN_OUTSIDE_TABLE /nodes/cq/bind', 'FORM_COLUMN_OUTSIDE_TABLE /nodes/fa/bind']);
    expect(withNodes({ tbl: { type: 'table', bind: 'a', children: ['cq', 'cs'] } })).toContain('FORM_BIND_TYPE /nodes/tbl/bind');
  });

  it('names rules without a target, aimed at what they cannot act on, or that do not parse', () => {
    expect(withRules({ r: { target: 'nobody', kind: 'visible', when: 'true' } })).toEqual(['FORM_RULE_TARGET_UNKNOWN /rules/r/target']);
    expect(withRules({ r: { target: 'grp', kind: 'computed', value: '1' } })).toEqual(['FORM_RULE_TARGET_KIND /rules/r/target']);
    expect(withRules({ r: { target: 'tbl', kind: 'allowed', values: '[1]' } })).toEqual(['FORM_RULE_TARGET_KIND /rules/r/target']);
    expect(withRules({ r: { target: 'fa', kind: 'visible', when: 'b >' } })).toEqual(['FORM_RULE_SYNTAX /rules/r/when']);
    expect(withRules({ r: { target: 'fa', kind: 'visible', when: '('.repeat(5_000) } })).toEqual(['FORM_RULE_SYNTAX /rules/r/when']);
    expect(withRules({ r: { target: 'fa', kind: 'computed', value: '1' }, s: { target: 'fa', kind: 'computed', value: '2' } })).toEqual([
      'FORM_RULE_TWICE /rules/s',
    ]);
  });

  it('warns of fields that nobody declared, with the way to a column', () => {
    const problems = checkForm({
      ...base,
      rules: { r: { target: 'cs', kind: 'computed', value: 'q * $row.x + $sum(lines.q) + order.note.y' } },
    });
    expect(problems.map((one) => [one.severity, one.code, one.params['field']])).toEqual([
      ['warning', 'FORM_RULE_FIELD_UNKNOWN', 'q'],
      ['warning', 'FORM_RULE_FIELD_UNKNOWN', 'lines.x'],
    ]);
    expect(problems[0]?.message.en).toContain('$row.name');
  });

  it('warns of $row outside of a table, where there is none', () => {
    expect(withRules({ r: { target: 'fc', kind: 'computed', value: '$row.q' } })).toEqual(['FORM_RULE_FIELD_UNKNOWN /rules/r/value']);
  });

  it('knows the names inside filters, mapped steps, functions and variables', () => {
    const fine =
      '$sum(lines[q > 1 and $$.a > 2].(q * s)) + $count(lines) + price.amount + $map(lines, function($l) { $l.q })[0] + ($x := a; $x) + $root.b';
    expect(withRules({ r: { target: 'fc', kind: 'computed', value: fine } })).toEqual([]);
  });

  it('refuses circles of computed values with the chain', () => {
    const problems = checkForm({
      ...base,
      rules: {
        r: { target: 'fa', kind: 'computed', value: 'b + 1' },
        s: { target: 'fb', kind: 'computed', value: 'c + 1' },
        t: { target: 'fc', kind: 'computed', value: 'a + 1' },
      },
    });
    expect(problems.map((one) => [one.code, one.params['chain']])).toEqual([['FORM_RULE_CYCLE', 'a → b → c → a']]);
  });

  it('refuses a value that is computed from itself, and a field whose visibility hangs on its own value', () => {
    expect(withRules({ r: { target: 'fa', kind: 'computed', value: 'a + 1' } })).toEqual(['FORM_RULE_CYCLE /rules/r']);
    expect(withRules({ r: { target: 'grp', kind: 'visible', when: 'a > 1' } })).toEqual(['FORM_RULE_CYCLE /rules/r']);
    expect(withRules({ r: { target: 'tbl', kind: 'visible', when: '$sum(lines.q) > 1' } })).toEqual(['FORM_RULE_CYCLE /rules/r']);
    expect(withRules({ r: { target: 'cs', kind: 'visible', when: '$count(lines) > 1' } })).toEqual([]);
  });

  it('refuses data it would not check exactly', () => {
    const data = {
      type: 'object',
      properties: { a: { type: 'string', multipleOf: 2 }, b: { type: 'string', pattern: '(?=x)y' }, c: {} },
    } as FormDefinition['data'];
    expect(codes({ ...base, data, nodes: { page: { type: 'page', children: [] } } })).toEqual([
      'FORM_DATA_KEYWORD /data/properties/a/multipleOf',
      'FORM_DATA_PATTERN /data/properties/b/pattern',
    ]);
    const poisoned = JSON.parse('{ "type": "object", "properties": { "__proto__": { "type": "string" } } }') as FormDefinition['data'];
    expect(codes({ ...base, data: poisoned, nodes: { page: { type: 'page', children: [] } } })).toEqual([
      'FORM_DATA_NAME /data/properties/__proto__',
    ]);
  });
});

describe('a compiled form', () => {
  it('orders rules by what they need, then by kind, then as the page goes', () => {
    const form = compileForm({
      ...base,
      rules: {
        err: { target: 'fa', kind: 'error', when: 'a > 1', text: 'x' },
        req: { target: 'fa', kind: 'required', when: 'true' },
        total: { target: 'fc', kind: 'computed', value: '$sum(lines.s) + b' },
        sum: { target: 'cs', kind: 'computed', value: '$row.q * 2' },
        seen: { target: 'fb', kind: 'visible', when: 'a > 1' },
        lock: { target: 'fb', kind: 'readOnly', when: 'a > 1' },
        other: { target: 'fn', kind: 'visible', when: 'c > 1' },
      },
    });
    expect(form.rules.map((rule) => rule.id)).toEqual(['sum', 'seen', 'total', 'other', 'lock', 'req', 'err']);
  });

  it('is plain JSON Schema and a uiSchema in the default language', () => {
    const form = compileForm({ ...base, rules: { r: { target: 'fc', kind: 'computed', value: 'a + b' } } });
    expect(form.schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      additionalProperties: false,
      properties: { lines: { items: { additionalProperties: false, properties: { _id: { type: 'string' }, q: { type: 'integer' } } } } },
    });
    expect(form.uiSchema).toMatchObject({
      'ui:order': ['a', 'b', 'c', 'order', 'lines', '*'],
      a: { 'ui:title': 'А', 'ui:help': 'Помощь' },
      c: { 'ui:readonly': true },
      order: { note: { 'ui:widget': 'textarea' } },
      lines: { items: { 'ui:order': ['q', 's', '*'], _id: { 'ui:widget': 'hidden' } } },
    });
  });

  it('is not made of a form with errors', () => {
    expect(() => compileForm({ ...base, root: 'nothing' })).toThrowError(expect.objectContaining({ code: 'DEFINITION_REFUSED' }) as Error);
  });
});
