import { describe, expect, it } from 'vitest';
import { Breath } from './breath.js';

/** Turns of the event loop that have gone by since it began to count. */
function turns(): () => number {
  let count = 0;
  const next = (): void => {
    count++;
    if (count < 1000) setImmediate(next);
  };
  setImmediate(next);
  return () => count;
}

describe('work that comes all at once', () => {
  it('is cut into turns of the event loop, and keeps its order', async () => {
    let clock = 0;
    const breath = new Breath(() => clock);
    const turn = turns();
    const done: number[] = [];
    const heldIn = new Map<number, number>();
    const work = async (which: number): Promise<void> => {
      const wait = breath.wait();
      if (wait !== undefined) await wait;
      done.push(which);
      clock += 2;
      heldIn.set(turn(), (heldIn.get(turn()) ?? 0) + 2);
    };
    await Promise.all(Array.from({ length: 50 }, (_none, which) => work(which)));
    expect(done).toEqual(Array.from({ length: 50 }, (_none, which) => which));
    expect(heldIn.size).toBeGreaterThan(10);
    // A piece that has begun is finished: 6 ms and one piece more.
    expect(Math.max(...heldIn.values())).toBeLessThanOrEqual(8);
  });

  it('waits for nothing where there is little of it', async () => {
    const breath = new Breath(() => 0);
    for (let piece = 0; piece < 1000; piece++) expect(breath.wait()).toBeUndefined();
    await new Promise((resolve) => setImmediate(resolve));
    expect(breath.wait()).toBeUndefined();
  });
});
