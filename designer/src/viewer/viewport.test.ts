import { describe, expect, it } from 'vitest';
import type { Bounds } from '../drawing/index.js';
import { fitted, heightFor, opened, panned, showing, viewBox, zoomed } from './viewport.js';

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

  it('opens where it can be read, with the place that matters in view', () => {
    expect(opened([0, 0, 600, 300], frame)).toEqual(fitted([0, 0, 600, 300], frame));
    const wide: Bounds = [0, 0, 3000, 200];
    const atStart = opened(wide, frame);
    expect(atStart.zoom).toBe(0.75);
    expect(atStart.middle[0] - frame.width / 2 / atStart.zoom).toBeCloseTo(0);
    expect(atStart.middle[1]).toBe(100);
    const [x = 0] = opened(wide, frame, [2000, 80, 100, 80]).middle;
    expect(x).toBeGreaterThan(1700);
    expect(x).toBeLessThan(2300);
  });

  it('is as high as the width asks for, within limits', () => {
    expect(heightFor(bounds, 900, 760)).toBe(450);
    // Fitted to the width its words could not be read.
    expect(heightFor(bounds, 500, 760)).toBe(375);
    expect(heightFor([0, 0, 10, 9000], 500, 760)).toBe(760);
  });
});
