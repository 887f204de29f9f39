import { spawnSync } from 'node:child_process';
import { chmod, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Told } from './caller.js';
import { finish, pause, setUp, strike, type Outcome, type RunOptions, type Stage } from './stage.js';

/** Longest time after which work must go on once there is room again. */
const GOES_ON_WITHIN = 20_000;

const run = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** A disk of its own, where the system lets us make one; so large. */
function smallDisk(place: string, megabytes: number): boolean {
  return process.getuid?.() === 0 && run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place);
}

/** Waits until commands are acknowledged again. */
async function goesOn({ told, faults }: Stage, after: string): Promise<void> {
  const before = told.acknowledged.length;
  for (const until = performance.now() + GOES_ON_WITHIN; told.acknowledged.length < before + 5; await pause(50)) {
    if (performance.now() < until) continue;
    faults.push(`${after}: work did not go on within ${GOES_ON_WITHIN / 1000} s`);
    return;
  }
}

const refusals = (told: Told, status: number): number =>
  [...told.counts].reduce((sum, [what, times]) => sum + (what.startsWith(`${status} `) ? times : 0), 0);

/** Fills the disk and makes room again, under load and across a kill. */
async function fullDisk(stage: Stage, rounds: number, data: string): Promise<number> {
  const { served, told, random, faults } = stage;
  const filler = join(data, 'filler');
  const before = refusals(told, 507);
  for (let round = 0; round < rounds; round++) {
    await pause(random.between(200, 1500));
    run('dd', 'if=/dev/zero', `of=${filler}`, 'bs=4k');
    const refused = refusals(told, 507);
    for (const until = performance.now() + 15_000; refusals(told, 507) < refused + 3;) {
      if (performance.now() > until) {
        faults.push('a full disk was not told by 507');
        break;
      }
      await pause(20);
    }
    const isRead = await fetch(`${served.address}/api/health/live`).then(({ ok }) => ok);
    if (!isRead) faults.push('the server does not live with a full disk');
    if (round % 2 === 1) {
      // Killed with no room left: it may start or say that it cannot, and must start when there is room.
      await served.kill();
      served.launch();
      await served.ready().catch(() => false);
      await rm(filler);
      if (!served.isRunning) await served.start();
    } else await rm(filler);
    await goesOn(stage, 'a full disk that has room again');
  }
  return refusals(told, 507) - before;
}

/** Lets the system refuse what the server writes beyond where its log is now, and takes that back: what a disk with errors does. */
async function refusedWrites(stage: Stage, rounds: number): Promise<number> {
  const { served, told, random, faults } = stage;
  if (!run('prlimit', '--version')) return 0;
  const before = refusals(told, 503);
  for (let round = 0; round < rounds; round++) {
    await pause(random.between(200, 1500));
    const { size } = await stat(`${served.file}-wal`);
    run('prlimit', '--pid', String(served.pid), `--fsize=${Math.min(size, random.between(size / 2, size)) | 0}:`);
    await pause(random.between(300, 2500));
    run('prlimit', '--pid', String(served.pid), '--fsize=unlimited:');
    await goesOn(stage, 'a disk that takes writes again');
    if (!served.isRunning) faults.push('the server ended when its writes were refused');
  }
  return refusals(told, 503) - before;
}

/** A folder that may only be read is refused at the start, in words, and served when it may be written to. */
async function readOnly({ served, faults }: Stage, data: string): Promise<void> {
  await served.kill();
  const isRoot = process.getuid?.() === 0;
  const files = [data, served.file, `${served.file}-wal`, `${served.file}-shm`];
  const isMounted = isRoot && run('mount', '-o', 'remount,ro', data);
  if (isRoot && !isMounted) return;
  if (!isRoot) for (const each of files.reverse()) await chmod(each, each === data ? 0o555 : 0o444);
  const from = served.output.length;
  served.launch();
  const isReady = await served.ready();
  const said = served.output.slice(from);
  if (isReady) faults.push('a server began on a folder that it cannot write to');
  else if (!said.includes('MILLRACE_STORE') || /\n\s+at /.test(said))
    faults.push(`a folder that may only be read was refused with: ${said}`);
  await served.kill();
  if (isMounted) run('mount', '-o', 'remount,rw', data);
  else for (const each of files.reverse()) await chmod(each, each === data ? 0o755 : 0o644);
  await served.start();
}

/** Hurts the disk under a server at work. */
export async function diskRun({ folder, seed, seconds, tell }: RunOptions): Promise<Outcome> {
  const data = join(folder, 'data');
  await mkdir(data);
  const isOwn = smallDisk(data, 96);
  if (!isOwn) tell('no disk of our own (that takes root): a full disk is left out');
  const stage = await setUp({ folder, seed, mostOpen: 30 }).catch((error: unknown) => {
    if (isOwn) run('umount', data);
    throw error;
  });
  const rounds = Math.max(2, Math.floor(seconds / 12));
  try {
    const full = isOwn ? await fullDisk(stage, rounds, data) : 0;
    const refused = await refusedWrites(stage, rounds);
    await readOnly(stage, data);
    const figures = await finish(stage, tell, /"code":"STORE_(FULL|UNAVAILABLE)"/);
    return { figures: { rounds, 'answers 507': full, 'answers 503': refused, ...figures }, faults: stage.faults };
  } finally {
    await strike(stage);
    if (isOwn) {
      if (stage.faults.length > 0) run('cp', '-r', data, join(folder, 'kept'));
      run('umount', data);
    }
  }
}
