import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../testing/draw-process.js';
import { ExecutionRig } from '../../testing/execution-rig.js';
import { refusal } from '../../testing/refusal.js';

const suspend = { type: 'suspendInstance', reason: 'the law changed' } as const;
const resume = { type: 'resumeInstance' } as const;

function rigOf(
  elements: Readonly<Record<string, JsonObject>>,
  lines: readonly string[],
  more: JsonObject = {},
  processes: Readonly<Record<string, JsonObject>> = {},
): ExecutionRig {
  const rig = new ExecutionRig({ process: { ...drawProcess(elements, lines), ...more }, processes });
  rig.start();
  return rig;
}

describe('a suspended instance', () => {
  it('refuses what people do in it, and takes it when it is resumed', () => {
    const rig = rigOf({ t: { type: 'userTask' } }, ['start -> t -> end']);
    rig.send(suspend, { actor: 'boss' });
    expect(rig.rows('instances').length + Number(rig.state.suspended)).toBe(2);
    expect(refusal(() => rig.complete('t'))).toBe('INSTANCE_SUSPENDED');
    rig.send({ type: 'saveDraft', workItemId: rig.workItem('t'), data: { half: true } });
    rig.send(resume);
    rig.complete('t');
    expect(rig.state.status).toBe('completed');
  });

  it('keeps the result of a job, and goes on with it when it is resumed', () => {
    const rig = rigOf({ s: { type: 'serviceTask', service: { type: 'x', out: { done: 'done' } } } }, ['start -> s -> end']);
    const jobId = rig.idOf('jobs');
    rig.send(suspend);
    expect(rig.rows('jobs')[0]?.fields).toMatchObject({ state: 'suspended' });
    expect(refusal(() => rig.send({ type: 'activateJob', jobId, worker: 'w', lockMs: 1000 }))).toBe('INSTANCE_SUSPENDED');
    const { attempt = 0 } = rig.state.jobs.values()[0] ?? {};
    rig.send({ type: 'completeJob', jobId, attempt, output: { done: true } });
    expect(refusal(() => rig.send({ type: 'completeJob', jobId, attempt }))).toBe('JOB_GONE');
    expect(rig.path()).toEqual(['start', 's']);
    rig.send(resume);
    expect(rig.variables).toEqual({ done: true });
    expect(rig.state.status).toBe('completed');
  });

  it('offers a job that was not done anew when it is resumed', () => {
    const rig = rigOf({ s: { type: 'serviceTask', service: { type: 'x' } } }, ['start -> s -> end']);
    rig.send(suspend);
    rig.send(resume);
    expect(rig.rows('jobs')[0]?.fields).toMatchObject({ state: 'due' });
  });

  it('lets no timer fire; one that fell due meanwhile fires when it is resumed', () => {
    const rig = rigOf({ w: { type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'PT1H' } } }, ['start -> w -> end']);
    rig.send(suspend);
    rig.pass('PT5H');
    expect(rig.path()).toEqual(['start', 'w']);
    rig.send(resume);
    rig.pass('PT0S');
    expect(rig.state.status).toBe('completed');
  });

  it('refuses a message, which waits in its room, and hears it when it is resumed', () => {
    const rig = rigOf(
      { w: { type: 'intermediateCatchEvent', event: { type: 'message', ref: 'm', key: '"k"', out: { got: 'n' } } } },
      ['start -> w -> end'],
      { rootElements: { m: { type: 'message' } } },
    );
    rig.send(suspend);
    rig.message('m', { key: 'k', data: { n: 1 }, timeToLive: 'P1D' });
    rig.message('m', { key: 'k', data: { n: 2 }, timeToLive: 'P1D' });
    expect(rig.state.status).toBe('active');
    rig.send(resume);
    expect(rig.variables).toEqual({ got: 1 });
    expect(rig.state.status).toBe('completed');
  });

  it('hears a signal when it is resumed', () => {
    const rig = rigOf({ w: { type: 'intermediateCatchEvent', event: { type: 'signal', ref: 's' } } }, ['start -> w -> end'], {
      rootElements: { s: { type: 'signal' } },
    });
    rig.send(suspend);
    rig.signal('s');
    expect(rig.state.status).toBe('active');
    rig.send(resume);
    expect(rig.state.status).toBe('completed');
  });

  it('asks its conditions when it is resumed, over variables that were corrected meanwhile', () => {
    const rig = rigOf({ w: { type: 'intermediateCatchEvent', event: { type: 'conditional', condition: 'ready' } } }, ['start -> w -> end']);
    rig.send(suspend);
    rig.send({ type: 'setVariables', set: { ready: true }, reason: 'now' });
    expect(rig.state.status).toBe('active');
    rig.send(resume);
    expect(rig.state.status).toBe('completed');
  });

  it('hears of the end of what it called when it is resumed', () => {
    const rig = rigOf(
      { c: { type: 'callActivity', call: { ref: 'sub', out: { x: 'y' } } } },
      ['start -> c -> end'],
      {},
      {
        sub: drawProcess({ t: { type: 'userTask' } }, ['start -> t -> end'], { id: 'sub' }),
      },
    );
    rig.send(suspend);
    const child = rig.rooms.called[0] ?? '';
    rig.sendTo(child, { type: 'completeWorkItem', workItemId: `${child}.2`, data: { y: 1 } }, { actor: 'anna' });
    expect(rig.rooms.instance(child).status).toBe('completed');
    expect(rig.path()).toEqual(['start', 'c']);
    rig.send(resume);
    expect(rig.variables).toEqual({ x: 1 });
    expect(rig.state.status).toBe('completed');
  });

  it('goes on with many things that came meanwhile, in their order', () => {
    const loop = { type: 'multiInstanceLoopCharacteristics', cardinality: '120' };
    const rig = rigOf({ s: { type: 'serviceTask', service: { type: 'x' }, loopCharacteristics: loop } }, ['start -> s -> end']);
    rig.send(suspend);
    for (const { id, attempt } of rig.state.jobs.values()) rig.send({ type: 'completeJob', jobId: `0197.${id}`, attempt });
    rig.send(resume);
    expect(rig.state.status).toBe('completed');
    expect(rig.state.kept).toBeUndefined();
  });

  it('goes on with much that came meanwhile in commits that a store takes', () => {
    const loop = { type: 'multiInstanceLoopCharacteristics', cardinality: '40' };
    const rig = rigOf({ s: { type: 'serviceTask', service: { type: 'x' }, loopCharacteristics: loop } }, ['start -> s -> end']);
    rig.send(suspend);
    const output = { text: 'x'.repeat(30_000) };
    for (const { id, attempt } of rig.state.jobs.values()) rig.send({ type: 'completeJob', jobId: `0197.${id}`, attempt, output });
    const before = rig.events.length;
    rig.send(resume);
    const after = JSON.stringify(rig.events.slice(before)).length;
    expect(rig.state.status).toBe('completed');
    expect([after > 1_000_000, rig.commits.every((events) => JSON.stringify(events).length < 500_000)]).toEqual([true, true]);
  });

  it('is cancelled all the same', () => {
    const rig = rigOf({ t: { type: 'userTask' } }, ['start -> t -> end']);
    rig.send(suspend);
    rig.send({ type: 'cancelInstance', reason: 'no' });
    expect(rig.state).toMatchObject({ status: 'cancelled' });
    expect(rig.state.suspended).toBeUndefined();
  });

  it('is suspended once and resumed once, however often that is said', () => {
    const rig = rigOf({ t: { type: 'userTask' } }, ['start -> t -> end']);
    rig.send(suspend);
    rig.send(suspend);
    rig.send(resume);
    rig.send(resume);
    expect([rig.facts('instanceSuspended').length, rig.facts('instanceResumed').length]).toEqual([1, 1]);
  });
});

