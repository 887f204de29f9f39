import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { checkProcess } from './check-process.js';
import type { ProcessDefinition } from './definition.js';

const rootElements = {
  m: { type: 'message' },
  n: { type: 'message', code: 'x'.repeat(201) },
  s: { type: 'signal' },
  e: { type: 'error', code: 'E' },
  f: { type: 'error', code: 'E' },
  l: { type: 'escalation' },
};
const user = { type: 'userTask' };
const inside = { x: { type: 'subProcess', triggeredByEvent: true }, endX: { type: 'endEvent', scope: 'x' } };

function problemsOf(elements: Readonly<Record<string, JsonObject>>, lines: readonly string[]): ReturnType<typeof checkProcess> {
  return checkProcess({ ...drawProcess(elements, lines), rootElements } as unknown as ProcessDefinition).filter(
    ({ severity }) => severity === 'error',
  );
}
const attached = (event: JsonObject, more: JsonObject = {}): JsonObject => ({ type: 'boundaryEvent', attachedTo: 't', event, ...more });
const starting = (event: JsonObject, more: JsonObject = {}): Readonly<Record<string, JsonObject>> => ({
  t: user,
  ...inside,
  startX: { type: 'startEvent', scope: 'x', event, ...more },
});
const eventLines = ['start -> t -> end', 'startX -> endX'];
const all = { type: 'multiple', parallel: true };

