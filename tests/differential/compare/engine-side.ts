import { createProcessAggregate, type ProcessLimits } from '@millrace/engine/execution';
import { ExecutionRig } from '@millrace/engine/testing';
import { MillraceError, type JsonObject } from '@millrace/schemas';
import { milliseconds } from '../naive/waits.js';
import type { Move, Side } from './moves.js';

type Command = Parameters<ExecutionRig['send']>[0];
type State = ExecutionRig['state'];

interface Part {
  readonly id: number;
  readonly element: string;
}
interface Job extends Part {
  readonly attempt: number;
  readonly status: string;
}
interface Timer extends Part {
  readonly dueAt: number;
}
interface Incident extends Part {
  readonly code: string;
}

/** An instance, and its place among those that were started. */
interface Running {
  readonly id: string;
  readonly state: State;
}

const rootId = '0197';

/**
 * The engine as a side of the comparison, in the rig that checks replay, projections and freezing after each command and delivers letters to rooms and called
 * instances.
 */
export class EngineSide implements Side {
  private readonly rig: ExecutionRig;

  constructor([process = {}, ...others]: readonly JsonObject[], limits: Partial<ProcessLimits> = {}) {
    const processes = Object.fromEntries(others.map((one) => [String(one['id']), one]));
    this.rig = new ExecutionRig({ process, processes, instance: rootId, aggregate: createProcessAggregate({ limits }) });
  }

  apply(move: Move): void {
    this.move(move);
    const { refused } = this.rig;
    if (refused.length > 0) throw new Error(`letters were refused: ${refused.join(', ')}`);
  }

  private move(move: Move): void {
    if ('start' in move) this.rig.start(move.start);
    else if ('pass' in move) this.pass(move.pass);
    else if ('message' in move) {
      const { message, key, data, keep = 0 } = move;
      const keyed = key === undefined ? {} : { key: String(key) };
      this.rig.message(message, { ...keyed, data, ...(keep > 0 ? { timeToLive: `PT${keep / 1000}S` } : {}) });
    } else if ('signal' in move) this.rig.signal(move.signal, move.data);
    else this.act(move);
  }

  observe(): readonly JsonObject[] {
    return this.running().map(({ state }) => {
      const active = state.status === 'active';
      const names = (kind: string, isShown: (part: Part) => boolean = () => true): readonly string[] =>
        active
          ? parts<Part>(state, kind)
              .filter(isShown)
              .map(({ element }) => element)
              .sort()
          : [];
      const incidents = active ? parts<Incident>(state, 'incidents').map(({ element, code }) => `${element} ${code}`) : [];
      return {
        definition: state.definition,
        status: state.status,
        variables: state.scopes.get(0)?.variables ?? {},
        items: active
          ? openItems(state)
              .map(({ element }) => element)
              .sort()
          : [],
        jobs: active
          ? openJobs(state)
              .map(({ element }) => element)
              .sort()
          : [],
        timers: names('timers'),
        subscriptions: names('subscriptions'),
        incidents: [...incidents].sort(),
        activations: state.activations,
      };
    });
  }

  /** An instance before those it calls, and these in the order of its calls. */
  private running(): readonly Running[] {
    const { rooms, state, events } = this.rig;
    const begun = new Set(rooms.called);
    const calledIn = (history: typeof events): readonly Running[] =>
      history.flatMap((event) => {
        const id = event.type === 'childStarted' ? event.facts.child : '';
        if (!begun.delete(id)) return [];
        return [{ id, state: rooms.instance(id) }, ...calledIn(rooms.commitsOf(id).flatMap((commit) => commit.events))];
      });
    return [{ id: rootId, state }, ...(begun.size === 0 ? [] : calledIn(events))];
  }

