import { checkProcess, checkSoundness } from '@millrace/engine/model';
import { validateDefinition } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { definitionOf, readCases } from './case.js';

const cases = readCases();

for (const rule of new Set(cases.map((one) => one.rule)))
  describe(rule.replaceAll('-', ' '), () => {
    for (const { file, one } of cases.filter((found) => found.rule === rule))
      it(`${one.name} (${file})`, () => {
        const definition = definitionOf(one) as unknown as Parameters<typeof checkProcess>[0];
        const found = checkProcess(definition).map(({ code, severity, elementId, trace }, at) => ({
          code,
          severity,
          element: elementId,
          ...(one.problems[at]?.path === undefined ? {} : { path: trace }),
        }));
        expect(found).toEqual(one.problems);
        expect(checkSoundness(definition).verdict).toBe(one.verdict);
      });
  });

describe('the cases', () => {
  it('are of the shape that a definition has, but for what is wrong on purpose', () => {
    const broken = cases.flatMap(({ rule, file, one }) => {
      const checked = validateDefinition(definitionOf(one));
      return checked.ok || one.problems.some(({ severity }) => severity === 'error')
        ? []
        : [`${rule}/${file}: ${checked.problems[0]?.message.en}`];
    });
    expect(broken).toEqual([]);
  });

  it('show each rule right and wrong', () => {
    const rules = [...new Set(cases.map(({ rule }) => rule))].filter((rule) => rule !== 'ordinary-models');
    const kinds = rules.map((rule) => [rule, ...new Set(cases.filter((one) => one.rule === rule).map(({ file }) => file.split('-')[0]))]);
    expect(kinds).toEqual(rules.map((rule) => [rule, 'right', 'wrong']));
  });

  it('tell of what is wrong in words of both languages, with everything filled in', () => {
    for (const { one } of cases)
      for (const { code, message } of checkProcess(definitionOf(one) as unknown as Parameters<typeof checkProcess>[0])) {
        expect(`${code}: ${message.en} ${message.ru}`).not.toMatch(/\{\w+\}|undefined/);
        expect(message.ru).toMatch(/[а-яё]/);
      }
  });
});
