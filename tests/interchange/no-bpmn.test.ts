import { importBpmn } from '@millrace/engine/interchange';
import { describe, expect, it } from 'vitest';

const decoder = (encoding: string) => new TextDecoder(encoding, { fatal: true });
const model = 'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"';
const bytes = (...values: readonly (number | string)[]) =>
  new Uint8Array(values.flatMap((value) => (typeof value === 'number' ? [value] : [...new TextEncoder().encode(value)])));

function refused(file: string | Uint8Array) {
  const read = importBpmn(file, decoder);
  if (read.ok) throw new Error('it was imported');
  const [problem] = read.problems;
  return { code: problem?.code, line: problem?.line, en: problem?.message.en ?? '', ru: problem?.message.ru ?? '' };
}

describe('a file that is no XML at all', () => {
  it.each([
    ['nothing', '', 'an empty file', 'пустой файл'],
    ['blanks', ' \n\n', 'an empty file', 'пустой файл'],
    ['a definition of ours', '{"kind":"process"}', 'JSON', 'JSON'],
    ['words', 'Dear colleagues', 'a text without any element', 'текст без единого элемента'],
    ['a web page', '\n<!DOCTYPE html>\n<html><body><br></body></html>', 'a web page (HTML)', 'веб-страница (HTML)'],
    ['an archive', bytes('PK', 3, 4, 20, 0, 0, 0), 'a ZIP archive (unpack it)', 'архив ZIP (распакуйте его)'],
    ['a picture', bytes(0x89, 'PNG', 13, 10, 26, 10, 0), 'a picture (PNG)', 'картинка (PNG)'],
    ['a PDF file', bytes('%PDF-1.7', 10), 'a PDF file', 'файл PDF'],
    ['some data', bytes(1, 2, 0, 4, 255), 'data that is no text', 'данные, а не текст'],
    ['bytes of JSON behind a mark', bytes(0xef, 0xbb, 0xbf, '[1]'), 'JSON', 'JSON'],
  ])('is called by its name: %s', (_what, file, en, ru) => {
    const problem = refused(file);
    expect(problem).toMatchObject({ code: 'BPMN_NOT_BPMN', line: 1 });
    expect(problem.en).toContain(`but found ${en}.`);
    expect(problem.ru).toContain(`а найдено: ${ru}.`);
  });

  it.each([
    ['of two bytes a letter', new Uint8Array(Buffer.from(`<definitions ${model}/>`, 'utf16le'))],
    ['behind many blanks', `${' '.repeat(10_000)}<definitions ${model}/>`],
    ['behind a mark', bytes(0xef, 0xbb, 0xbf, `<definitions ${model}/>`)],
  ])('is not XML %s', (_what, file) => {
    expect(importBpmn(file, decoder)).toMatchObject({ ok: true });
  });
});

it('says what is wrong with the namespace of the top', () => {
  expect(refused('<definitions/>').en).toContain('<definitions> (without a namespace)');
  expect(refused('<bpmn:definitions/>')).toMatchObject({
    en: expect.stringContaining('<bpmn:definitions> (the prefix bpmn is declared nowhere)') as string,
    ru: expect.stringContaining('<bpmn:definitions> (префикс bpmn не объявлен)') as string,
  });
  expect(refused('<Package xmlns="http://www.wfmc.org/2009/XPDL2.2"/>').ru).toContain('<Package> (http://www.wfmc.org/2009/XPDL2.2)');
});

describe('broken XML', () => {
  it.each([
    [
      'a file that is cut off',
      `<definitions ${model}>\n<process id="p">\n<task id="t"/>`,
      3,
      '<process> of line 2 is still open',
      '<process> из строки 2',
    ],
    ['a value without quotes', `<definitions ${model}>\n<process id=p/>`, 2, 'unquoted', 'не в кавычках'],
    ['a quote that is never closed', `<definitions ${model}>\n<process id="p name="x"/>`, 2, 'no whitespace', 'не закрыта кавычка'],
    ['a declaration that comes late', `\n<?xml version="1.0"?><definitions ${model}/>`, 2, 'at the start', 'в самом начале файла'],
    ['a comment with two dashes', `<definitions ${model}><!-- a -- b --></definitions>`, 1, 'malformed comment', 'комментарий'],
    ['a character that may not be', `<definitions ${model} name="a&#1;b"/>`, 1, 'character entity', 'код символа'],
    ['nothing but an end', '</definitions>', 1, 'unmatched closing tag', 'без открывающего'],
    ['an attribute without a value', `<definitions ${model} name a="b"/>`, 1, 'without value', 'без значения'],
  ])('is told in both languages, with its line: %s', (_what, xml, line, en, ru) => {
    expect(refused(xml)).toEqual({
      code: 'BPMN_XML_BROKEN',
      line,
      en: expect.stringContaining(en) as string,
      ru: expect.stringContaining(ru) as string,
    });
  });
});
