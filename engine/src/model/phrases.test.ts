import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeError, MillraceError, type ErrorCode } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { conformValue } from '../behaviors/declared-values.js';
import { inRussian } from './phrases.js';

const refuse = (code: ErrorCode, params: MillraceError['params']): never => {
  throw new MillraceError(code, params);
};

describe('messages in Russian', () => {
  it.each([
    [{ type: 'integer' }, 'many'],
    [{ type: 'decimal', scale: 2 }, 'many'],
    [{ type: 'text', maxLength: 3 }, 'many'],
    [{ type: 'date' }, 'many'],
    [{ type: 'money', currency: 'EUR', scale: 2 }, 'many'],
    [{ type: 'list', items: { type: 'integer' } }, ['x']],
    [{ type: 'boolean' }, 'many'],
    [{ type: 'person' }, 5],
  ])('say wholly in Russian what a variable of %j is', (declaration, value) => {
    let found: MillraceError | undefined;
    try {
      conformValue(declaration, value, 'total', 'entered', refuse);
    } catch (error) {
      if (error instanceof MillraceError) found = error;
    }
    expect(found?.code).toBe('VARIABLE_INVALID');
    const { expected } = inRussian(found?.params ?? {});
    expect(String(expected)).toMatch(/[а-яё]/);
    // Names of properties, currencies and JSON's own words stay.
    expect(String(expected).replace(/\{[^}]*\}|[A-Z]{3}|true|false/g, '')).not.toMatch(/[a-z]{3,}/i);
    expect(describeError('VARIABLE_INVALID', inRussian(found?.params ?? {}), 'ru')).toContain('total');
  });

  it('leave names and values of people as they are', () => {
    expect(inRussian({ expected: 'a whole number', found: 'Paper', id: 'a text' })).toEqual({
      expected: 'целое число',
      found: 'Paper',
      id: 'a text',
    });
  });

  it('exist for every phrase that a check of a process says', () => {
    const said = checks().flatMap((source) => [
      ...[...source.matchAll(/\b(?:expected|reason): '([^']+)'/g)].map(([, phrase = '']) => phrase),
      ...[...source.matchAll(/\bwrong\('[\w.]+', '([^']+)'/g)].map(([, phrase = '']) => phrase),
      ...[...source.matchAll(/ return (?:\w.* \? )?'([a-zé’, ]{12,})'/g)].map(([, phrase = '']) => phrase),
    ]);
    expect(said.length).toBeGreaterThan(40);
    const unsaid = said.filter((phrase) => / /.test(phrase) && inRussian({ expected: phrase })['expected'] === phrase);
    expect(unsaid, 'phrases of engine/src/model/phrases.ts that are missing').toEqual([]);
  });
});

/** The sources of the checks: of the model, of the elements, of what elements share. */
function checks(): readonly string[] {
  const read = (folder: string): readonly string[] =>
    readdirSync(fileURLToPath(new URL(folder, import.meta.url)), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(fileURLToPath(new URL(`${folder}${name}`, import.meta.url)), 'utf8'));
  return [...read('./'), ...read('../elements/'), ...read('../behaviors/')].filter(
    (source) => source.includes('report(') || source.includes('problem('),
  );
}
