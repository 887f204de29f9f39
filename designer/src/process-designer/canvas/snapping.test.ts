import { describe, expect, it } from 'vitest';
import { snap } from './snapping.js';

describe('a dragged shape', () => {
  it('lines its middle up with the middle of a neighbour of another size', () => {
    const { y, guides } = snap([200, 63, 100, 80], [[40, 82, 36, 36]], 6);
    expect(y).toBe(60);
    expect(guides).toContainEqual({ axis: 'y', at: 100, from: 40, to: 300 });
  });

  it('lines an edge up with an edge', () => {
    expect(snap([203, 300, 140, 80], [[200, 0, 100, 80]], 6).x).toBe(200);
  });

  it('takes a middle before an edge that is as near', () => {
    const middle = [300, 0, 40, 40] as const;
    const edge = [304, 0, 100, 40] as const;
    expect(snap([302, 200, 40, 40], [edge, middle], 6).x).toBe(300);
  });

  it('comes to stand with its middle on the grid where nothing is near', () => {
    const { x, y, guides } = snap([203, 301, 36, 36], [], 6);
    expect([x + 18, y + 18]).toEqual([220, 320]);
    expect(guides).toEqual([]);
  });

  it('does not look at what is far away', () => {
    expect(snap([0, 3, 100, 80], [[5000, 0, 100, 80]], 6).guides).toEqual([]);
  });
});
