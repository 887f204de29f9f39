import { idOfKey } from '../behaviors/aggregate-key.js';
import type { KeyedMap } from '../behaviors/keyed-map.js';
import { removedRow, row } from '../behaviors/rows.js';
import { sortKey } from '../behaviors/search-key.js';
import type { RowWrite } from '../ports/index.js';
import type { Change, Projection } from './aggregate.js';
import { EVERYONE, NEVER } from './collections.js';
import type { ProcessEvent } from './events.js';
import { stepsOf } from './steps.js';
import { terminatedBy } from './terminated.js';
import { titleKeys } from './titles.js';
import type { Incident, Job, Keeping, OwnedKind, ProcessState, Subscription, Suspension, Timer, WorkItem } from './state.js';

type TitleKeys = ReturnType<typeof titleKeys>;
type ProcessChange = Change<ProcessState, ProcessEvent>;

type Kind = 'workItems' | 'jobs' | 'timers' | 'incidents' | 'subscriptions';

/** Numbers of what the events of a change may have touched, by kind; a kind that none touched has no set. */
type Touched = Partial<Record<Kind, Set<number>>>;

/** The rows that follow from a change, only those that may have changed; without a previous state all that the state implies (rule 7). */
export function projectProcess(change: ProcessChange): Projection {
  const { previous, next } = change;
  const instance = idOfKey(change.key);
  if (next.keeping?.purged !== undefined) return buriedRows(change, next.keeping.purged);
  // What was erased stood in every row.
  if (previous !== null && previous.keeping?.erasures !== next.keeping?.erasures) return projectProcess({ ...change, previous: null });
  const touched = touchedBy(change);
  const title = titleKeys(next.title);
  const rows: RowWrite[] = [];
  const put = <T>(
    ids: Iterable<number> | undefined,
    collection: string,
    now: KeyedMap<T>,
    before: KeyedMap<T> | undefined,
    toRow: (part: T, id: string) => RowWrite,
    isShownAlike: (now: T, before: T | undefined) => boolean = Object.is,
  ): void => {
    if (ids === undefined) return;
    for (const number of ids) {
      const part = now.get(number);
      const id = `${instance}.${number}`;
      if (part === undefined) {
        if (before?.has(number)) rows.push(removedRow(change, collection, id));
      } else if (!isShownAlike(part, before?.get(number))) rows.push(toRow(part, id));
    }
  };
  // What lists say of the instance stands in the rows of its work items too.
  const itemsBefore =
    previous !== null && (previous.number !== next.number || previous.title !== next.title) ? undefined : previous?.workItems;
  put(
    touched.workItems,
    'workItems',
    next.workItems,
    itemsBefore,
    (item, id) => workItemRow(change, item, id, instance, title),
    haveOneRow,
  );
  // Nothing is due in a suspended instance.
  const isShownAlike = previous !== null && previous.suspended !== next.suspended ? () => false : undefined;
  put(touched.jobs, 'jobs', next.jobs, previous?.jobs, (job, id) => jobRow(change, job, id, instance), isShownAlike);
  put(touched.timers, 'timers', next.timers, previous?.timers, (timer, id) => timerRow(change, timer, id, instance), isShownAlike);
  put(touched.subscriptions, 'subscriptions', next.subscriptions, previous?.subscriptions, (one, id) =>
    subscriptionRow(change, one, id, instance),
  );
  put(touched.incidents, 'incidents', next.incidents, previous?.incidents, (incident, id) => incidentRow(change, incident, id, instance));
  return { rows, listRow: instanceRow(change, instance, title) };
}

/** Whether a work item's row says the same of both: nothing of what was handed in, which a completed one forgets when its activity ends. */
function haveOneRow(now: WorkItem, before: WorkItem | undefined): boolean {
  if (now === before || before === undefined) return now === before;
  for (const name in now) if (name !== 'submitted' && now[name as keyof WorkItem] !== before[name as keyof WorkItem]) return false;
  return true;
}

/** Every row goes, and the gravestone's comes: the list row last, so that until then the instance is found as what it was. */
function buriedRows(change: ProcessChange, { at, reason, commits }: NonNullable<Keeping['purged']>): Projection {
  const { previous, next } = change;
  const instance = idOfKey(change.key);
  const collections = {
    workItems: 'workItems',
    jobs: 'jobs',
    timers: 'timers',
    subscriptions: 'subscriptions',
    incidents: 'incidents',
  } as const;
  const going =
    previous === null
      ? []
      : Object.values(collections).flatMap((name) => [...previous[name].keys()].map((id) => removedRow(change, name, `${instance}.${id}`)));
  const { definition, status, startedAt, endedAt } = next;
  const body = { commits, reason, status, startedAt, endedAt };
  const gravestone = row(change, 'gravestones', instance, { definition, purgedAt: at, forgotten: false }, body);
  return { rows: [...going, gravestone], listRow: removedRow(change, 'instances', instance) };
}

