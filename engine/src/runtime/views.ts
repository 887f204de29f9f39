import { MillraceError, type JsonObject, type JsonValue } from '@millrace/schemas';
import { EVERYONE, type ProcessState } from '../execution/index.js';
import type { DeployedProcess } from '../model/executable.js';
import type { Filter, Query, Row } from '../ports/index.js';
import type { EngineParts } from './engine-parts.js';
import { shownInput } from './plain-input.js';

/** Which page of a list. */
export interface PageOptions {
  /** 1 to 1000; default 100. */
  readonly limit?: number;
  /** From the page before, with the same question. */
  readonly cursor?: string;
}

/** A page of a list; `cursor` is absent on the last. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
}

/** A process instance in a list. Times are ISO 8601, UTC. */
export interface InstanceView {
  readonly id: string;
  readonly definition: string;
  readonly version: number;
  readonly status: 'active' | 'completed' | 'cancelled';
  readonly title?: string;
  readonly businessKey?: string;
  readonly initiator: string;
  readonly organisation?: string;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly endedAt?: string;
  readonly openWorkItems: number;
  readonly openIncidents: number;
  /** Elements it stands at, up to twenty. */
  readonly at: readonly string[];
}

/** A work item in a list. Times are ISO 8601, UTC. */
export interface WorkItemView {
  readonly id: string;
  readonly instanceId: string;
  readonly definition: string;
  readonly elementId: string;
  /** Of the element, as the definition has it. */
  readonly name?: JsonValue;
  readonly state: 'offered' | 'claimed' | 'started' | 'suspended' | 'completed' | 'cancelled';
  readonly open: boolean;
  readonly title?: string;
  readonly assignee?: string;
  /** Principal keys; empty when anybody may take it. */
  readonly offeredTo: readonly string[];
  readonly priority: number;
  readonly createdAt: string;
  readonly dueAt?: string;
  readonly followUpAt?: string;
  readonly endedAt?: string;
  readonly outcome?: string;
  readonly endReason?: string;
  /** Of an item that is set aside: why, and since when. */
  readonly suspension?: { readonly reason: string; readonly code?: string; readonly since: string };
  /** Of a vote: the approval's round. */
  readonly round?: number;
  readonly hasDraft: boolean;
}

/** A step that could not be done and waits for a person. */
export interface IncidentView {
  readonly id: string;
  readonly instanceId: string;
  readonly definition: string;
  readonly elementId: string;
  readonly code: string;
  readonly message: string;
  readonly createdAt: string;
  readonly jobId?: string;
}

/** Which instances. */
export interface InstanceQuery extends PageOptions {
  readonly definition?: string;
  readonly status?: InstanceView['status'];
  readonly initiator?: string;
  readonly businessKey?: string;
}

/** Which work items. */
export interface WorkItemQuery extends PageOptions {
  /** Person id: what this person may take or holds, the most urgent first. */
  readonly for?: string;
  readonly instanceId?: string;
  /** Default true; false for those that ended, `'all'` for both. */
  readonly open?: boolean | 'all';
}

/** An instance, or `null`. */
export async function readInstance(parts: EngineParts, tenant: string, id: string): Promise<InstanceView | null> {
  const row = await parts.available(() => parts.runtime.store.get('instances', `${tenant}/${id}`));
  return row && instanceView(row);
}

/** Instances, newest first. */
export function findInstances(parts: EngineParts, tenant: string, query: InstanceQuery): Promise<ListPage<InstanceView>> {
  const where = equal({ definition: query.definition, status: query.status, initiator: query.initiator, businessKey: query.businessKey });
  return list(
    parts,
    { collection: 'instances', tenant, where, sort: [{ field: 'startedAt', descending: true }], ...page(query) },
    async (row) => instanceView(row),
  );
}

/** A work item, or `null`. */
export async function readWorkItem(parts: EngineParts, tenant: string, id: string): Promise<WorkItemView | null> {
  const row = await parts.available(() => parts.runtime.store.get('workItems', `${tenant}/${id}`));
  return row && workItemView(parts, tenant, row);
}

/** Work items by who may do them or where they belong. */
export async function findWorkItems(parts: EngineParts, tenant: string, query: WorkItemQuery): Promise<ListPage<WorkItemView>> {
  const conditions: Filter[] = [];
  if (query.for !== undefined) {
    const { for: person } = query;
    const keys = await parts.available(() => parts.answerer.principals(tenant, person));
    conditions.push({ field: 'visibleTo', anyOf: [...keys, EVERYONE] });
  }
  if (query.instanceId !== undefined) conditions.push({ field: 'instance', eq: query.instanceId });
  if (query.open !== 'all') conditions.push({ field: 'open', eq: query.open ?? true });
  const sort = query.for === undefined ? [] : [{ field: 'dueOrder' }];
  return list(parts, { collection: 'workItems', tenant, where: { and: conditions }, sort, ...page(query) }, (row) =>
    workItemView(parts, tenant, row),
  );
}

