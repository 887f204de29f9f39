import { afterEach, describe, expect, it } from 'vitest';
import { counterAggregate, counterCollections } from '../../testing/counter-aggregate.js';
import { replaced } from '../../testing/conformance/faulty-store.js';
import type { Store } from '../ports/index.js';
import { memoryStore } from '../stores/memory/index.js';
import { Runtime } from './runtime.js';
import { systemTime } from './system-time.js';

const HOUR = 3_600_000;
const noon = Date.parse('2026-11-23T12:00:00Z');

/** Clocks of a machine that a test moves. */
function machine() {
  const clocks = { ahead: 0, passed: 0 };
  const time = systemTime({ wall: () => noon + clocks.passed + clocks.ahead, monotonic: () => clocks.passed });
  return { clocks, time, told: () => time.now() - noon };
}

describe('the time of the machine', () => {
  it('is the wall clock, also when that is put forward', () => {
    const { clocks, told } = machine();
    expect(told()).toBe(0);
    clocks.passed = 10;
    expect(told()).toBe(10);
    clocks.ahead = HOUR;
    expect(told()).toBe(HOUR + 10);
  });

  it('rule 12: goes on at half the speed when the clock is set back, until the clock has caught up', () => {
    const { clocks, told } = machine();
    clocks.ahead = HOUR;
    expect(told()).toBe(HOUR);
    clocks.ahead = 0;
    expect(told()).toBe(HOUR);
    clocks.passed = 1000;
    expect(told()).toBe(HOUR + 500);
    clocks.passed = HOUR;
    expect(told()).toBe(1.5 * HOUR);
    clocks.passed = 2 * HOUR + 5000;
    expect(told()).toBe(2 * HOUR + 5000);
    clocks.passed += 7;
    expect(told()).toBe(2 * HOUR + 5007);
  });

  it('never goes back while the clock is set again and again', () => {
    const { clocks, told } = machine();
    let last = told();
    for (let n = 1; n < 400; n++) {
      clocks.passed += 60_000;
      clocks.ahead = [HOUR, 0, -HOUR, 0][Math.floor(n / 7) % 4] ?? 0;
      const moment = told();
      expect(moment).toBeGreaterThanOrEqual(last);
      expect(moment - clocks.passed).toBeLessThanOrEqual(HOUR);
      last = moment;
    }
  });

  it('believes a clock that is set back by more than three hours', () => {
    const { clocks, told } = machine();
    clocks.ahead = 24 * HOUR;
    told();
    clocks.ahead = 0;
    expect(told()).toBe(0);
  });
});

describe('a node that starts after the clock was set back', () => {
  const opened: Runtime[] = [];
  afterEach(async () => {
    for (const runtime of opened.splice(0)) await runtime.close();
  });

  async function begun(store: Store, ahead: number): Promise<Runtime> {
    const runtime = await Runtime.start({
      store: replaced(store, { close: () => Promise.resolve() }),
      types: [counterAggregate],
      collections: counterCollections,
      answerer: { now: () => undefined, later: () => Promise.reject(new Error('nothing is asked here')) },
      log: () => undefined,
      time: systemTime({ wall: () => noon + ahead, monotonic: () => 0 }),
    });
    opened.push(runtime);
    return runtime;
  }

  it('rule 12: begins where the one before it stopped writing, not an hour earlier', async () => {
    const store = memoryStore();
    const first = await begun(store, HOUR);
    await first.execute('main/counter/a', { type: 'add', by: 1 } as never, { id: first.ids.next(noon), actor: 'anna' });
    expect((await begun(store, 0)).time.now()).toBe(noon + HOUR);
    expect((await begun(store, -5 * HOUR)).time.now(), 'too far back to be an error of the clock').toBe(noon - 5 * HOUR);
  });
});
