import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generatedFiles } from './generated.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** `pnpm --filter @millrace/schemas generate` sets it: then the files are written first. */
const isWriting = process.env['MILLRACE_WRITE_GENERATED'] === '1';

describe('generated files', () => {
  for (const [path, make] of Object.entries(generatedFiles)) {
    it(`${path} is what the schemas give`, async () => {
      const text = await make();
      if (isWriting) {
        await mkdir(dirname(root + path), { recursive: true });
        await writeFile(root + path, text);
      }
      expect(await readFile(root + path, 'utf8'), 'out of date: run `pnpm --filter @millrace/schemas generate`').toBe(text);
    });
  }
});
