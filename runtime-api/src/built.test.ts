import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../bin/millrace.mjs', import.meta.url));
const example = fileURLToPath(new URL('../../examples/purchase-request', import.meta.url));

function millrace(...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LANG: 'C', LC_ALL: '' },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

describe('the built program', () => {
  it('checks the example and ends with status 0, without colours', async () => {
    const { code, out, err } = await millrace('check', example);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^\d+ files, 0 errors, 0 warnings\n$/);
  });

  it('ends by itself with status 1 where a store cannot be opened, and shows no stack', async () => {
    const { code, out, err } = await millrace('history', '019cad21-cf00-7e7f-a624-60fb12588e37', '--store', `sqlite:${program}`);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('STORE_NOT_OURS');
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('ends with status 2 for a command there is not', async () => {
    expect(await millrace('fly')).toMatchObject({ code: 2, out: '' });
  });
});
