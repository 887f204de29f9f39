import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';

const refused = (code: string): unknown => expect.objectContaining({ code });
const wait = { type: 'userTask' };

function late(event: JsonObject, more: JsonObject = {}): JsonObject {
  return { type: 'boundaryEvent', attachedTo: 't', event: { type: 'timer', ...event }, ...more };
}

function attached(boundary: JsonObject): ExecutionRig {
  return new ExecutionRig({ process: drawProcess({ t: wait, late: boundary }, ['start -> t -> end', 'late -> endLate']) });
}

describe('a timer boundary event', () => {
  it('that interrupts ends the activity, cancels its work item and goes on in its place', () => {
    const rig = attached(late({ duration: 'PT8H' }));
    rig.start();
    const workItemId = rig.workItem('t');
    rig.pass('PT8H');
    expect(rig.path()).toEqual(['start', 't', 'late', 'endLate']);
    expect(rig.state.status).toBe('completed');
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({ state: 'cancelled', open: false });
    expect(() => rig.send({ type: 'completeWorkItem', workItemId })).toThrow(refused('WORK_ITEM_CANCELLED'));
  });

  it('that does not interrupt sends a further token and leaves the activity as it is', () => {
    const rig = attached(late({ duration: 'PT8H' }, { cancelActivity: false }));
    rig.start();
    rig.pass('P1D');
    expect(rig.path()).toEqual(['start', 't', 'late', 'endLate']);
    rig.complete('t');
    expect(rig.state.status).toBe('completed');
  });

  it('is gone when the activity is left in time', () => {
    const rig = attached(late({ duration: 'PT8H' }));
    rig.start();
    const timerId = rig.idOf('timers');
    rig.complete('t');
    expect(rig.rows('timers')).toEqual([]);
    rig.sleep('P1D');
    expect(() => rig.send({ type: 'fireTimer', timerId })).toThrow(refused('TIMER_GONE'));
  });

  it('repeats by its cycle, as often as that says', () => {
    const rig = attached(late({ cycle: 'R3/PT1H' }, { cancelActivity: false }));
    rig.start();
    rig.pass('P1D');
    expect(rig.path().filter((element) => element === 'late')).toHaveLength(3);
    expect(rig.rows('timers')).toEqual([]);
    expect(rig.state.status).toBe('active');
  });

  it.each([
    ['one', 1, 1],
    ['all', 3, 1],
    ['skip', 0, 1],
  ] as const)('after downtime catches up by its policy: %s', (catchUp, fired, later) => {
    const rig = attached(late({ cycle: 'R/PT1H', catchUp }, { cancelActivity: false }));
    rig.start();
    rig.sleep('PT3H30M');
    const count = (): number => rig.path().filter((element) => element === 'late').length;
    rig.pass('PT0S');
    expect(count()).toBe(fired);
    rig.pass('PT30M');
    expect(count()).toBe(fired + later);
  });

  it('with one firing for many missed tells how many', () => {
    const rig = attached(late({ cycle: 'R/PT1H' }, { cancelActivity: false }));
    rig.start();
    rig.sleep('PT3H30M');
    rig.pass('PT0S');
    expect(rig.facts('timerFired')).toEqual([{ timer: 2, next: rig.now + 1_800_000, index: 3, missed: 2 }]);
  });

  it('that skips does not lose the occurrence that is only just due', () => {
    const rig = attached(late({ cycle: 'R/PT1H', catchUp: 'skip' }, { cancelActivity: false }));
    rig.start();
    rig.sleep('PT3H0M5S');
    rig.pass('PT0S');
    expect(rig.path().filter((element) => element === 'late')).toHaveLength(1);
    expect(rig.facts('timerSkipped')).toMatchObject([{ missed: 2 }]);
  });

  it('is over after the last occurrence, also when that was skipped', () => {
    const rig = attached(late({ cycle: 'R2/PT1H', catchUp: 'skip' }, { cancelActivity: false }));
    rig.start();
    rig.sleep('P1D');
    rig.pass('PT0S');
    expect(rig.rows('timers')).toEqual([]);
    expect(rig.path()).toEqual(['start', 't']);
  });

  it('is armed although the activity’s own work cannot begin', () => {
    const t = { ...wait, assignment: { candidates: [{ relation: 'manager' }] } };
    const rig = new ExecutionRig({
      process: drawProcess({ t, late: late({ duration: 'PT8H' }) }, ['start -> t -> end', 'late -> endLate']),
    });
    rig.start();
    expect(rig.rows('incidents')).toHaveLength(1);
    rig.pass('PT8H');
    expect(rig.rows('incidents')).toEqual([]);
    expect(rig.path()).toEqual(['start', 't', 'late', 'endLate']);
  });

  it('that cannot be armed makes an incident before the work begins; retrying arms it and begins', () => {
    const boundary = late({ duration: { expression: 'limit' } });
    const rig = attached(boundary);
    rig.start({ data: { limit: 'soon' } });
    expect(rig.rows('workItems')).toEqual([]);
    rig.send({ type: 'setVariables', set: { limit: 'PT1H' }, reason: 'a slip' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.rows('workItems')).toHaveLength(1);
    expect(rig.rows('timers')).toHaveLength(1);
  });

  it('on a subprocess ends everything inside', () => {
    const elements = {
      t: { type: 'subProcess' },
      startIn: { type: 'startEvent', scope: 't' },
      one: { ...wait, scope: 't' },
      call: { type: 'serviceTask', scope: 't', service: { type: 'erp' } },
      nap: { type: 'intermediateCatchEvent', scope: 't', event: { type: 'timer', duration: 'P9D' } },
      late: late({ duration: 'PT8H' }),
    };
    const rig = new ExecutionRig({
      process: drawProcess(elements, ['start -> t -> end', 'late -> endLate', 'startIn -> one', 'startIn -> call', 'startIn -> nap']),
    });
    rig.start();
    expect([rig.rows('jobs'), rig.rows('timers')].map((rows) => rows.length)).toEqual([1, 2]);
    rig.pass('PT8H');
    expect([rig.rows('jobs'), rig.rows('timers')].map((rows) => rows.length)).toEqual([0, 0]);
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({ state: 'cancelled' });
    expect(rig.state.status).toBe('completed');
  });
});
