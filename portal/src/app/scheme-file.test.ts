import { readFileSync } from 'node:fs';
import { schemeScript } from '@millrace/designer/theme';
import { expect, it } from 'vitest';

it('is the script of the theme, as a file of its own: nothing inline is needed for the first frame', () => {
  const file = readFileSync(new URL('../../public/scheme.js', import.meta.url), 'utf8');
  expect(file.trim()).toBe(`${schemeScript};`);
});
