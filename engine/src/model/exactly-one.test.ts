import { describe, expect, it } from 'vitest';
import { checkProcess, type ProcessDefinition } from './index.js';

/** What is said of a process whose one task or event says this. */
function said(element: object): readonly { readonly pointer: string; readonly en: string; readonly ru: string }[] {
  const definition = {
    kind: 'process',
    format: 1,
    id: 'p',
    processes: { p: { executable: true } },
    elements: {
      start: { type: 'startEvent', scope: 'p' },
      mid: { scope: 'p', ...element },
      end: { type: 'endEvent', scope: 'p' },
    },
    flows: { a: { from: 'start', to: 'mid' }, b: { from: 'mid', to: 'end' } },
    rootElements: { m: { type: 'message', code: 'm' } },
  } as unknown as ProcessDefinition;
  return checkProcess(definition).flatMap(({ code, pointer, message }) => (code === 'ATTRIBUTE_INVALID' ? [{ pointer, ...message }] : []));
}

describe('what has to be said once', () => {
  it.each([
    [{}, 'none', 'ничего'],
    [{ message: { ref: 'm' }, service: { type: 'mail' } }, 'both', 'и то, и другое'],
  ])('a send task with %j says what was found, in both languages', (content, en, ru) => {
    expect(said({ type: 'sendTask', ...content })).toEqual([
      {
        pointer: '/elements/mid',
        en: `Expected the content of mid to be exactly one of message and service, but found ${en}. Correct it.`,
        ru: `содержание элемента mid: ожидается ровно одно из message и service, а указано ${ru}. Исправьте.`,
      },
    ]);
  });

  it.each([
    [{}, 'none', 'ничего'],
    [{ collection: 'lines', cardinality: '3' }, 'both', 'и то, и другое'],
  ])('a multi-instance loop with %j says what was found, in both languages', (loop, en, ru) => {
    const loopCharacteristics = { type: 'multiInstanceLoopCharacteristics', ...loop };
    expect(said({ type: 'task', loopCharacteristics })).toEqual([
      {
        pointer: '/elements/mid/loopCharacteristics',
        en: `Expected loopCharacteristics of mid to be exactly one of collection and cardinality, but found ${en}. Correct it.`,
        ru: `loopCharacteristics элемента mid: ожидается ровно одно из collection и cardinality, а указано ${ru}. Исправьте.`,
      },
    ]);
  });

  it('a timer with several times names them', () => {
    const [problem] = said({ type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'PT1H', cycle: 'R3/PT1H' } });
    expect(problem?.en).toContain('exactly one of date, duration and cycle, but found duration, cycle');
    expect(problem?.ru).toContain('ровно одно из date, duration и cycle, а указано duration, cycle');
  });
});
