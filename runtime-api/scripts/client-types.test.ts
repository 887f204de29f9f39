import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { clientTypes } from './client-types.js';

const file = new URL('../../portal/src/api/generated.ts', import.meta.url);
/** `node runtime-api/scripts/generate.mjs` sets it: then the file is written first. */
const isWriting = process.env['MILLRACE_WRITE_GENERATED'] === '1';

describe('portal/src/api/generated.ts', () => {
  it('is what the contracts give', async () => {
    const text = await clientTypes();
    if (isWriting) await writeFile(file, text);
    expect(await readFile(file, 'utf8'), 'out of date: run `node runtime-api/scripts/generate.mjs`').toBe(text);
  });
});
