import type { WorkItemView } from '@millrace/engine';
import { MillraceError, type JsonObject } from '@millrace/schemas';
import { operation, type Call, type Operation } from '../../http/operation.js';
import { pageOf, readableWorkItem, senderOf, shortened, type Readable } from '../asking.js';
import { instanceCard } from '../instances/cards.js';
import type { InstanceCard } from '../instances/shapes.js';
import { lookUp } from '../lookups.js';
import { requireOffered } from '../offered.js';
import { Names } from '../names.js';
import { formSheet } from '../sheets.js';
import { requireSources } from '../sources.js';
import { workItemCards } from './cards.js';
import * as contracts from './contract.js';

const list = operation(contracts.listWorkItems, async (call, { query }) => {
  const rights = await call.service.rights.of(call);
  const { view = 'inbox', process, overdue, title, sort, ...page } = query;
  const seen = rights.where('read', 'workItem', process);
  if (seen === null) return { items: [] };
  const found = await call.service.engine.workItems({
    ...(view === 'all' ? { open: 'all' } : { for: call.person, view }),
    ...seen,
    ...(process === undefined ? {} : { process }),
    ...(overdue === undefined ? {} : { overdue }),
    ...(title === undefined ? {} : { title }),
    sort: sort ?? (view === 'inbox' || view === 'mine' ? 'due' : 'newest'),
    ...pageOf(page),
  });
  return { items: await workItemCards(call, found.items), ...(found.cursor === undefined ? {} : { cursor: found.cursor }) };
});

const count = operation(contracts.countWorkItems, async (call) => {
  const seen = (await call.service.rights.of(call)).where('read', 'workItem');
  return seen === null ? { inbox: 0, overdue: 0 } : call.service.engine.countWorkItems({ for: call.person, ...seen });
});

const read = operation(contracts.readWorkItem, async (call, { params: { id } }) => {
  const readable = await readableWorkItem(call, id);
  const { engine } = call.service;
  const view = await engine.workItem(id);
  if (view === null) throw new MillraceError('WORK_ITEM_NOT_FOUND', { id: shortened(id) });
  const detail = await engine.workplace.workItemDetail(id);
  const may = mayDo(call, view, readable, detail.barred);
  const [cards, instance, sheet, names] = await Promise.all([
    workItemCards(call, [view]),
    cardOf(call, view.instanceId),
    engine.workplace.workItemSheet(id, { readOnly: !may.complete }),
    Names.read(
      call,
      detail.votes.map(({ by }) => `user:${by}`),
    ),
  ]);
  const [card] = cards;
  if (card === undefined) throw new MillraceError('WORK_ITEM_NOT_FOUND', { id: shortened(id) });
  return {
    card,
    instance,
    sheet: await formSheet(call, sheet),
    // What somebody typed and did not hand in is theirs until then.
    draft: may.saveDraft ? detail.draft : null,
    outcomes: may.complete ? detail.outcomes : [],
    votes: detail.votes.map(({ by, outcome, at, reason, comment }) => ({
      person: names.person(by),
      outcome,
      at,
      ...(reason === undefined ? {} : { reason }),
      ...(comment === undefined ? {} : { comment }),
    })),
    may,
  };
});

/** What the caller may do with a work item now: what the engine would let them, and their roles. */
function mayDo(
  { person }: Call,
  view: WorkItemView,
  { rights, fields, of }: Readable,
  barred: string | undefined,
): {
  readonly claim: boolean;
  readonly release: boolean;
  readonly complete: boolean;
  readonly reassign: boolean;
  readonly saveDraft: boolean;
} {
  const holds = view.open && view.assignee === person;
  const isOffered = view.open && view.assignee === undefined && barred !== person && mayTake(view, rights.me.principals);
  const complete = (holds || isOffered) && barred !== person && rights.may('complete', 'workItem', of, fields);
  return {
    claim: isOffered && rights.may('claim', 'workItem', of, fields),
    release: holds,
    complete,
    reassign: view.open && rights.may('reassign', 'workItem', of, fields),
    saveDraft: complete,
  };
}

function mayTake({ offeredTo }: WorkItemView, principals: readonly string[]): boolean {
  return offeredTo.length === 0 || offeredTo.some((key) => principals.includes(key));
}

