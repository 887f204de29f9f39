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
});
