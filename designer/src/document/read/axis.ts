/** A direction of a drawing. */
export type Axis = 'x' | 'y';

type Bounds = readonly [number, number, number, number];

/** Where a box begins along an axis. */
export const startAlong = (at: Bounds, axis: Axis): number => (axis === 'x' ? at[0] : at[1]);
/** How long a box is along an axis. */
export const sizeAlong = (at: Bounds, axis: Axis): number => (axis === 'x' ? at[2] : at[3]);
/** Where a box ends along an axis. */
export const endAlong = (at: Bounds, axis: Axis): number => startAlong(at, axis) + sizeAlong(at, axis);
/** A vector along an axis. */
export const vectorAlong = (axis: Axis, far: number): readonly [number, number] => (axis === 'x' ? [far, 0] : [0, far]);
