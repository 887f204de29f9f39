import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';

describe('an abstract task', () => {
  it('is done in the moment it is reached, as one event', () => {
    const rig = new ExecutionRig({ process: drawProcess({ t: { type: 'task' }, u: { type: 'userTask' } }, ['start -> t -> u -> end']) });
    rig.start();
    expect(rig.path()).toEqual(['start', 't', 'u']);
    expect(rig.facts('elementPassed')).toContainEqual({ element: 't', flow: 'start_t', taken: ['t_u'] });
  });

  it('chooses among its flows by their conditions', () => {
    const lines = ['start -> t', 't -> endA: n > 1', 't -> endB'];
    const rig = new ExecutionRig({ process: drawProcess({ t: { type: 'task', default: 't_endB' } }, lines) });
    rig.start({ variables: { n: 1 } });
    expect(rig.path()).toEqual(['start', 't', 'endB']);
  });
});
