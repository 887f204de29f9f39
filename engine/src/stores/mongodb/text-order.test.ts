import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText } from '../contract/index.js';
import { decodeText, encodeText } from './text-order.js';

const texts = fc.string({
  unit: fc.oneof(fc.constantFrom('a', '\u0000', '\ud7fe', '\ud7ff', '\ue000', '\uffff', '🚀', '\u{10ffff}'), fc.constantFrom('ё', 'Ж')),
});
const sign = (n: number) => Math.sign(n);

describe('texts as they are stored in fields', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(decodeText(encodeText(text))).toBe(text);
      }),
    );
  });

  it('have the order of their characters on servers that compare bytes and on those that compare code units', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [x, y] = [encodeText(a), encodeText(b)];
        const byUnits = x < y ? -1 : x > y ? 1 : 0;
        expect([byUnits, sign(Buffer.compare(Buffer.from(x), Buffer.from(y)))]).toEqual([sign(compareText(a, b)), sign(compareText(a, b))]);
      }),
    );
  });

  it('are readable as they are, but for the characters after U+D7FE', () => {
    expect(encodeText('Закупка «бумага» 購買 $x.y')).toBe('Закупка «бумага» 購買 $x.y');
    expect(encodeText('🚀')).toHaveLength(3);
  });
});
