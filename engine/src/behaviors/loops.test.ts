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

  it('of more instances than an element may have stops beginning them with one incident, and goes on with all of them', () => {
    const aggregate = createProcessAggregate({ limits: { activationsPerElement: 10 } });
    const ask = { type: 'userTask', loopCharacteristics: mi({ cardinality: '15' }) };
    const rig = new ExecutionRig({ process: drawProcess({ ask }, ['start -> ask -> end']), aggregate });
    rig.start();
    expect([rig.state.openWorkItems, rig.rows('incidents').length]).toEqual([9, 1]);
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect([rig.state.openWorkItems, rig.rows('incidents').length]).toEqual([15, 0]);
    for (let at = 0; at < 15; at++) rig.complete('ask');
    expect(rig.state.status).toBe('completed');
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
