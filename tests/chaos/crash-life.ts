import { createEngine, type Engine, type Log } from '@millrace/engine';
import { memoryStore, type MemoryData } from '@millrace/engine/memory';
import type { Store } from '@millrace/engine/ports';
import { manualTime, type ManualTime } from '@millrace/engine/testing';

/** Turns of the event loop that any one thing may take. */
const MOST_TURNS = 20_000;
/** Times that a caller sends a command again. */
const MOST_TRIES = 20;

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One life of the engine. */
export interface Life {
  readonly engine: Engine;
  readonly time: ManualTime;
  /** `<command> <code>` of letters that were refused though they did not come too late. */
  readonly refused: readonly string[];
}

/** A store that can be opened again after it was closed. */
export function reopening(data: MemoryData): Store {
  let inner = memoryStore(data);
  const blobs = lazily(() => inner.blobs);
  return lazily(() => inner, {
    blobs,
    open: async (collections: Parameters<Store['open']>[0]) => {
      inner = memoryStore(data);
      await inner.open(collections);
    },
  });
}

/** An object whose calls go to another one that is found anew each time. */
function lazily<T extends object>(target: () => T, own: Partial<T> = {}): T {
  return new Proxy(target(), {
    get(_first, name) {
      if (Object.hasOwn(own, name)) return Reflect.get(own, name);
      const value: unknown = Reflect.get(target(), name);
      return typeof value === 'function'
        ? (...args: unknown[]) => (Reflect.get(target(), name) as (...all: unknown[]) => unknown).apply(target(), args)
        : value;
    },
  });
}

/** Starts an engine on a store at a moment. */
export async function begin(store: Store, now: number): Promise<Life> {
  const time = manualTime(now);
  const refused: string[] = [];
  const log: Log = (_level, message, { type, code } = {}) => {
    if (message.startsWith('an effect was refused')) refused.push(`${String(type)} ${String(code)}`);
  };
  return { engine: await createEngine({ store, time, log, pause: tick }), time, refused };
}

/** Ends an engine, whatever it still waits for. */
export async function end({ engine, time, refused }: Life, expected: readonly string[] = []): Promise<void> {
  await during(time, engine.close(), undefined, 60_000);
  const unexpected = refused.filter((one) => !expected.includes(one));
  if (unexpected.length > 0) throw new Error(`letters were refused: ${unexpected.join(', ')}`);
}

/** Sends again while the store is away. Any other refusal is an answer. */
export async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === MOST_TRIES || (error as { readonly code?: string }).code !== 'STORE_UNAVAILABLE') throw error;
      await tick();
    }
  }
}

/** Waits while the clock goes on in small steps; answers `false` when `over` says so first. */
export async function during(
  clock: ManualTime | (() => ManualTime | undefined),
  work: Promise<unknown>,
  over: () => boolean = () => false,
  step = 1,
): Promise<boolean> {
  let settled = false;
  const done = (): void => void (settled = true);
  work.then(done, done);
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    await tick();
    if (settled) {
      await work;
      return true;
    }
    if (over()) return false;
    // While nothing fails nothing needs time to go on: little of it passes, so that every run sees about the same times.
    if (turn > 20) (typeof clock === 'function' ? clock() : clock)?.advance(turn > 200 ? 20 * step : step);
  }
  throw new Error('it takes without end');
}

/** The same data in another store. */
export function copyOf(data: MemoryData): MemoryData {
  return { ...structuredClone({ ...data, watchers: new Set<never>() }), watchers: new Set() };
}