describe('an incident', () => {
  const flawed = { r: { type: 'scriptTask', script: { language: 'jsonata', set: { total: 'amount * 2' } } }, t: { type: 'userTask' } };
  const stuck = (): ExecutionRig => {
    const rig = new ExecutionRig({ process: drawProcess(flawed, ['start -> r -> t -> end']) });
    rig.start({ variables: { amount: 'many' } });
    return rig;
  };

  it('is retried with corrected variables, in one command', () => {
    const rig = stuck();
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents'), set: { amount: 3 }, reason: 'a slip' });
    expect(rig.variables).toEqual({ amount: 3, total: 6 });
    expect(rig.rows('incidents')).toEqual([]);
  });

  it('keeps the variables as they were where the correction is refused', () => {
    const rig = stuck();
    expect(refusal(() => rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents'), set: { amount: 3 } }))).toBe('INVALID_INPUT');
    expect(rig.variables).toEqual({ amount: 'many' });
  });

  it('is skipped for a reason, with what the step would have given', () => {
    const rig = stuck();
    rig.send({ type: 'skipIncident', incidentId: rig.idOf('incidents'), set: { total: 5 }, reason: 'reckoned by hand' });
    expect(rig.variables).toEqual({ amount: 'many', total: 5 });
    expect(rig.path()).toEqual(['start', 'r', 't']);
    expect(rig.events.filter(({ type }) => type === 'incidentSkipped').map(({ data }) => data)).toEqual([{ reason: 'reckoned by hand' }]);
  });

  it('of a gateway that cannot decide is not skipped', () => {
    const rig = new ExecutionRig({ process: drawProcess({ g: { type: 'exclusiveGateway' } }, ['start -> g -> end: yes']) });
    rig.start();
    expect(refusal(() => rig.send({ type: 'skipIncident', incidentId: rig.idOf('incidents'), reason: 'why not' }))).toBe(
      'INCIDENT_NOT_SKIPPABLE',
    );
  });

  it('of a job ends the job when it is skipped', () => {
    const rig = rigOf({ s: { type: 'serviceTask', service: { type: 'x' } }, t: { type: 'userTask' } }, ['start -> s -> t -> end']);
    const job = { jobId: rig.idOf('jobs'), attempt: rig.state.jobs.values()[0]?.attempt ?? 0 };
    rig.send({ type: 'failJob', ...job, error: { code: 'DOWN', message: 'down' }, retryable: false });
    rig.send({ type: 'skipIncident', incidentId: rig.idOf('incidents'), reason: 'done by telephone' });
    expect([rig.rows('jobs').length, rig.path()]).toEqual([0, ['start', 's', 't']]);
  });

  it('of a call ends the wait for the called instance when it is skipped', () => {
    const rig = rigOf({ c: { type: 'callActivity', call: { ref: 'nobody' } } }, ['start -> c -> end']);
    rig.send({ type: 'skipIncident', incidentId: rig.idOf('incidents'), reason: 'not needed' });
    expect(rig.state.status).toBe('completed');
  });
});
