import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';

function table(hitPolicy: string): JsonObject {
  return {
    kind: 'decision',
    format: 1,
    id: 'route',
    name: 'Route',
    inputs: { in_a: { name: 'amount', type: 'decimal' } },
    inputOrder: ['in_a'],
    outputs: { out_a: { name: 'route', type: 'text' } },
    outputOrder: ['out_a'],
    hitPolicy,
    rules: {
      rul_1: { when: { in_a: '> 1000' }, then: { out_a: '"committee"' } },
      rul_2: { when: { in_a: '> 100' }, then: { out_a: '"manager"' } },
    },
    ruleOrder: ['rul_1', 'rul_2'],
  };
}

function asked(decision: JsonObject, policy = 'first'): ExecutionRig {
  const elements = { r: { type: 'businessRuleTask', decision: { ref: 'route', result: 'who', ...decision } } };
  return new ExecutionRig({ process: drawProcess(elements, ['start -> r -> end']), decisions: { route: table(policy) } });
}

describe('a business rule task', () => {
  it('keeps the result of the table in its variable', () => {
    const rig = asked({ in: { amount: 'price * 2' } });
    rig.start({ data: { price: 400 } });
    expect(rig.variables['who']).toBe('manager');
    expect(rig.path()).toEqual(['start', 'r', 'end']);
  });

  it('gives the table the variables of its inputs’ names where it maps nothing', () => {
    const rig = asked({});
    rig.start({ data: { amount: 5000 } });
    expect(rig.variables['who']).toBe('committee');
  });

  it('keeps a list where the table collects', () => {
    const rig = asked({}, 'collect');
    rig.start({ data: { amount: 5000 } });
    expect(rig.variables['who']).toEqual(['committee', 'manager']);
  });

  it('makes an incident where the table has no answer, and asks again when it is retried', () => {
    const rig = asked({}, 'unique');
    rig.start({ data: { amount: 5000 } });
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'DECISION_NOT_UNIQUE', elementId: 'r' });
    rig.send({ type: 'setVariables', set: { amount: 500 }, reason: 'a slip' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.variables['who']).toBe('manager');
  });

  it('makes an incident where the table was not deployed with the process', () => {
    const rig = new ExecutionRig({
      process: drawProcess({ r: { type: 'businessRuleTask', decision: { ref: 'route', result: 'who' } } }, ['start -> r -> end']),
    });
    rig.start();
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'LINK_MISSING' });
  });
});
