import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEditor, idsFrom, orderFlows, replaceDocument, setName } from '../../document/index.js';
import { seeded } from '../../document/random-commands.fixture.js';
import { brokenBy, broken } from './broken.fixture.js';
import { checkDocument } from './checking/check-document.js';
import { createCheckSide, type Ask } from './checking/check-side.js';
import type { CheckWorker } from './checking/checker.js';
import { markWords } from './mark-words.js';
import { createProblemStore } from './problem-store.js';
import { problemTexts } from './problem-texts.js';

/** A worker in the same thread that answers a moment later, as workers do. */
function sameThread(asked: Ask[]): CheckWorker {
  const answerTo = createCheckSide();
  const side: CheckWorker = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage: (ask) => {
      asked.push(ask);
      setTimeout(() => side.onmessage?.({ data: answerTo(structuredClone(ask)) }), 1);
    },
    terminate: () => undefined,
  };
  return side;
}

function opened(document = brokenBy['DEFAULT_MISSING']?.document ?? broken({ elements: {} })) {
  const editor = createEditor({ document, newId: idsFrom(seeded(2)) });
  const asked: Ask[] = [];
  const store = createProblemStore({
    designer: { editor },
    connect: () => sameThread(asked),
    here: (shown) => Promise.resolve(checkDocument(shown)),
  });
  const stop = store.subscribe(() => undefined);
  return { editor, store, asked, stop };
}

describe('the problems of a designer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are found when somebody looks, by element and in words with names', async () => {
    const { store } = opened();
    expect(store.view().by).toBe('waiting');
    await vi.advanceTimersByTimeAsync(5);
    const { by, errors, warnings, marks } = store.view();
    expect([by, errors, warnings, [...marks.keys()]]).toEqual(['worker', 0, 1, ['g']]);
    const mark = marks.get('g');
    expect(mark && markWords(mark, 'en')).toMatch(/^Warning\. Expected “G” to have a default flow, .*\(“G → A”, “G → B”\)/);
    expect(mark && markWords(mark, 'ru')).toMatch(/^Предупреждение\. У «G» нет потока по умолчанию/);
  });

  it('are checked a moment after the last of several changes, once', async () => {
    const { editor, asked, store } = opened();
    await vi.advanceTimersByTimeAsync(5);
    for (const letter of ['A', 'Ab', 'Abr', 'Abroad?']) {
      editor.run(setName('g', 'en', letter), 'typing');
      await vi.advanceTimersByTimeAsync(150);
    }
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(60);
    expect(asked).toHaveLength(2);
    expect(store.view().problems[0]?.words.en).toContain('“Abroad?”');
  });

  it('keep what is unchanged as the same objects, so that nothing is drawn again', async () => {
    const { editor, store, asked } = opened();
    await vi.advanceTimersByTimeAsync(5);
    const before = store.view();
    editor.run(setName('s', 'en', 'Begin'));
    await vi.advanceTimersByTimeAsync(300);
    expect(asked).toHaveLength(2);
    expect(store.view().marks.get('g')).toBe(before.marks.get('g'));
    expect(store.view().problems).toBe(before.problems);
  });

  it('are gone when they were put right, and back after undo', async () => {
    const { editor, store } = opened();
    await vi.advanceTimersByTimeAsync(5);
    editor.run(orderFlows('g', ['g-a', 'g-b'], 'g-b'));
    await vi.advanceTimersByTimeAsync(300);
    expect(store.view()).toMatchObject({ errors: 0, warnings: 0, problems: [] });
    editor.undo();
    await vi.advanceTimersByTimeAsync(300);
    expect(store.view().warnings).toBe(1);
  });

  it('are those of another document after it was replaced', async () => {
    const { editor, store } = opened();
    await vi.advanceTimersByTimeAsync(5);
    const other = brokenBy['ELEMENT_TYPE_UNSUPPORTED']?.document;
    if (other) editor.run(replaceDocument(other));
    await vi.advanceTimersByTimeAsync(300);
    const [problem] = store.view().problems;
    expect(problem).toMatchObject({ code: 'ELEMENT_TYPE_UNSUPPORTED', elementId: 'c', jsonPointer: '/elements/c/type' });
    // The reason, not a list of all that is executed.
    expect(problem?.words.en).toMatch(/^“C”: It shows what partners exchange/);
  });

  it('are no longer looked for when nobody looks', async () => {
    const { editor, asked, stop } = opened();
    await vi.advanceTimersByTimeAsync(5);
    stop();
    await vi.advanceTimersByTimeAsync(5);
    editor.run(setName('g', 'en', 'Abroad?'));
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toHaveLength(1);
  });

  it('of a process are marked at its pool', async () => {
    const document = brokenBy['START_EVENT_COUNT']?.document ?? broken({ elements: {} });
    const { store } = opened({ ...document, participants: { pool: { process: 'main', name: 'Office' } } });
    await vi.advanceTimersByTimeAsync(5);
    expect([...store.view().marks.keys()]).toContain('pool');
  });

  it('are counted in words of both languages', () => {
    expect(problemTexts('en').counted(1, 2)).toBe('1 error, 2 warnings');
    expect(problemTexts('ru').counted(21, 5)).toBe('21 ошибка, 5 предупреждений');
    expect(problemTexts('ru').counted(2, 0)).toBe('2 ошибки');
    expect(problemTexts('en').counted(0, 0)).toBe('nothing to correct');
  });
});