/** Open incidents, oldest first. */
export function findIncidents(
  parts: EngineParts,
  tenant: string,
  query: PageOptions & { readonly instanceId?: string },
): Promise<ListPage<IncidentView>> {
  const where = equal({ instance: query.instanceId });
  return list(parts, { collection: 'incidents', tenant, where, sort: [{ field: 'createdAt' }], ...page(query) }, async (row) =>
    incidentView(row),
  );
}

/** The variables of an instance's process, in its present state. */
export function processVariables(state: unknown): { readonly variables: JsonObject } {
  return { variables: (state as ProcessState).scopes.get(0)?.variables ?? {} };
}

async function list<T>(parts: EngineParts, query: Query, view: (row: Row) => Promise<T>): Promise<ListPage<T>> {
  const found = await parts.available(() => parts.runtime.store.find(query));
  const items: T[] = [];
  for (const row of found.rows) items.push(await view(row));
  return { items, ...(found.cursor === undefined ? {} : { cursor: found.cursor }) };
}

/** The page asked for, with a limit within bounds. */
export function page({ limit = 100, cursor }: PageOptions): { readonly limit: number; readonly cursor?: string } {
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > 1000) {
    throw new MillraceError('INVALID_INPUT', { place: 'limit', expected: 'a number from 1 to 1000', found: shownInput(limit) });
  }
  return { limit, ...(cursor === undefined ? {} : { cursor }) };
}

function equal(values: Readonly<Record<string, string | undefined>>): Filter {
  return { and: Object.entries(values).flatMap(([field, eq]) => (eq === undefined ? [] : [{ field, eq }])) };
}

/** The public id of a row: its key without the tenant. */
export const idOf = (row: Row): string => row.key.slice(row.key.indexOf('/') + 1);

/** An instant of a row as people and programs read it; absent when there is none. */
export function instant<K extends string>(name: K, value: unknown): { readonly [name in K]?: string } {
  return (typeof value === 'number' ? { [name]: new Date(value).toISOString() } : {}) as { readonly [name in K]?: string };
}

/** A text of a row; absent when there is none. */
export function text<K extends string>(name: K, value: unknown): { readonly [name in K]?: string } {
  return (typeof value === 'string' ? { [name]: value } : {}) as { readonly [name in K]?: string };
}

function instanceView(row: Row): InstanceView {
  const { fields } = row;
  const body = JSON.parse(row.body) as { readonly title?: string; readonly at?: readonly string[] };
  return {
    id: idOf(row),
    definition: String(fields['definition']),
    version: Number(fields['version']),
    status: fields['status'] as InstanceView['status'],
    ...text('title', body.title),
    ...text('businessKey', fields['businessKey']),
    initiator: String(fields['initiator']),
    ...text('organisation', fields['organisation']),
    startedAt: new Date(Number(fields['startedAt'])).toISOString(),
    updatedAt: new Date(Number(fields['updatedAt'])).toISOString(),
    ...instant('endedAt', fields['endedAt']),
    openWorkItems: Number(fields['openWorkItems']),
    openIncidents: Number(fields['openIncidents']),
    at: body.at ?? [],
  };
}

async function workItemView(parts: EngineParts, tenant: string, row: Row): Promise<WorkItemView> {
  const { fields } = row;
  const body = JSON.parse(row.body) as JsonObject;
  const elementId = String(fields['elementId']);
  const deployed = (await parts.available(() =>
    parts.answerer.later('definition', { hash: String(body['hash']) }, tenant),
  )) as DeployedProcess;
  const name = deployed.process.nodes.get(elementId)?.name;
  return {
    id: idOf(row),
    instanceId: String(fields['instance']),
    definition: String(fields['definition']),
    elementId,
    ...(name === undefined ? {} : { name: structuredClone(name) }),
    state: fields['state'] as WorkItemView['state'],
    open: fields['open'] === true,
    ...text('title', body['title']),
    ...text('assignee', fields['assignee']),
    offeredTo: (body['offeredTo'] ?? []) as readonly string[],
    priority: Number(fields['priority']),
    createdAt: new Date(Number(fields['createdAt'])).toISOString(),
    ...instant('dueAt', fields['dueAt']),
    ...instant('followUpAt', body['followUpAt']),
    ...instant('endedAt', fields['endedAt']),
    ...text('outcome', body['outcome']),
    ...text('endReason', body['endReason']),
    ...suspension(body['suspension']),
    ...(typeof body['round'] === 'number' ? { round: body['round'] } : {}),
    hasDraft: body['hasDraft'] === true,
  };
}

function suspension(found: JsonValue | undefined): Pick<WorkItemView, 'suspension'> {
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return {};
  const { reason, code, at } = found as JsonObject;
  return { suspension: { reason: String(reason), ...text('code', code), since: new Date(Number(at)).toISOString() } };
}

function incidentView(row: Row): IncidentView {
  const { fields } = row;
  const body = JSON.parse(row.body) as JsonObject;
  return {
    id: idOf(row),
    instanceId: String(fields['instance']),
    definition: String(fields['definition']),
    elementId: String(fields['elementId']),
    code: String(fields['code']),
    message: String(body['message']),
    createdAt: new Date(Number(fields['createdAt'])).toISOString(),
    ...text('jobId', body['job']),
  };
}
