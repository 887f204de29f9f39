type Bounds = readonly [number, number, number, number];

/** A line along which a dragged shape and a neighbour lie. */
export interface Guide {
  readonly axis: 'x' | 'y';
  /** Where the line crosses its axis. */
  readonly at: number;
  /** From where to where it is drawn, along the other axis. */
  readonly from: number;
  readonly to: number;
}

/** Where a dragged shape comes to stand, and what it lines up with. */
export interface Snapped {
  readonly x: number;
  readonly y: number;
  readonly guides: readonly Guide[];
}

/** Neighbours farther away than this are not looked at: what cannot be seen cannot be lined up with. */
const around = 800;
const grid = 10;

/** Snaps a value so that the middle of the shape comes to lie on the grid: shapes of different sizes then line up. */
const onGrid = (value: number, size: number): number => Math.round((value + size / 2) / grid) * grid - size / 2;

/**
 * Lines a dragged shape up with its neighbours: middle with middle, edge with edge; where nothing is near, with the grid.
 *
 * @param reach In units of the plane: so close it snaps.
 */
export function snap(dragged: Bounds, others: readonly Bounds[], reach: number): Snapped {
  const near = others.filter((other) => gapOf(dragged, other, 0) < around && gapOf(dragged, other, 1) < around);
  const [x, y] = [snapAlong(dragged, near, 0, reach), snapAlong(dragged, near, 1, reach)];
  const [left, top] = [x ?? onGrid(dragged[0], dragged[2]), y ?? onGrid(dragged[1], dragged[3])];
  const placed: Bounds = [left, top, dragged[2], dragged[3]];
  return {
    x: left,
    y: top,
    guides: [...(x === undefined ? [] : guidesAt(placed, near, 0)), ...(y === undefined ? [] : guidesAt(placed, near, 1))],
  };
}

const gapOf = (one: Bounds, other: Bounds, axis: 0 | 1): number => {
  const size = axis === 0 ? 2 : 3;
  return Math.max(0, other[axis] - one[axis] - one[size], one[axis] - other[axis] - other[size]);
};

/** The middle first, then both edges. */
const marks = (at: Bounds, axis: 0 | 1): readonly [number, number, number] => {
  const size = at[axis === 0 ? 2 : 3];
  return [at[axis] + size / 2, at[axis], at[axis] + size];
};

function snapAlong(dragged: Bounds, near: readonly Bounds[], axis: 0 | 1, reach: number): number | undefined {
  const own = marks(dragged, axis);
  let best: { readonly far: number; readonly rank: number } | undefined;
  for (const other of near) {
    const theirs = marks(other, axis);
    for (const [index, mark] of own.entries())
      for (const [place, target] of theirs.entries()) {
        // A middle lines up with middles alone: edges at middles mean nothing to who looks.
        if ((index === 0) !== (place === 0)) continue;
        const far = target - mark;
        const rank = Math.abs(far) + (index === 0 ? 0 : 1);
        if (Math.abs(far) <= reach && (!best || rank < best.rank)) best = { far, rank };
      }
  }
  return best && dragged[axis] + best.far;
}

function guidesAt(placed: Bounds, near: readonly Bounds[], axis: 0 | 1): readonly Guide[] {
  const [across, size] = axis === 0 ? ([1, 3] as const) : ([0, 2] as const);
  return marks(placed, axis).flatMap((mark, index): readonly Guide[] => {
    const met = near.filter((other) =>
      marks(other, axis).some((one, place) => (place === 0) === (index === 0) && Math.abs(one - mark) < 0.5),
    );
    if (met.length === 0) return [];
    const all = [placed, ...met];
    const from = Math.min(...all.map((box) => box[across]));
    const to = Math.max(...all.map((box) => box[across] + box[size]));
    return [{ axis: axis === 0 ? 'x' : 'y', at: mark, from, to }];
  });
}
