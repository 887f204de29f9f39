import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chunksOf, filesOf, measure, uncounted } from './budget.mjs';

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

  it('knows the parts of a page by the end of their source', () => {
    const built = { '../node_modules/.pnpm/jsonata@2.2.2/node_modules/jsonata/jsonata.js': { file: 'assets/jsonata.js' } };
    expect(chunksOf(built, ['rules'])).toEqual(Object.keys(built));
  });

  it('finds what a page loads later and nobody counts', () => {
    const form = { file: 'assets/form.js', dynamicImports: ['../designer/src/forms/widgets/editing.ts', '../designer/src/new.ts'] };
    const built = {
      'src/pages/inbox/InboxPage.tsx': { file: 'assets/inbox.js', imports: ['index.html'], dynamicImports: ['src/parts/loaded-form.ts'] },
      'src/parts/loaded-form.ts': form,
      '../designer/src/forms/widgets/editing.ts': { file: 'assets/editing.js' },
      'index.html': { file: 'assets/index.js', dynamicImports: ['src/pages/other/OtherPage.tsx'] },
    };
    expect(uncounted(built)).toEqual(['../designer/src/new.ts']);
  });

  it.skipIf(!isBuilt)(
    'is kept by the inbox and the request page of the last build, forms and drawing included (without a build there is nothing to measure)',
    () => {
      expect(measure(dist)).toBe(true);
    },
  );
});
