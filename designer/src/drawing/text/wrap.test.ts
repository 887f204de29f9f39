import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { widthOf } from './measure.js';
import { cutLines, fitText, wrapText } from './wrap.js';

const setting = { fontSize: 14, lineHeight: 17 };

describe('text', () => {
  it('is measured with Latin and Cyrillic letters alike', () => {
    expect(widthOf('Щ', 100)).toBeGreaterThan(widthOf('г', 100) * 1.8);
    expect(widthOf('i', 100)).toBeLessThan(widthOf('W', 100) / 3);
  });

  it('is set into the fewest lines, as even as they can be', () => {
    expect(wrapText('Approval by the budget holder', 110, setting)).toEqual(['Approval by the', 'budget holder']);
  });

  it('keeps the digits of one number together', () => {
    expect(wrapText('over 1 000 000', 70, setting)).toEqual(['over', '1\u00a0000\u00a0000']);
  });

  it('says nothing where there is nothing to say', () => {
    expect(wrapText(' \n ', 100, setting)).toEqual([]);
  });

  it('is never wider than its room, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: 'grapheme' }), fc.integer({ min: 40, max: 300 }), (text, width) => {
        for (const line of wrapText(text, width, setting)) expect(widthOf(line, setting.fontSize)).toBeLessThanOrEqual(width + 0.01);
      }),
      { numRuns: 200 },
    );
  });

  it('loses no letter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[а-яa-z]{1,12}$/), { maxLength: 12 }),
        fc.integer({ min: 120, max: 300 }),
        (words, width) => {
          expect(wrapText(words.join(' '), width, setting).join(' ')).toBe(words.join(' '));
        },
      ),
    );
  });

  it('is set smaller before it is cut, and cut with an ellipsis', () => {
    const small = { fontSize: 10, lineHeight: 12 };
    expect(fitText('Approval by the budget holder', [100, 24], [setting, small]).setting).toEqual(small);
    expect(fitText('Approval by the budget holder of everything', [60, 24], [setting, small]).lines.at(-1)).toMatch(/…$/);
    expect(cutLines(['one,', 'two'], 1)).toEqual(['one…']);
  });
});