/** The request a work item belongs to. Whoever was given the work sees what the request is, also where a role shows them nothing more of it. */
async function cardOf(call: Call, id: string): Promise<InstanceCard> {
  const { engine, rights } = call.service;
  const [view, fields, own] = await Promise.all([engine.instance(id), rights.fieldsOf('instance', id), rights.of(call)]);
  if (view === null || fields === null) throw new MillraceError('INSTANCE_NOT_FOUND', { id });
  const isReadable = own.may('read', 'instance', view.definition, fields);
  return instanceCard(call, isReadable ? view : { ...view, steps: [] });
}

const look = operation(contracts.lookUpForWorkItem, async (call, { params: { id, nodeId }, query }) => {
  const readable = await readableWorkItem(call, id);
  const { engine } = call.service;
  const [view, detail] = await Promise.all([engine.workItem(id), engine.workplace.workItemDetail(id)]);
  // A field is looked up in by whoever may fill it in.
  if (view === null || !mayDo(call, view, readable, detail.barred).complete)
    throw new MillraceError('NOT_FOUND', { entity: `lookup ${shortened(nodeId)}` });
  return lookUp(call, await engine.workplace.workItemSheet(id), nodeId, query);
});

/** Checks that the caller may see the item and do this with it; whether it is offered to them, or theirs, the engine decides. */
async function toDo(call: Call, id: string, action: 'claim' | 'complete' | 'reassign'): Promise<void> {
  const { rights, fields, of } = await readableWorkItem(call, id);
  rights.require(action, 'workItem', of, fields);
}

const claim = operation(contracts.claimWorkItem, async (call, { params: { id } }) => {
  await toDo(call, id, 'claim');
  return call.service.engine.claim(id, senderOf(call));
});

const release = operation(contracts.releaseWorkItem, async (call, { params: { id }, body }) => {
  await toDo(call, id, 'claim');
  return call.service.engine.release(id, { ...senderOf(call), ...(body.reason === undefined ? {} : { reason: body.reason }) });
});

const complete = operation(contracts.completeWorkItem, async (call, { params: { id }, body }) => {
  await toDo(call, id, 'complete');
  const { data, outcome, reason, comment } = body;
  // Without a form nothing would check what is sent, and it would become variables of the process.
  if (Object.keys(data ?? {}).length > 0 && (await call.service.engine.workplace.workItemForm(id)) === null) {
    const found = Object.keys(data ?? {})
      .join(', ')
      .slice(0, 80);
    throw new MillraceError('INVALID_INPUT', { place: '/data', expected: 'an empty object', found });
  }
  if (data !== undefined) await requireOfferedIn(call, id, data as JsonObject);
  return call.service.engine.complete(id, {
    ...senderOf(call),
    ...(data === undefined ? {} : { data: data as JsonObject }),
    // An approval's outcomes are its own; that something else is simply done says nothing more.
    ...(outcome === undefined || outcome === 'completed' ? {} : { outcome }),
    ...(reason === undefined ? {} : { reason }),
    ...(comment === undefined ? {} : { comment }),
  });
});

async function requireOfferedIn(call: Call, id: string, data: JsonObject): Promise<void> {
  const { engine } = call.service;
  const isOver = async (): Promise<boolean> => (await engine.workItem(id))?.open !== true;
  // What is over answers so by itself, also to one who sends the same again.
  if (await isOver()) return;
  const sheet = await engine.workplace.workItemSheet(id);
  await requireOffered(call, sheet, data, isOver);
  await requireSources(call, sheet, data, isOver);
}

const draft = operation(contracts.saveDraft, async (call, { params: { id }, body }) => {
  await toDo(call, id, 'complete');
  return call.service.engine.saveDraft(id, body.data as JsonObject, senderOf(call));
});

const reassign = operation(contracts.reassignWorkItem, async (call, { params: { id }, body }) => {
  await toDo(call, id, 'reassign');
  const { engine } = call.service;
  const [rights, person] = await Promise.all([call.service.rights.of(call), engine.row('people', body.assignee)]);
  // Whom the caller may not read is not there for them: work is no way to find out who is.
  if (person?.fields['active'] !== true || !rights.may('read', 'person', undefined, person.fields))
    throw new MillraceError('NOT_FOUND', { entity: `person ${body.assignee}` });
  return engine.reassign(id, { ...senderOf(call), assignee: body.assignee, ...(body.reason === undefined ? {} : { reason: body.reason }) });
});

export const operations: readonly Operation[] = [list, count, read, look, claim, release, complete, draft, reassign];
