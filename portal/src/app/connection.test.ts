import { describe, expect, it } from 'vitest';
import { Connection } from './connection.js';

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

/** A service that is there or not, asked by timers that run when the test says so. */
function ground() {
  const state = { there: false, back: 0, timers: [] as (() => void)[] };
  const connection = new Connection(
    () => (state.there ? Promise.resolve() : Promise.reject(new Error('away'))),
    (run) => {
      state.timers.push(run);
      return () => state.timers.splice(state.timers.indexOf(run), 1);
    },
    () => (state.back += 1),
  );
  return { state, connection };
}

describe('a connection', () => {
  it('in doubt is asked for, and is lost only when no answer comes', async () => {
    const { state, connection } = ground();
    state.there = true;
    connection.doubt();
    await settled();
    expect(connection.snapshot()).toBe(false);
    state.there = false;
    connection.doubt();
    await settled();
    expect(connection.snapshot()).toBe(true);
  });

  it('that is lost is asked for until it is back, and then what is shown is read again once', async () => {
    const { state, connection } = ground();
    connection.failed();
    state.timers.shift()?.();
    await settled();
    expect(connection.snapshot()).toBe(true);
    state.there = true;
    state.timers.shift()?.();
    await settled();
    expect([connection.snapshot(), state.back, state.timers.length]).toEqual([false, 1, 0]);
  });
});
