import { catalogue } from '@millrace/schemas';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { allSources, type Source } from './sources.js';

const codes = Object.keys(catalogue);
/** The catalogue: a file that assembles it, and a folder of that name with a file for each area. */
const catalogueFile = 'schemas/src/errors/catalogue';
const areas = allSources()
  .filter(({ path }) => path.startsWith(`${catalogueFile}/`) && !path.endsWith('/entry.ts'))
  .map(({ path, text }) => ({ path, codes: [...text.matchAll(/^  ([A-Z][A-Z0-9_]*): \{$/gm)].map(([, code]) => code ?? '') }));
const sources = allSources().filter(({ path }) => !path.startsWith(catalogueFile) && /^(?:schemas|engine|runtime-api)\//.test(path));

/** Codes that a text makes errors of by name: `new MillraceError('CODE')` or `describeError('CODE')`. */
function codesMadeIn({ path, text }: Source): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const makes = ts.isNewExpression(node) || ts.isCallExpression(node) ? node : null;
    const callee = makes?.expression;
    const first = makes?.arguments?.[0];
    if (callee && ts.isIdentifier(callee) && /^(?:MillraceError|describeError)$/.test(callee.text) && first && ts.isStringLiteral(first)) {
      found.push(first.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2023));
  return found;
}

/** Whether a text says a code as a literal, in whatever way. */
const mentions = (text: string, code: string): boolean => new RegExp(`['"\`]${code}['"\`]`).test(text);

/** Places `{name}` of a message. */
const places = (message: string): readonly string[] => [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

describe('the error catalogue', () => {
  it('has every code that the product makes an error of', () => {
    const unknown = sources.flatMap((source) =>
      codesMadeIn(source)
        .filter((code) => !codes.includes(code) && !source.path.endsWith('.test.ts'))
        .map((code) => `${source.path}: ${code} is not in ${catalogueFile}/. Add it to the file of its area in both languages.`),
    );
    expect(unknown).toEqual([]);
  });

  it('has no code that nothing makes', () => {
    const product = sources.filter(({ path }) => !path.endsWith('.test.ts') && !path.startsWith('engine/testing/'));
    const unused = codes.filter((code) => !product.some(({ text }) => mentions(text, code)));
    expect(unused.map((code) => `${code}: nothing makes it. Remove it from ${catalogueFile}/, or use it.`)).toEqual([]);
  });

  it.each(areas)('is in alphabetical order in $path', ({ codes: listed }) => {
    expect(listed.length).toBeGreaterThan(0);
    expect(listed).toEqual([...listed].sort());
  });

  it('says each code in one file only', () => {
    expect(areas.flatMap(({ codes: listed }) => listed).sort()).toEqual([...codes].sort());
  });

  it.each(Object.entries(catalogue))('%s says the same in both languages, with an HTTP status', (code, { status, en, ru }) => {
    expect(code).toMatch(/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/);
    // 200 is a warning: it is shown and stops nothing.
    expect(status === 200 || (status >= 400 && status < 600), `status ${status}`).toBe(true);
    expect(new Set(places(ru)), 'places to fill in').toEqual(new Set(places(en)));
    expect(en).toMatch(/[.?)}]$/);
    expect(ru).toMatch(/[а-я]/);
  });

  it('is searched in a way that finds an unknown code', () => {
    expect(codesMadeIn({ path: 'planted.ts', text: `throw new MillraceError('PLANTED_CODE', { id: 1 });` })).toEqual(['PLANTED_CODE']);
  });

  it('is searched in a way that finds an unused code', () => {
    expect(mentions(`throw new MillraceError('OTHER_CODE');`, 'PLANTED_CODE')).toBe(false);
    expect(mentions(`const code = 'PLANTED_CODE';`, 'PLANTED_CODE')).toBe(true);
  });
});
