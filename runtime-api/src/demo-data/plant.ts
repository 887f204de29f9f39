import { existsSync } from 'node:fs';
import { link, mkdir, open, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createEngine, sqliteStore, type Engine, type Store, type TimeSource } from '@millrace/engine';
import { MillraceError } from '@millrace/schemas';
import type { StoreAddress } from '../stores/store-address.js';
import { beginningOf, playHistory } from './history.js';
import { leapingTime } from './leaping-time.js';
import { demoAccounts, type DemoAccount } from './people.js';
import { holdingOf, mark, type Holding } from './planted.js';

/** What came of planting. */
export interface DemoPlanted {
  /** `now`: planted by this call; `before`: it was there; `no`: the store holds other data, which was left alone. */
  readonly planted: 'now' | 'before' | 'no';
  /** Whom to sign in as; empty where nothing of ours is there. */
  readonly accounts: readonly DemoAccount[];
}

/** When the history ends, and where it goes. */
export interface PlantOptions {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly tenant?: string;
}

/**
 * Plants applications, people, accounts and weeks of history into an empty store, played by the engine itself. A store that holds anything else is left
 * alone. Either all of it is there afterwards or nothing: an SQLite file grows beside its place and gets its name when it is complete; one in memory dies with the
 * process; on a server a mark is written last, and a database without it is refused with `DEMO_DATA_INCOMPLETE`.
 *
 * A store in memory is given as the store itself, which stays open; anything else by its address.
 */
export async function plantDemo(target: StoreAddress | Store, options: PlantOptions): Promise<DemoPlanted> {
  const isAddress = 'shown' in target;
  const { file } = isAddress ? target : { file: undefined };
  const openStore = isAddress ? target.open : (): Store => staysOpen(target);
  const isNew = file !== undefined && !existsSync(file);
  const holding = isNew ? 'nothing' : await lookInto(openStore(), options);
  if (holding === 'part') throw new MillraceError('DEMO_DATA_INCOMPLETE');
  if (holding === 'other') return { planted: 'no', accounts: [] };
  if (holding === 'demo') return { planted: 'before', accounts: demoAccounts };
  if (isNew) return { planted: (await plantFile(file, options)) ? 'now' : 'before', accounts: demoAccounts };
  await plantInto(openStore(), options);
  return { planted: 'now', accounts: demoAccounts };
}

/** Looks what is there with the clock of today and without working on it. */
async function lookInto(store: Store, { tenant }: PlantOptions): Promise<Holding> {
  const engine = await opened(store, { work: false, tenant });
  try {
    return await holdingOf(engine);
  } finally {
    await engine.close();
  }
}

/** Answers whether it was this process that planted it: of two that start at the same moment, the first to be done gives the file its name. */
async function plantFile(file: string, options: PlantOptions): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true });
  await removeLeft(file);
  const growing = `${file}${growingMark}${process.pid}`;
  // Nobody relies on it before it has its name, so its thousands of commits need not wait for the disk one by one.
  await plantInto(sqliteStore({ path: growing, blobs: join(dirname(file), 'blobs'), synced: false }), options);
  const whole = await open(growing, 'r+');
  await whole.sync();
  await whole.close();
  try {
    await link(growing, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await remove(growing);
  }
}

const growingMark = '.planting-';

/** Removes what plantings left that were killed; those that still run keep theirs. */
async function removeLeft(file: string): Promise<void> {
  const begin = `${basename(file)}${growingMark}`;
  for (const name of await readdir(dirname(file))) {
    const pid = name.startsWith(begin) ? Number.parseInt(name.slice(begin.length), 10) : Number.NaN;
    if (Number.isInteger(pid) && (pid === process.pid || !isRunning(pid))) await rm(join(dirname(file), name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function plantInto(store: Store, { now, tenant }: PlantOptions): Promise<void> {
  const time = leapingTime(beginningOf(now));
  const engine = await opened(store, { time, tenant });
  try {
    await mark(engine, 'begun');
    await playHistory(engine, time, now);
    await mark(engine, 'finished');
  } finally {
    await engine.close();
  }
}

async function opened(
  store: Store,
  { tenant, ...more }: { readonly work?: boolean; readonly time?: TimeSource; readonly tenant: string | undefined },
): Promise<Engine> {
  try {
    return await createEngine({ store, log: () => undefined, ...more, ...(tenant === undefined ? {} : { tenant }) });
  } catch (error) {
    await store.close().catch(() => undefined);
    throw error;
  }
}

async function remove(file: string): Promise<void> {
  await Promise.all(['', '-wal', '-shm', '-journal'].map((part) => rm(`${file}${part}`, { force: true })));
}

/** The same store for an engine that ends before it does. */
function staysOpen(store: Store): Store {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'close') return (): Promise<void> => Promise.resolve();
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
