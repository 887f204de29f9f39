import { MillraceError, type JsonObject, type JsonValue, type Text } from '@millrace/schemas';
import type { ProcessState, StepRow } from '../execution/index.js';
import type { DeployedProcess } from '../model/executable.js';
import type { Row } from '../ports/index.js';
import type { EngineParts } from './engine-parts.js';
import { shownInput } from './plain-input.js';

/** Which page of a list. */
export interface PageOptions {
  /** 1 to 1000; default 100. */
  readonly limit?: number | undefined;
  /** From the page before, with the same question. */
  readonly cursor?: string | undefined;
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
  /** Of the definition. */
  readonly name?: Text;
  /** What it is called, in one language or both. */
  readonly title?: Text;
  /** As people call it, e.g. `PR-000123`; absent where the process gives none, and until it has come. */
  readonly number?: string;
  readonly businessKey?: string;
  /** Id of the catalogue's service it was asked for by. */
  readonly service?: string;
  readonly initiator: string;
  readonly organisation?: string;
  /** Of the last approval that was decided. */
  readonly outcome?: string;
  /** Whether the one who started it took it back; then it is `cancelled`. */
  readonly withdrawn: boolean;
  /** Why it was cancelled. */
  readonly endReason?: string;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly endedAt?: string;
  readonly openWorkItems: number;
  readonly openIncidents: number;
  /** Nothing goes on in it until it is resumed. */
  readonly suspended: boolean;
  /** Id of the instance that called it; absent where nobody did. */
  readonly parent?: string;
  /** Elements it stands at, up to twenty. */
  readonly at: readonly string[];
  /** Where it stands, and who is next: up to twenty places. */
  readonly steps: readonly StepView[];
}

/** A place an instance stands at. Times are ISO 8601, UTC. */
export interface StepView {
  readonly elementId: string;
  readonly name?: Text;
  readonly since: string;
  /** Open work items there, up to twenty, with the principal keys each waits for (`everyone` where nobody is named); none where a program or a timer works. */
  readonly items: readonly { readonly id: string; readonly to: readonly string[]; readonly dueAt?: string }[];
}

/** A work item in a list. Times are ISO 8601, UTC. */
export interface WorkItemView {
  readonly id: string;
  readonly instanceId: string;
  readonly definition: string;
  /** Of the definition. */
  readonly processName?: Text;
  readonly elementId: string;
  /** Of the element, as the definition has it. */
  readonly name?: Text;
  /** Who started the instance. */
  readonly initiator: string;
  readonly organisation?: string;
  /** Of the instance. */
  readonly number?: string;
  readonly service?: string;
  readonly isVote: boolean;
  readonly state: 'offered' | 'claimed' | 'started' | 'suspended' | 'completed' | 'cancelled';
  readonly open: boolean;
  /** Of the instance. */
  readonly title?: Text;
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
  /** Of the element, as the definition has it. */
  readonly name?: Text;
  readonly code: string;
  /** In English. */
  readonly message: string;
  /** What the message names: with a code of the catalogue it is told in another language by `describeError`. */
  readonly params?: JsonObject;
  readonly createdAt: string;
  readonly jobId?: string;
}

/** The variables of an instance's process, in its present state. */
export function processVariables(state: unknown): { readonly variables: JsonObject } {
  return { variables: (state as ProcessState).scopes.get(0)?.variables ?? {} };
}

/** The page asked for, with a limit within bounds. */
export function page({ limit = 100, cursor }: PageOptions): { readonly limit: number; readonly cursor?: string } {
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > 1000) {
    throw new MillraceError('INVALID_INPUT', { place: 'limit', expected: 'a number from 1 to 1000', found: shownInput(limit) });
  }
  return { limit, ...(cursor === undefined ? {} : { cursor }) };
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

