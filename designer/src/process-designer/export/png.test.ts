import { describe, expect, it } from 'vitest';
import { exportFailure, reasonOf } from './failure.js';
import { fittingScale, mostPixels, pngSize } from './png.js';

describe('the pixels of a picture', () => {
  it('are those of the drawing, times the scale, whole', () => {
    expect(pngSize(100.2, 50, 3)).toEqual({ width: 301, height: 150 });
  });

  it('are refused with a reason where a canvas would come out empty', () => {
    const refused = (width: number, height: number): unknown => {
      try {
        return pngSize(width, height, 2);
      } catch (error) {
        return reasonOf(error);
      }
    };
    expect(refused(2048, 2048)).toEqual({ width: 4096, height: 4096 });
    expect(refused(2049, 2048)).toBe('tooLarge');
    expect(refused(9000, 10)).toBe('tooLarge');
    expect(4096 * 4096).toBe(mostPixels);
  });

  it('are offered as fine as they fit', () => {
    expect(fittingScale(1000, 1000, [1, 2, 3])).toBe(3);
    expect(fittingScale(3000, 1300, [1, 2, 3])).toBe(2);
    expect(fittingScale(9000, 9000, [1, 2, 3])).toBeUndefined();
  });
});

it('what was thrown by others is told as a file that could not be made', () => {
  expect(reasonOf(new Error('no network'))).toBe('notWritten');
  expect(reasonOf(exportFailure('notDrawn'))).toBe('notDrawn');
});
