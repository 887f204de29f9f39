import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calmRun } from './calm.js';
import { clockRun } from './clock.js';
import { diskRun } from './disk.js';
import { filesRun } from './files.js';
import { killRun } from './kills.js';
import type { Outcome, RunOptions } from './stage.js';
import { syncedRun } from './synced.js';

/** Every way to hurt a server, with its share of the time. */
export const kinds: Readonly<Record<string, { readonly share: number; readonly run: (options: RunOptions) => Promise<Outcome> }>> = {
  kills: { share: 0.5, run: killRun },
  disk: { share: 0.15, run: diskRun },
  clock: { share: 0.1, run: clockRun },
  files: { share: 0.15, run: filesRun },
  synced: { share: 0.05, run: syncedRun },
  calm: { share: 0.05, run: calmRun },
};

/** Hurts a server in one way, in a folder of its own that stays where something is wrong. The last of the faults say where it is and how to do the same again. */
export async function hurt(name: string, options: Omit<RunOptions, 'folder'>): Promise<Outcome> {
  const kind = kinds[name];
  if (!kind) throw new Error(`Expected one of ${Object.keys(kinds).join(', ')}, but found ${name}.`);
  const folder = await mkdtemp(join(tmpdir(), `millrace-chaos-${name}-`));
  const { figures, faults } = await kind
    .run({ folder, ...options })
    .catch((error: unknown): Outcome => ({ figures: {}, faults: [error instanceof Error ? String(error.stack) : String(error)] }));
  if (faults.length === 0) {
    await rm(folder, { recursive: true, force: true });
    return { figures, faults };
  }
  const { seconds, seed, kills } = options;
  const again = `node tests/chaos/run.mjs --only ${name} --seconds ${Math.ceil(seconds)} --seed ${seed}${kills === undefined ? '' : ` --kills ${kills}`}`;
  return { figures, faults: [...faults, `Kept: ${folder}`, `Again: ${again}`] };
}