  private act(move: Exclude<Move, { start: unknown } | { pass: unknown } | { message: unknown } | { signal: unknown }>): void {
    if ('complete' in move) {
      const { in: to, part, id } = this.find(openItems, move.complete, move.nth) ?? {};
      if (part) this.send(to, { type: 'completeWorkItem', workItemId: `${id}.${part.id}`, data: move.data });
    } else if ('completeJob' in move) {
      const { in: to, part, id } = this.find(openJobs, move.completeJob, move.nth) ?? {};
      if (part) this.send(to, { type: 'completeJob', jobId: `${id}.${part.id}`, attempt: part.attempt, output: move.output });
    } else if ('failJob' in move) {
      const { in: to, part, id } = this.find(openJobs, move.failJob, move.nth) ?? {};
      const error = { code: 'FAILED', message: 'it failed' };
      const bpmnError = move.error === undefined ? {} : { bpmnError: { code: move.error } };
      if (part) this.send(to, { type: 'failJob', jobId: `${id}.${part.id}`, attempt: part.attempt, error, retryable: false, ...bpmnError });
    } else if ('retry' in move) {
      const open = (state: State): readonly Incident[] => parts<Incident>(state, 'incidents').filter(({ code }) => code !== 'JOIN_STUCK');
      const { in: to, part, id } = this.find(open, move.retry, move.nth) ?? {};
      if (part) this.send(to, { type: 'retryIncident', incidentId: `${id}.${part.id}` });
    } else if ('activate' in move) {
      const { in: to, part } = this.find(openContainers, move.in, move.nth) ?? {};
      if (part) this.unlessRefused(() => this.send(to, { type: 'activateElement', element: move.activate, scopeActivity: part.id }));
    } else if (this.rig.state.status === 'active') {
      if ('set' in move) this.rig.send({ type: 'setVariables', set: move.set, reason: 'by hand' });
      else this.rig.send({ type: 'cancelInstance', reason: 'enough' });
    }
  }

  private find<T extends Part>(
    listed: (state: State) => readonly T[],
    element: string,
    nth = 0,
  ): { readonly in: string; readonly id: string; readonly part: T } | undefined {
    const all = this.running()
      .filter(({ state }) => state.status === 'active')
      .flatMap(({ state, id }) => listed(state).map((part) => ({ in: id, id, part })));
    return all.filter(({ part }) => part.element === element)[nth];
  }

  private send(to: string | undefined, command: Command): void {
    if (to === undefined || to === rootId) this.rig.send(command);
    else this.rig.sendTo(to, command);
  }

  /** Whether somebody may choose an element is asked of both sides: a refusal is an answer. */
  private unlessRefused(send: () => void): void {
    try {
      send();
    } catch (error) {
      if (!(error instanceof MillraceError)) throw error;
    }
  }

  private pass(duration: string): void {
    const end = this.rig.now + milliseconds(duration);
    for (;;) {
      const due = this.running()
        .flatMap(({ id, state }, order) =>
          state.status === 'active' ? parts<Timer>(state, 'timers').map((timer) => ({ id, order, timer })) : [],
        )
        .filter(({ timer }) => timer.dueAt <= end)
        .sort((a, b) => a.timer.dueAt - b.timer.dueAt || a.order - b.order || a.timer.id - b.timer.id);
      const [next] = due;
      if (!next) break;
      this.rig.now = Math.max(this.rig.now, next.timer.dueAt);
      this.send(next.id, { type: 'fireTimer', timerId: `${next.id}.${next.timer.id}` });
    }
    this.rig.now = end;
  }
}

/** Parts of an instance of one kind, in the order of their numbers. */
function parts<T extends Part>(state: State, kind: string): readonly T[] {
  const map = (state as unknown as Record<string, { forEach(visit: (part: T) => void): void } | undefined>)[kind];
  const list: T[] = [];
  map?.forEach((part) => list.push(part));
  return list.sort((a, b) => a.id - b.id);
}

function openItems(state: State): readonly Part[] {
  return parts<Part & { readonly endedAt?: number }>(state, 'workItems').filter(({ endedAt }) => endedAt === undefined);
}

function openJobs(state: State): readonly Job[] {
  return parts<Job>(state, 'jobs').filter(({ status }) => status === 'due' || status === 'locked');
}

/** Activities that are not the whole of a loop, nor open again to be undone. */
function openContainers(state: State): readonly Part[] {
  return parts<Part & { readonly restored?: boolean }>(state, 'activities').filter(
    ({ id, restored }) => state.scopes.has(id) && state.scopes.get(id)?.loop !== true && restored !== true,
  );
}
