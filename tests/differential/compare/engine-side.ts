import { ExecutionRig } from '@millrace/engine/testing';
import type { JsonObject } from '@millrace/schemas';
import { milliseconds } from '../naive/waits.js';
import type { Move, Side } from './moves.js';
import { Rooms, type Sent } from './rooms.js';

type Command = Parameters<ExecutionRig['send']>[0];

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
interface Subscription extends Part {
  readonly kind: string;
  readonly name?: string;
  readonly key?: string;
}
interface Incident extends Part {
  readonly code: string;
  readonly step: string;
}

/** An instance in its rig, which checks replay, projections and freezing after each command. */
interface Running {
  readonly id: string;
  readonly definition: string;
  readonly rig: ExecutionRig;
}

const rootId = '0197';

/** The engine as a side of the comparison: instances in rigs, their letters delivered in the order in which they were written. */
export class EngineSide implements Side {
  private now = Date.parse('2026-03-02T09:00:00Z');
  private readonly running: Running[] = [];
  private readonly letters: Sent[] = [];
  private readonly rooms = new Rooms(() => this.now);
  private sent = 0;

  constructor(private readonly definitions: readonly JsonObject[]) {}

  apply(move: Move): void {
    if ('start' in move) this.begin(rootId, String(this.definitions[0]?.['id']), (rig) => rig.start(move.start));
    else if ('pass' in move) this.pass(move.pass);
    else if ('message' in move) this.publish(move.message, move.key, move.data, move.keep ?? 0);
    else if ('signal' in move) this.broadcast(move.signal, move.data);
    else this.act(move);
    this.deliver();
  }

  observe(): readonly JsonObject[] {
    return this.running.map(({ definition, rig }) => {
      const { state } = rig;
      const names = (list: readonly Part[]): readonly string[] => list.map(({ element }) => element).sort();
      const active = state.status === 'active';
      return {
        definition,
        status: state.status,
        variables: rig.variables,
        items: active ? names(openItems(rig)) : [],
        jobs: active ? names(openJobs(rig)) : [],
        timers: active ? names(parts<Timer>(rig, 'timers')) : [],
        subscriptions: active ? names(parts<Subscription>(rig, 'subscriptions')) : [],
        incidents: active
          ? parts<Incident>(rig, 'incidents')
              .map(({ element, code }) => `${element} ${code}`)
              .sort()
          : [],
        activations: state.activations,
      };
    });
  }

  private act(move: Exclude<Move, { start: unknown } | { pass: unknown } | { message: unknown } | { signal: unknown }>): void {
    if ('complete' in move) {
      const { rig, part, id } = this.find(openItems, move.complete, move.nth) ?? {};
      if (rig && part) this.send(rig, { type: 'completeWorkItem', workItemId: `${id}.${part.id}`, data: move.data });
    } else if ('completeJob' in move) {
      const { rig, part, id } = this.find(openJobs, move.completeJob, move.nth) ?? {};
      if (rig && part) this.send(rig, { type: 'completeJob', jobId: `${id}.${part.id}`, attempt: part.attempt, output: move.output });
    } else if ('failJob' in move) {
      const { rig, part, id } = this.find(openJobs, move.failJob, move.nth) ?? {};
      const error = { code: 'FAILED', message: 'it failed' };
      const bpmnError = move.error === undefined ? {} : { bpmnError: { code: move.error } };
      if (rig && part)
        this.send(rig, { type: 'failJob', jobId: `${id}.${part.id}`, attempt: part.attempt, error, retryable: false, ...bpmnError });
    } else if ('retry' in move) {
      const open = (rig: ExecutionRig): readonly Incident[] =>
        parts<Incident>(rig, 'incidents').filter(({ code }) => code !== 'JOIN_STUCK');
      const { rig, part, id } = this.find(open, move.retry, move.nth) ?? {};
      if (rig && part) this.send(rig, { type: 'retryIncident', incidentId: `${id}.${part.id}` });
    } else if ('activate' in move) {
      const open = (rig: ExecutionRig): readonly Part[] => parts<Part>(rig, 'activities');
      const { rig, part } = this.find(open, move.in, move.nth) ?? {};
      if (rig && part) this.send(rig, { type: 'activateElement', activity: part.id, element: move.activate } as unknown as Command);
    } else {
      const [root] = this.running;
      if (root?.rig.state.status !== 'active') return;
      if ('set' in move) this.send(root.rig, { type: 'setVariables', set: move.set, reason: 'by hand' });
      else this.send(root.rig, { type: 'cancelInstance', reason: 'enough' });
    }
  }