function touchedBy({ previous, next, events }: ProcessChange): Touched {
  const touched: Touched = {};
  if (previous === null) {
    touchAll(touched, next);
    return touched;
  }
  for (const event of events) {
    const { facts } = event;
    if (event.type === 'elementLeft') touchOwned(touched, previous, event.facts.activity);
    else if (event.type === 'activitiesTerminated') {
      for (const activity of terminatedBy(previous, event.facts)) touchOwned(touched, previous, activity);
      // Incidents of joins belong to no activity: they go with the scope, also one further in.
      touchAllOf(touched, 'incidents', previous.incidents);
      if (event.facts.within !== undefined) touchEach(touched, previous.scopes.get(event.facts.within)?.owns);
    } else if (event.type === 'instanceCancelled' || event.type === 'instanceCompleted') touchAll(touched, previous);
    else if (event.type === 'instanceSuspended' || event.type === 'instanceResumed') {
      touchAllOf(touched, 'jobs', next.jobs);
      touchAllOf(touched, 'timers', next.timers);
    } else if (event.type === 'subscriptionRenewed') touch(touched, 'subscriptions', event.facts.as);
    else if (event.type === 'instanceTitled' || event.type === 'instanceNumbered') touchAllOf(touched, 'workItems', next.workItems);
    else if (event.type === 'workItemsCancelled') for (const id of event.facts.items) touch(touched, 'workItems', id);
    if ('item' in facts && typeof facts.item === 'number') touch(touched, 'workItems', facts.item);
    if ('job' in facts && typeof facts.job === 'number') touch(touched, 'jobs', facts.job);
    if ('replaces' in facts && typeof facts.replaces === 'number') touch(touched, 'jobs', facts.replaces);
    if ('timer' in facts && typeof facts.timer === 'number') touch(touched, 'timers', facts.timer);
    if ('subscription' in facts && typeof facts.subscription === 'number') touch(touched, 'subscriptions', facts.subscription);
    if ('incident' in facts && typeof facts.incident === 'number') touch(touched, 'incidents', facts.incident);
  }
  return touched;
}

function touch(touched: Touched, kind: Kind, id: number): void {
  (touched[kind] ??= new Set()).add(id);
}

function touchAllOf(touched: Touched, kind: Kind, parts: KeyedMap<unknown>): void {
  if (parts.size > 0) parts.forEach((_part, id) => touch(touched, kind, id));
}

function touchAll(touched: Touched, state: ProcessState): void {
  touchAllOf(touched, 'workItems', state.workItems);
  touchAllOf(touched, 'jobs', state.jobs);
  touchAllOf(touched, 'timers', state.timers);
  touchAllOf(touched, 'incidents', state.incidents);
  touchAllOf(touched, 'subscriptions', state.subscriptions);
}

/** What an activity owns, and what its inside waits for. */
function touchOwned(touched: Touched, previous: ProcessState, activity: number): void {
  touchEach(touched, previous.activities.get(activity)?.owns);
  touchEach(touched, previous.scopes.get(activity)?.owns);
}

const setOf = { workItem: 'workItems', job: 'jobs', timer: 'timers', incident: 'incidents', subscription: 'subscriptions' } as const;

function touchEach(touched: Touched, owns: KeyedMap<OwnedKind> | undefined): void {
  owns?.forEach((kind, id) => touch(touched, setOf[kind], id));
}

function instanceRow(change: ProcessChange, instance: string, keys: TitleKeys): RowWrite {
  const { next } = change;
  return row(
    change,
    'instances',
    instance,
    {
      definition: next.definition,
      version: next.version,
      status: next.status,
      suspended: next.suspended === true,
      parent: next.parent?.id ?? null,
      organisation: next.organisation ?? null,
      initiator: next.initiator,
      businessKey: next.businessKey ?? null,
      titleKey: keys.titleKey,
      titleKeyRu: keys.titleKeyRu,
      numberKey: next.number === undefined ? null : sortKey(next.number),
      service: next.service ?? null,
      readers: next.readers,
      startedAt: next.startedAt,
      updatedAt: next.updatedAt,
      endedAt: next.endedAt ?? null,
      openWorkItems: next.openWorkItems,
      openIncidents: next.incidents.size,
    },
    {
      hash: next.hash,
      process: next.process,
      title: next.title,
      number: next.number,
      outcome: next.outcome,
      withdrawn: next.withdrawn,
      endReason: next.endReason,
      steps: next.activities.size === 0 ? undefined : stepsOf(next),
    },
  );
}

