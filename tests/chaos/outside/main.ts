import { parseArgs } from 'node:util';
import { hurt, kinds } from './kinds.js';

/** Faults that are printed of one kind. */
const mostShown = 12;

/** The command line of the chaos tests; answers the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '120' },
      kills: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string' },
    },
  });
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
  const wanted = values.only === undefined ? Object.keys(kinds) : values.only.split(',');
  const all = wanted.reduce((sum, name) => sum + (kinds[name]?.share ?? 0), 0);
  let failed = 0;
  console.log(`seed ${seed}`);
  for (const name of wanted) {
    const since = performance.now();
    const seconds = (Number(values.seconds) * (kinds[name]?.share ?? 0)) / all;
    const kills = values.kills === undefined ? {} : { kills: Number(values.kills) };
    const { figures, faults } = await hurt(name, { seed, seconds, ...kills, tell: (line) => console.log(`  ${name}: ${line}`) });
    const said = Object.entries(figures).map(([what, value]) => (typeof value === 'number' ? `${value} ${what}` : `${what}: ${value}`));
    const took = ((performance.now() - since) / 1000).toFixed(0);
    console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${took} s): ${said.join(', ')}`);
    if (faults.length === 0) continue;
    failed++;
    const [kept = '', again = ''] = faults.slice(-2);
    for (const fault of faults.slice(0, -2).slice(0, mostShown)) console.log(`       ${fault.slice(0, 600)}`);
    if (faults.length - 2 > mostShown) console.log(`       … and ${faults.length - 2 - mostShown} more`);
    console.log(`       ${kept}\n       ${again}`);
  }
  console.log(failed === 0 ? `Nothing was lost (seed ${seed}).` : `${failed} of ${wanted.length} failed (seed ${seed}).`);
  return failed === 0 ? 0 : 1;
}
