import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';

it('the worker that checks processes has every word and FEEL, which pages leave out', { timeout: 60_000 }, async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'millrace-worker-'));
  try {
    await build({
      configFile: join(import.meta.dirname, 'vite.config.ts'),
      logLevel: 'silent',
      build: {
        outDir,
        emptyOutDir: true,
        rolldownOptions: {
          input: join(import.meta.dirname, '..', 'designer/src/process-designer/problems/checking/in-browser.ts'),
          preserveEntrySignatures: 'strict',
        },
      },
    });
    const names = await readdir(join(outDir, 'assets'));
    const worker = names.find((name) => name.startsWith('check-worker'));
    const text = worker === undefined ? '' : await readFile(join(outDir, 'assets', worker), 'utf8');
    expect(text).toContain('FLOW_DEADLOCK');
    // A phrase of the engine in Russian, and the reader of FEEL.
    expect(text).toContain('начальное значение, подходящее под описание');
    expect(text).not.toContain('FEEL is not part of this page');
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
});
