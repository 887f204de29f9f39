import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { ExecutionRig } from '../../testing/execution-rig.js';
import { refusal } from '../../testing/refusal.js';
import { createProcessAggregate } from './index.js';

const suspend = { type: 'suspendInstance', reason: 'the law changed' } as const;
const resume = { type: 'resumeInstance' } as const;
const large = (length: number): JsonObject => ({ text: 'x'.repeat(length) });

function rigOf(
  weight: number,
  elements: Readonly<Record<string, JsonObject>>,
  lines: readonly string[],
  given: { readonly variables?: JsonObject; readonly processes?: Readonly<Record<string, JsonObject>> } = {},
): ExecutionRig {
  const process = { ...drawProcess(elements, lines), rootElements: { m: { type: 'message' }, s: { type: 'signal' } } };
  const aggregate = createProcessAggregate({ limits: { weight } });
  const rig = new ExecutionRig({ process, aggregate, ...(given.processes === undefined ? {} : { processes: given.processes }) });
  rig.start(given.variables === undefined ? {} : { data: given.variables });
  return rig;
}

const codes = (rig: ExecutionRig): readonly (readonly [string, string])[] =>
  rig.state.incidents.values().map(({ element, code }) => [element, code] as const);

/** A task beside which something may happen any number of times, each time with a step that cannot be done. */
const failsBeside = (event: JsonObject): Readonly<Record<string, JsonObject>> => ({
  t: { type: 'userTask' },
  b: {
    type: 'boundaryEvent',
    attachedTo: 't',
    cancelActivity: false,
    event: { ...event, out: { n: '1 + $variables.step' } },
  },
});

describe('a suspended instance that is full', () => {
  const heard = { type: 'intermediateCatchEvent', event: { type: 'signal', ref: 's', out: { got: 'text' } } };

  it('weighs what it keeps, and gives the room back when that is taken', () => {
    const rig = rigOf(
      100_000,
      {
        t: { type: 'userTask' },
        b: { type: 'boundaryEvent', attachedTo: 't', cancelActivity: false, event: { type: 'signal', ref: 's' } },
      },
      ['start -> t -> end', 'b -> e2'],
    );
    const { weight } = rig.state;
    rig.send(suspend);
    for (let count = 0; count < 3; count++) rig.signal('s', large(10_000));
    expect(rig.state.kept?.size).toBe(3);
    expect(rig.state.weight).toBeGreaterThan(weight + 30_000);
    rig.send(resume);
    expect(rig.state.kept).toBeUndefined();
    expect(rig.state.weight).toBe(weight);
  });

  it('hears no further signal, and goes on with those it heard', () => {
    const f = { type: 'parallelGateway' };
    const rig = rigOf(20_000, { f, a: heard, c: heard }, ['start -> f -> a -> end', 'f -> c -> end']);
    rig.send(suspend);
    rig.signal('s', large(8000));
    rig.signal('s', large(8000));
    expect(rig.state.kept?.size).toBe(2);
    rig.send(resume);
    expect(rig.state.status).toBe('completed');
  });

  it('refuses the result of a job, and takes it when it is resumed', () => {
    const loop = { type: 'multiInstanceLoopCharacteristics', cardinality: '2' };
    const rig = rigOf(20_000, { j: { type: 'serviceTask', service: { type: 'x' }, loopCharacteristics: loop } }, ['start -> j -> end']);
    const [first, second] = rig.state.jobs.values();
    const answer = (job: typeof first): { type: 'completeJob'; jobId: string; attempt: number; output: JsonObject } => ({
      type: 'completeJob',
      jobId: `0197.${job?.id ?? 0}`,
      attempt: job?.attempt ?? 0,
      output: large(12_000),
    });
    rig.send(suspend);
    rig.send(answer(first));
    expect(refusal(() => rig.send(answer(first)))).toBe('JOB_GONE');
    expect(refusal(() => rig.send(answer(second)))).toBe('INSTANCE_FULL');
    rig.send(resume);
    rig.send(answer(second));
    expect(rig.state.status).toBe('completed');
  });

  it('refuses a result that is none while it can still be said', () => {
    const rig = rigOf(20_000, { j: { type: 'serviceTask', service: { type: 'x' } } }, ['start -> j -> end']);
    rig.send(suspend);
    expect(refusal(() => rig.send({ type: 'completeJob', jobId: rig.idOf('jobs'), attempt: 1, output: 7 as never }))).toBe('INVALID_INPUT');
  });

  it('keeps what a called instance ended with, always', () => {
    const kid = drawProcess({ t: { type: 'userTask' } }, ['start -> t -> end'], { id: 'kid' });
    const rig = rigOf(
      5000,
      { c: { type: 'callActivity', call: { ref: 'kid', out: { length: '$length(text)' } } } },
      ['start -> c -> end'],
      {
        processes: { kid },
      },
    );
    const child = rig.rooms.called[0] ?? '';
    rig.send(suspend);
    rig.sendTo(child, { type: 'completeWorkItem', workItemId: `${child}.2`, data: large(4500) }, { actor: 'anna' });
    expect(rig.rooms.instance(child).status).toBe('completed');
    expect(rig.state.kept?.size).toBe(1);
    rig.send(resume);
    expect(rig.variables).toEqual({ length: 4500 });
    expect(rig.state.status).toBe('completed');
  });
});

