import { describe, expect, it } from 'vitest';
import { textProblems } from './sound-text.js';

const found = (value: unknown): readonly string[] => textProblems('/body', value).map(({ code, pointer }) => `${code} ${pointer}`);

describe('texts that come in', () => {
  it.each(['', 'Ёж 🦔', '👩‍👩‍👧', '\u0001\u001f', '\ufffd\ufeff', 'ب', '\ud83e\udd94'])('%j is one', (text) => {
    expect(found({ text, [text]: [text] })).toEqual([]);
  });

  it.each(['\u0000', 'a\u0000b', '\ud83e', '\udd94', '\udd94\ud83e', 'a\ud83e b'])('%j is none, wherever it stands', (text) => {
    expect(found(text)).toEqual(['SHAPE_TEXT /body']);
    expect(found({ a: { 'b/c~': ['x', text] }, n: 1, z: null })).toEqual(['SHAPE_TEXT /body/a/b~1c~0/1']);
    expect(found({ a: { [`x${text}`]: 1 } })).toEqual(['SHAPE_TEXT /body/a']);
  });

  it('as many are told as anybody reads', () => {
    expect(found(Array.from({ length: 1000 }, () => '\u0000'))).toHaveLength(20);
  });

  it('nesting without end is refused before anything looks into it', () => {
    expect(found(JSON.parse('['.repeat(200) + ']'.repeat(200)))).toEqual([]);
    expect(found(JSON.parse('['.repeat(200_000) + ']'.repeat(200_000)))).toEqual(['SHAPE_TOO_DEEP /body']);
    expect(found(JSON.parse('{"a":'.repeat(201) + '1' + '}'.repeat(201)))).toEqual(['SHAPE_TOO_DEEP /body']);
  });
});
