import { requirePart } from '../behaviors/require-part.js';
import { weigh } from '../behaviors/variable-paths.js';
import type { Appliers } from './applier.js';
import { activityAt, owned } from './state-parts.js';
import type { Job, ProcessState } from './state.js';
import { activityWith, jobWith, stateWith } from './copies.js';

/** Appliers of the life of jobs. */
export const jobAppliers: Appliers<'jobCreated' | 'jobActivated' | 'jobCompleted' | 'jobFailed' | 'jobRetried'> = {
  jobCreated(state, { facts, data }, at) {
    const { job: id, activity, jobType, timeoutMs, replaces } = facts;
    const input = data?.input ?? {};
    const job: Job = {
      id,
      activity,
      element: activityAt(state, activity).element,
      jobType,
      status: 'due',
      attempt: 1,
      failures: 0,
      dueAt: at,
      lockUntil: undefined,
      worker: undefined,
      createdAt: at,
      timeoutMs,
      options: data?.options ?? {},
      input,
      output: undefined,
      answered: undefined,
    };
    const without = replaces === undefined ? state : gone(state, replaces);
    return stateWith(without, {
      ...owned(without, activity, id, 'job'),
      jobs: without.jobs.with(id, job),
      weight: without.weight + weigh(input),
    });
  },
  jobActivated: (state, { facts }) =>
    changed(state, facts.job, (job) =>
      jobWith(job, { status: 'locked', attempt: facts.attempt, worker: facts.worker, lockUntil: facts.lockUntil }),
    ),
  jobCompleted(state, { facts, data }) {
    const output = data?.output ?? {};
    return stateWith(
      changed(state, facts.job, (job) => jobWith(free(job), { status: 'done', output })),
      { weight: state.weight + weigh(output) },
    );
  },
  jobFailed: (state, { facts }) =>
    changed(state, facts.job, (job) =>
      jobWith(free(job), {
        failures: job.failures + 1,
        attempt: job.attempt + 1,
        ...(facts.dueAt === undefined ? { status: 'failed' } : { status: 'due', dueAt: facts.dueAt }),
      }),
    ),
  jobRetried: (state, { facts }, at) =>
    changed(state, facts.job, (job) => jobWith(free(job), { status: 'due', failures: 0, attempt: facts.attempt, dueAt: at })),
};

function free(job: Job): Job {
  return jobWith(job, { worker: undefined, lockUntil: undefined });
}

function changed(state: ProcessState, id: number, change: (job: Job) => Job): ProcessState {
  return stateWith(state, { jobs: state.jobs.with(id, change(requirePart(state.jobs.get(id), 'job', id))) });
}

function gone(state: ProcessState, id: number): ProcessState {
  const job = requirePart(state.jobs.get(id), 'job', id);
  const owner = activityAt(state, job.activity);
  return stateWith(state, {
    jobs: state.jobs.without(id),
    activities: state.activities.with(owner.id, activityWith(owner, { owns: owner.owns.without(id) })),
    weight: state.weight - weigh(job.input),
  });
}
