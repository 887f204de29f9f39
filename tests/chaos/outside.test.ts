import { describe, expect, it, type TestContext } from 'vitest';
import { hurt } from './outside/kinds.js';

const seed = Number(process.env['MILLRACE_TEST_SEED'] ?? Math.floor(Math.random() * 1e9));

/** Hurts a server in one way; what is wrong is told with its seed and its folder. */
async function unhurt(context: TestContext, name: string, options: { readonly seconds: number; readonly kills?: number }) {
  const { figures, faults } = await hurt(name, { seed, ...options, tell: () => undefined });
  expect(faults, `seed ${seed}`).toEqual([]);
  if (figures['skipped'] !== undefined) context.skip(String(figures['skipped']));
  return figures;
}

// Short forms of what `node tests/chaos/run.mjs` does for as long as one likes; .ci/long has a thousand kills.
describe('a server at work, seen from outside', { timeout: 240_000 }, () => {
  it('rules 5, 6, 8, 11, 13, 14 and 16: is killed again and again, and has all that it acknowledged, once', async (context) => {
    expect(await unhurt(context, 'kills', { seconds: 60, kills: 5 })).toMatchObject({ kills: 5 });
  });

  it('rules 3 and 5: says that the disk is full, refuses writes or may only be read, loses nothing, and goes on by itself', async (context) => {
    expect(await unhurt(context, 'disk', { seconds: 1 })).toMatchObject({ rounds: 2 });
  });

  it('rule 12: has its clock set an hour forward and back, and fires every timer once', async (context) => {
    expect(await unhurt(context, 'clock', { seconds: 1 })).toMatchObject({ jumps: 4 });
  });

  it('rules 5 and 23: is copied while it works, and has its log torn: opens whole, or is refused in words', async (context) => {
    await unhurt(context, 'files', { seconds: 1 });
  });

  it('rule 5: answers after the log is on the disk', async (context) => {
    await unhurt(context, 'synced', { seconds: 4 });
  });
});
