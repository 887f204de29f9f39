import { describe, expect, it } from 'vitest';
import { createEditor, idsFrom, type ProcessDraft } from '../../../document/index.js';
import { seeded } from '../../../document/random-commands.fixture.js';
import { broken, brokenBy } from '../broken.fixture.js';
import { checkDocument } from '../checking/check-document.js';
import type { DesignerProblem } from '../checking/problem.js';
import { fixesByCode, fixesFor } from './index.js';

const opened = (document: ProcessDraft) => createEditor({ document, newId: idsFrom(seeded(5)) });
const named = (problem: Pick<DesignerProblem, 'code' | 'elementId'>) => `${problem.code} ${problem.elementId ?? ''}`;

/** The first problem of a code with what can be done about it. */
function found(document: ProcessDraft, code: string, about?: string) {
  const all = checkDocument(document);
  const problem = all.find((one) => one.code === code && (about === undefined || one.elementId === about));
  if (!problem) throw new Error(`Expected ${code}, but found ${all.map(named).join(', ') || 'nothing'}.`);
  return { problem, fixes: fixesFor(document, problem) };
}

describe('a fix', () => {
  it('is tried here for every code that has one', () => {
    expect(Object.keys(brokenBy).sort()).toEqual(Object.keys(fixesByCode).sort());
  });

  it.each(Object.entries(brokenBy))('puts %s right in one step, and undo brings it back', (code, { document, fix, about }) => {
    const editor = opened(document);
    const before = editor.document;
    const { problem, fixes } = found(before, code, about);
    const chosen = fixes.find(({ words }) => words.en === fix);
    expect(fixes.map(({ words }) => words.en)).toContain(fix);
    expect(chosen?.words.ru).toMatch(/[а-яё]/i);
    const outcome = chosen && editor.run(chosen.command);
    expect(outcome).toMatchObject({ ok: true, changed: true });
    expect(checkDocument(editor.document).map(named)).not.toContain(named(problem));
    expect(editor.past).toHaveLength(1);
    editor.undo();
    expect(editor.document).toEqual(before);
    editor.redo();
    expect(checkDocument(editor.document).map(named)).not.toContain(named(problem));
  });

  it.each(Object.entries(brokenBy))('of %s is refused or works, whichever one is chosen', (code, { document, about }) => {
    const { problem, fixes } = found(opened(document).document, code, about);
    for (const { command, words } of fixes) {
      const editor = opened(document);
      const outcome = editor.run(command);
      expect([words.en, outcome.ok && outcome.changed]).toEqual([words.en, true]);
      expect([words.en, checkDocument(editor.document).map(named)]).not.toEqual([words.en, expect.arrayContaining([named(problem)])]);
    }
  });

  it('takes a line without an end away, and an event without its activity', () => {
    const document = broken({
      elements: { s: { type: 'startEvent' }, b: { type: 'boundaryEvent', attachedTo: 'gone', event: { type: 'timer', duration: 'PT1H' } } },
      flows: { 's>nowhere': {} },
    });
    const editor = opened(document);
    for (const about of ['b', 's-nowhere']) {
      const [fix] = found(editor.document, 'PROCESS_REFERENCE_UNKNOWN', about).fixes;
      expect(fix && editor.run(fix.command).ok).toBe(true);
    }
    expect(checkDocument(editor.document).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('keeps one of several starts of a subprocess', () => {
    const twoStarts = broken({
      elements: {
        s: { type: 'startEvent' },
        p: { type: 'subProcess' },
        one: { type: 'startEvent', scope: 'p' },
        two: { type: 'startEvent', scope: 'p' },
        a: { type: 'userTask', scope: 'p' },
      },
      flows: { 's>p': {}, 'one>a': {}, 'two>a': {} },
    });
    expect(found(twoStarts, 'START_EVENT_COUNT').fixes.map(({ words }) => words.en)).toEqual(['Delete “ONE”', 'Delete “TWO”']);
  });

  it('leads from the start to what stands alone in a subprocess', () => {
    const editor = opened(
      broken({
        elements: {
          s: { type: 'startEvent' },
          p: { type: 'subProcess' },
          one: { type: 'startEvent', scope: 'p' },
          a: { type: 'userTask', scope: 'p' },
        },
        flows: { 's>p': {} },
      }),
    );
    const [fix] = found(editor.document, 'ELEMENT_UNREACHABLE', 'a').fixes;
    expect(fix?.words).toEqual({ en: 'Connect it from “ONE”', ru: 'Провести к нему поток от «ONE»' });
    if (fix) editor.run(fix.command);
    expect(checkDocument(editor.document)).toEqual([]);
  });

  it('is not offered for what is no longer there', () => {
    const { document } = brokenBy['FLOW_DEADLOCK'] ?? { document: broken({ elements: {} }) };
    const { problem } = found(document, 'FLOW_DEADLOCK');
    expect(fixesFor(broken({ elements: {} }), problem)).toEqual([]);
  });
});
