import { join } from 'node:path';
import { finish, pause, setUp, strike, type Outcome, type RunOptions, type Stage } from './stage.js';
import { millrace } from './verified.js';

/** The value below which a share of them lies. */
function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}

/** What was measured while something went on, in milliseconds. */
interface Measured {
  readonly writes: readonly number[];
  /** Answers to a question that asks nobody: how long the event loop lets others wait. */
  readonly live: readonly number[];
}

async function during({ told, served }: Stage, work: Promise<unknown>): Promise<Measured> {
  const from = told.took.length;
  const live: number[] = [];
  let isOver = false;
  const asking = (async () => {
    for (; !isOver; await pause(20)) {
      const since = performance.now();
      await (await fetch(`${served.address}/api/health/live`)).text();
      live.push(performance.now() - since);
    }
  })();
  await work;
  isOver = true;
  await asking;
  return { writes: told.took.slice(from), live };
}

const told = ({ writes, live }: Measured): string =>
  `${writes.length} writes, ms 50 % ${share(writes, 0.5)}, 99 % ${share(writes, 0.99)}, most ${share(writes, 1)}; ` +
  `event loop held others up: 50 % ${share(live, 0.5)}, 99 % ${share(live, 0.99)}, most ${share(live, 1)}`;

/** How long answers take under load: with nothing beside, and while the data are backed up and checked. Checkpoints happen all the time. */
export async function calmRun({ folder, seed, seconds, tell }: RunOptions): Promise<Outcome> {
  const stage = await setUp({ folder, seed, isCalm: true, mostOpen: 60, times: 2 });
  const { served, faults } = stage;
  try {
    await pause(3000);
    const alone = await during(stage, pause(Math.max(5, seconds / 3) * 1000));
    let backups = 0;
    const until = performance.now() + Math.max(5, seconds / 3) * 1000;
    const backing = async (): Promise<void> => {
      do {
        const made = await millrace(['backup', '--store', `sqlite:${served.file}`, join(folder, `backup-${backups++}`)], folder);
        if (made.code !== 0) faults.push(`millrace backup: ${made.output}`);
      } while (performance.now() < until);
    };
    const backed = await during(stage, backing());
    const figures = await finish(stage, tell);
    return { figures: { alone: told(alone), [`beside ${backups} backups`]: told(backed), ...figures }, faults };
  } finally {
    await strike(stage);
  }
}
