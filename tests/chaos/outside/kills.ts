import { finish, pause, setUp, strike, type Outcome, type RunOptions } from './stage.js';

/** Kills the server under load again and again, and audits from outside when all has come to its end. */
export async function killRun({ folder, seed, seconds, kills, tell }: RunOptions): Promise<Outcome> {
  const stage = await setUp({ folder, seed });
  const { random, served, told, faults } = stage;
  // As many as were asked for, or as many as the time allows.
  const until = kills === undefined ? performance.now() + seconds * 1000 : Infinity;
  let done = 0;
  try {
    for (; done < (kills ?? Infinity) && performance.now() < until && told.faults.length === 0;) {
      served.standBy();
      // Most die under load, some while they start, some at their first requests.
      if (random.chance(0.85)) {
        await served.ready();
        await pause(random.between(0, 900));
      } else await pause(random.between(20, 1200));
      if (!served.isRunning) {
        faults.push(`the server ended by itself: ${served.output.slice(-2000)}`);
        break;
      }
      await served.kill();
      done++;
      served.launch();
      if (done % 50 === 0) tell(`${done} kills, ${told.acknowledged.length} commands acknowledged`);
    }
    const figures = await finish(stage, tell);
    return { figures: { kills: done, ...figures }, faults };
  } finally {
    await strike(stage);
  }
}
