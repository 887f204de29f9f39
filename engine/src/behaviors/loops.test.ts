import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { ExecutionRig } from '../../testing/execution-rig.js';
import { createProcessAggregate } from '../execution/index.js';

const mi = (more: JsonObject): JsonObject => ({ type: 'multiInstanceLoopCharacteristics', ...more });
const endless = { type: 'standardLoopCharacteristics', condition: 'true' };

describe('a loop', () => {
  it('that never ends is one incident, and a retry goes on with the next repetition', () => {
    const aggregate = createProcessAggregate({ limits: { stepsWithoutRest: 30 } });
    const count = { type: 'scriptTask', script: { language: 'jsonata', set: { n: 'n + 1' } }, loopCharacteristics: endless };
    const rig = new ExecutionRig({ process: drawProcess({ count }, ['start -> count -> end']), aggregate });
    rig.start({ variables: { n: 0 } });
    const before = Number(rig.variables['n']);
    expect(rig.rows('incidents')).toMatchObject([{ fields: { code: 'LOOP_LIMIT', elementId: 'count' } }]);
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.rows('incidents')).toHaveLength(1);
    expect(Number(rig.variables['n'])).toBeGreaterThan(before);
  });

  it('of known length begins all of its instances, however few times an element may be done by itself', () => {
    const aggregate = createProcessAggregate({ limits: { activationsPerElement: 5 } });
    const part = { type: 'subProcess', loopCharacteristics: mi({ cardinality: '15' }) };
    const inside = { type: 'task', scope: 'part' };
    const rig = new ExecutionRig({ process: drawProcess({ part, a: inside, b: inside }, ['start -> part -> end', 'a -> b']), aggregate });
    rig.start();
    expect(rig.state.activations).toMatchObject({ part: 16, a: 15, b: 15 });
    expect(rig.state.status).toBe('completed');
  });

  it('of known length in a circle is stopped after as many rounds as an element may be done', () => {
    const aggregate = createProcessAggregate({ limits: { activationsPerElement: 10 } });
    const part = { type: 'task', loopCharacteristics: mi({ cardinality: '3' }) };
    const rig = new ExecutionRig({
      process: drawProcess({ j: { type: 'exclusiveGateway' }, part }, ['start -> j -> part -> j']),
      aggregate,
    });
    rig.start();
    expect(rig.state.incidents.values().map(({ element, code }) => `${element} ${code}`)).toEqual(['part LOOP_LIMIT']);
    expect(rig.state.activations['j']).toBe(10);
  });

  it.each([
    ['a timer', { type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'PT1M' } }, (rig: ExecutionRig) => rig.pass('PT1M')],
    ['a person', { type: 'userTask' }, (rig: ExecutionRig) => rig.complete('w')],
    [
      'a message from outside',
      { type: 'intermediateCatchEvent', event: { type: 'message', ref: 'm', key: '"k"' } },
      (rig: ExecutionRig) => rig.message('m', { key: 'k' }),
    ],
    [
      'a job that takes its time',
      { type: 'serviceTask', service: { type: 'x' } },
      (rig: ExecutionRig) => {
        rig.pass('PT1S');
        rig.send({ type: 'completeJob', jobId: rig.idOf('jobs'), attempt: 1 });
      },
    ],
  ])('around %s goes on for years', (_what, w, work) => {
    const aggregate = createProcessAggregate({ limits: { activationsPerElement: 5 } });
    const drawn = drawProcess({ j: { type: 'exclusiveGateway' }, w }, ['start -> j -> w -> j']);
    const rig = new ExecutionRig({ process: { ...drawn, rootElements: { m: { type: 'message' } } }, aggregate });
    rig.start();
    for (let round = 0; round < 30; round++) work(rig);
    expect(rig.state.incidents.size).toBe(0);
    expect(rig.state.activations['w']).toBe(31);
  });

  it('around a job that is done at once, again and again, is stopped', () => {
    const aggregate = createProcessAggregate({ limits: { activationsPerElement: 5 } });
    const w = { type: 'serviceTask', service: { type: 'x' } };
    const rig = new ExecutionRig({ process: drawProcess({ j: { type: 'exclusiveGateway' }, w }, ['start -> j -> w -> j']), aggregate });
    rig.start();
    while (rig.state.incidents.size === 0) rig.send({ type: 'completeJob', jobId: rig.idOf('jobs'), attempt: 1 });
    expect(rig.state.incidents.values().map(({ element, code }) => `${element} ${code}`)).toEqual(['j LOOP_LIMIT']);
  });

  it('of known length is no running in circles, however many steps its instances take', () => {
    const aggregate = createProcessAggregate({ limits: { stepsWithoutRest: 10, stepsPerCommand: 7 } });
    const part = { type: 'subProcess', loopCharacteristics: mi({ cardinality: '20', sequential: true }) };
    const inside = { type: 'task', scope: 'part' };
    const lines = ['start -> part -> end', 'a -> b -> c'];
    const rig = new ExecutionRig({ process: drawProcess({ part, a: inside, b: inside, c: inside }, lines), aggregate });
    rig.start();
    expect([rig.state.status, rig.rows('incidents').length, rig.state.steps]).toEqual(['completed', 0, 0]);
  });

  it('weighs nothing any more once it is left', () => {
    const collect = mi({ collection: 'list', item: 'one', output: { path: 'list', value: 'one' } });
    const keep = { type: 'scriptTask', script: { language: 'jsonata', set: { one: 'one & "!"' } }, loopCharacteristics: collect };
    const part = {
      type: 'subProcess',
      variables: { note: { type: 'text', initial: 'here' } },
      loopCharacteristics: mi({ cardinality: '3' }),
    };
    const rig = new ExecutionRig({
      process: drawProcess({ keep, part, write: { type: 'task', scope: 'part' } }, ['start -> keep -> part -> end']),
    });
    rig.start({ variables: { list: ['a', 'b'] } });
    expect(rig.variables).toEqual({ list: ['a!', 'b!'] });
    // Two letters more than at the start, of which nothing else is left.
    expect(rig.state.weight).toBe(JSON.stringify(rig.variables).length + 2);
  });

  it('may be withdrawn from only where its activity is listed', () => {
    const ask = { type: 'userTask', loopCharacteristics: mi({ cardinality: '2' }) };
    for (const [at, expected] of [
      [['ask'], 'cancelled'],
      [['end'], 'active'],
    ] as const) {
      const rig = new ExecutionRig({ process: drawProcess({ ask }, ['start -> ask -> end'], { withdrawal: { at } }) });
      rig.start();
      try {
        rig.send({ type: 'withdrawInstance', reason: 'changed my mind' }, { actor: 'anna' });
      } catch {
        // Refused: it stands elsewhere.
      }
      expect(rig.state.status).toBe(expected);
    }
  });

  it('shows each of its instances as a step', () => {
    const ask = {
      type: 'userTask',
      assignment: { assignee: { expression: '"user:" & who' } },
      loopCharacteristics: mi({ collection: '["boris","vera"]', item: 'who' }),
    };
    const rig = new ExecutionRig({ process: drawProcess({ ask }, ['start -> ask -> end']) });
    rig.start();
    const row = JSON.parse(rig.rows('instances')[0]?.body ?? '') as { readonly steps: readonly JsonObject[] };
    expect(row.steps).toMatchObject([
      { element: 'ask', items: [{ to: ['user:boris'] }] },
      { element: 'ask', items: [{ to: ['user:vera'] }] },
    ]);
  });
});
