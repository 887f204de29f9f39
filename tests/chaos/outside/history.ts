import type { Caller } from './caller.js';

/** One thing of a history, as the interface tells it. */
export interface Happened {
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly commandId: string;
  readonly revision: number;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The whole history of an instance, page by page. */
export async function historyOf(caller: Caller, id: string): Promise<readonly Happened[]> {
  const events: Happened[] = [];
  for (let from: number | undefined = 1; from !== undefined;) {
    const { status, body } = await caller.ask(`/instances/${id}/history?from=${from}&limit=1000`);
    if (status !== 200) throw new Error(`the history of ${id}: ${status} ${JSON.stringify(body)}`);
    events.push(...(body['events'] as readonly Happened[]));
    from = body['next'] as number | undefined;
  }
  return events;
}

/** All pages of a list. */
export async function listed<T>(caller: Caller, path: string): Promise<readonly T[]> {
  const found: T[] = [];
  for (let cursor: string | undefined; ;) {
    const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await caller.ask(`${path}${path.includes('?') ? '&' : '?'}limit=100${more}`);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    found.push(...(body['items'] as readonly T[]));
    cursor = body['cursor'] as string | undefined;
    if (cursor === undefined) return found;
  }
}

/** What must be so after these events: told by nothing but the history. */
export interface Replayed {
  readonly status: 'active' | 'completed' | 'cancelled';
  /** Numbers of work items that nobody has done. */
  readonly openItems: ReadonlySet<number>;
  readonly openIncidents: ReadonlySet<number>;
  readonly jobs: readonly Job[];
  /** What happened more often than it may, or before its time. */
  readonly faults: readonly string[];
}

/** A service task's work for the world outside. */
export interface Job {
  readonly key: string;
  readonly step: string;
  readonly isDone: boolean;
  /** Its input was changed by a person: another job goes on with it. */
  readonly replacedBy?: string;
}

/** What may happen once only to each of these numbers. */
const once: Readonly<Record<string, readonly string[]>> = {
  instanceStarted: [],
  instanceCompleted: [],
  instanceCancelled: [],
  workItemCompleted: ['item'],
  timerFired: ['timer'],
  jobCompleted: ['job'],
  elementLeft: ['activity'],
  subscriptionMet: ['subscription'],
  approvalDecided: ['activity', 'round'],
  childStarted: ['activity'],
  childEnded: ['activity'],
  incidentResolved: ['incident'],
};

/** Plays a history of an order or an errand. Shares no code with the engine: what both come to is true for two reasons. */
export function replay(id: string, events: readonly Happened[]): Replayed {
  const faults: string[] = [];
  const openItems = new Set<number>();
  const openIncidents = new Set<number>();
  const jobs = new Map<number, Job>();
  const due = new Map<unknown, number>();
  const seen = new Set<string>();
  let status: Replayed['status'] = 'active';
  let revision = 0;
  let at = '';
  for (const { type, facts, data, ...event } of events) {
    const number = (name: string): number => Number(facts[name]);
    const numbers = once[type];
    if (numbers) {
      const name = `${type} ${numbers.map((each) => String(facts[each])).join(' ')}`.trim();
      if (seen.has(name)) faults.push(`${id}: ${name} twice`);
      seen.add(name);
    }
    if (event.revision !== revision && event.revision !== revision + 1)
      faults.push(`${id}: revision ${event.revision} follows ${revision}`);
    if (event.at < at) faults.push(`${id}: revision ${event.revision} is of ${event.at}, the one before of ${at}`);
    revision = event.revision;
    at = event.at;
    // Those whom an ended instance has called or waited for are told in as many commits as it takes.
    if (status !== 'active' && type !== 'farewellsSaid') faults.push(`${id}: ${type} after its end`);
    if (type === 'workItemCreated') openItems.add(number('item'));
    else if (type === 'workItemCompleted' && !openItems.delete(number('item'))) faults.push(`${id}: ${number('item')} was not open`);
    else if (type === 'workItemsCancelled') for (const item of facts['items'] as readonly number[]) openItems.delete(item);
    else if (type === 'incidentRaised') openIncidents.add(number('incident'));
    else if (type === 'incidentResolved') openIncidents.delete(number('incident'));
    else if (type === 'timerStarted') due.set(facts['timer'], number('dueAt'));
    else if (type === 'timerFired' && Date.parse(at) < (due.get(facts['timer']) ?? 0))
      faults.push(`${id}: timer ${number('timer')} fired early`);
    else if (type === 'jobCreated') {
      const key = `${id}.${number('job')}`;
      const { body } = data?.['input'] as { readonly body: { readonly step: string } };
      const before = jobs.get(number('replaces'));
      if (before) jobs.set(number('replaces'), { ...before, replacedBy: key });
      jobs.set(number('job'), { key, step: body.step, isDone: false });
    } else if (type === 'jobCompleted') {
      const job = jobs.get(number('job'));
      if (job) jobs.set(number('job'), { ...job, isDone: true });
    } else if (type === 'instanceCompleted') status = 'completed';
    else if (type === 'instanceCancelled') status = 'cancelled';
    if (type === 'instanceCancelled') {
      openItems.clear();
      openIncidents.clear();
    }
  }
  return { status, openItems, openIncidents, jobs: [...jobs.values()], faults };
}
