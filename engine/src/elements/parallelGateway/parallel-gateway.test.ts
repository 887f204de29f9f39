import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';

const gateway = { type: 'parallelGateway' };
const wait = { type: 'userTask' };

describe('a parallel gateway', () => {
  it('sends a token along every flow and waits for all of them at the join', () => {
    const rig = new ExecutionRig({
      process: drawProcess({ f: gateway, a: wait, b: wait, j: gateway }, ['start -> f -> a -> j -> end', 'f -> b -> j']),
    });
    rig.start();
    expect(rig.path()).toEqual(['start', 'f', 'a', 'b']);
    rig.complete('a');
    expect(rig.path()).not.toContain('j');
    rig.complete('b');
    expect(rig.path()).toEqual(['start', 'f', 'a', 'b', 'j', 'end']);
    expect(rig.state.status).toBe('completed');
  });

  it('counts tokens for each flow apart: two along one flow do not stand for two flows', () => {
    const elements = { f: gateway, m: { type: 'exclusiveGateway' }, a: wait, b: wait, c: wait, j: gateway };
    const rig = new ExecutionRig({ process: drawProcess(elements, ['start -> f -> a -> m -> j -> end', 'f -> b -> m', 'f -> c -> j']) });
    rig.start();
    rig.complete('a');
    rig.complete('b');
    expect(rig.path()).not.toContain('j');
    rig.complete('c');
    expect(rig.path().filter((element) => element === 'j')).toHaveLength(1);
  });

  it('makes an incident of a join that can never be complete, rather than waiting for ever', () => {
    const elements = { x: { type: 'exclusiveGateway' }, a: wait, b: wait, j: gateway };
    const rig = new ExecutionRig({
      process: drawProcess(elements, ['start -> x', 'x -> a: true', 'x -> b: false', 'a -> j -> end', 'b -> j']),
    });
    rig.start();
    rig.complete('a');
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'JOIN_STUCK', elementId: 'j' });
    expect(JSON.parse(rig.rows('incidents')[0]?.body ?? '')).toMatchObject({ message: expect.stringContaining('b_j') as string });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.rows('incidents')).toHaveLength(1);
    rig.send({ type: 'cancelInstance', reason: 'the drawing is wrong' });
    expect(rig.rows('incidents')).toEqual([]);
    expect(rig.state.status).toBe('cancelled');
  });

  it('joins and splits in one', () => {
    const rig = new ExecutionRig({
      process: drawProcess({ f: gateway, a: wait, b: wait, j: gateway }, ['start -> f -> a -> j -> end1', 'f -> b -> j', 'j -> end2']),
    });
    rig.start();
    rig.complete('b');
    rig.complete('a');
    expect(rig.path().slice(-3)).toEqual(['j', 'end1', 'end2']);
  });

  it('joins again when the loop around it brings tokens again', () => {
    const elements = {
      m: { type: 'exclusiveGateway' },
      f: gateway,
      a: wait,
      b: wait,
      j: gateway,
      x: { type: 'exclusiveGateway', default: 'x_end' },
    };
    const rig = new ExecutionRig({
      process: drawProcess(elements, ['start -> m -> f -> a -> j -> x', 'f -> b -> j', 'x -> m: again', 'x -> end']),
    });
    rig.start({ data: { again: true } });
    rig.complete('a');
    rig.complete('b');
    rig.complete('a', { data: { again: false } });
    rig.complete('b');
    expect(rig.path().filter((element) => element === 'j')).toHaveLength(2);
    expect(rig.state.status).toBe('completed');
  });
});
