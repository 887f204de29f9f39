import { describe, expect, it } from 'vitest';
import { isTakenByLasso } from './lasso.js';

const nodeLookup = new Map([
  ['pool', { className: 'frame', position: { x: 0, y: 0 }, width: 400, height: 200 }],
  ['step', { position: { x: 100, y: 50 }, width: 100, height: 80 }],
]);
// The view stands at 10, 20 and shows half the size: the pool is drawn from 10, 20 to 210, 120.
const transform: [number, number, number] = [10, 20, 0.5];
const rect = (x: number, y: number, width: number, height: number) => ({ x, y, width, height, startX: x, startY: y });

describe('the rectangle that chooses', () => {
  it('takes what it touches, and a frame only when it encloses it', () => {
    const touches = { nodeLookup, transform, userSelectionRect: rect(60, 40, 20, 20) };
    expect(isTakenByLasso(touches, 'step')).toBe(true);
    expect(isTakenByLasso(touches, 'pool')).toBe(false);
    expect(isTakenByLasso({ ...touches, userSelectionRect: rect(10, 20, 200, 99) }, 'pool')).toBe(false);
    expect(isTakenByLasso({ ...touches, userSelectionRect: rect(10, 20, 200, 100) }, 'pool')).toBe(true);
  });

  it('has no say in clicks, nor about what is not drawn', () => {
    expect(isTakenByLasso({ nodeLookup, transform, userSelectionRect: null }, 'pool')).toBe(true);
    expect(isTakenByLasso({ nodeLookup, transform, userSelectionRect: rect(0, 0, 1, 1) }, 'unknown')).toBe(true);
  });
});
