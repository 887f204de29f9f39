import { expect, it } from 'vitest';
import { allSides, mayResize, pulled } from './resizing.js';

const box = [100, 100, 120, 80] as const;

it('pulls one side and leaves the others', () => {
  expect(pulled(box, { x: 1, y: 0 }, [22, 50])).toEqual([100, 100, 140, 80]);
  expect(pulled(box, { x: -1, y: -1 }, [-20, 10])).toEqual([80, 110, 140, 70]);
  expect(pulled(box, { x: 0, y: 1 }, [0, 13], true)).toEqual([100, 100, 120, 93]);
});

it('never turns a box inside out', () => {
  for (const side of allSides) {
    const [x, y, width, height] = pulled(box, side, [-side.x * 900, -side.y * 900]);
    expect(width).toBeGreaterThan(0);
    expect(height).toBeGreaterThan(0);
    expect(x >= 100 && x + width <= 220 && y >= 100 && y + height <= 180).toBe(true);
  }
});

it('leaves signs of one size as they are', () => {
  const element = (type: string) => mayResize({ kind: 'element', entry: { type } });
  expect([element('startEvent'), element('exclusiveGateway'), element('userTask'), element('subProcess')]).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(mayResize({ kind: 'data', entry: {} })).toBe(false);
  expect(mayResize({ kind: 'lane', entry: {} })).toBe(true);
});