describe('what an instance holds', () => {
  it('counts what came with an incident until somebody resolves it', () => {
    const rig = rigOf(100_000, failsBeside({ type: 'message', ref: 'm' }), ['start -> t -> end', 'b -> e2'], { variables: { step: 'x' } });
    const { weight } = rig.state;
    rig.message('m', { data: large(10_000) });
    expect(rig.state.weight).toBeGreaterThan(weight + 10_000);
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents'), set: { step: 1 }, reason: 'a number' });
    expect(rig.variables).toEqual({ step: 1, n: 2 });
    expect(rig.state.weight).toBeLessThan(weight + 100);
  });

  it.each(['message', 'signal'])('is bounded where each %s leaves an incident', (type) => {
    const rig = rigOf(50_000, failsBeside({ type, ref: type === 'message' ? 'm' : 's' }), ['start -> t -> end', 'b -> e2'], {
      variables: { step: 'x' },
    });
    for (let count = 0; count < 20; count++) {
      if (type === 'message') rig.message('m', { data: large(10_000) });
      else rig.signal('s', large(10_000));
    }
    expect(rig.state.incidents.size).toBe(5);
  });

  it('leaves a message in its room where there is no room for it, and takes it when there is', () => {
    const rig = rigOf(25_000, failsBeside({ type: 'message', ref: 'm' }), ['start -> t -> end', 'b -> e2'], { variables: { step: 'x' } });
    for (let count = 0; count < 4; count++) rig.message('m', { data: large(10_000), timeToLive: 'P1D' });
    const [first] = rig.state.incidents.keys();
    expect(rig.state.incidents.size).toBe(3);
    rig.send({ type: 'retryIncident', incidentId: `0197.${first ?? 0}`, set: { step: 1 }, reason: 'a number' });
    // The fourth was taken at once, and is no incident any more.
    expect(rig.state.incidents.size).toBe(2);
    expect(rig.facts('subscriptionMet')).toHaveLength(4);
  });

  it('counts what was handed in until the activity is left', () => {
    const rig = rigOf(100_000, { t: { type: 'userTask', out: { n: '1 + "x"' } } }, ['start -> t -> end']);
    const { weight } = rig.state;
    rig.complete('t', { data: large(10_000) });
    expect(codes(rig)[0]?.[0]).toBe('t');
    expect(rig.state.weight).toBeGreaterThan(weight + 10_000);
    rig.send({ type: 'skipIncident', incidentId: rig.idOf('incidents'), reason: 'not needed' });
    expect(rig.state.weight).toBe(weight);
  });

  it('counts what a called instance ended with until that is taken over', () => {
    const kid = drawProcess({ t: { type: 'userTask' } }, ['start -> t -> end'], { id: 'kid' });
    const c = { type: 'callActivity', call: { ref: 'kid', out: { n: '1 + text', more: 'more' } } };
    const rig = rigOf(100_000, { c, w: { type: 'userTask' } }, ['start -> c -> w -> end'], { processes: { kid } });
    const child = rig.rooms.called[0] ?? '';
    rig.sendTo(
      child,
      { type: 'completeWorkItem', workItemId: `${child}.2`, data: { ...large(10_000), more: 'x'.repeat(10_000) } },
      { actor: 'anna' },
    );
    expect(codes(rig)[0]?.[0]).toBe('c');
    expect(rig.state.weight).toBeGreaterThan(20_000);
    rig.send({ type: 'skipIncident', incidentId: rig.idOf('incidents'), reason: 'not needed' });
    expect(rig.state.weight).toBeLessThan(1000);
  });

  it('is not made more than it may be by a draft, and may be corrected', () => {
    const rig = rigOf(5000, { t: { type: 'userTask' } }, ['start -> t -> end'], { variables: large(3000) });
    expect(refusal(() => rig.send({ type: 'saveDraft', workItemId: rig.workItem('t'), data: large(3000) }))).toBe('STATE_TOO_LARGE');
    rig.send({ type: 'setVariables', set: { text: '' }, reason: 'less' });
    rig.send({ type: 'saveDraft', workItemId: rig.workItem('t'), data: large(3000) });
    expect(rig.state.weight).toBeGreaterThan(3000);
  });
});

describe('a loop for which there is no room', () => {
  const loopCharacteristics = { type: 'multiInstanceLoopCharacteristics', cardinality: '1000' };
  const elements = (script?: string): Readonly<Record<string, JsonObject>> => ({
    s: { type: 'subProcess', variables: { here: { type: 'text', default: '' } }, loopCharacteristics },
    ...(script === undefined ? {} : { p: { type: 'scriptTask', scope: 's', script: { language: 'jsonata', set: { here: script } } } }),
    t: { type: 'userTask', scope: 's' },
  });

  it('stops with one incident, and goes on with the next instance once there is some', () => {
    const rig = rigOf(30_000, elements(), ['start -> s -> end'], { variables: large(10_000) });
    expect(codes(rig)).toEqual([['s', 'STATE_TOO_LARGE']]);
    const begun = rig.state.workItems.size;
    expect(begun).toBeGreaterThan(30);
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect([codes(rig).length, rig.state.workItems.size]).toEqual([1, begun]);
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents'), set: { text: '' }, reason: 'room' });
    expect(codes(rig)).toEqual([['s', 'STATE_TOO_LARGE']]);
    expect(rig.state.workItems.size).toBeGreaterThan(begun + 30);
  });

  it('stops with the first instance that does not fit', () => {
    const rig = rigOf(30_000, elements('text'), ['start -> s -> end', 'p -> t'], { variables: large(5000) });
    expect(codes(rig)).toEqual([
      ['p', 'STATE_TOO_LARGE'],
      ['s', 'STATE_TOO_LARGE'],
    ]);
    expect(rig.state.workItems.size).toBe(4);
  });
});
