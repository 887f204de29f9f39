import { statSync } from 'node:fs';
import { link, mkdir, open, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createEngine, memoryStore, sqliteStore, type Engine, type Store, type TimeSource } from '@millrace/engine';
import { MillraceError } from '@millrace/schemas';
import type { StoreAddress } from '../stores/store-address.js';
import { beginningOf, playHistory } from './history.js';
import { leapingTime } from './leaping-time.js';
import { demoAccounts, type DemoAccount } from './people.js';
import { begin, begunWith, holdingOf, mark, planTenant, type Holding } from './planted.js';
import { recorded, replay, type Recording } from './recording.js';

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
 * alone. Either all of it is there afterwards or the next start goes on: an SQLite file grows beside its place and gets its name when it is complete; one in memory
 * dies with the process; on a server everything that will be written is written down first, so that whoever comes later ends what was broken off.
 *
 * A store in memory is given as the store itself, which stays open; anything else by its address.
 */
export async function plantDemo(target: StoreAddress | Store, options: PlantOptions): Promise<DemoPlanted> {
  const isAddress = 'shown' in target;
  const { file } = isAddress ? target : { file: undefined };
  const openStore = isAddress ? target.open : (): Store => staysOpen(target);
  if (file !== undefined && isNew(file)) return { planted: (await plantFile(file, options)) ? 'now' : 'before', accounts: demoAccounts };
  const holding = await lookInto(openStore(), options);
  if (holding === 'other') return { planted: 'no', accounts: [] };
  if (holding === 'demo') return { planted: 'before', accounts: demoAccounts };
  if (!isAddress && holding === 'nothing') await plantInto(openStore(), options);
  else await plantByPlan(openStore(), options);
  return { planted: 'now', accounts: demoAccounts };
}

/** Whether nothing is there, or a file without a byte, as `touch` and `mktemp` make it. */
function isNew(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined || (found.isFile() && found.size === 0);
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
  try {
    // Nobody relies on it before it has its name, so its thousands of commits need not wait for the disk one by one.
    await plantInto(sqliteStore({ path: growing, blobs: join(dirname(file), 'blobs'), synced: false }), options);
    const whole = await open(growing, 'r+');
    await whole.sync();
    await whole.close();
    if (statSync(file, { throwIfNoEntry: false })?.size === 0) await rm(file);
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

async function plantInto(store: Store, { now, tenant }: PlantOptions, marked = true): Promise<void> {
  const time = leapingTime(beginningOf(now));
  const engine = await opened(store, { time, tenant });
  try {
    if (marked) await mark(engine, 'begun');
    await playHistory(engine, time, now);
    if (marked) await mark(engine, 'finished');
  } finally {
    await engine.close();
  }
}

/**
 * Plays the history in memory, keeps what came of it as one large value, marks that it is to be written, writes it many rows at a time, and marks the end. Where an
 * earlier start has marked a plan, that one is written: by one who goes on after it was killed, or by two at once.
 */
async function plantByPlan(store: Store, options: PlantOptions): Promise<void> {
  const engine = await opened(staysOpen(store), { work: false, tenant: options.tenant });
  try {
    const hash = (await begunWith(engine)) ?? (await begin(engine, await writePlan(store, options)));
    const plan = await store.blobs.get(planTenant, hash);
    // Somebody else was quicker, and has ended it.
    if (plan === null && (await holdingOf(engine)) === 'demo') return;
    if (plan === null) throw new MillraceError('DEMO_DATA_INCOMPLETE');
    await replay(JSON.parse(gunzipSync(plan).toString()) as Recording, store);
    await mark(engine, 'finished');
    await store.blobs.delete(planTenant, hash);
  } finally {
    await engine.close();
    await store.close();
  }
}

async function writePlan(store: Store, options: PlantOptions): Promise<string> {
  const played = recorded(memoryStore());
  await plantInto(played.store, options, false);
  const { hash } = await store.blobs.put(planTenant, gzipSync(JSON.stringify(played.recording())));
  return hash;
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
