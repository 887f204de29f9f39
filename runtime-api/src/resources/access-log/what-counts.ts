import type { JsonObject, RegisterDefinition } from '@millrace/schemas';
import type { Call, Operation } from '../../http/operation.js';
import type { Seen } from '../../rights/index.js';
import type { InstanceCard } from '../instances/shapes.js';
import type { LookupPage } from '../../http/shapes.js';
import type { WorkItemCard } from '../work-items/contract.js';

type Asked = Readonly<Record<string, unknown>>;
/** What came in and what is about to go out, as the contract of the operation has both. */
interface Answering {
  readonly params: Asked;
  readonly query: Asked;
  readonly answer: never;
}
type Counting = (call: Call, answering: Answering) => Promise<Seen | null> | Seen | null;

interface Items<T> {
  readonly items: readonly T[];
}

/**
 * Which operations show personal data of others, and how much of it an answer holds: what others asked for, filled in and did; people's own details; records of registers
 * that declare personal attributes; this log. Names alone do not count, they stand on every page; nor does what waits for oneself in the inbox until it is opened.
 */
export const whatCounts: Readonly<Record<string, Counting>> = {
  listPeople: (call, { query, answer }) => {
    const { items } = answer as Items<{ readonly id: string }>;
    return listed('person', query, items.filter(({ id }) => id !== call.person).length);
  },
  readPerson: (call, { params }) =>
    params['id'] === call.person ? null : one('person', String(params['id']), String(params['id']), params),
  listInstances: (call, { query, answer }) => {
    const { items } = answer as Items<InstanceCard>;
    return listed('instance', query, items.filter(({ initiator }) => initiator.id !== call.person).length);
  },
  readInstance: (call, { params, answer }) =>
    ofInstance(call, 'instance', params, (answer as { readonly card: InstanceCard }).card.initiator.id),
  readHistory: async (call, { params, query, answer }) => {
    const initiator = (await call.service.rights.fieldsOf('instance', String(params['id'])))?.['initiator'];
    const seen = ofInstance(call, 'history', { ...params, ...query }, String(initiator));
    return seen && { ...seen, subject: String(params['id']), count: (answer as { readonly events: readonly unknown[] }).events.length };
  },
  listCalledInstances: (call, { params, query, answer }) => {
    const { items } = answer as Items<InstanceCard>;
    return listed('instance', { ...query, calledBy: params['id'] }, items.filter(({ initiator }) => initiator.id !== call.person).length);
  },
  readVariables: async (call, { params }) => {
    const initiator = (await call.service.rights.fieldsOf('instance', String(params['id'])))?.['initiator'];
    return ofInstance(call, 'instance', { ...params, variables: true }, String(initiator));
  },
  listWorkItems: async (call, { query, answer }) => {
    if (query['view'] !== 'all') return null;
    const own = new Set((await call.service.rights.of(call)).me.principals);
    const isOwn = ({ assignee, offeredTo, initiator }: WorkItemCard): boolean =>
      initiator.id === call.person || assignee?.id === call.person || offeredTo.some(({ kind, id }) => own.has(`${kind}:${id}`));
    return listed('workItem', query, (answer as Items<WorkItemCard>).items.filter((card) => !isOwn(card)).length);
  },
  readWorkItem: (call, { params, answer }) =>
    ofInstance(call, 'workItem', params, (answer as { readonly card: WorkItemCard }).card.initiator.id),
  listRecords: async (call, { params, query, answer }) => {
    const register = String(params['register']);
    if (!(await showsPersonal(call, register))) return null;
    return listed('record', { register, ...query }, (answer as Items<unknown>).items.length);
  },
  readRecord: (call, { params }) => ofRecord(call, params),
  readAccount: (call, { params }) => ofRecord(call, params),
  readRecordHistory: (call, { params, query }) => ofRecord(call, params, query),
  lookUpForService: (call, answering) => lookedUp(call, answering),
  lookUpForWorkItem: (call, answering) => lookedUp(call, answering),
  listAccessLog: (_call, { query, answer }) => listed('accessLog', query, (answer as Items<unknown>).items.length),
};

/** An operation that notes what it shows of others before it answers. */
export function noting(operation: Operation): Operation {
  const { contract } = operation;
  const counting = whatCounts[contract.id];
  if (counting === undefined) return operation;
  return {
    contract,
    async run(call, input) {
      const answer = await operation.run(call, input);
      const { params = {}, query = {} } = input as Partial<Record<'params' | 'query', Asked>>;
      const seen = await counting(call, { params, query, answer: answer as never });
      if (seen !== null) await call.service.rights.accessLog.note(call, contract.id, seen);
      return answer;
    },
  };
}

function listed(resource: Seen['resource'], query: Asked, count: number): Seen | null {
  const { limit: _limit, cursor: _cursor, ...filter } = query;
  if (count === 0) return null;
  const typed = Object.keys(filter).length === 0 ? null : (filter as JsonObject);
  return { action: 'read', resource, subject: null, about: null, count, filter: typed, asked: query };
}

const one = (resource: Seen['resource'], subject: string, about: string | null, asked: Asked): Seen => ({
  action: 'read',
  resource,
  subject,
  about,
  count: 1,
  filter: null,
  asked,
});

/** What somebody else asked for. A request that the system made is about nobody in particular. */
function ofInstance(call: Call, resource: Seen['resource'], params: Asked, initiator: string): Seen | null {
  if (initiator === call.person) return null;
  return one(resource, String(params['id']), initiator === 'system' ? null : initiator, params);
}

async function ofRecord(call: Call, params: Asked, query: Asked = {}): Promise<Seen | null> {
  const [register, id] = [String(params['register']), String(params['id'])];
  return (await showsPersonal(call, register)) ? one('record', `${register}/${id}`, null, { ...params, ...query }) : null;
}

async function lookedUp(call: Call, { params, query, answer }: Answering): Promise<Seen | null> {
  const { items } = answer as LookupPage;
  const register = items[0]?.value.register;
  // A field for a person offers names alone.
  if (register === undefined || register === 'person' || !(await showsPersonal(call, register))) return null;
  const seen = listed('record', { register, ...query }, items.length);
  return seen && { ...seen, asked: { ...params, ...query } };
}

/** Whether a register's records hold personal attributes that the caller is shown. */
async function showsPersonal(call: Call, register: string): Promise<boolean> {
  const [rights, found] = await Promise.all([call.service.rights.of(call), call.service.engine.workplace.definition('register', register)]);
  const { attributes = {} } = (found?.definition ?? {}) as Partial<RegisterDefinition>;
  const access = rights.attributes(register);
  return Object.entries(attributes).some(
    ([name, { sensitivity }]) => sensitivity === 'personal' && !(Object.hasOwn(access, name) && access[name] === 'hidden'),
  );
}