describe('the check of events', () => {
  it.each<[string, Readonly<Record<string, JsonObject>>, readonly string[], string]>([
    [
      'two events at one activity for one code',
      { t: user, a: attached({ type: 'error', ref: 'e' }), b: attached({ type: 'error', ref: 'f' }) },
      ['start -> t -> end', 'a -> endA', 'b -> endB'],
      'ATTRIBUTE_INVALID /elements/b/event',
    ],
    [
      'two events at one activity for every escalation',
      { t: user, a: attached({ type: 'escalation' }), b: attached({ type: 'escalation' }, { cancelActivity: false }) },
      ['start -> t -> end', 'a -> endA', 'b -> endB'],
      'ATTRIBUTE_INVALID /elements/b/event',
    ],
    [
      'an error both alone and as part of a multiple event',
      { t: user, a: attached({ type: 'error', ref: 'e' }), b: attached({ type: 'multiple', events: { p: { type: 'error', ref: 'f' } } }) },
      ['start -> t -> end', 'a -> endA', 'b -> endB'],
      'ATTRIBUTE_INVALID /elements/b/event',
    ],
    [
      'an error in a multiple event that goes on',
      { t: user, b: attached({ type: 'multiple', events: { p: { type: 'error' } } }, { cancelActivity: false }) },
      ['start -> t -> end', 'b -> endB'],
      'ATTRIBUTE_INVALID /elements/b/event/events/p/type',
    ],
    [
      'an error that all others are waited for with',
      { t: user, b: attached({ ...all, events: { p: { type: 'error' }, q: { type: 'signal', ref: 's' } } }) },
      ['start -> t -> end', 'b -> endB'],
      'ATTRIBUTE_INVALID /elements/b/event/events/p/type',
    ],
    [
      'a cycle where all others are waited for too',
      {
        t: user,
        b: attached(
          { ...all, events: { p: { type: 'timer', cycle: 'R/PT1H' }, q: { type: 'signal', ref: 's' } } },
          { cancelActivity: false },
        ),
      },
      ['start -> t -> end', 'b -> endB'],
      'ATTRIBUTE_INVALID /elements/b/event/events/p/cycle',
    ],
    [
      'a multiple event of nothing',
      { t: user, b: attached({ type: 'multiple', events: {} }) },
      ['start -> t -> end', 'b -> endB'],
      'ATTRIBUTE_INVALID /elements/b/event/events',
    ],
    [
      'a multiple event in a multiple event',
      { t: user, b: attached({ type: 'multiple', events: { p: all } }) },
      ['start -> t -> end', 'b -> endB'],
      'ATTRIBUTE_INVALID /elements/b/event/events/p/type',
    ],
    [
      'a signal that is a message',
      { t: user, b: attached({ type: 'signal', ref: 'm' }) },
      ['start -> t -> end', 'b -> endB'],
      'PROCESS_REFERENCE_UNKNOWN /elements/b/event/ref',
    ],
    [
      'a name that no room takes',
      { t: user, b: attached({ type: 'message', ref: 'n' }) },
      ['start -> t -> end', 'b -> endB'],
      'ATTRIBUTE_INVALID /elements/b/event/ref',
    ],
    [
      'a condition that does not parse',
      { t: user, b: attached({ type: 'conditional', condition: 'a >' }) },
      ['start -> t -> end', 'b -> endB'],
      'EXPRESSION_INVALID /elements/b/event/condition',
    ],
    [
      'a key that does not parse',
      { t: user, b: attached({ type: 'message', ref: 'm', key: '(' }) },
      ['start -> t -> end', 'b -> endB'],
      'EXPRESSION_INVALID /elements/b/event/key',
    ],
    [
      'an attribute that its event has not',
      { t: user, b: attached({ type: 'signal', ref: 's', key: 'x' }) },
      ['start -> t -> end', 'b -> endB'],
      'ATTRIBUTE_UNSUPPORTED /elements/b/event/key',
    ],
    [
      'a link at the border',
      { t: user, b: attached({ type: 'link', link: 'A' }) },
      ['start -> t -> end', 'b -> endB'],
      'ATTRIBUTE_INVALID /elements/b/event/type',
    ],
    [
      'no event at the border',
      { t: user, b: { type: 'boundaryEvent', attachedTo: 't' } },
      ['start -> t -> end', 'b -> endB'],
      'ATTRIBUTE_INVALID /elements/b/event/type',
    ],
    [
      'a start with all of several events',
      { start: { type: 'startEvent', event: { ...all, events: { p: { type: 'signal', ref: 's' } } } } },
      ['start -> end'],
      'ATTRIBUTE_UNSUPPORTED /elements/start/event/parallel',
    ],
    [
      'a start that does not interrupt a process',
      { start: { type: 'startEvent', event: { type: 'signal', ref: 's' }, isInterrupting: false } },
      ['start -> end'],
      'ATTRIBUTE_INVALID /elements/start/isInterrupting',
    ],
    [
      'a form where a signal begins the process',
      { start: { type: 'startEvent', form: { ref: 'f' }, event: { type: 'signal', ref: 's' } } },
      ['start -> end'],
      'ATTRIBUTE_UNSUPPORTED /elements/start/form',
    ],
    [
      'a form inside a subprocess',
      { t: { type: 'subProcess' }, startX: { type: 'startEvent', scope: 't', form: { ref: 'f' } } },
      ['start -> t -> end'],
      'ATTRIBUTE_UNSUPPORTED /elements/startX/form',
    ],
    [
      'an error of an event subprocess that goes on',
      starting({ type: 'error' }, { isInterrupting: false }),
      eventLines,
      'ATTRIBUTE_INVALID /elements/startX/isInterrupting',
    ],
    [
      'a link that begins an event subprocess',
      starting({ type: 'link', link: 'A' }),
      eventLines,
      'ATTRIBUTE_INVALID /elements/startX/event/type',
    ],
  ])('refuses %s, in both languages', (_what, elements, lines, expected) => {
    const problems = problemsOf(elements, lines);
    expect(problems.map(({ code, pointer }) => `${code} ${pointer}`)).toContain(expected);
    for (const { message } of problems) {
      expect(message.ru).toMatch(/[а-яё]/);
      expect(message.ru).not.toMatch(/ or | an? | the /);
    }
  });

  it('lets events of one place catch different things, and the same in different places', () => {
    const elements = {
      t: user,
      a: attached({ type: 'error', ref: 'e' }),
      b: attached({ type: 'error' }),
      c: attached({ type: 'escalation', ref: 'l' }, { cancelActivity: false }),
      u: user,
      d: { ...attached({ type: 'error', ref: 'e' }), attachedTo: 'u' },
      ...inside,
      startX: { type: 'startEvent', scope: 'x', event: { type: 'error', ref: 'e' } },
    };
    expect(problemsOf(elements, ['start -> t -> u -> end', 'a -> endA', 'b -> endB', 'c -> endC', 'd -> endD', 'startX -> endX'])).toEqual(
      [],
    );
  });
});
