import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';

function taken(gateway: JsonObject, lines: readonly string[], data: JsonObject): ExecutionRig {
  const rig = new ExecutionRig({ process: drawProcess({ gw: { type: 'exclusiveGateway', ...gateway } }, ['start -> gw', ...lines]) });
  rig.start({ data });
  return rig;
}

describe('an exclusive gateway', () => {
  it('takes the first flow whose condition holds, in the order of outgoing', () => {
    const lines = ['gw -> endB: amount > 10', 'gw -> endA: amount > 5'];
    expect(taken({}, lines, { amount: 20 }).path()).toEqual(['start', 'gw', 'endB']);
    expect(taken({}, lines, { amount: 7 }).path()).toEqual(['start', 'gw', 'endA']);
  });

  it('takes the default flow when no condition holds, wherever it stands', () => {
    const lines = ['gw -> endElse', 'gw -> endA: amount > 5'];
    expect(taken({ default: 'gw_endElse' }, lines, { amount: 7 }).path()).toEqual(['start', 'gw', 'endA']);
    expect(taken({ default: 'gw_endElse' }, lines, { amount: 1 }).path()).toEqual(['start', 'gw', 'endElse']);
  });

  it('takes a condition over an absent value as one that does not hold', () => {
    expect(taken({ default: 'gw_endElse' }, ['gw -> endElse', 'gw -> endA: amount > 5'], {}).path()).toEqual(['start', 'gw', 'endElse']);
  });

  it('makes an incident when no condition holds and there is no default; retrying asks again', () => {
    const rig = taken({}, ['gw -> endA: amount > 5', 'gw -> endB: amount < 0'], { amount: 1 });
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'NO_FLOW_TAKEN', elementId: 'gw' });
    expect(rig.rows('instances')[0]?.fields).toMatchObject({ status: 'active', openIncidents: 1 });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.rows('incidents')).toHaveLength(1);
    rig.send({ type: 'setVariables', set: { amount: 6 }, reason: 'a slip' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.path().at(-1)).toBe('endA');
    expect(rig.state.status).toBe('completed');
  });

  it('makes an incident of a condition that is neither true nor false, and of one that fails', () => {
    expect(taken({}, ['gw -> endA: amount', 'gw -> endB: true'], { amount: 1 }).rows('incidents')[0]?.fields).toMatchObject({
      code: 'CONDITION_NOT_BOOLEAN',
    });
    const failed = taken({}, ['gw -> endA: amount > "x"', 'gw -> endB: true'], { amount: 1 });
    expect(failed.rows('incidents')).toHaveLength(1);
    expect(JSON.parse(failed.rows('incidents')[0]?.body ?? '')).toMatchObject({
      message: expect.stringContaining('condition of flow gw_endA') as string,
    });
  });

  it('lets each of several tokens through by itself', () => {
    const rig = new ExecutionRig({
      process: drawProcess(
        {
          f: { type: 'parallelGateway' },
          gw: { type: 'exclusiveGateway' },
          a: { type: 'scriptTask', script: { language: 'jsonata', set: {} } },
        },
        ['start -> f -> gw -> end', 'f -> a -> gw'],
      ),
    });
    rig.start();
    expect(rig.path().filter((element) => element === 'end')).toHaveLength(2);
    expect(rig.state.status).toBe('completed');
  });

  it('asks the single flow out of it too, where it has a condition', () => {
    expect(taken({}, ['gw -> end: ok'], { ok: false }).rows('incidents')[0]?.fields).toMatchObject({ code: 'NO_FLOW_TAKEN' });
  });
});
