import type { JsonObject, JsonValue } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { checkProcess } from './check-process.js';
import type { ProcessDefinition } from './definition.js';

const task = { type: 'task' };
const handler = { ...task, isForCompensation: true };
const at = (attachedTo: string, type: string): JsonObject => ({ type: 'boundaryEvent', attachedTo, event: { type } });
const startOn = (scope: string): JsonObject => ({ type: 'startEvent', scope, event: { type: 'compensation' } });
const inside = { scope: 'sub' };

/** A process in which `a` and the subprocess `sub` can be undone; `changes` are put over its elements. */
function problems(changes: Readonly<Record<string, JsonObject>>, more: JsonObject = {}): readonly (readonly [string, string, string])[] {
  const elements = {
    a: task,
    onA: at('a', 'compensation'),
    undoA: handler,
    sub: { type: 'transaction' },
    startIn: { type: 'startEvent', ...inside },
    in: { ...task, ...inside },
    endIn: { type: 'endEvent', ...inside },
    undoing: { type: 'subProcess', triggeredByEvent: true, ...inside },
    startUndo: startOn('undoing'),
    thrown: { type: 'intermediateThrowEvent', event: { type: 'compensation', activity: 'a' } },
    ...changes,
  };
  const drawn = drawProcess(elements, [
    'start -> a -> sub -> thrown -> end',
    'startIn -> in -> endIn',
    ...((more['lines'] ?? []) as string[]),
  ]);
  const artifacts = { one: { type: 'association', from: 'onA', to: 'undoA' }, ...(more['artifacts'] as object) };
  const definition = { ...drawn, ...(more['drawn'] as object), artifacts } as unknown as ProcessDefinition;
  return checkProcess(definition).map(({ code, pointer, message }) => [`${code} ${pointer}`, message.en, message.ru]);
}

describe('the check of compensation and of data', () => {
  it('warns of a throw event that names what has nothing to undo', () => {
    const event = { type: 'compensation', activity: 'b' };
    const lines = ['a -> b'];
    const thrown = { type: 'intermediateThrowEvent', event: { type: 'multiple', events: { one: event } } };
    const found = problems({ b: task, thrown }, { lines });
    expect(found.map(([place]) => place)).toEqual(['COMPENSATION_WITHOUT_HANDLER /elements/thrown/event/events/one/activity']);
    expect(found[0]?.[2]).toContain('отменяет действие b');
    expect(problems({ thrown: { type: 'endEvent', event: { type: 'compensation', activity: 'sub' } } }, {})).not.toContainEqual(
      expect.arrayContaining([expect.stringContaining('COMPENSATION_WITHOUT_HANDLER')]),
    );
  });

  it('accepts handlers, what undoes a subprocess, and a throw event that names what it sees', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ undoA: { ...handler, type: 'manualTask' }, onA: { ...at('a', 'compensation'), cancelActivity: false } })).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, JsonObject>>, JsonObject, string, string]>([
    [
      'a throw event that does not wait',
      { thrown: { type: 'intermediateThrowEvent', event: { type: 'compensation', waitForCompletion: false } } },
      {},
      'ATTRIBUTE_UNSUPPORTED /elements/thrown/event/waitForCompletion',
      'всегда ждут конца компенсации',
    ],
    [
      'an event attached to a handler',
      { late: { ...at('undoA', 'timer'), event: { type: 'timer', duration: 'PT1H' } } },
      { lines: ['late -> end2'] },
      'ATTRIBUTE_INVALID /elements/undoA/isForCompensation',
      'ни одного граничного события',
    ],
    [
      'an event attached to an event subprocess',
      { late: { ...at('undoing', 'timer'), ...inside, event: { type: 'timer', duration: 'PT1H' } } },
      {},
      'ATTRIBUTE_INVALID /elements/undoing/triggeredByEvent',
      'ни одного граничного события',
    ],
    [
      'a handler that is undone itself',
      { thrown: { type: 'intermediateThrowEvent', event: { type: 'compensation', activity: 'undoA' } } },
      {},
      'ATTRIBUTE_INVALID /elements/thrown/event/activity',
      'действие основного потока',
    ],
    [
      'a part of a multiple event that names nobody',
      { thrown: { type: 'intermediateThrowEvent', event: { type: 'multiple', events: { x: { type: 'compensation', activity: 'in' } } } } },
      {},
      'ATTRIBUTE_INVALID /elements/thrown/event/events/x/activity',
      'действие в той же области',
    ],
    [
      'a handler that is an event subprocess',
      { undoA: { type: 'subProcess', isForCompensation: true, triggeredByEvent: true }, startE: startOn('undoA') },
      {},
      'ATTRIBUTE_INVALID /elements/undoA/isForCompensation',
      'не является событийным подпроцессом',
    ],
    [
      'two event subprocesses that undo the same',
      { again: { type: 'subProcess', triggeredByEvent: true, ...inside }, startAgain: startOn('again') },
      {},
      'ATTRIBUTE_INVALID /elements/startAgain/event/type',
      'единственное событие этого типа',
    ],
    [
      'a cancel end event outside of a transaction',
      { end: { type: 'endEvent', event: { type: 'cancel' } } },
      {},
      'ATTRIBUTE_UNSUPPORTED /elements/end/event/type',
      'непосредственно в транзакции',
    ],
    [
      'a cancel event attached to a task',
      { late: at('a', 'cancel') },
      { lines: ['late -> end2'] },
      'ATTRIBUTE_UNSUPPORTED /elements/late/event/type',
      'отменить можно только транзакцию',
    ],
    [
      'a data association that transforms',
      {},
      { drawn: { dataAssociations: { way: { type: 'dataInputAssociation', from: 'd', to: 'a', attributes: { transformation: 'x' } } } } },
      'ATTRIBUTE_UNSUPPORTED /dataAssociations/way/attributes/transformation',
      'связь данных только рисуется',
    ],
    [
      'inputs of an activity',
      { a: { ...task, ioSpecification: {} } },
      {},
      'ATTRIBUTE_UNSUPPORTED /elements/a/ioSpecification',
      'входы, выходы, их наборы и связи только рисуются',
    ],
    [
      'a data object that shows no variable but a part of one',
      {},
      { drawn: { dataObjects: { d: { type: 'dataObject', scope: 'main', variable: 'order.id' } } } },
      'ATTRIBUTE_INVALID /dataObjects/d/variable',
      'имя переменной',
    ],
    [
      'a data object of several that shows one value',
      { sub: { type: 'transaction', variables: { n: { type: 'integer' } } } },
      { drawn: { dataObjects: { d: { type: 'dataObject', scope: 'sub', variable: 'n', collection: true } } } },
      'ATTRIBUTE_INVALID /dataObjects/d/variable',
      'переменную с типом list или any',
    ],
  ])('refuses %s, in both languages', (_what, changes, more, refusal, russian) => {
    const found = problems(changes, more).filter(([place]) => place === refusal);
    expect(found).toHaveLength(1);
    expect(found[0]?.[2]).toContain(russian);
    expect(found[0]?.[1]).not.toMatch(/[а-яё]/i);
  });

  it.each<[string, JsonValue]>([
    ['dataObjects', []],
    ['dataObjects', { d: 5 }],
    ['dataObjects', { d: { variable: 7 } }],
    ['dataAssociations', 'all'],
    ['dataAssociations', { way: { from: 'a', to: 3, attributes: { assignment: [] } } }],
  ])('stumbles over no %s: %j', (part, value) => {
    expect(problems({}, { drawn: { [part]: value } })).not.toEqual([]);
  });
});
