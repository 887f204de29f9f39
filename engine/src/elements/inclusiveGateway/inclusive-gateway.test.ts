import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';
import { checkProcess } from '../../model/index.js';

const gateway = { type: 'inclusiveGateway' };
const wait = { type: 'userTask' };
const choice = { type: 'exclusiveGateway' };
const split = { type: 'parallelGateway' };

describe('an inclusive gateway', () => {
  const process = drawProcess({ f: gateway, a: wait, b: wait, c: wait, j: gateway, d: wait }, [
    'start -> f',
    'f -> a: x > 1',
    'f -> b: x > 2',
    'f -> c: x > 3',
    'a -> j -> d -> end',
    'b -> j',
    'c -> j',
  ]);

  it('joins those branches that were taken, and waits for no others', () => {
    const rig = new ExecutionRig({ process });
    rig.start({ data: { x: 3 } });
    rig.complete('b');
    expect(rig.path()).not.toContain('d');
    rig.complete('a');
    expect(rig.path()).toEqual(['start', 'f', 'a', 'b', 'j', 'd']);
  });

  it('goes on in the moment the last token it waited for goes elsewhere', () => {
    const elements = { f: split, a: wait, b: wait, x: choice, j: gateway, d: wait, e: wait };
    const lines = ['start -> f -> a -> j -> d -> end', 'f -> b -> x', 'x -> j: ok', 'x -> e: $not(ok)', 'e -> end2'];
    const rig = new ExecutionRig({ process: drawProcess(elements, lines) });
    rig.start({ data: { ok: false } });
    rig.complete('a');
    rig.complete('b');
    expect(rig.path()).toEqual(['start', 'f', 'a', 'b', 'x', 'j', 'e', 'd']);
  });

  it('keeps what it joined in an incident where no flow can be taken, and joins nothing twice', () => {
    const elements = { f: split, a: wait, b: wait, j: gateway, d: wait, e: wait };
    const lines = ['start -> f -> a -> j', 'f -> b -> j', 'j -> d: x = 1', 'j -> e: x = 2', 'd -> end1', 'e -> end2'];
    const rig = new ExecutionRig({ process: drawProcess(elements, lines) });
    rig.start({ data: { x: 0 } });
    rig.complete('a');
    rig.complete('b');
    expect(rig.rows('incidents').map(({ fields }) => fields?.['code'])).toEqual(['NO_FLOW_TAKEN']);
    expect(rig.state.scopes.get(0)?.joins).toEqual({});
    rig.send({ type: 'setVariables', set: { x: 2 }, reason: 'it was missing' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents', 'j') });
    expect(rig.rows('incidents')).toEqual([]);
    expect(rig.path().at(-1)).toBe('e');
  });

  it('tells of both where two of them wait for each other, with the flow that is missing', () => {
    const elements = { f: split, a: wait, b: wait, j: gateway, k: gateway, x: choice, y: choice };
    const lines = [
      'start -> f -> a -> j -> x',
      'f -> b -> k -> y',
      'x -> k: go',
      'x -> end1: $not(go)',
      'y -> j: go',
      'y -> end2: $not(go)',
    ];
    const rig = new ExecutionRig({ process: drawProcess(elements, lines) });
    rig.start({ data: { go: false } });
    rig.complete('a');
    expect(rig.rows('incidents')).toEqual([]);
    rig.complete('b');
    const told = rig.events.flatMap((event) => (event.type === 'incidentRaised' ? [event.data?.params] : []));
    expect(told).toEqual([
      { element: 'j', missing: 'y_j' },
      { element: 'k', missing: 'x_k' },
    ]);
  });

  it('does not look through all tokens after each step', () => {
    const rounds = 3000;
    const elements = {
      f: split,
      a: wait,
      s: { type: 'scriptTask', script: { language: 'jsonata', set: { i: 'i + 1' } } },
      x: choice,
      m: choice,
      j: gateway,
      d: wait,
    };
    const lines = ['start -> f -> a -> j -> d -> end', 'f -> m -> s -> x', `x -> m: i < ${rounds}`, `x -> j: i >= ${rounds}`];
    const rig = new ExecutionRig({ process: drawProcess(elements, lines) });
    rig.start({ data: { i: 0 } });
    rig.complete('a');
    expect(rig.path().at(-1)).toBe('d');
    expect(rig.path().filter((element) => element === 's')).toHaveLength(rounds);
  });

  it('warns in both languages of a condition on its default flow', () => {
    const elements = { f: { ...gateway, default: 'f_b' }, a: wait, b: wait };
    const process = drawProcess(elements, ['start -> f', 'f -> a: x', 'f -> b: y', 'a -> end1', 'b -> end2']);
    const [problem] = checkProcess(process as unknown as Parameters<typeof checkProcess>[0]);
    expect(problem).toMatchObject({ code: 'CONDITION_IGNORED', severity: 'warning', elementId: 'f_b' });
    expect(problem?.message.en).toContain('it is the default flow');
    expect(problem?.message.ru).toContain('поток по умолчанию');
  });
});
