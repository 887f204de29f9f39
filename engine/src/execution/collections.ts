import type { CollectionSpec } from '../ports/index.js';

/** A principal key in `visibleTo` of a work item for which nobody was named: everybody may take it. Ask for it beside one's own keys. */
export const EVERYONE = 'everyone';

/** `dueOrder` of a work item without a due time: it sorts after all others. */
export const NEVER = 8_640_000_000_000_000;

/**
 * Instances, the list row of a process. Times are milliseconds since 1970 UTC. The body has `{ hash, process, title?, number?, outcome?, withdrawn?, endReason? }` and,
 * while it runs, `steps`: up to twenty places it stands at, and whom each waits for. `titleKey` is the English title or the only one,
 * `titleKeyRu` the Russian where there are both, and `numberKey` the number, as search finds them by their beginning; `readers` are the
 * principal keys of the initiator and of all to whom work in it was ever offered or given (`EVERYONE` where nobody was named): who may read it without a role.
 */
export const instancesCollection: CollectionSpec = {
  name: 'instances',
  fields: {
    definition: 'text',
    version: 'number',
    status: 'text',
    suspended: 'boolean',
    parent: 'text',
    organisation: 'text',
    initiator: 'text',
    businessKey: 'text',
    titleKey: 'text',
    titleKeyRu: 'text',
    numberKey: 'text',
    service: 'text',
    readers: 'texts',
    startedAt: 'number',
    updatedAt: 'number',
    endedAt: 'number',
    openWorkItems: 'number',
    openIncidents: 'number',
  },
  indexes: [
    { fields: ['startedAt'] },
    { fields: ['definition', 'status', 'startedAt'] },
    { fields: ['initiator', 'startedAt'] },
    { fields: ['initiator', 'parent', 'startedAt'] },
    { fields: ['parent', 'startedAt'] },
    { fields: ['businessKey', 'startedAt'], only: { field: 'businessKey', present: true } },
    { fields: ['numberKey'], only: { field: 'numberKey', present: true } },
    { anyOf: 'readers', fields: ['startedAt'] },
  ],
};

/** What has ended costs no entry in the orders in which work is done. */
const isOpen = { field: 'open', eq: true } as const;

/**
 * Work items, open and ended. `visibleTo` are principal keys (rule 10); `dueOrder` is `dueAt`, or `NEVER`, so that what has no due time comes last. The body has
 * `{ hash, initiator, title?, number?, service?, offeredTo, followUpAt?, outcome?, endReason?, suspension?: { reason, code?, at }, round?, slot?, hasDraft? }`; the item's name is the
 * element's in the definition `hash`.
 */
export const workItemsCollection: CollectionSpec = {
  name: 'workItems',
  fields: {
    open: 'boolean',
    state: 'text',
    visibleTo: 'texts',
    assignee: 'text',
    definition: 'text',
    elementId: 'text',
    instance: 'text',
    organisation: 'text',
    priority: 'number',
    dueAt: 'number',
    dueOrder: 'number',
    createdAt: 'number',
    endedAt: 'number',
    titleKey: 'text',
    titleKeyRu: 'text',
  },
  indexes: [
    { anyOf: 'visibleTo', fields: ['dueOrder'], only: isOpen, covers: ['assignee'] },
    { anyOf: 'visibleTo', fields: ['createdAt'] },
    { fields: ['dueOrder'], only: isOpen },
    { fields: ['createdAt'], only: isOpen },
    { fields: ['priority', 'createdAt'], only: isOpen },
    { fields: ['createdAt'] },
    { fields: ['instance'] },
  ],
};

/**
 * Jobs that are to be run, are with an outside worker, or wait for a person. The body is what a worker needs:
 * `{ type, attempt, definition: { id, version }, elementId, input, options, initiator, timeoutMs, worker? }`.
 */
export const jobsCollection: CollectionSpec = {
  name: 'jobs',
  fields: {
    state: 'text',
    type: 'text',
    dueAt: 'number',
    attempt: 'number',
    lockUntil: 'number',
    definition: 'text',
    elementId: 'text',
    instance: 'text',
  },
  indexes: [
    { fields: ['state', 'dueAt'] },
    { fields: ['state', 'lockUntil'], only: { field: 'lockUntil', present: true } },
    { fields: ['type', 'state', 'dueAt'] },
    { fields: ['instance'] },
  ],
};

/** Timers that run. The body has `{ rule, index? }`. */
export const timersCollection: CollectionSpec = {
  name: 'timers',
  fields: { state: 'text', dueAt: 'number', definition: 'text', elementId: 'text', instance: 'text' },
  indexes: [{ fields: ['dueAt'] }, { fields: ['instance'] }],
};

/** Open incidents. The body has `{ hash, message, step, job? }`. */
export const incidentsCollection: CollectionSpec = {
  name: 'incidents',
  fields: { definition: 'text', elementId: 'text', instance: 'text', organisation: 'text', code: 'text', createdAt: 'number' },
  indexes: [{ fields: ['createdAt'] }, { fields: ['definition', 'createdAt'] }, { fields: ['instance', 'createdAt'] }],
};

/**
 * Gravestones: what is left of instances that were purged. `forgotten`: their commits are gone, all but the last. The body has `{ commits, reason, status, startedAt, endedAt }`; nobody's data
 * and no person stands in it.
 */
export const gravestonesCollection: CollectionSpec = {
  name: 'gravestones',
  fields: { definition: 'text', purgedAt: 'number', forgotten: 'boolean' },
  indexes: [{ fields: ['purgedAt'] }, { fields: ['forgotten', 'purgedAt'] }],
};

/** Everything a process instance is projected to; the list row's collection first. */
export const processCollections: readonly CollectionSpec[] = [
  instancesCollection,
  workItemsCollection,
  jobsCollection,
  timersCollection,
  incidentsCollection,
  gravestonesCollection,
];
