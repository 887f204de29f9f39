import { ExecutionRig } from '@millrace/engine/testing';
import type { JsonObject } from '@millrace/schemas';
import type { Move, Side } from './moves.js';

/** The engine as a side of the comparison: one instance in the rig that checks replay, projections and freezing after each command. */
export class EngineSide implements Side {
  private readonly rig: ExecutionRig;
  private readonly definition: string;

  constructor([process = {}]: readonly JsonObject[]) {
    this.rig = new ExecutionRig({ process });
    this.definition = String(process['id']);
  }

  apply(move: Move): void {
    const { rig } = this;
    if ('start' in move) {
      rig.start(move.start);
      return;
    }
    if ('pass' in move) {
      rig.pass(move.pass);
      return;
    }
    if (rig.state.status !== 'active') return;
    if ('complete' in move) {
      const item = this.openItems().filter(({ element }) => element === move.complete)[move.nth ?? 0];
      if (item) rig.send({ type: 'completeWorkItem', workItemId: `0197.${item.id}`, data: move.data });
    } else if ('completeJob' in move) {
      const job = this.openJobs().filter(({ element }) => element === move.completeJob)[move.nth ?? 0];
      if (job) rig.send({ type: 'completeJob', jobId: `0197.${job.id}`, attempt: job.attempt, output: move.output });
    } else if ('failJob' in move) {
      const job = this.openJobs().filter(({ element }) => element === move.failJob)[move.nth ?? 0];
      const error = { code: 'FAILED', message: 'it failed' };
      const bpmnError = move.error === undefined ? {} : { bpmnError: { code: move.error } };
      if (job) rig.send({ type: 'failJob', jobId: `0197.${job.id}`, attempt: job.attempt, error, retryable: false, ...bpmnError });
    } else if ('retry' in move) {
      const incident = this.incidents().filter(({ element, step }) => element === move.retry && step !== 'join')[move.nth ?? 0];
      if (incident) rig.send({ type: 'retryIncident', incidentId: `0197.${incident.id}` });
    } else if ('set' in move) rig.send({ type: 'setVariables', set: move.set, reason: 'by hand' });
    else if ('cancel' in move) rig.send({ type: 'cancelInstance', reason: 'enough' });
  }

  observe(): readonly JsonObject[] {
    const { state } = this.rig;
    const active = state.status === 'active';
    const names = (list: readonly { readonly element: string }[]): readonly string[] =>
      active ? list.map(({ element }) => element).sort() : [];
    const timers: { readonly element: string }[] = [];
    state.timers.forEach((timer) => timers.push(timer));
    return [
      {
        definition: this.definition,
        status: state.status,
        variables: this.rig.variables,
        items: names(this.openItems()),
        jobs: names(this.openJobs()),
        timers: names(timers),
        subscriptions: [],
        incidents: active
          ? this.incidents()
              .map(({ element, code }) => `${element} ${code}`)
              .sort()
          : [],
        activations: state.activations,
      },
    ];
  }

  private openItems(): readonly { readonly id: number; readonly element: string }[] {
    const items: { readonly id: number; readonly element: string; readonly endedAt?: number | undefined }[] = [];
    this.rig.state.workItems.forEach((item) => items.push(item));
    return items.filter(({ endedAt }) => endedAt === undefined).sort((a, b) => a.id - b.id);
  }

  private openJobs(): readonly { readonly id: number; readonly element: string; readonly attempt: number }[] {
    const jobs: { readonly id: number; readonly element: string; readonly attempt: number; readonly status: string }[] = [];
    this.rig.state.jobs.forEach((job) => jobs.push(job));
    return jobs.filter(({ status }) => status === 'due' || status === 'locked').sort((a, b) => a.id - b.id);
  }

  private incidents(): readonly { readonly id: number; readonly element: string; readonly code: string; readonly step: string }[] {
    const incidents: { readonly id: number; readonly element: string; readonly code: string; readonly step: string }[] = [];
    this.rig.state.incidents.forEach((incident) => incidents.push(incident));
    return incidents.sort((a, b) => a.id - b.id);
  }
}