/** An instance as its list row tells. */
export async function instanceView(parts: EngineParts, tenant: string, row: Row): Promise<InstanceView> {
  const { fields } = row;
  const body = JSON.parse(row.body) as InstanceBody;
  const { process } = await deployedOf(parts, tenant, body.hash);
  const id = idOf(row);
  const steps = (body.steps ?? []).map(({ element, since, items = [] }): StepView => {
    const name = process.nodes.get(element)?.name;
    return {
      elementId: element,
      ...(name === undefined ? {} : { name: structuredClone(name) }),
      since: new Date(since).toISOString(),
      items: items.map((item) => ({ id: `${id}.${item.id}`, to: item.to, ...instant('dueAt', item.dueAt) })),
    };
  });
  return {
    id,
    definition: String(fields['definition']),
    version: Number(fields['version']),
    status: fields['status'] as InstanceView['status'],
    ...(process.name === undefined ? {} : { name: structuredClone(process.name) }),
    ...(body.title === undefined ? {} : { title: body.title }),
    ...text('number', body.number),
    ...text('businessKey', fields['businessKey']),
    ...text('service', fields['service']),
    initiator: String(fields['initiator']),
    ...text('organisation', fields['organisation']),
    ...text('outcome', body.outcome),
    withdrawn: body.withdrawn === true,
    ...text('endReason', body.endReason),
    startedAt: new Date(Number(fields['startedAt'])).toISOString(),
    updatedAt: new Date(Number(fields['updatedAt'])).toISOString(),
    ...instant('endedAt', fields['endedAt']),
    openWorkItems: Number(fields['openWorkItems']),
    openIncidents: Number(fields['openIncidents']),
    suspended: fields['suspended'] === true,
    ...text('parent', fields['parent']),
    at: [...new Set(steps.map((step) => step.elementId))],
    steps,
  };
}

interface InstanceBody {
  readonly hash: string;
  readonly title?: Text;
  readonly number?: string;
  readonly outcome?: string;
  readonly withdrawn?: boolean;
  readonly endReason?: string;
  readonly steps?: readonly StepRow[];
}

/** The deployed process of a content hash; compiled once and kept. */
export async function deployedOf(parts: EngineParts, tenant: string, hash: string): Promise<DeployedProcess> {
  return (await parts.available(() => parts.answerer.later('definition', { hash }, tenant))) as DeployedProcess;
}

/** A work item as its row tells. */
export async function workItemView(parts: EngineParts, tenant: string, row: Row): Promise<WorkItemView> {
  const { fields } = row;
  const body = JSON.parse(row.body) as JsonObject;
  const elementId = String(fields['elementId']);
  const { process } = await deployedOf(parts, tenant, String(body['hash']));
  const name = process.nodes.get(elementId)?.name;
  return {
    id: idOf(row),
    instanceId: String(fields['instance']),
    definition: String(fields['definition']),
    ...(process.name === undefined ? {} : { processName: structuredClone(process.name) }),
    elementId,
    ...(name === undefined ? {} : { name: structuredClone(name) }),
    initiator: String(body['initiator']),
    ...text('organisation', fields['organisation']),
    ...text('number', body['number']),
    ...text('service', body['service']),
    isVote: typeof body['slot'] === 'string',
    state: fields['state'] as WorkItemView['state'],
    open: fields['open'] === true,
    ...(body['title'] === undefined ? {} : { title: body['title'] as Text }),
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

/** An incident as its row tells. */
export async function incidentView(parts: EngineParts, tenant: string, row: Row): Promise<IncidentView> {
  const { fields } = row;
  const body = JSON.parse(row.body) as JsonObject;
  const { process } = await deployedOf(parts, tenant, String(body['hash']));
  const name = process.nodes.get(String(fields['elementId']))?.name;
  return {
    id: idOf(row),
    instanceId: String(fields['instance']),
    definition: String(fields['definition']),
    elementId: String(fields['elementId']),
    ...(name === undefined ? {} : { name: structuredClone(name) }),
    code: String(fields['code']),
    message: String(body['message']),
    ...(body['params'] === undefined ? {} : { params: body['params'] as JsonObject }),
    createdAt: new Date(Number(fields['createdAt'])).toISOString(),
    ...text('jobId', body['job']),
  };
}
