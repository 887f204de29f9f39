import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finish, pause, setUp, strike, type Outcome, type RunOptions, type Stage } from './stage.js';

const HOUR = 3_600_000;
/** Longest time after a jump in which work must go on, milliseconds of a clock that does not jump. */
const GOES_ON_WITHIN = 15_000;

/** Waits until orders come to their end again, timers and all. */
async function goesOn({ told, callers, faults }: Stage, after: string): Promise<void> {
  const [caller] = callers;
  const acknowledged = told.acknowledged.length;
  const ended = await endedOf(caller);
  for (const until = performance.now() + GOES_ON_WITHIN; ; await pause(100)) {
    if (told.acknowledged.length > acknowledged + 10 && (await endedOf(caller)) !== ended) return;
    if (performance.now() < until) continue;
    faults.push(
      `${after}: orders do not come to their end within ${GOES_ON_WITHIN / 1000} s (${told.acknowledged.length - acknowledged} commands)`,
    );
    return;
  }
}

/** The order that was changed last of those that have ended. */
async function endedOf(caller: Stage['callers'][number] | undefined): Promise<string> {
  const answer = await caller?.ask('/instances?status=completed&process=order&limit=100');
  const items = (answer?.body['items'] ?? []) as readonly { readonly id: string; readonly endedAt: string }[];
  return items
    .map(({ id }) => id)
    .sort()
    .join(' ');
}

/** Sets the wall clock of a server at work an hour forward and back again and again, across kills too. */
export async function clockRun({ folder, seed, seconds, tell }: RunOptions): Promise<Outcome> {
  const file = join(folder, 'clock');
  await writeFile(file, '0');
  const stage = await setUp({
    folder,
    seed,
    node: ['--import', new URL('./other-clock.mjs', import.meta.url).href],
    environment: { MILLRACE_TEST_CLOCK: file },
    mostOpen: 30,
  });
  const { random, served, told, faults } = stage;
  const until = performance.now() + seconds * 1000;
  let ahead = 0;
  let jumps = 0;
  try {
    while (jumps < 4 || performance.now() < until) {
      await goesOn(stage, jumps === 0 ? 'at the beginning' : `jump ${jumps}, ${ahead / HOUR} h ahead`);
      if (faults.length > 0 || told.faults.length > 0) break;
      // Never more than an hour before or after the machine: what is asked for is a jump, not a journey.
      ahead = jumps % 4 === 0 ? HOUR : jumps % 4 === 2 ? -HOUR : 0;
      const isKilled = random.chance(0.3);
      if (isKilled) await served.kill();
      await writeFile(file, String(ahead));
      jumps++;
      if (isKilled) await served.start();
    }
    await writeFile(file, '0');
    const figures = await finish(stage, tell);
    return { figures: { jumps, ...figures }, faults };
  } finally {
    await strike(stage);
  }
}
