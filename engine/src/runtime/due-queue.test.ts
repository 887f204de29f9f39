import { describe, expect, it } from 'vitest';
import { manualTime } from '../../testing/manual-time.js';
import { DueQueue } from './due-queue.js';

describe('the queue of what becomes due', () => {
  it('rings each key once, at its instant, the nearest first', () => {
    const time = manualTime(0);
    const rung: [number, readonly string[]][] = [];
    const queue = new DueQueue(time, (keys) => rung.push([time.now(), keys]));
    for (const at of [50, 10, 30, 20, 40, 10]) queue.push(`k${at}-${rung.length}-${at === 10 ? queue.size : 0}`, at);
    time.advance(100);
    expect(rung.map(([at, keys]) => [at, keys.length])).toEqual([
      [10, 2],
      [20, 1],
      [30, 1],
      [40, 1],
      [50, 1],
    ]);
    expect(queue.size).toBe(0);
  });

  it('moves a key that is pushed again and forgets one that is dropped', () => {
    const time = manualTime(0);
    const rung: string[] = [];
    const queue = new DueQueue(time, (keys) => rung.push(...keys.map((key) => `${key}@${time.now()}`)));
    queue.push('moved', 10);
    queue.push('moved', 30);
    queue.push('dropped', 20);
    queue.drop('dropped');
    time.advance(15);
    queue.push('sooner', 16);
    time.advance(100);
    expect(rung).toEqual(['sooner@16', 'moved@30']);
  });

  it('rings at once what is already due, and nothing after it was stopped', async () => {
    const time = manualTime(1000);
    const rung: string[] = [];
    const queue = new DueQueue(time, (keys) => rung.push(...keys));
    queue.push('late', 5);
    await Promise.resolve();
    queue.push('never', 1100);
    queue.stop();
    time.advance(1000);
    expect(rung).toEqual(['late']);
    expect(time.waiting).toBe(0);
  });

  it('keeps ten thousand keys in order', async () => {
    const time = manualTime(0);
    const seen: number[] = [];
    const queue = new DueQueue(time, (keys) => seen.push(...keys.map(Number)));
    for (let i = 0; i < 10_000; i++) queue.push(String((i * 7919) % 10_007), (i * 7919) % 10_007);
    await Promise.resolve();
    time.advance(20_000);
    expect(seen).toHaveLength(10_000);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('keeps its order when most keys were dropped', () => {
    const time = manualTime(0);
    const rung: number[] = [];
    const queue = new DueQueue(time, (keys) => rung.push(...keys.map(Number)));
    for (let at = 1; at <= 5000; at++) queue.push(String(at), at);
    for (let at = 1; at <= 5000; at++) if (at % 100 !== 0) queue.drop(String(at));
    time.advance(6000);
    expect(rung).toEqual(Array.from({ length: 50 }, (_, index) => (index + 1) * 100));
  });

  it('rings fifty thousand of one instant in several turns of the event loop', async () => {
    const time = manualTime(0);
    let spent = 0;
    const rung: number[] = [];
    // Every look at the clock finds a millisecond gone.
    const queue = new DueQueue({ ...time, monotonic: () => spent++ }, (keys) => rung.push(keys.length));
    for (let key = 0; key < 50_000; key++) queue.push(`${key}`, 10);
    time.advance(10);
    expect(queue.ringing).toBe(true);
    while (queue.ringing) await new Promise((resolve) => setImmediate(resolve));
    expect(rung.reduce((sum, keys) => sum + keys, 0)).toBe(50_000);
    expect(Math.max(...rung)).toBeLessThanOrEqual(2000);
    expect(queue.size).toBe(0);
  });
});
