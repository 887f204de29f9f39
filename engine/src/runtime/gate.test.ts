import { describe, expect, it } from 'vitest';
import { Gate } from './gate.js';

describe('a gate', () => {
  it('lets what waits begin in the order it came, and no more at once than it may', async () => {
    const gate = new Gate(3);
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    for (let n = 0; n < 2500; n++)
      gate.run(async () => {
        begun.push(n);
        most = Math.max(most, ++running);
        await Promise.resolve();
        running--;
      });
    await gate.drained();
    expect(begun).toEqual(Array.from({ length: 2500 }, (_none, n) => n));
    expect(most).toBe(3);
  });

  it('holds nothing of what has begun, also where somebody always waits', async () => {
    const gate = new Gate(1);
    let left = 5000;
    const work = async (): Promise<void> => {
      if (--left > 0) gate.run(work);
      await Promise.resolve();
    };
    gate.run(work);
    gate.run(work);
    let most = 0;
    while (left > 0) {
      most = Math.max(most, gate.held);
      await Promise.resolve();
    }
    await gate.drained();
    expect(most).toBeLessThan(1100);
    expect(gate.held).toBe(0);
  });
});
