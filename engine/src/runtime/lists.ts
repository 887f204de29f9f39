import { MillraceError } from '@millrace/schemas';
import { sortKey } from '../behaviors/search-key.js';
import { EVERYONE } from '../execution/index.js';
import type { Filter, Query, Row } from '../ports/index.js';
import { refuse } from './call-input.js';
import type { EngineParts } from './engine-parts.js';
import {
  incidentView,
  instanceView,
  page,
  workItemView,
  type IncidentView,
  type InstanceView,
  type ListPage,
  type PageOptions,
  type WorkItemView,
} from './views.js';

/** What every list takes beside its own questions. */
export interface ListOptions extends PageOptions {
  /** A condition on the rows' fields, beside all others: what a reader may see at all. It goes into the store's query. */
  readonly where?: Filter;
}

/** Which instances. */
export interface InstanceQuery extends ListOptions {
  readonly definition?: string;
  /** `ended`: completed or cancelled. */
  readonly status?: InstanceView['status'] | 'ended';
  readonly initiator?: string;
  readonly businessKey?: string;
  readonly service?: string;
  /** The instance that called them; `null`: nobody did. */
  readonly parent?: string | null;
  readonly suspended?: boolean;
  /** The beginning of the number. The greatest numbers come first then. */
  readonly number?: string;
  /** The beginning of the title. */
  readonly title?: string;
}

/** Which work items. */
export interface WorkItemQuery extends ListOptions {
  /** Person id: whose list it is. */
  readonly for?: string;
  /**
   * Of the list of `for`: what they may take or hold (`inbox`, the default), what they hold (`mine`), what they completed (`done`), or all that was ever shown to them
   * (`all`).
   */
  readonly view?: 'inbox' | 'mine' | 'done' | 'all';
  readonly instanceId?: string;
  /** Id of the process definition. */
  readonly process?: string;
  /** Default true; false for those that ended, `'all'` for both. The views `done` and `all` say it themselves. */
  readonly open?: boolean | 'all';
  /** Only those whose due time has passed. */
  readonly overdue?: boolean;
  /** The beginning of the request's title. */
  readonly title?: string;
  /**
   * Default `due` for a person's inbox: the most urgent first, those without a due time last. Otherwise by id. `due` and `priority` are orders of open work: a list
   * that has ended items too is refused with them.
   */
  readonly sort?: 'due' | 'newest' | 'oldest' | 'priority';
}

/** Which incidents. */
export interface IncidentQuery extends ListOptions {
  readonly instanceId?: string;
}

/** How much waits for a person. */
export interface WorkItemCount {
  /** Those of the inbox; 1000 stands for 1000 or more. */
  readonly inbox: number;
  /** Those of them that are overdue. */
  readonly overdue: number;
}

/** Counting stops here (rule 10). */
const mostCounted = 1000;

const sorts = {
  due: [{ field: 'dueOrder' }],
  newest: [{ field: 'createdAt', descending: true }],
  oldest: [{ field: 'createdAt' }],
  // In one direction, as the index has it.
  priority: [
    { field: 'priority', descending: true },
    { field: 'createdAt', descending: true },
  ],
} as const;

/** An instance, or `null`. */
export async function readInstance(parts: EngineParts, tenant: string, id: string): Promise<InstanceView | null> {
  const row = await parts.available(() => parts.runtime.store.get('instances', `${tenant}/${id}`));
  return row && instanceView(parts, tenant, row);
}

/** Instances, newest first. */
export function findInstances(parts: EngineParts, tenant: string, query: InstanceQuery): Promise<ListPage<InstanceView>> {
  const { definition, status, initiator, businessKey, service, number, title, where, parent, suspended } = query;
  const conditions: Filter[] = [...equal({ definition, initiator, businessKey, service })];
  if (status === 'ended') conditions.push({ field: 'status', in: ['completed', 'cancelled'] });
  else conditions.push(...equal({ status }));
  if (parent !== undefined) conditions.push({ field: 'parent', eq: parent });
  if (suspended !== undefined) conditions.push({ field: 'suspended', eq: suspended });
  if (number !== undefined && number !== '') conditions.push({ field: 'numberKey', prefix: sortKey(number) });
  if (title !== undefined && title !== '') conditions.push(titled(title));
  if (where !== undefined) conditions.push(initiator === undefined ? amongReaders(where) : where);
  const sort = [{ field: number === undefined || number === '' ? 'startedAt' : 'numberKey', descending: true }];
  return list(parts, { collection: 'instances', tenant, where: { and: conditions }, sort, ...page(query) }, (row) =>
    instanceView(parts, tenant, row),
  );
}

/** Found by the beginning in either language. */
function titled(title: string): Filter {
  const prefix = sortKey(title);
  return {
    or: [
      { field: 'titleKey', prefix },
      { field: 'titleKeyRu', prefix },
    ],
  };
}

/** Whoever asked for something is among its readers, so "mine, or where I am a reader" is one question, which one index answers. */
function amongReaders(where: Filter): Filter {
  if (!('or' in where)) return where;
  const isReader = (id: string): boolean =>
    where.or.some((part) => 'anyOf' in part && part.field === 'readers' && part.anyOf.includes(`user:${id}`));
  const rest = where.or.filter((part) => !('eq' in part && part.field === 'initiator' && typeof part.eq === 'string' && isReader(part.eq)));
  const [only] = rest;
  return only !== undefined && rest.length === 1 ? only : { or: rest };
}

/** A work item, or `null`. */
export async function readWorkItem(parts: EngineParts, tenant: string, id: string): Promise<WorkItemView | null> {
  const row = await parts.available(() => parts.runtime.store.get('workItems', `${tenant}/${id}`));
  return row && workItemView(parts, tenant, row);
}