function workItemRow(change: ProcessChange, item: WorkItem, id: string, instance: string, title: TitleKeys): RowWrite {
  const { next } = change;
  const { offeredTo, assignee } = item;
  const keys = offeredTo.length === 0 && assignee === undefined ? [EVERYONE] : offeredTo;
  const holder = assignee === undefined ? undefined : `user:${assignee}`;
  return row(
    change,
    'workItems',
    id,
    {
      open: item.endedAt === undefined,
      state: item.status,
      visibleTo: holder === undefined || keys.includes(holder) ? keys : [...keys, holder],
      assignee: assignee ?? null,
      definition: next.definition,
      elementId: item.element,
      instance,
      organisation: next.organisation ?? null,
      priority: item.priority,
      dueAt: item.dueAt ?? null,
      dueOrder: item.dueAt ?? NEVER,
      createdAt: item.createdAt,
      endedAt: item.endedAt ?? null,
      titleKey: title.titleKey,
      titleKeyRu: title.titleKeyRu,
    },
    {
      hash: next.hash,
      initiator: next.initiator,
      title: next.title,
      number: next.number,
      service: next.service,
      offeredTo,
      followUpAt: item.followUpAt,
      outcome: item.outcome,
      endReason: item.endReason,
      suspension: item.status === 'suspended' && item.suspension ? shown(item.suspension) : undefined,
      slot: item.slot,
      round: item.slot === undefined ? undefined : (item.round ?? 1),
      hasDraft: item.draft === undefined ? undefined : true,
    },
  );
}

function shown({ reason, code, at }: Suspension): object {
  return { reason, ...(code === undefined ? {} : { code }), at };
}

function jobRow(change: ProcessChange, job: Job, id: string, instance: string): RowWrite {
  const { next } = change;
  return row(
    change,
    'jobs',
    id,
    {
      state: job.status === 'due' && (next.suspended === true || job.answered === true) ? 'suspended' : job.status,
      type: job.jobType,
      dueAt: job.dueAt,
      attempt: job.attempt,
      lockUntil: job.lockUntil ?? null,
      definition: next.definition,
      elementId: job.element,
      instance,
    },
    {
      type: job.jobType,
      attempt: job.attempt,
      definition: { id: next.definition, version: next.version },
      elementId: job.element,
      input: job.input,
      options: job.options,
      initiator: next.initiator,
      timeoutMs: job.timeoutMs,
      worker: job.worker,
    },
  );
}

function timerRow(change: ProcessChange, timer: Timer, id: string, instance: string): RowWrite {
  const isSuspended = change.next.suspended === true;
  const fields = {
    state: isSuspended ? 'suspended' : 'waiting',
    dueAt: isSuspended ? NEVER : timer.dueAt,
    definition: change.next.definition,
    elementId: timer.element,
    instance,
  };
  return row(change, 'timers', id, fields, { rule: timer.rule, ...(timer.index === undefined ? {} : { index: timer.index }) });
}

function subscriptionRow(
  change: ProcessChange,
  { id: number, kind, name, key, element, openedAt }: Subscription,
  id: string,
  instance: string,
): RowWrite {
  const fields = {
    kind,
    name: name ?? null,
    key: key ?? null,
    instance,
    number,
    definition: change.next.definition,
    element,
    open: true,
    openedAt,
  };
  return row(change, 'subscriptions', id, fields, {});
}

function incidentRow(change: ProcessChange, incident: Incident, id: string, instance: string): RowWrite {
  const { next } = change;
  return row(
    change,
    'incidents',
    id,
    {
      definition: next.definition,
      elementId: incident.element,
      instance,
      organisation: next.organisation ?? null,
      code: incident.code,
      createdAt: incident.raisedAt,
    },
    {
      hash: next.hash,
      message: incident.message,
      ...(incident.params === undefined ? {} : { params: incident.params }),
      step: incident.step,
      ...(incident.step === 'work' && incident.about !== undefined ? { job: `${instance}.${incident.about}` } : {}),
    },
  );
}
