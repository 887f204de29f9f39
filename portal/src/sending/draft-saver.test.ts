import { beforeEach, describe, expect, it } from 'vitest';
import type { JsonMap } from '../api/shapes.js';
import { DraftSaver } from './draft-saver.js';

const away = new Error('away');
let saved: JsonMap[];
let left: JsonMap[];
let timers: (() => void)[];
let answer: () => Promise<void>;

const saver = (): DraftSaver =>
  new DraftSaver({
    save: async (data) => {
      await answer();
      saved.push(data);
    },
    saveOnLeaving: (data) => void left.push(data),
    later: (run) => {
      timers.push(run);
      return () => {
        timers = timers.filter((one) => one !== run);
      };
    },
    isPassing: (error) => error === away,
  });
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};
/** The pause in typing is over. */
const pause = async (): Promise<void> => {
  for (const run of timers.splice(0)) run();
  await settled();
};

beforeEach(() => {
  saved = [];
  left = [];
  timers = [];
  answer = () => Promise.resolve();
});

describe('a draft', () => {
  it('is saved once after a pause in typing, with the newest text', async () => {
    const draft = saver();
    draft.change({ note: 'a' });
    draft.change({ note: 'ab' });
    expect(draft.snapshot()).toBe('waiting');
    await pause();
    expect(saved).toEqual([{ note: 'ab' }]);
    expect(draft.snapshot()).toBe('saved');
  });

  it('is saved before a decision is sent, and never after it', async () => {
    const draft = saver();
    draft.change({ note: 'a' });
    await draft.flush();
    expect(saved).toEqual([{ note: 'a' }]);
    draft.change({ note: 'ab' });
    await draft.close();
    draft.change({ note: 'abc' });
    await pause();
    expect(saved).toEqual([{ note: 'a' }]);
  });

  it('is tried again while the connection is lost, and what was typed since is what arrives', async () => {
    const draft = saver();
    answer = () => Promise.reject(away);
    draft.change({ note: 'a' });
    await pause();
    expect(draft.snapshot()).toBe('unreachable');
    draft.change({ note: 'ab' });
    answer = () => Promise.resolve();
    await pause();
    expect(saved).toEqual([{ note: 'ab' }]);
  });

  it('that the service refuses is not tried again until something else is typed', async () => {
    const draft = saver();
    answer = () => Promise.reject(new Error('no'));
    draft.change({ note: 'a' });
    await pause();
    expect(draft.snapshot()).toBe('refused');
    expect(timers).toEqual([]);
  });

  it('is handed over when the page is left', () => {
    const draft = saver();
    draft.change({ note: 'a' });
    draft.leave();
    expect(left).toEqual([{ note: 'a' }]);
  });
});
