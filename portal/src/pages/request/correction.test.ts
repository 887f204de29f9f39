import { describe, expect, it } from 'vitest';
import { noCorrection, readCorrection } from './correction.js';

describe('a correction by hand', () => {
  it('is a value in JSON for a name or a path', () => {
    expect(readCorrection({ scope: 0, path: ' order.amount ', value: '12' }, false)).toEqual({ set: { 'order.amount': 12 } });
    expect(readCorrection({ scope: 0, path: 'note', value: '"paid"' }, true)).toEqual({ set: { note: 'paid' } });
    expect(readCorrection({ scope: 0, path: 'note', value: 'null' }, false)).toEqual({ set: { note: null } });
  });

  it('says what is missing or wrong', () => {
    expect(readCorrection(noCorrection, false)).toBe('path');
    expect(readCorrection({ scope: 0, path: '', value: '1' }, true)).toBe('path');
    for (const value of ['', 'paid', '{', '1,5']) expect(readCorrection({ scope: 0, path: 'note', value }, false)).toBe('value');
  });

  it('may be left out where it is not needed', () => {
    expect(readCorrection(noCorrection, true)).toEqual({ set: undefined });
  });
});
