import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawProcess, toSvg } from './index.js';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

// Drawn anew after a build: node designer/scripts/draw-process.mjs examples/purchase-request/purchase.process.json docs/images/purchase-route.svg
it('shows in the README the purchase route as it is laid out', () => {
  const definition: unknown = JSON.parse(read('examples/purchase-request/purchase.process.json'));
  expect(read('docs/images/purchase-route.svg')).toBe(toSvg(drawProcess(definition)));
});
