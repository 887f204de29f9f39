import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DecisionDefinition, JsonValue } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { checkDecision, compileDecision, evaluateDecision } from './index.js';

/**
 * The decision tables of the DMN Technology Compatibility Kit as a judge that is not us. The kit is not part of this repository: it lies beside it, and
 * these tests are skipped where it does not. Only models that are one plain decision table are asked, as far as our subset goes.
 */
const kit = fileURLToPath(new URL('../../../../shared/testdata/dmn-tck/compliance-level-2/', import.meta.url));

/** An XML element, as far as these files need one: no comments, no CDATA. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

function parseXml(source: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [top];
  for (const [, close, name = '', attributes = '', single, text] of source.matchAll(/<(\/)?([\w:.-]+)([^<>]*?)(\/)?>|([^<]+)/g)) {
    const here = open.at(-1) ?? top;
    if (text !== undefined) here.text += unescape(text);
    else if (close) open.pop();
    else {
      const pairs = [...attributes.matchAll(/([\w:.-]+)\s*=\s*"([^"]*)"/g)].map(([, key = '', value = '']) => [key, unescape(value)]);
      const element: Element = {
        name: name.replace(/^.*:/, ''),
        attributes: Object.fromEntries(pairs) as Record<string, string>,
        children: [],
        text: '',
      };
      here.children.push(element);
      if (!single) open.push(element);
    }
  }
  return top;
}

function unescape(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return text.replace(/&(\w+);/g, (whole, name: string) => named[name] ?? whole);
}

function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

function textOf(element: Element | undefined): string {
  return (element ? (all(element, 'text')[0]?.text ?? '') : '').trim();
}

const types: Readonly<Record<string, string>> = { number: 'decimal', string: 'text', boolean: 'boolean' };
const policies: Readonly<Record<string, string>> = { 'RULE ORDER': 'ruleOrder', 'OUTPUT ORDER': 'outputOrder' };

/** The model as our definition; null if it is not one plain decision table over its inputs. */
function readModel(source: string): DecisionDefinition | null {
  const model = parseXml(source);
  const tables = all(model, 'decisionTable');
  const [table] = tables;
  if (!table || tables.length !== 1 || all(model, 'decision').length !== 1) return null;
  const column = (prefix: string, name: string, read: (element: Element) => object): [string, object][] =>
    table.children.filter((child) => child.name === name).map((element, index) => [`${prefix}_${index}`, read(element)]);
  const inputs = column('in', 'input', (element) => {
    const expression = all(element, 'inputExpression')[0];
    const type = types[expression?.attributes['typeRef'] ?? ''];
    return { name: textOf(expression), ...(type === undefined ? {} : { type }) };
  });
  const outputs = column('out', 'output', (element) => ({ name: element.attributes['name'] ?? 'result' }));
  const rules = column('rul', 'rule', (element) => ({
    when: cellsOf(element, 'inputEntry', inputs),
    then: cellsOf(element, 'outputEntry', outputs),
  }));
  const policy = table.attributes['hitPolicy'] ?? 'UNIQUE';
  const aggregation = table.attributes['aggregation'];
  return {
    ...{ kind: 'decision', format: 1, id: 'tck', hitPolicy: policies[policy] ?? policy.toLowerCase() },
    ...(aggregation === undefined ? {} : { aggregation: aggregation.toLowerCase() }),
    ...{ inputs: Object.fromEntries(inputs), inputOrder: inputs.map(([id]) => id) },
    ...{ outputs: Object.fromEntries(outputs), outputOrder: outputs.map(([id]) => id) },
    ...{ rules: Object.fromEntries(rules), ruleOrder: rules.map(([id]) => id) },
  } as DecisionDefinition;
}

function cellsOf(rule: Element, name: string, columns: readonly [string, object][]): Record<string, string> {
  const entries = rule.children.filter((child) => child.name === name);
  return Object.fromEntries(columns.map(([id], index) => [id, textOf(entries[index])]));
}

/** A value of the test file: a scalar, a list or components by name. */
function valueOf(element: Element): JsonValue {
  const list = element.children.find((child) => child.name === 'list');
  if (list) return list.children.filter((child) => child.name === 'item').map(valueOf);
  const components = element.children.filter((child) => child.name === 'component');
  if (components.length > 0) return Object.fromEntries(components.map((one) => [one.attributes['name'] ?? '', valueOf(one)]));
  const value = element.children.find((child) => child.name === 'value');
  if (!value || value.attributes['xsi:nil'] === 'true') return null;
  const type = value.attributes['xsi:type'] ?? '';
  if (/decimal|double|integer/.test(type)) return Number(value.text);
  return type.endsWith('boolean') ? value.text === 'true' : value.text;
}

const folders = existsSync(kit) ? readdirSync(kit).sort() : [];
const fileIn = (folder: string, ending: RegExp): string => {
  const name = readdirSync(`${kit}${folder}`).find((file) => ending.test(file)) ?? '';
  return readFileSync(`${kit}${folder}/${name}`, 'utf8');
};
const models = folders.flatMap((folder) => {
  const definition = readModel(fileIn(folder, /\.dmn$/));
  return definition ? [{ folder, definition }] : [];
});
const isExecuted = (definition: DecisionDefinition): boolean => ['unique', 'first', 'collect'].includes(definition.hitPolicy);

describe.skipIf(models.length === 0)('the DMN TCK, level 2 (skipped where ../shared/testdata/dmn-tck is absent)', () => {
  for (const { folder, definition } of models.filter((one) => isExecuted(one.definition))) {
    const cases = all(parseXml(fileIn(folder, /test.*\.xml$/)), 'testCase');
    it.each(cases.map((one) => [one.attributes['id'] ?? '', one] as const))(`${folder} case %s`, (_id, one) => {
      const inputs = Object.fromEntries(all(one, 'inputNode').map((input) => [input.attributes['name'] ?? '', valueOf(input)]));
      const result = evaluateDecision(compileDecision(definition), inputs);
      const [node] = all(one, 'resultNode');
      if (node?.attributes['errorResult'] === 'true') {
        expect(result.ok && result.result !== null).toBe(false);
        return;
      }
      const [expected] = node ? all(node, 'expected') : [];
      expect(result).toMatchObject({ ok: true });
      expect(result.ok && result.result).toEqual(expected ? valueOf(expected) : null);
    });
  }

  it.each(models.filter((one) => !isExecuted(one.definition)).map((one) => [one.folder, one.definition] as const))(
    '%s has a hit policy that is refused, not misread',
    (_folder, definition) => {
      expect(checkDecision(definition).map((one) => one.code)).toEqual(['DECISION_HIT_POLICY_UNSUPPORTED']);
    },
  );

  it('has tables for every hit policy that is executed', () => {
    const policiesMet = new Set(models.map((one) => `${one.definition.hitPolicy} ${one.definition.aggregation ?? ''}`.trim()));
    expect([...policiesMet]).toEqual(expect.arrayContaining(['unique', 'first', 'collect', 'collect sum', 'collect min', 'collect count']));
  });
});
