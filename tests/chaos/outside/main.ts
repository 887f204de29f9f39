import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { clockRun } from './clock.js';
import { killRun } from './kills.js';
import { diskRun } from './disk.js';
import type { Outcome, RunOptions } from './stage.js';

/** Every way to hurt a server, with its share of the time. */
const kinds: Readonly<Record<string, { readonly share: number; readonly run: (options: RunOptions) => Promise<Outcome> }>> = {
  kills: { share: 0.6, run: killRun },
  disk: { share: 0.15, run: diskRun },
  clock: { share: 0.15, run: clockRun },
};

/** The command line of the chaos tests; answers the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '120' },
      kills: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
  const wanted = values.only === undefined ? Object.keys(kinds) : values.only.split(',');
  const all = wanted.reduce((sum, name) => sum + (kinds[name]?.share ?? 0), 0);
  let failed = 0;
  console.log(`seed ${seed}`);
  for (const name of wanted) {
    const kind = kinds[name];
    if (!kind) throw new Error(`Expected --only to name some of ${Object.keys(kinds).join(', ')}, but found ${name}.`);
    const folder = await mkdtemp(join(tmpdir(), `millrace-chaos-${name}-`));
    const since = performance.now();
    const seconds = (Number(values.seconds) * kind.share) / all;
    const kills = values.kills === undefined ? {} : { kills: Number(values.kills) };
    const { figures, faults } = await kind
      .run({ folder, seed, seconds, ...kills, tell: (line) => console.log(`  ${name}: ${line}`) })
      .catch((error: unknown): Outcome => ({ figures: {}, faults: [error instanceof Error ? String(error.stack) : String(error)] }));
    const said = Object.entries(figures).map(([what, value]) => `${value} ${what}`);
    console.log(
      `${faults.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - since) / 1000).toFixed(0)} s): ${said.join(', ')}`,
    );
    for (const fault of faults.slice(0, 12)) console.log(`       ${fault.slice(0, 500)}`);
    if (faults.length > 12) console.log(`       … and ${faults.length - 12} more`);
    if (faults.length > 0) {
      failed++;
      console.log(`       Kept: ${folder}`);
      console.log(`       Again: node tests/chaos/run.mjs --only ${name} --seconds ${Math.ceil(seconds)} --seed ${seed}`);
    } else if (!values.keep) await rm(folder, { recursive: true, force: true });
  }
  console.log(failed === 0 ? `Nothing was lost (seed ${seed}).` : `${failed} of ${wanted.length} failed (seed ${seed}).`);
  return failed === 0 ? 0 : 1;
}
