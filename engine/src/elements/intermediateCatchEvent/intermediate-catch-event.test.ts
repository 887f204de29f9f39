import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';

const refused = (code: string): unknown => expect.objectContaining({ code });

function waiting(event: JsonObject): ExecutionRig {
  return new ExecutionRig({
    process: drawProcess({ w: { type: 'intermediateCatchEvent', event: { type: 'timer', ...event } } }, ['start -> w -> end']),
  });
}

describe('a timer catch event', () => {
  it('waits for a length of time and then goes on', () => {
    const rig = waiting({ duration: 'PT8H' });
    rig.start();
    expect(rig.rows('timers')[0]).toMatchObject({ fields: { dueAt: rig.now + 8 * 3_600_000, elementId: 'w' }, body: '{"rule":"PT8H"}' });
    rig.pass('PT7H59M');
    expect(rig.state.status).toBe('active');
    rig.pass('PT1M');
    expect(rig.state.status).toBe('completed');
    expect(rig.rows('timers')).toEqual([]);
  });

  it('waits for a moment that an expression gives', () => {
    const rig = waiting({ date: { expression: 'at' } });
    rig.start({ data: { at: '2026-03-03T09:00:00+03:00' } });
    expect(rig.rows('timers')[0]?.fields).toMatchObject({ dueAt: Date.parse('2026-03-03T06:00:00Z') });
  });

  it('fires at once for a moment that has passed', () => {
    const rig = waiting({ date: '2020-01-01T00:00:00Z' });
    rig.start();
    rig.pass('PT0S');
    expect(rig.state.status).toBe('completed');
  });

  it('fires late rather than early, and once', () => {
    const rig = waiting({ duration: 'PT1H' });
    rig.start();
    const timerId = rig.idOf('timers');
    expect(() => rig.send({ type: 'fireTimer', timerId })).toThrow(refused('TIMER_NOT_DUE'));
    rig.sleep('P3D');
    rig.send({ type: 'fireTimer', timerId });
    expect(() => rig.send({ type: 'fireTimer', timerId })).toThrow(refused('TIMER_GONE'));
  });

  it('makes an incident of a time that is none, and starts the timer when it is retried', () => {
    const rig = waiting({ duration: { expression: 'pause' } });
    rig.start({ data: { pause: 'a while' } });
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'TIMING_INVALID', elementId: 'w' });
    rig.send({ type: 'setVariables', set: { pause: 'PT1M' }, reason: 'a slip' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    rig.pass('PT1M');
    expect(rig.state.status).toBe('completed');
  });
});
