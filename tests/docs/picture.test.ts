import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { drawProcess } from '../../scripts/draw-process.mjs';
import { top } from '../../scripts/repository.mjs';

const read = (path: string): string => readFileSync(join(top, path), 'utf8');

// Drawn anew: node scripts/draw-process.mjs examples/purchase-request/purchase.process.json docs/images/purchase-route.svg
it('shows in the README the purchase route as it is laid out', () => {
  const definition = JSON.parse(read('examples/purchase-request/purchase.process.json')) as Parameters<typeof drawProcess>[0];
  expect(read('docs/images/purchase-route.svg')).toBe(drawProcess(definition));
});
