import { describe, expect, it } from 'vitest';
import { searchTerms, sortKey } from './search-key.js';

describe('rule 10: keys that people sort and search by', () => {
  it('folds case, width, white space and ё', () => {
    expect(sortKey('  Ёлка \t №５ ')).toBe('елка no5');
    expect(sortKey('е\u0308ж')).toBe(sortKey('ЁЖ'));
  });

  it('keeps й apart from и', () => {
    expect(sortKey('Май')).not.toBe(sortKey('Маи'));
  });

  it('cuts long texts without halving a character', () => {
    const key = sortKey('😀'.repeat(300));
    expect([...key]).toHaveLength(200);
    expect(encodeURIComponent(key)).not.toBe('');
  });

  it('gives each word once', () => {
    expect(searchTerms('ООО «Ёлка», г. Тверь', 'елка')).toEqual(['ооо', 'елка', 'г', 'тверь']);
  });

  it('bounds the number of terms', () => {
    expect(searchTerms(Array.from({ length: 500 }, (_, i) => `w${i}`).join(' '))).toHaveLength(60);
  });
});
