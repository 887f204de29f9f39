import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, measure } from './budget.mjs';

const dist = join(import.meta.dirname, '..', 'dist');
const isBuilt = existsSync(join(dist, '.vite', 'manifest.json'));

describe('the budget of JavaScript', () => {
  const manifest = {
    'index.html': { file: 'assets/index.js', imports: ['_shared.js'], dynamicImports: ['page.tsx'] },
    '_shared.js': { file: 'assets/shared.js', imports: ['index.html'] },
    'page.tsx': { file: 'assets/page.js', imports: ['_shared.js'] },
    'later.tsx': { file: 'assets/later.js' },
  };

  it('counts what a page imports once, through circles too, and nothing that comes later', () => {
    expect([...filesOf(manifest, ['index.html', 'page.tsx'])].sort()).toEqual(['assets/index.js', 'assets/page.js', 'assets/shared.js']);
  });

  it('refuses a page that the build does not have', () => {
    expect(() => filesOf(manifest, ['gone.tsx'])).toThrow('gone.tsx');
  });

  it.skipIf(!isBuilt)('is kept by every page of the last build (without a build there is nothing to measure)', () => {
    expect(measure(dist)).toBe(true);
  });
});
