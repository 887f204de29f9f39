import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../testing/draw-process.js';
import { ExecutionRig } from '../../testing/execution-rig.js';
import { mostNamed } from './terminated.js';

/** Many subprocesses with a user task in each, around which a signal can end them all. */
function many(count: number, halt: JsonObject = { attachedTo: 's' }): ExecutionRig {
  const drawn = drawProcess(
    {
      s: {
        type: 'subProcess',
        loopCharacteristics: { type: 'multiInstanceLoopCharacteristics', cardinality: String(count) },
      },
      t: { type: 'userTask', scope: 's', assignment: { assignee: { user: 'anna' } } },
      halt: { type: 'boundaryEvent', event: { type: 'signal', ref: 'stop' }, ...halt },
    },
    ['start -> s -> end', 'halt -> halted'],
  );
  const rig = new ExecutionRig({ process: { ...drawn, rootElements: { stop: { type: 'signal' } } } });
  rig.start();
  return rig;
}

describe('activities that are ended from outside', () => {
  it('are named one by one, innermost first, where they are few', () => {
    const rig = many(2);
    rig.signal('stop');
    const [facts] = rig.facts('activitiesTerminated');
    expect(facts?.inner).toBeUndefined();
    expect(facts?.activities).toHaveLength(5);
    expect(facts?.activities.at(-1)).toBe(Math.min(...(facts?.activities ?? [])));
    expect(rig.state.status).toBe('completed');
  });

  it('are named by the outermost where they are many, and all of them end', () => {
    const count = Math.ceil(mostNamed / 2);
    const rig = many(count);
    expect(rig.state.openWorkItems).toBe(count);
    rig.signal('stop');
    const [facts] = rig.facts('activitiesTerminated');
    expect(facts).toMatchObject({ inner: true });
    expect(facts?.activities).toHaveLength(1);
    expect(rig.state.status).toBe('completed');
    expect(rig.state.openWorkItems).toBe(0);
    expect(rig.path().at(-1)).toBe('halted');
  }, 60_000);

  it('are named by their scope where all in it end', () => {
    const count = mostNamed + 1;
    const drawn = drawProcess(
      {
        fork: { type: 'parallelGateway' },
        t: { type: 'userTask', loopCharacteristics: { type: 'multiInstanceLoopCharacteristics', cardinality: String(count) } },
        w: { type: 'userTask' },
        stop: { type: 'endEvent', event: { type: 'terminate' } },
      },
      ['start -> fork -> t -> end', 'fork -> w -> stop'],
    );
    const rig = new ExecutionRig({ process: drawn });
    rig.start();
    rig.complete('w');
    expect(rig.facts('activitiesTerminated').at(-1)).toEqual({ activities: [], inner: true, reason: 'terminated', within: 0 });
    expect(rig.state.status).toBe('completed');
    expect(rig.state.openWorkItems).toBe(0);
  }, 60_000);
});
