import { beforeEach, describe, expect, it } from 'vitest';
import { type Decision, DecisionQueue, longestHold } from './decision-queue.js';
import type { TextStore } from './fillings.js';

function texts(): TextStore {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (name) => map.get(name) ?? null,
    setItem: (name, value) => void map.set(name, value),
    removeItem: (name) => void map.delete(name),
  };
}

/** Timers that run when the test says so. */
class Clock {
  now = Date.UTC(2026, 10, 22);
  #timers: { at: number; run: () => void }[] = [];
  readonly later = (run: () => void, ms: number): (() => void) => {
    const timer = { at: this.now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  };
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.now = next.at;
      next.run();
      await settled();
    }
    this.now = end;
  }
}

/** Lets everything that is already decided happen. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

const away = new Error('away');
let storage: TextStore;
let clock: Clock;
/** Keys that the service was sent, and those it did. */
let sent: string[];
let done: Set<string>;
let left: string[];
let answer: () => Promise<void>;
let made = 0;

function queue(): DecisionQueue {
  return new DecisionQueue({
    storage,
    now: () => clock.now,
    newKey: () =>
      `${clock.now
        .toString(16)
        .padStart(12, '0')
        .replace(/^(.{8})/, '$1-')}-7000-8000-${String((made += 1)).padStart(12, '0')}`,
    later: clock.later,
    send: async (decision: Decision) => {
      sent.push(decision.key);
      await answer();
      done.add(decision.key);
    },
    sendOnLeaving: ({ key }) => {
      left.push(key);
      done.add(key);
    },
    isPassing: (error) => error === away,
  });
}

beforeEach(() => {
  storage = texts();
  clock = new Clock();
  sent = [];
  done = new Set();
  left = [];
  answer = () => Promise.resolve();
});

describe('a decision', () => {
  it('is sent when the time to undo is over, and nothing of it is kept after that', async () => {
    const decisions = queue();
    const { key } = decisions.decide('boris', 'w1', 'PR-1', { outcome: 'approved' });
    await clock.pass(5_000);
    expect(sent).toEqual([]);
    decisions.finish(key);
    await settled();
    expect(sent).toEqual([key]);
    expect(decisions.snapshot()).toEqual([]);
    expect(storage.length).toBe(0);
  });

  it('is sent after a minute in any case, and when the next one is made', async () => {
    const decisions = queue();
    const first = decisions.decide('boris', 'w1', 'PR-1', { outcome: 'approved' });
    const second = decisions.decide('boris', 'w2', 'PR-2', { outcome: 'approved' });
    await settled();
    expect(sent).toEqual([first.key]);
    await clock.pass(longestHold);
    expect(sent).toEqual([first.key, second.key]);
  });

  it('that is undone in time is never sent', async () => {
    const decisions = queue();
    const { key } = decisions.decide('boris', 'w1', 'PR-1', { outcome: 'refused', reason: 'No.' });
    await clock.pass(longestHold - 1);
    expect(decisions.undo(key)?.body).toEqual({ outcome: 'refused', reason: 'No.' });
    await clock.pass(60_000);
    expect(sent).toEqual([]);
    expect(storage.length).toBe(0);
  });

  it('cannot be undone once it is being sent', async () => {
    const decisions = queue();
    answer = () => new Promise(() => undefined);
    const { key } = decisions.decide('boris', 'w1', 'PR-1', { outcome: 'approved' });
    await clock.pass(longestHold);
    expect(decisions.undo(key)).toBeNull();
  });

  it('is sent at once when the page is left, and again under the same key by the page that comes after', async () => {
    const decisions = queue();
    const { key } = decisions.decide('boris', 'w1', 'PR-1', { outcome: 'approved' });
    decisions.leave();
    expect(left).toEqual([key]);
    const next = queue();
    next.resume('boris');
    await clock.pass(2 * longestHold);
    expect(new Set([...left, ...sent])).toEqual(new Set([key]));
    expect(storage.length).toBe(0);
  });

  it('of a page that crashed is sent by the next page of the same person, and of nobody else', async () => {
    const { key } = queue().decide('boris', 'w1', 'PR-1', { outcome: 'approved' });
    // The page is gone, and its timers with it.
    clock = new Clock();
    queue().resume('anna');
    await clock.pass(60_000);
    expect(sent).toEqual([]);
    const next = queue();
    next.resume('boris');
    await clock.pass(2 * longestHold);
    expect(sent).toEqual([key]);
    expect(storage.length).toBe(0);
  });

  it('waits for a lost connection and is sent until it is answered, always under one key', async () => {
    const decisions = queue();
    answer = () => Promise.reject(away);
    const { key } = decisions.decide('boris', 'w1', 'PR-1', { outcome: 'approved' });
    await clock.pass(longestHold + 12_000);
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent)).toEqual(new Set([key]));
    expect(decisions.snapshot()[0]).toMatchObject({ state: 'sending', unreachable: true });
    answer = () => Promise.resolve();
    await clock.pass(5_000);
    expect(decisions.snapshot()).toEqual([]);
  });

  it('that is refused comes back with its words, and is not sent again', async () => {
    const decisions = queue();
    const refusal = new Error('FORM_INVALID');
    answer = () => Promise.reject(refusal);
    const { key } = decisions.decide('boris', 'w1', 'PR-1', { outcome: 'completed', data: { sum: -1 } });
    await clock.pass(60_000);
    expect(sent).toEqual([key]);
    expect(decisions.refusedFor('w1')).toMatchObject({ body: { data: { sum: -1 } }, error: refusal });
    decisions.dismiss(key);
    expect(decisions.refusedFor('w1')).toBeNull();
  });

  it('that was done keeps its work item away from a list that was read before; one taken back or refused does not', async () => {
    const decisions = queue();
    const taken = decisions.decide('boris', 'w1', 'PR-1', { outcome: 'approved' });
    expect(decisions.isDone('w1')).toBe(false);
    decisions.undo(taken.key);
    answer = () => Promise.reject(new Error('FORM_INVALID'));
    decisions.decide('boris', 'w2', 'PR-2', { outcome: 'approved' });
    await decisions.flush();
    answer = () => Promise.resolve();
    decisions.decide('boris', 'w3', 'PR-3', { outcome: 'approved' });
    await decisions.flush();
    expect(['w1', 'w2', 'w3'].filter((id) => decisions.isDone(id))).toEqual(['w3']);
  });

  it('that is too large for a leaving page is sent at once', async () => {
    const decisions = queue();
    const { key } = decisions.decide('boris', 'w1', 'PR-1', { outcome: 'completed', data: { text: 'x'.repeat(100_000) } });
    await settled();
    expect(sent).toEqual([key]);
    expect(decisions.undo(key)).toBeNull();
  });

  it('is sent before signing out', async () => {
    const decisions = queue();
    const { key } = decisions.decide('boris', 'w1', 'PR-1', { outcome: 'approved' });
    await decisions.flush();
    expect([...done]).toEqual([key]);
  });
});
