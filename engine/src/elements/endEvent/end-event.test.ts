import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';

const wait = { type: 'userTask' };
const fork = { type: 'parallelGateway' };
const terminate = { type: 'endEvent', event: { type: 'terminate' } };

describe('an end event', () => {
  it('completes the process when nothing else is left', () => {
    const rig = new ExecutionRig({ process: drawProcess({}, ['start -> end']) });
    rig.start();
    expect(rig.path()).toEqual(['start', 'end']);
    expect(rig.rows('instances')[0]?.fields).toMatchObject({ status: 'completed', endedAt: rig.now });
  });

  it('leaves other paths alone', () => {
    const rig = new ExecutionRig({ process: drawProcess({ fork, a: wait, b: wait }, ['start -> fork -> a -> end', 'fork -> b -> end2']) });
    rig.start();
    rig.complete('a');
    expect(rig.state.status).toBe('active');
    rig.complete('b');
    expect(rig.state.status).toBe('completed');
  });

  it('as a terminate event ends everything in its process and cancels open work items with the reason', () => {
    const rig = new ExecutionRig({
      process: drawProcess({ fork, a: wait, b: wait, stop: terminate }, ['start -> fork -> a -> stop', 'fork -> b -> end']),
    });
    rig.start();
    rig.complete('a');
    expect(rig.state.status).toBe('completed');
    expect(rig.facts('instanceCompleted')).toEqual([{ terminated: true }]);
    expect(rig.rows('workItems').map((row) => row.fields?.['state'])).toEqual(['completed', 'cancelled']);
    expect(JSON.parse(rig.rows('workItems')[1]?.body ?? '')).toMatchObject({ endReason: 'terminated' });
  });

  it('as a terminate event inside a subprocess ends only that', () => {
    const elements = {
      fork,
      b: wait,
      sub: { type: 'subProcess' },
      startIn: { type: 'startEvent', scope: 'sub' },
      forkIn: { ...fork, scope: 'sub' },
      one: { ...wait, scope: 'sub' },
      two: { ...wait, scope: 'sub' },
      stop: { ...terminate, scope: 'sub' },
      endIn: { type: 'endEvent', scope: 'sub' },
    };
    const lines = [
      'start -> fork -> sub -> after -> end',
      'fork -> b -> end2',
      'startIn -> forkIn -> one -> stop',
      'forkIn -> two -> endIn',
    ];
    const rig = new ExecutionRig({ process: drawProcess({ ...elements, after: wait }, lines) });
    rig.start();
    rig.complete('one');
    const open = rig.rows('workItems').filter((row) => row.fields?.['open'] === true);
    expect(open.map((row) => row.fields?.['elementId'])).toEqual(['b', 'after']);
  });

  it('as a terminate event drops tokens that wait at a join', () => {
    const join = { type: 'parallelGateway' };
    const lines = ['start -> fork -> join -> end', 'fork -> a -> join', 'fork -> b -> stop'];
    const rig = new ExecutionRig({ process: drawProcess({ fork, join, a: wait, b: wait, stop: terminate }, lines) });
    rig.start();
    rig.complete('b');
    expect(rig.state.status).toBe('completed');
    expect(rig.rows('incidents')).toEqual([]);
  });
});
