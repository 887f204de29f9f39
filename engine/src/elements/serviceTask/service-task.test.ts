import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';

const refused = (code: string): unknown => expect.objectContaining({ code });
const error = { code: 'ERP_DOWN', message: 'no answer' };

function called(service: JsonObject = {}, more: Parameters<typeof drawProcess>[2] = {}): ExecutionRig {
  return new ExecutionRig({
    process: drawProcess({ c: { type: 'serviceTask', service: { type: 'erp', ...service } } }, ['start -> c -> end'], more),
  });
}

describe('a service task', () => {
  it('creates a job with its mapped input, its settings and its time', () => {
    const rig = called({ options: { path: '/orders' }, in: { id: 'order.id', none: 'missing' }, timeout: 'PT30S' });
    rig.start({ data: { order: { id: 7 } } });
    const [job] = rig.rows('jobs');
    expect(job?.fields).toMatchObject({ state: 'due', type: 'erp', attempt: 1, dueAt: rig.now, elementId: 'c' });
    expect(JSON.parse(job?.body ?? '')).toEqual({
      type: 'erp',
      attempt: 1,
      definition: { id: 'drawn', version: 1 },
      elementId: 'c',
      input: { id: 7 },
      options: { path: '/orders' },
      initiator: 'anna',
      timeoutMs: 30_000,
    });
  });

  it('maps the result to variables: the result hides variables of its names, $result is all of it', () => {
    const rig = called({ out: { 'order.number': 'number', sum: 'amount + extra', whole: '$result' } });
    rig.start({ data: { amount: 1, extra: 5 } });
    rig.send({ type: 'completeJob', jobId: rig.idOf('jobs'), attempt: 1, output: { number: 'N-1', amount: 10 } });
    expect(rig.variables).toEqual({ amount: 1, extra: 5, order: { number: 'N-1' }, sum: 15, whole: { number: 'N-1', amount: 10 } });
    expect(rig.rows('jobs')).toEqual([]);
    expect(rig.state.status).toBe('completed');
  });

  it('writes nothing without an output mapping', () => {
    const rig = called();
    rig.start();
    rig.send({ type: 'completeJob', jobId: rig.idOf('jobs'), attempt: 1, output: { number: 'N-1' } });
    expect(rig.variables).toEqual({});
  });

  it('rule 16: tries a failed job again after a rest that grows, with the same id and the next attempt', () => {
    const rig = called({ retry: { attempts: 4, backoff: 'PT10S', factor: 3, maxBackoff: 'PT1M' } });
    rig.start();
    const jobId = rig.idOf('jobs');
    const rests: number[] = [];
    for (const attempt of [1, 2, 3]) {
      rig.send({ type: 'failJob', jobId, attempt, error });
      const { dueAt } = rig.rows('jobs')[0]?.fields ?? {};
      rests.push(Number(dueAt) - rig.now);
      rig.sleep('PT2M');
    }
    expect(rests).toEqual([10_000, 30_000, 60_000]);
    expect(rig.rows('jobs')[0]).toMatchObject({ key: `main/${jobId}`, fields: { state: 'due', attempt: 4 } });
    rig.send({ type: 'completeJob', jobId, attempt: 4 });
    expect(rig.state.status).toBe('completed');
  });

  it('makes an incident when the tries are used up; retrying keeps the id and counts anew', () => {
    const rig = called({ retry: { attempts: 2 } });
    rig.start();
    const jobId = rig.idOf('jobs');
    rig.send({ type: 'failJob', jobId, attempt: 1, error });
    rig.send({ type: 'failJob', jobId, attempt: 2, error });
    expect(rig.rows('jobs')[0]?.fields).toMatchObject({ state: 'failed' });
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'ERP_DOWN', elementId: 'c' });
    expect(JSON.parse(rig.rows('incidents')[0]?.body ?? '')).toMatchObject({ message: 'no answer', job: jobId });
    rig.sleep('PT1H');
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') }, { actor: 'olga' });
    expect(rig.rows('jobs')[0]).toMatchObject({ key: `main/${jobId}`, fields: { state: 'due', attempt: 3, dueAt: rig.now } });
    rig.send({ type: 'failJob', jobId, attempt: 3, error });
    expect(rig.rows('incidents')).toEqual([]);
    rig.send({ type: 'completeJob', jobId, attempt: 4 });
    expect(rig.state.status).toBe('completed');
  });

  it('rule 16: a retry with changed input gets a new id, and the old one is gone', () => {
    const rig = called({ in: { id: 'id' } });
    rig.start({ data: { id: 1 } });
    const jobId = rig.idOf('jobs');
    rig.send({ type: 'failJob', jobId, attempt: 1, error, retryable: false });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents'), input: { id: 2 } });
    const renewed = rig.idOf('jobs');
    expect(renewed).not.toBe(jobId);
    expect(rig.facts('jobCreated').at(-1)).toMatchObject({ replaces: Number(jobId.split('.')[1]) });
    expect(JSON.parse(rig.rows('jobs')[0]?.body ?? '')).toMatchObject({ input: { id: 2 }, attempt: 1 });
    expect(() => rig.send({ type: 'completeJob', jobId, attempt: 2 })).toThrow(refused('JOB_GONE'));
    rig.send({ type: 'completeJob', jobId: renewed, attempt: 1 });
    expect(rig.state.status).toBe('completed');
  });

  it('rule 16: a retry that corrects variables sends what the input is now, under a new id; what did not change keeps its id', () => {
    const rig = called({ in: { id: 'id' } });
    rig.start({ data: { id: 1, note: 'a' } });
    const jobId = rig.idOf('jobs');
    rig.send({ type: 'failJob', jobId, attempt: 1, error, retryable: false });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents'), set: { note: 'b' }, reason: 'a slip' });
    expect(rig.idOf('jobs')).toBe(jobId);
    rig.send({ type: 'failJob', jobId, attempt: 2, error, retryable: false });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents'), set: { id: 2 }, reason: 'the wrong one' });
    expect(rig.idOf('jobs')).not.toBe(jobId);
    expect(rig.facts('jobCreated').at(-1)).toMatchObject({ replaces: Number(jobId.split('.')[1]) });
    expect(JSON.parse(rig.rows('jobs')[0]?.body ?? '')).toMatchObject({ input: { id: 2 }, attempt: 1 });
    rig.send({ type: 'completeJob', jobId: rig.idOf('jobs'), attempt: 1 });
    expect(rig.state.status).toBe('completed');
  });

  it('a correction with which the input cannot be computed leaves the job as it was, and an incident that says why', () => {
    const rig = called({ in: { id: 'id + 1' } });
    rig.start({ data: { id: 1 } });
    const jobId = rig.idOf('jobs');
    rig.send({ type: 'failJob', jobId, attempt: 1, error, retryable: false });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents'), set: { id: 'x' }, reason: 'a slip' });
    expect(rig.rows('incidents')).toHaveLength(1);
    expect(rig.rows('incidents')[0]?.fields?.['code']).not.toBe('ERP_DOWN');
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents'), set: { id: 5 }, reason: 'a number again' });
    expect(JSON.parse(rig.rows('jobs')[0]?.body ?? '')).toMatchObject({ input: { id: 6 } });
    expect(rig.rows('jobs')).toHaveLength(1);
  });

  it('gives up at once when the failure cannot be mended by trying again', () => {
    const rig = called();
    rig.start();
    rig.send({ type: 'failJob', jobId: rig.idOf('jobs'), attempt: 1, error, retryable: false });
    expect(rig.rows('incidents')).toHaveLength(1);
  });

  it('rule 16: refuses the late answer of an older attempt', () => {
    const rig = called();
    rig.start();
    const jobId = rig.idOf('jobs');
    rig.send({ type: 'failJob', jobId, attempt: 1, error });
    expect(() => rig.send({ type: 'completeJob', jobId, attempt: 1 })).toThrow(refused('JOB_ATTEMPT_STALE'));
    rig.send({ type: 'completeJob', jobId, attempt: 2 });
    expect(() => rig.send({ type: 'completeJob', jobId, attempt: 2 })).toThrow(refused('JOB_GONE'));
  });

  it('rule 16: an outside worker locks it; a lock that ran out is taken over and fences the first worker off', () => {
    const rig = called({ in: { id: 'id' } });
    rig.start({ data: { id: 1 } });
    const jobId = rig.idOf('jobs');
    expect(rig.send({ type: 'activateJob', jobId, worker: 'w1', lockMs: 60_000 })).toEqual({
      attempt: 1,
      lockUntil: rig.now + 60_000,
      input: { id: 1 },
    });
    expect(rig.rows('jobs')[0]?.fields).toMatchObject({ state: 'locked', lockUntil: rig.now + 60_000 });
    expect(() => rig.send({ type: 'activateJob', jobId, worker: 'w2', lockMs: 60_000 })).toThrow(refused('JOB_LOCKED'));
    rig.sleep('PT2M');
    expect(rig.send({ type: 'activateJob', jobId, worker: 'w2', lockMs: 60_000 })).toMatchObject({ attempt: 2 });
    expect(() => rig.send({ type: 'completeJob', jobId, attempt: 1 })).toThrow(refused('JOB_ATTEMPT_STALE'));
    rig.send({ type: 'completeJob', jobId, attempt: 2 });
    expect(rig.state.status).toBe('completed');
  });

  it('is not given to a worker while it rests', () => {
    const rig = called();
    rig.start();
    const jobId = rig.idOf('jobs');
    rig.send({ type: 'failJob', jobId, attempt: 1, error });
    expect(() => rig.send({ type: 'activateJob', jobId, worker: 'w1', lockMs: 1000 })).toThrow(refused('JOB_NOT_DUE'));
  });

  it('keeps the result when its output mapping fails, and takes it over on retry without running the job again', () => {
    const rig = called({ out: { total: 'number + offset' } });
    rig.start({ data: { offset: 'x' } });
    rig.send({ type: 'completeJob', jobId: rig.idOf('jobs'), attempt: 1, output: { number: 5 } });
    expect(rig.rows('incidents')).toHaveLength(1);
    rig.send({ type: 'setVariables', set: { offset: 2 }, reason: 'it was a text' });
    expect(() => rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents'), input: {} })).toThrow(
      refused('INCIDENT_TAKES_NO_INPUT'),
    );
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.variables['total']).toBe(7);
    expect(rig.facts('jobCreated')).toHaveLength(1);
  });

  it('makes an incident of an input mapping that fails, and no job', () => {
    const rig = called({ in: { id: '1 + "x"' } });
    rig.start();
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ elementId: 'c' });
    expect(rig.rows('jobs')).toEqual([]);
  });
});
