import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allEntries, entriesFor, searchEntries } from '../index.js';
import { modelOf } from '../../document/index.js';
import { scopesDocument } from '../every-element.fixture.js';

const first = (words: string, language: 'en' | 'ru' = 'en', count = 1): readonly string[] =>
  searchEntries(allEntries, words, language)
    .slice(0, count)
    .map(({ id }) => id);

describe('searching the catalogue', () => {
  it.each([
    ['user', 'userTask'],
    ['approve', 'approvalTask'],
    ['sign-off', 'approvalTask'],
    ['gate', 'exclusiveGateway'],
    ['xor', 'exclusiveGateway'],
    ['decision', 'exclusiveGateway'],
    ['dmn', 'businessRuleTask'],
    ['email', 'sendTask'],
    ['event subprocess', 'subProcess.event'],
    ['database', 'dataStoreReference'],
    ['swimlane', 'lane'],
    ['note', 'textAnnotation'],
  ])('%s in English finds %s', (words, id) => {
    expect(first(words, 'en')).toEqual([id]);
  });

  it.each([
    ['виза', 'approvalTask'],
    ['соглас', 'approvalTask'],
    ['поручение', 'userTask'],
    ['письмо', 'sendTask'],
    ['шлюз', 'exclusiveGateway'],
    ['развилка', 'exclusiveGateway'],
    ['роль', 'lane'],
    ['таблица решений', 'businessRuleTask'],
    ['документ', 'dataObjectReference'],
    ['адхок', 'adHocSubProcess'],
    ['1с', 'serviceTask'],
  ])('%s in Russian finds %s', (words, id) => {
    expect(first(words, 'ru')).toEqual([id]);
  });

  it('asks in both languages at once', () => {
    expect(first('согласование', 'en')).toEqual(['approvalTask']);
    expect(first('approval', 'ru')).toEqual(['approvalTask']);
  });

  it('needs every word, in any order, by their beginnings', () => {
    expect(first('bound tim', 'en')).toEqual(['boundaryEvent.timer']);
    expect(first('тайм гран', 'ru')).toEqual(['boundaryEvent.timer']);
    expect(searchEntries(allEntries, 'timer gateway nonsense', 'en')).toEqual([]);
  });

  it('takes ё and е for the same', () => {
    expect(first('развернутый', 'ru')).toEqual(['subProcess.expanded']);
    expect(first('развёрнутый', 'ru')).toEqual(['subProcess.expanded']);
  });

  it.each([
    ['пфеу', 'exclusiveGateway'],
    ['cjukfcjdfybt', 'approvalTask'],
    ['gjlghjwtcc', 'subProcess.expanded'],
  ])('forgives the wrong keyboard: %s', (words, id) => {
    expect(first(words, 'ru')).toEqual([id]);
  });

  it('has letters that stand on marks of the other keyboard', () => {
    // «ожидание» begins with a letter that is `j`; «задержка» has `;` for ж.
    expect(first('pflth;rf', 'ru')[0]).toMatch(/timer/);
  });

  it.each([
    ['gatewya', 'exclusiveGateway'],
    ['aproval', 'approvalTask'],
    ['согласвание', 'approvalTask'],
    ['соглассование', 'approvalTask'],
    ['подпрацесс', 'subProcess'],
  ])('forgives one slip in a longer word: %s', (words, id) => {
    expect(first(words)[0]).toContain(id);
  });

  it('forgives none in a short word', () => {
    expect(searchEntries(allEntries, 'xqr', 'en')).toEqual([]);
  });

  it('puts what is called so before what is only known by it', () => {
    expect(first('timer', 'en', 3).every((id) => id.includes('timer'))).toBe(true);
    expect(first('задача', 'ru')[0]).toMatch(/Task|task/);
  });

  it('keeps the order of usefulness among equals, and everything where nothing is typed', () => {
    const { document, tasks } = scopesDocument();
    const offered = entriesFor(modelOf(document), { do: 'append', to: tasks.process });
    expect(searchEntries(offered, '  ', 'en')).toBe(offered);
    expect(searchEntries(offered, 'gateway', 'en')[0]?.id).toBe('exclusiveGateway');
  });

  it('never throws, invents nothing, and answers the same twice', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string(),
      fc.constantFrom(...allEntries.flatMap(({ name, synonyms }) => [name.en, name.ru, ...synonyms.en, ...synonyms.ru])),
    );
    fc.assert(
      fc.property(typed, fc.constantFrom('en' as const, 'ru' as const), fc.subarray([...allEntries]), (words, language, entries) => {
        const found = searchEntries(entries, words, language);
        expect(found.every((entry) => entries.includes(entry))).toBe(true);
        expect(new Set(found).size).toBe(found.length);
        expect(searchEntries(entries, words, language)).toEqual(found);
        expect(searchEntries(entries, ` ${words.toUpperCase()} `, language).length).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  it('finds every entry by its whole name, in either language', () => {
    for (const entry of allEntries)
      for (const language of ['en', 'ru'] as const) expect(searchEntries(allEntries, entry.name[language], language)).toContain(entry);
  });

  it('orders the same whatever the list was cut to', () => {
    fc.assert(
      fc.property(fc.subarray([...allEntries]), fc.constantFrom('event', 'задача', 'timer', 'соб', 'шлюз'), (entries, words) => {
        const whole = searchEntries(allEntries, words, 'ru').filter((entry) => entries.includes(entry));
        expect(searchEntries(entries, words, 'ru')).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });
});
