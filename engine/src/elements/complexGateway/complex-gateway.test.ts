import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';
import { checkProcess } from '../../model/index.js';

const wait = { type: 'userTask' };
const split = { type: 'parallelGateway' };
const three = ['start -> f', 'f -> a -> k', 'f -> b -> k', 'f -> c -> k'];

function drawn(activationCondition: string | undefined, lines: readonly string[], more: JsonObject = {}): JsonObject {
  const k = { type: 'complexGateway', ...(activationCondition === undefined ? {} : { activationCondition }), ...more };
  return drawProcess({ f: split, a: wait, b: wait, c: wait, k, d: wait, r: wait }, [...three, ...lines]);
}

describe('a complex gateway', () => {
  const twoOfThree = drawn('$activationCount >= 2', [
    'k -> d: $waitingForStart',
    'k -> r: $not($waitingForStart)',
    'd -> end1',
    'r -> end2',
  ]);

  it('goes on with two of three, and once more when the third has come', () => {
    const rig = new ExecutionRig({ process: twoOfThree });
    rig.start();
    rig.complete('a');
    rig.complete('c');
    expect(rig.path().slice(-2)).toEqual(['k', 'd']);
    expect(rig.state.scopes.get(0)?.resets).toEqual({ k: ['a_k', 'c_k'] });
    rig.complete('b');
    expect(rig.path().slice(-2)).toEqual(['k', 'r']);
    expect(rig.state.scopes.get(0)?.resets).toBeUndefined();
    rig.complete('d');
    rig.complete('r');
    expect(rig.state.status).toBe('completed');
  });

  it('asks which flows have brought tokens, and data', () => {
    const process = drawn('$arrived.b_k = 1 and urgent or $activationCount = 3', ['k -> d -> end1', 'k -> r -> end2']);
    const rig = new ExecutionRig({ process });
    rig.start({ data: { urgent: false } });
    rig.complete('b');
    expect(rig.path()).not.toContain('k');
    rig.send({ type: 'setVariables', set: { urgent: true }, reason: 'somebody called' });
    expect(rig.path().slice(-3)).toEqual(['k', 'd', 'r']);
  });

  it('is stuck where its condition never holds, and goes on when the data are corrected', () => {
    const rig = new ExecutionRig({ process: drawn('$activationCount >= needed', ['k -> d -> end1', 'k -> r -> end2']) });
    rig.start({ data: { needed: 4 } });
    for (const element of ['a', 'b', 'c']) rig.complete(element);
    expect(rig.rows('incidents').map(({ fields }) => fields?.['code'])).toEqual(['JOIN_STUCK']);
    rig.send({ type: 'setVariables', set: { needed: 3 }, reason: 'three are enough' });
    expect(rig.rows('incidents')).toEqual([]);
    expect(rig.path().slice(-3)).toEqual(['k', 'd', 'r']);
  });

  it('asks its condition again on retry only, once it could not be answered', () => {
    const rig = new ExecutionRig({ process: drawn('$activationCount + label', ['k -> d -> end1', 'k -> r -> end2']) });
    rig.start({ data: { label: 'x' } });
    rig.complete('a');
    rig.complete('b');
    const incidents = rig.facts('incidentRaised');
    expect(incidents).toMatchObject([{ element: 'k', step: 'join' }]);
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents', 'k') });
    expect(rig.facts('incidentRaised')).toHaveLength(2);
  });

  it('is refused in both languages where it joins without a condition', () => {
    const process = drawn(undefined, ['k -> d -> end1', 'k -> r -> end2']);
    const [problem, ...others] = checkProcess(process as unknown as Parameters<typeof checkProcess>[0]);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'ATTRIBUTE_MISSING', elementId: 'k' });
    expect(problem?.message.en).toContain('activationCondition');
    expect(problem?.message.ru).toMatch(/[а-яё]/);
  });
});
