import { describe, expect, it } from 'vitest';
import { handlesOf, headingOf, tidied, withBend, withoutBend, withStretch, type Point } from './bends.js';

const jog: readonly Point[] = [
  [0, 0],
  [50, 0],
  [50, 100],
  [200, 100],
];
const isOrthogonal = (via: readonly Point[]): boolean =>
  via.slice(1).every((point, index) => headingOf(via[index] ?? point, point) !== 'slanted');

describe('a way', () => {
  it('keeps its corners square when a stretch is pushed', () => {
    expect(withStretch(jog, 1, [80, 40])).toEqual([
      [0, 0],
      [80, 0],
      [80, 100],
      [200, 100],
    ]);
  });

  it('slides along the border of a shape, and turns off where the border is over', () => {
    const ends = { from: [-100, -40, 100, 80], to: [200, 60, 100, 80] } as const;
    expect(withStretch(jog, 0, [20, 20], ends)[0]).toEqual([0, 20]);
    const beyond = withStretch(jog, 0, [20, 60], ends);
    expect(beyond[0]).toEqual([0, 0]);
    expect(beyond).toContainEqual([50, 60]);
    expect(isOrthogonal(beyond)).toBe(true);
  });

  it('of one straight stretch goes around what it is pushed away from', () => {
    const straight: readonly Point[] = [
      [0, 0],
      [120, 0],
    ];
    expect(withStretch(straight, 0, [60, 50])).toEqual([
      [0, 0],
      [20, 0],
      [20, 50],
      [100, 50],
      [100, 0],
      [120, 0],
    ]);
  });

  it.each([
    [1, [70, 30]],
    [2, [90, 130]],
    [1, [-30, -60]],
  ] as const)('keeps its corners square when bend %i is dragged to %j', (index, to) => {
    const moved = withBend(jog, index, to);
    expect(isOrthogonal(moved)).toBe(true);
    expect(moved).toContainEqual(to);
    expect([moved[0], moved.at(-1)]).toEqual([jog[0], jog.at(-1)]);
  });

  it('loses a bend and stays square', () => {
    expect(withoutBend(jog, 1)).toEqual([
      [0, 0],
      [0, 100],
      [200, 100],
    ]);
    expect(isOrthogonal(withoutBend(jog, 2))).toBe(true);
  });

  it('of one corner becomes slanted without it', () => {
    const corner: readonly Point[] = [
      [0, 0],
      [50, 0],
      [50, 50],
    ];
    expect(withoutBend(corner, 1)).toEqual([
      [0, 0],
      [50, 50],
    ]);
  });

  it('is rid of points that do nothing', () => {
    expect(
      tidied([
        [0, 0],
        [20, 0],
        [20, 0],
        [50, 0],
        [50, 30],
      ]),
    ).toEqual([
      [0, 0],
      [50, 0],
      [50, 30],
    ]);
  });

  it('is held at its ends, bends and long stretches', () => {
    expect(handlesOf(jog, 60).map(({ kind }) => kind)).toEqual(['end', 'bend', 'stretch', 'bend', 'stretch', 'end']);
  });
});