  private find<T extends Part>(
    listed: (rig: ExecutionRig) => readonly T[],
    element: string,
    nth = 0,
  ): { readonly rig: ExecutionRig; readonly id: string; readonly part: T } | undefined {
    const all = this.running
      .filter(({ rig }) => rig.state.status === 'active')
      .flatMap(({ rig, id }) => listed(rig).map((part) => ({ rig, id, part })));
    return all.filter(({ part }) => part.element === element)[nth];
  }

  private begin(id: string, definition: string, start: (rig: ExecutionRig) => void): void {
    const process = this.definitions.find((one) => one['id'] === definition) ?? {};
    const rig = new ExecutionRig({ process, instance: id });
    rig.now = this.now;
    start(rig);
    this.running.push({ id, definition, rig });
    this.letters.push(...(rig.letters.splice(0) as unknown as readonly Sent[]));
  }

  private send(rig: ExecutionRig, command: Command): void {
    rig.now = this.now;
    rig.send(command);
    this.letters.push(...(rig.letters.splice(0) as unknown as readonly Sent[]));
  }

  private deliver(): void {
    for (let letter = this.letters.shift(); letter; letter = this.letters.shift()) {
      const [, kind, id = ''] = letter.to.split('/');
      if (kind === 'message') this.letters.unshift(...this.rooms.take(letter));
      else if (kind === 'signal') this.broadcastNow(String(letter.command['name']), (letter.command['data'] ?? {}) as JsonObject);
      else if (kind === 'process') this.toInstance(id, letter.command);
    }
  }

  private toInstance(id: string, command: Sent['command']): void {
    const receiver = this.running.find((one) => one.id === id);
    if (receiver) this.send(receiver.rig, command as unknown as Command);
    else if (command.type === 'startInstance') {
      const { id: definition } = command['definition'] as { readonly id: string };
      this.begin(id, definition, (rig) => {
        const { type: _type, definition: _definition, ...rest } = command;
        rig.start(rest as Parameters<ExecutionRig['start']>[0], { actor: 'system' });
      });
    }
  }

  private publish(name: string, key: number | undefined, data: JsonObject, keep: number): void {
    const id = `outside-${++this.sent}`;
    const timeToLive = keep > 0 ? { timeToLive: `PT${keep / 1000}S` } : {};
    const keyed = key === undefined ? {} : { key: String(key) };
    this.letters.push({ to: 'main/message/outside', command: { type: 'publishMessage', id, name, ...keyed, data, ...timeToLive } });
  }

  private broadcast(name: string, data: JsonObject): void {
    this.broadcastNow(name, data);
  }

  private broadcastNow(name: string, data: JsonObject): void {
    const waiting = this.running.flatMap(({ id, rig }) =>
      rig.state.status === 'active'
        ? parts<Subscription>(rig, 'subscriptions').flatMap((one) =>
            one.kind === 'signal' && one.name === name ? [{ rig, id: `${id}.${one.id}` }] : [],
          )
        : [],
    );
    const broadcastId = `signal-${++this.sent}`;
    for (const { rig, id } of waiting)
      this.send(rig, { type: 'deliverSignal', subscriptionId: id, broadcastId, data } as unknown as Command);
  }

  private pass(duration: string): void {
    const end = this.now + milliseconds(duration);
    for (;;) {
      const due = this.running
        .flatMap(({ id, rig }, order) =>
          rig.state.status === 'active' ? parts<Timer>(rig, 'timers').map((timer) => ({ id, rig, order, timer })) : [],
        )
        .filter(({ timer }) => timer.dueAt <= end)
        .sort((a, b) => a.timer.dueAt - b.timer.dueAt || a.order - b.order || a.timer.id - b.timer.id);
      const [next] = due;
      if (!next) break;
      this.now = Math.max(this.now, next.timer.dueAt);
      this.send(next.rig, { type: 'fireTimer', timerId: `${next.id}.${next.timer.id}` });
      this.deliver();
    }
    this.now = end;
  }
}

/** Parts of an instance of one kind, in the order of their numbers. */
function parts<T extends Part>(rig: ExecutionRig, kind: string): readonly T[] {
  const map = (rig.state as unknown as Record<string, { forEach(visit: (part: T) => void): void } | undefined>)[kind];
  const list: T[] = [];
  map?.forEach((part) => list.push(part));
  return list.sort((a, b) => a.id - b.id);
}

function openItems(rig: ExecutionRig): readonly Part[] {
  return parts<Part & { readonly endedAt?: number }>(rig, 'workItems').filter(({ endedAt }) => endedAt === undefined);
}

function openJobs(rig: ExecutionRig): readonly Job[] {
  return parts<Job>(rig, 'jobs').filter(({ status }) => status === 'due' || status === 'locked');
}
