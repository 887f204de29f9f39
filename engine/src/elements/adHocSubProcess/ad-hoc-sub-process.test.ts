import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';
import { createProcessAggregate } from '../../execution/index.js';

const inside: JsonObject = { type: 'userTask', scope: 'desk' };
const codeOf = (run: () => unknown): unknown => {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as { readonly code?: string }).code;
  }
};

function rigOf(desk: JsonObject, elements: Readonly<Record<string, JsonObject>>, lines: readonly string[] = []): ExecutionRig {
  const process = drawProcess({ desk: { type: 'adHocSubProcess', ...desk }, ...elements }, ['start -> desk -> end', ...lines], {
    withdrawal: { at: ['desk'] },
  });
  return new ExecutionRig({ process });
}

const activate = (rig: ExecutionRig, element: string, scopeActivity?: number | string): unknown =>
  rig.send({ type: 'activateElement', element, ...(scopeActivity === undefined ? {} : { scopeActivity }) }, { actor: 'anna' });
const open = (rig: ExecutionRig): readonly unknown[] =>
  rig.rows('workItems').flatMap(({ fields }) => (fields?.['open'] === true ? [fields['elementId']] : []));

describe('an ad-hoc subprocess', () => {
  it('waits for somebody to choose, and each activity is done as often as it is chosen', () => {
    const rig = rigOf({ completionCondition: 'calls = 2' }, { call: { ...inside, out: { calls: 'calls + 1' } } });
    rig.start({ variables: { calls: 0 } });
    expect(rig.state.status).toBe('active');
    for (const _time of [1, 2]) {
      activate(rig, 'call');
      rig.complete('call');
    }
    expect(rig.path()).toEqual(['start', 'desk', 'call', 'call', 'end']);
  });

  it('answers in which activity the choice was made', () => {
    const rig = rigOf({ completionCondition: 'false' }, { call: inside });
    rig.start();
    expect(activate(rig, 'call', 'desk')).toEqual({ scopeActivity: rig.facts('elementEntered')[0]?.activity });
    expect(rig.facts('elementActivated')).toEqual([{ element: 'call', scope: rig.facts('elementEntered')[0]?.activity }]);
  });

  it('refuses what is not enabled, and in sequence whatever comes while another is open', () => {
    const rig = rigOf({ completionCondition: 'false', ordering: 'sequential' }, { call: inside, note: inside }, ['call -> note']);
    rig.start();
    expect(codeOf(() => activate(rig, 'note'))).toBe('ELEMENT_NOT_ENABLED');
    expect(codeOf(() => activate(rig, 'nothing'))).toBe('INVALID_INPUT');
    expect(codeOf(() => activate(rig, 'call', 99))).toBe('ELEMENT_NOT_ENABLED');
    activate(rig, 'call');
    expect(codeOf(() => activate(rig, 'call'))).toBe('AD_HOC_BUSY');
  });

  it('keeps a token waiting in sequence across an incident of the activity before it', () => {
    const rig = rigOf(
      { ordering: 'sequential' },
      { call: inside, bad: { ...inside, assignment: { assignee: { expression: 'who' } } }, note: inside },
      ['call -> bad', 'call -> note'],
    );
    rig.start();
    activate(rig, 'call');
    rig.complete('call');
    expect([open(rig), rig.rows('incidents')]).toMatchObject([[], [{ fields: { elementId: 'bad' } }]]);
    rig.send({ type: 'setVariables', set: { who: 'user:boris' }, reason: 'known now' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(open(rig)).toEqual(['bad']);
    rig.complete('bad', { actor: 'boris' });
    expect(open(rig)).toEqual(['note']);
    rig.complete('note');
    expect(rig.state.status).toBe('completed');
  });

  it('is a place that an instance stands at, while nothing is chosen', () => {
    const rig = rigOf({ completionCondition: 'false' }, { call: inside });
    rig.start();
    expect(JSON.parse(rig.rows('instances')[0]?.body ?? '')).toMatchObject({ steps: [{ element: 'desk' }] });
    rig.send({ type: 'withdrawInstance', reason: 'changed my mind' }, { actor: 'anna' });
    expect(rig.state.status).toBe('cancelled');
  });

  it('lets a join wait for what may yet be chosen, beside joins that look at tokens elsewhere', () => {
    const lines = ['call -> both', 'write -> both', 'both -> sum'];
    const elements = {
      call: inside,
      write: inside,
      sum: inside,
      both: { type: 'parallelGateway', scope: 'desk' },
      any: { type: 'inclusiveGateway', scope: 'desk' },
    };
    const rig = rigOf({ completionCondition: 'false' }, elements, [...lines, 'sum -> any']);
    rig.start();
    activate(rig, 'call');
    rig.complete('call');
    expect([rig.rows('incidents'), open(rig)]).toEqual([[], []]);
    activate(rig, 'write');
    rig.complete('write');
    expect(open(rig)).toEqual(['sum']);
  });

  it('lets work in it that runs in circles be an incident, not a stuck server', () => {
    const process = drawProcess(
      {
        desk: { type: 'adHocSubProcess', activate: "'again'" },
        again: { type: 'task', scope: 'desk' },
        more: { type: 'task', scope: 'desk' },
      },
      ['start -> desk -> end', 'again -> more', 'more -> more'],
    );
    const rig = new ExecutionRig({ process, aggregate: createProcessAggregate({ limits: { stepsWithoutRest: 50 } }) });
    rig.start();
    expect(rig.rows('incidents')).toMatchObject([{ fields: { code: 'LOOP_LIMIT', elementId: 'more' } }]);
  });
});