/** Work items by who may do them or where they belong. */
export async function findWorkItems(parts: EngineParts, tenant: string, query: WorkItemQuery): Promise<ListPage<WorkItemView>> {
  const { at, cursor, limit } = momentOf(query, parts.runtime.time.now());
  const where = { and: await workItemConditions(parts, tenant, query, at) };
  const usual = query.for !== undefined && (query.view ?? 'inbox') === 'inbox' ? 'due' : undefined;
  const by = query.sort ?? usual;
  if (by !== undefined && !Object.hasOwn(sorts, by)) refuse('sort', Object.keys(sorts).join(', '), by);
  if ((by === 'due' || by === 'priority') && !where.and.some((part) => 'eq' in part && part.field === 'open' && part.eq === true))
    refuse('sort', 'newest or oldest, where the list has ended items', by);
  const sort = by === undefined ? [] : sorts[by];
  const found = await list(parts, { collection: 'workItems', tenant, where, sort, ...page({ limit, cursor }) }, (row) =>
    workItemView(parts, tenant, row),
  );
  return query.overdue !== true || found.cursor === undefined ? found : { ...found, cursor: `${at}.${found.cursor}` };
}

/** What is overdue is so at one moment for all pages of a list: the first page's, which the cursor brings along. */
function momentOf(
  query: WorkItemQuery,
  now: number,
): Required<Pick<PageOptions, 'limit'>> & { readonly at: number; readonly cursor: string | undefined } {
  const { cursor, limit = 100 } = query;
  if (query.overdue !== true || cursor === undefined) return { at: now, cursor, limit };
  const [, at, rest] = /^(\d{1,16})\.(.+)$/.exec(cursor) ?? [];
  if (at === undefined || rest === undefined) throw new MillraceError('CURSOR_INVALID');
  return { at: Number(at), cursor: rest, limit };
}

/** How much waits for a person. */
export async function countWorkItems(
  parts: EngineParts,
  tenant: string,
  query: Pick<WorkItemQuery, 'for' | 'where'>,
): Promise<WorkItemCount> {
  const { store } = parts.runtime;
  const now = parts.runtime.time.now();
  const count = async (overdue: boolean): Promise<number> => {
    const where = { and: await workItemConditions(parts, tenant, { ...query, overdue }, now) };
    return parts.available(() => store.count({ collection: 'workItems', tenant, where }, mostCounted));
  };
  return { inbox: await count(false), overdue: await count(true) };
}

/** Incidents that are open, oldest first. */
export function findIncidents(parts: EngineParts, tenant: string, query: IncidentQuery): Promise<ListPage<IncidentView>> {
  const and = [...equal({ instance: query.instanceId }), ...(query.where === undefined ? [] : [query.where])];
  return list(parts, { collection: 'incidents', tenant, where: { and }, sort: [{ field: 'createdAt' }], ...page(query) }, (row) =>
    incidentView(parts, tenant, row),
  );
}

async function workItemConditions(parts: EngineParts, tenant: string, query: WorkItemQuery, now: number): Promise<readonly Filter[]> {
  const { for: person, instanceId, process, overdue, title, where } = query;
  const conditions = person === undefined ? [] : [...(await ofPerson(parts, tenant, person, query.view ?? 'inbox', query.open))];
  if (person === undefined) conditions.push(...whetherOpen(query.open ?? true));
  conditions.push(...equal({ instance: instanceId, definition: process }));
  // By the field that lists are in the order of: an index gives just these.
  if (overdue === true) conditions.push({ field: 'open', eq: true }, { field: 'dueOrder', lt: now });
  if (title !== undefined && title !== '') conditions.push(titled(title));
  if (where !== undefined) conditions.push(where);
  return conditions;
}

/** The list of a person. The condition on `visibleTo` comes first: it is the one an index answers (rule 10). */
async function ofPerson(
  parts: EngineParts,
  tenant: string,
  person: string,
  view: NonNullable<WorkItemQuery['view']>,
  open: WorkItemQuery['open'],
): Promise<readonly Filter[]> {
  const own: Filter = { field: 'visibleTo', anyOf: [`user:${person}`] };
  const holder: Filter = { field: 'assignee', eq: person };
  if (view === 'mine') return [own, { field: 'open', eq: true }, holder];
  if (view === 'done') return [own, { field: 'open', eq: false }, holder, { field: 'state', eq: 'completed' }];
  const keys = await parts.available(() => parts.answerer.principals(tenant, person));
  const shown: Filter = { field: 'visibleTo', anyOf: [...keys, EVERYONE] };
  const isOpen = whetherOpen(open ?? (view === 'all' ? 'all' : true));
  if (view === 'all') return [shown, ...isOpen];
  // What somebody else holds waits for nobody else; it stays findable with `view: 'all'`.
  return open === undefined || open === true ? [shown, ...isOpen, { or: [{ field: 'assignee', eq: null }, holder] }] : [shown, ...isOpen];
}

/** Indexes begin with it, so that both are asked for where either will do. */
function whetherOpen(open: boolean | 'all'): readonly Filter[] {
  return [open === 'all' ? { field: 'open', in: [true, false] } : { field: 'open', eq: open }];
}

async function list<T>(parts: EngineParts, query: Query, view: (row: Row) => Promise<T>): Promise<ListPage<T>> {
  const found = await parts.available(() => parts.runtime.store.find(query));
  const items: T[] = [];
  for (const row of found.rows) items.push(await view(row));
  return { items, ...(found.cursor === undefined ? {} : { cursor: found.cursor }) };
}

function equal(values: Readonly<Record<string, string | undefined>>): readonly Filter[] {
  return Object.entries(values).flatMap(([field, eq]) => (eq === undefined ? [] : [{ field, eq }]));
}
