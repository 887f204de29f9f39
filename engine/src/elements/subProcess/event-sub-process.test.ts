import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';

const rootElements = { m: { type: 'message' }, s: { type: 'signal' }, e: { type: 'error' }, l: { type: 'escalation' } };
const user = { type: 'userTask' };
const around = { type: 'subProcess', triggeredByEvent: true };

/** A process with a user task `u` and an event subprocess `x` with a user task `v`. */
function drawn(
  start: JsonObject,
  x: JsonObject = {},
  more: Readonly<Record<string, JsonObject>> = {},
  lines: readonly string[] = [],
): ExecutionRig {
  const elements = {
    u: user,
    x: { ...around, ...x },
    startX: { type: 'startEvent', scope: 'x', ...start },
    v: { ...user, scope: 'x' },
    endX: { type: 'endEvent', scope: 'x' },
    ...more,
  };
  return new ExecutionRig({ process: { ...drawProcess(elements, ['start -> u -> end', 'startX -> v -> endX', ...lines]), rootElements } });
}
const open = (rig: ExecutionRig): readonly unknown[] =>
  rig.rows('workItems').flatMap(({ fields }) => (fields?.['open'] === true ? [fields['elementId']] : []));

describe('an event subprocess', () => {
  it('is waited for from the beginning of its scope, which owns what is waited for', () => {
    const rig = drawn({ event: { type: 'message', ref: 'm' } });
    rig.start();
    expect(rig.facts('subscriptionOpened')).toEqual([
      { subscription: 1, activity: 0, inScope: true, element: 'startX', kind: 'message', name: 'm' },
    ]);
  });

  it('that interrupts clears its scope in one event, and nothing there is waited for any more', () => {
    const rig = drawn({ event: { type: 'message', ref: 'm' } });
    rig.start();
    rig.message('m');
    expect(rig.facts('activitiesTerminated')).toEqual([{ activities: [2], reason: 'interrupted', within: 0 }]);
    expect(rig.rows('subscriptions')).toEqual([]);
    expect(open(rig)).toEqual(['v']);
    rig.complete('v');
    expect(rig.facts('instanceCompleted')).toEqual([{}]);
  });

  it('that does not interrupt may run many times beside its scope', () => {
    const rig = drawn({ isInterrupting: false, event: { type: 'signal', ref: 's' } });
    rig.start();
    for (let times = 0; times < 3; times++) rig.signal('s');
    expect(open(rig)).toEqual(['u', 'v', 'v', 'v']);
    rig.complete('u');
    for (let times = 0; times < 3; times++) rig.complete('v');
    expect(rig.state.status).toBe('completed');
  });

  it('keeps what its start takes over in its own variables where it declares them', () => {
    const rig = drawn(
      { isInterrupting: false, event: { type: 'message', ref: 'm', out: { k: 'n', seen: 'n' } } },
      { variables: { k: { type: 'integer' } } },
    );
    rig.start();
    rig.message('m', { data: { n: 3 } });
    expect(rig.variables).toEqual({ seen: 3 });
    expect(rig.state.scopes.values().map(({ variables }) => variables)).toEqual([{ seen: 3 }, { k: 3 }]);
  });

  it('that cannot begin leaves its scope as it was; retried, it begins with what came', () => {
    const rig = drawn({ event: { type: 'message', ref: 'm', out: { total: 'n + $variables.k' } } });
    rig.start({ variables: { k: 'x' } });
    rig.message('m', { data: { n: 3 } });
    expect(open(rig)).toEqual(['u']);
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ elementId: 'startX' });
    rig.send({ type: 'setVariables', set: { k: 4 }, reason: 'a slip' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.variables).toEqual({ k: 4, total: 7 });
    expect(open(rig)).toEqual(['v']);
  });

  it('of a condition that cannot be answered has one incident of the scope, gone when it can', () => {
    const rig = drawn({ event: { type: 'conditional', condition: 'n > 5' } });
    rig.start({ variables: { n: 'x' } });
    expect(rig.rows('incidents')).toHaveLength(1);
    rig.send({ type: 'setVariables', set: { n: 'y' }, reason: 'still none' });
    expect(rig.rows('incidents')).toHaveLength(1);
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.rows('incidents')).toHaveLength(1);
    rig.send({ type: 'setVariables', set: { n: 6 }, reason: 'a number' });
    expect(rig.rows('incidents')).toEqual([]);
    expect(open(rig)).toEqual(['v']);
  });

  it('whose condition cannot be answered does not keep its scope from ending', () => {
    const rig = drawn({ event: { type: 'conditional', condition: 'n > 5' } });
    rig.start({ variables: { n: 'x' } });
    rig.complete('u');
    expect(rig.state.status).toBe('completed');
    expect(rig.rows('incidents')).toEqual([]);
  });

  it('hears an error of a worker before the events attached to the task’s subprocess', () => {
    const more = {
      call: { type: 'serviceTask', service: { type: 'erp' } },
      b: { type: 'boundaryEvent', attachedTo: 'call', event: { type: 'error', ref: 'e' } },
    };
    const rig = drawn({ event: { type: 'error' } }, {}, more, ['start -> call -> end2', 'b -> end3']);
    rig.start();
    const error = { code: 'X', message: 'x' };
    const jobId = rig.idOf('jobs');
    rig.send({ type: 'failJob', jobId, attempt: 1, error, bpmnError: { code: 'other', message: 'not ours' } });
    expect(rig.events.find(({ type }) => type === 'errorThrown')).toMatchObject({
      facts: { element: 'call', code: 'other', caughtBy: 'startX' },
      data: { message: 'not ours' },
    });
    expect(open(rig)).toEqual(['v']);
  });

  it('throws to those further out: never to itself', () => {
    const more = {
      again: { type: 'intermediateThrowEvent', scope: 'x', event: { type: 'escalation', ref: 'l' } },
      t: { type: 'intermediateThrowEvent', event: { type: 'escalation', ref: 'l' } },
    };
    const rig = new ExecutionRig({
      process: {
        ...drawProcess(
          {
            u: user,
            x: around,
            startX: { type: 'startEvent', scope: 'x', isInterrupting: false, event: { type: 'escalation', ref: 'l' } },
            endX: { type: 'endEvent', scope: 'x' },
            ...more,
          },
          ['start -> t -> u -> end', 'startX -> again -> endX'],
        ),
        rootElements,
      },
    });
    rig.start();
    const inside = rig.facts('elementEntered').find(({ element }) => element === 'x');
    expect(rig.facts('escalationThrown')).toEqual([
      { element: 't', code: 'l', caughtBy: 'startX', caughtAt: 0 },
      { element: 'again', code: 'l', scope: inside?.['activity'] },
    ]);
    expect(rig.path().filter((element) => element === 'x')).toHaveLength(1);
  });

  it('has timers that end with its scope', () => {
    const rig = drawn({ isInterrupting: false, event: { type: 'timer', cycle: 'R/PT1H' } });
    rig.start();
    rig.pass('PT2H30M');
    expect(open(rig)).toEqual(['u', 'v', 'v']);
    const timerId = rig.idOf('timers');
    for (const task of ['u', 'v', 'v']) rig.complete(task);
    expect(rig.state.status).toBe('completed');
    expect(rig.rows('timers')).toEqual([]);
    expect(() => rig.send({ type: 'fireTimer', timerId })).toThrow(expect.objectContaining({ code: 'TIMER_GONE' }));
  });
});
