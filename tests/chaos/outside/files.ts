import { copyFile, mkdir, open, readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Served, freePort } from './served.js';
import { finish, pause, setUp, strike, type Outcome, type RunOptions, type Stage } from './stage.js';
import { millrace } from './verified.js';

/** Copies the folder of the data as a person would who knows no better. */
async function copyAll(from: string, to: string, order: 'as listed' | 'log first'): Promise<void> {
  await mkdir(to, { recursive: true });
  const names = (await readdir(from)).filter((name) => name.startsWith('millrace.db'));
  names.sort((a, b) => (order === 'as listed' ? a.localeCompare(b) : b.localeCompare(a)));
  for (const name of names) await copyFile(join(from, name), join(to, name)).catch(() => undefined);
}

/** What `millrace serve` says of these files: `undefined` when it serves them. */
async function refusalOf(served: Served): Promise<string | undefined> {
  served.launch();
  if (await served.ready()) return undefined;
  return served.output;
}

/** What is started, acknowledged and not yet sent again: how many there are tells how much a copy holds. */
async function instancesIn(served: Served, stage: Stage): Promise<number> {
  const there = stage.callers[0]?.at(served.address);
  let count = 0;
  for (let cursor: string | undefined; ;) {
    const answer = await there?.ask(
      `/instances?process=order&limit=100${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    count += (answer?.body['items'] as readonly unknown[]).length;
    cursor = answer?.body['cursor'] as string | undefined;
    if (cursor === undefined) return count;
  }
}

/** Copies the folder again and again while the server works: each copy opens whole, or is refused with a word on `millrace backup`. */
async function copies(stage: Stage, folder: string, times: number): Promise<{ whole: number; refused: number }> {
  const { served, load, random, faults } = stage;
  const found = { whole: 0, refused: 0 };
  for (let n = 0; n < times; n++) {
    await pause(random.between(50, 900));
    const place = join(folder, `copy-${n}`);
    const before = load.orders.size;
    await copyAll(join(folder, 'data'), join(place, 'data'), random.one(['as listed', 'log first']));
    const copy = new Served({ folder: place, port: await freePort() });
    try {
      const refusal = await refusalOf(copy);
      if (refusal === undefined) {
        found.whole++;
        const there = await instancesIn(copy, stage);
        if (there < before) faults.push(`a copy was served although ${before - there} orders of before it was begun are missing`);
        await copy.stop();
        const checked = await millrace(['verify', '--store', `sqlite:${copy.file}`], '/');
        if (checked.code !== 0) faults.push(`a copy was served that is not whole: ${checked.output}`);
      } else {
        found.refused++;
        if (!refusal.includes('millrace backup') || /\n\s+at /.test(refusal)) faults.push(`a copy was refused with: ${refusal}`);
      }
    } finally {
      await copy.end();
    }
    await rm(place, { recursive: true });
    if (!served.isRunning) faults.push('the server ended while it was copied');
  }
  return found;
}

/** Cuts and changes the log after a kill: with all that was acknowledged, or not at all. */
async function tornLogs(stage: Stage, folder: string, times: number): Promise<{ whole: number; refused: number }> {
  const { served, load, random, faults } = stage;
  const found = { whole: 0, refused: 0 };
  for (let n = 0; n < times; n++) {
    await pause(random.between(100, 900));
    await served.kill();
    const before = load.orders.size;
    const place = join(folder, `torn-${n}`);
    await copyAll(join(folder, 'data'), join(place, 'data'), 'as listed');
    const log = join(place, 'data', 'millrace.db-wal');
    const { size } = await stat(log);
    const at = random.between(0, size - 1);
    const isCut = random.chance(0.5);
    if (isCut) await truncate(log, at);
    else {
      const file = await open(log, 'r+');
      const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
      await file.write(Buffer.from([(buffer[0] ?? 0) ^ (1 << random.between(0, 7))]), 0, 1, at);
      await file.close();
    }
    const torn = new Served({ folder: place, port: await freePort() });
    const hurt = `a log of ${size} bytes, ${isCut ? 'cut' : 'changed'} at ${at}`;
    try {
      const refusal = await refusalOf(torn);
      if (refusal !== undefined) {
        found.refused++;
        if (!refusal.includes('millrace restore') || /\n\s+at /.test(refusal)) faults.push(`${hurt}, was refused with: ${refusal}`);
      } else {
        found.whole++;
        const there = await instancesIn(torn, stage);
        if (there < before) faults.push(`${hurt}, was served although ${before - there} acknowledged orders are missing`);
      }
    } finally {
      await torn.end();
    }
    await rm(place, { recursive: true });
    await served.start();
  }
  return found;
}

/** `millrace backup` while the server works, and the restored store serves all that was acknowledged before. */
async function backedUp(stage: Stage, folder: string): Promise<void> {
  const { served, load, faults } = stage;
  const before = load.orders.size;
  const made = await millrace(['backup', '--store', `sqlite:${served.file}`, join(folder, 'backup')], folder);
  if (made.code !== 0) return void faults.push(`millrace backup: ${made.output}`);
  const place = join(folder, 'restored');
  await mkdir(place);
  const restored = new Served({ folder: place, port: await freePort() });
  try {
    const put = await millrace(['restore', '--store', `sqlite:${restored.file}`, join(folder, 'backup')], folder);
    if (put.code !== 0) return void faults.push(`millrace restore: ${put.output}`);
    const refusal = await refusalOf(restored);
    if (refusal !== undefined) return void faults.push(`what was restored is not served: ${refusal}`);
    const there = await instancesIn(restored, stage);
    if (there < before) faults.push(`${before - there} orders of before a backup are not in it`);
  } finally {
    await restored.end();
  }
}

/** Hurts and copies the files of a server at work. */
export async function filesRun({ folder, seed, seconds, tell }: RunOptions): Promise<Outcome> {
  const stage = await setUp({ folder, seed, mostOpen: 30 });
  const times = Math.max(1, Math.floor(seconds / 10));
  try {
    const copied = await copies(stage, folder, times);
    const torn = await tornLogs(stage, folder, times);
    // A short run leaves this to the tests of the commands.
    if (times > 1) await backedUp(stage, folder);
    const figures = await finish(stage, tell);
    return {
      figures: {
        'copies whole': copied.whole,
        'copies refused': copied.refused,
        'torn logs served whole': torn.whole,
        'torn logs refused': torn.refused,
        ...figures,
      },
      faults: stage.faults,
    };
  } finally {
    await strike(stage);
  }
}
