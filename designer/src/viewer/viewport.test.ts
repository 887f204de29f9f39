import { describe, expect, it } from 'vitest';
import type { Bounds } from '../drawing/index.js';
import { fitted, heightFor, panned, showing, viewBox, zoomed } from './viewport.js';

const bounds: Bounds = [0, 0, 1000, 500];
const frame = { width: 500, height: 250 };

describe('the view of a drawing', () => {
  it('shows all of it, and never larger than it is', () => {
    expect(viewBox(fitted(bounds, frame), frame)).toBe('0 0 1000 500');
    expect(fitted([0, 0, 100, 50], frame).zoom).toBe(1);
  });

  it('keeps the point under the pointer where it is while it zooms', () => {
    const before = fitted(bounds, frame);
    const after = zoomed(before, 2, frame, [100, 50]);
    const under = ({ middle: [x, y], zoom }: typeof before) => [x + (100 - 250) / zoom, y + (50 - 125) / zoom];
    expect(under(after)).toEqual(under(before));
  });

  it('comes no closer and goes no farther than can be read', () => {
    const view = fitted(bounds, frame);
    expect(zoomed(view, 1000, frame).zoom).toBe(4);
    expect(zoomed(view, 0.0001, frame).zoom).toBe(0.08);
  });

  it('never loses the drawing', () => {
    expect(panned(fitted(bounds, frame), [1e6, -1e6], bounds).middle).toEqual([0, 500]);
  });

  it('moves as little as shows a place', () => {
    const close = { middle: [250, 125] as const, zoom: 1 };
    expect(showing(close, [100, 100, 50, 50], frame)).toEqual(close);
    expect(showing(close, [600, 100, 50, 50], frame).middle).toEqual([424, 125]);
  });

  it('is as high as the width asks for, within limits', () => {
    expect(heightFor(bounds, 500, 760)).toBe(250);
    expect(heightFor([0, 0, 10, 9000], 500, 760)).toBe(760);
  });
});
