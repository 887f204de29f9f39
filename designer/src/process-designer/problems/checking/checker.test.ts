import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyProcess, type ProcessDraft } from '../../../document/index.js';
import { createCheckSide, type Answer, type Ask } from './check-side.js';
import { createChecker, type CheckResult, type CheckWorker } from './checker.js';
import type { DesignerProblem } from './problem.js';

const named = (name: string): ProcessDraft => ({ ...emptyProcess('drawn'), name });
const rename = (value: string) => [{ op: 'replace', path: ['name'], value }] as const;
/** Tells a document's name as its one problem. */
const problemOf = ({ name }: ProcessDraft): DesignerProblem => {
  const told = String(name);
  return { key: told, code: 'ID_DUPLICATE', severity: 'error', jsonPointer: '', words: { en: told, ru: told }, params: {} };
};

/** A worker that answers when it is told to. */
class Side implements CheckWorker {
  onmessage: CheckWorker['onmessage'] = null;
  onerror: CheckWorker['onerror'] = null;
  onmessageerror: CheckWorker['onmessageerror'] = null;
  isEnded = false;
  readonly asked: Ask[] = [];
  private readonly side = createCheckSide((document) => [problemOf(document)]);

  postMessage(ask: Ask): void {
    // What crosses the border is copied, or refused.
    this.asked.push(structuredClone(ask));
  }

  terminate(): void {
    this.isEnded = true;
  }

  answer(index = this.asked.length - 1): void {
    const ask = this.asked[index];
    if (ask) this.say(this.side(ask));
  }

  say(answer: Answer): void {
    this.onmessage?.({ data: answer });
  }
}

function opened({ workers = 2, patience = 1000 }: { readonly workers?: number; readonly patience?: number } = {}) {
  const sides: Side[] = [];
  const told: string[] = [];
  const note = (result: CheckResult) =>
    told.push(
      result.by === 'nobody'
        ? `nobody: ${result.why}`
        : `${result.by}: ${result.problems === 'same' ? 'same' : result.problems.map(({ key }) => key).join()}`,
    );
  const checker = createChecker({
    patience,
    onResult: note,
    connect: () => {
      if (sides.length >= workers) return undefined;
      const side = new Side();
      sides.push(side);
      return side;
    },
    here: (document) => Promise.resolve([problemOf(document)]),
  });
  const last = (): Side => {
    const side = sides.at(-1);
    if (!side) throw new Error('No worker was started.');
    return side;
  };
  return { checker, sides, told, last };
}

describe('checking in a worker', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('brings the document once, then only what has changed', () => {
    const { checker, last, told } = opened();
    checker.check(named('one'));
    last().answer();
    checker.check(named('two'), rename('two'));
    last().answer();
    expect(last().asked.map((ask) => ask.do)).toEqual(['open', 'change']);
    expect(told).toEqual(['worker: one', 'worker: two']);
  });

  it('asks one question at a time: what changed meanwhile is asked together', () => {
    const { checker, last, told } = opened();
    checker.check(named('one'));
    checker.check(named('two'), rename('two'));
    checker.check(named('three'), rename('three'));
    expect(last().asked).toHaveLength(1);
    last().answer();
    expect(last().asked).toHaveLength(2);
    last().answer();
    expect(told.at(-1)).toBe('worker: three');
  });

  it('does not let the same problems cross the border again', () => {
    const { checker, last, told } = opened();
    checker.check(named('one'));
    last().answer();
    checker.check(named('one'), rename('one'));
    last().answer();
    expect(told).toEqual(['worker: one', 'worker: same']);
  });

  it('takes no answer to a question that was not asked, or was answered', () => {
    const { checker, last, told } = opened();
    checker.check(named('one'));
    last().say({ revision: 7, problems: [] });
    last().answer();
    last().answer(0);
    last().say({ revision: 1, problems: [] });
    expect(told).toEqual(['worker: one']);
  });

  it('brings another document whole', () => {
    const { checker, last, told } = opened();
    checker.check(named('one'));
    last().answer();
    checker.check(named('other'));
    last().answer();
    expect(last().asked.map((ask) => ask.do)).toEqual(['open', 'open']);
    expect(told.at(-1)).toBe('worker: other');
  });

  it('brings the document again when the worker has lost it', () => {
    const { checker, last, told } = opened();
    checker.check(named('one'));
    last().answer();
    checker.check(named('two'), [{ op: 'replace', path: ['elements', 'gone', 'name'], value: 'x' }]);
    last().answer();
    expect(last().asked.map((ask) => ask.do)).toEqual(['open', 'change', 'open']);
    last().answer();
    expect(told).toEqual(['worker: one', 'worker: two']);
  });

  it('starts a worker that died once more, and then checks in the page', async () => {
    const { checker, sides, last, told } = opened();
    checker.check(named('one'));
    last().onerror?.(new Error('out of memory'));
    expect(sides.map(({ isEnded }) => isEnded)).toEqual([true, false]);
    expect(last().asked.map((ask) => ask.do)).toEqual(['open']);
    last().onerror?.(new Error('out of memory'));
    await vi.runAllTimersAsync();
    expect(sides).toHaveLength(2);
    expect(told).toEqual(['page: one']);
    checker.check(named('two'), rename('two'));
    await vi.runAllTimersAsync();
    expect(told).toEqual(['page: one', 'page: two']);
  });

  it('takes a worker that does not answer for dead', async () => {
    const { checker, sides, told } = opened({ patience: 500 });
    checker.check(named('one'));
    await vi.advanceTimersByTimeAsync(499);
    expect(sides).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sides).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(500);
    expect(told).toEqual(['page: one']);
  });

  it('gives a worker that answered another chance after a later death', () => {
    const { checker, sides, last } = opened({ workers: 3 });
    checker.check(named('one'));
    last().onerror?.(new Error('first'));
    last().answer();
    checker.check(named('two'), rename('two'));
    last().onerror?.(new Error('second'));
    last().answer();
    expect(sides).toHaveLength(3);
  });

  it('checks in the page where there is no worker, always the latest', async () => {
    const { checker, told } = opened({ workers: 0 });
    checker.check(named('one'));
    checker.check(named('two'), rename('two'));
    checker.check(named('three'), rename('three'));
    await vi.runAllTimersAsync();
    expect(told).toEqual(['page: one', 'page: three']);
  });

  it('says when the check itself went wrong, and checks the next change all the same', () => {
    const { checker, last, told } = opened();
    checker.check(named('one'));
    last().say({ revision: 1, failed: 'RangeError' });
    checker.check(named('two'), rename('two'));
    expect(last().asked).toHaveLength(2);
    last().answer();
    expect(told[0]).toBe('nobody: RangeError');
  });

  it('tells nothing after it was closed', async () => {
    const { checker, sides, told } = opened();
    checker.check(named('one'));
    checker.close();
    expect(sides[0]?.isEnded).toBe(true);
    sides[0]?.answer();
    await vi.runAllTimersAsync();
    expect(told).toEqual([]);
  });
});
