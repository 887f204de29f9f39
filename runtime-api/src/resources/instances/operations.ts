import type { HistoryEntry } from '@millrace/engine';
import { MillraceError, type JsonObject } from '@millrace/schemas';
import { operation, type Call, type Operation } from '../../http/operation.js';
import { pageOf, readableInstance, senderOf, shortened } from '../asking.js';
import { serviceOf } from '../catalogue.js';
import { formSheet } from '../sheets.js';
import { instanceCard, instanceCards } from './cards.js';
import * as contracts from './contract.js';
import { actsOf, mayRepeat, readsAll, seenAt } from './page.js';

const list = operation(contracts.listInstances, async (call, { query }) => {
  const rights = await call.service.rights.of(call);
  const { mine, process, limit, cursor, ...asked } = query;
  const seen = rights.where('read', 'instance', process);
  if (seen === null) return { items: [] };
  const page = await call.service.engine.instances({
    ...asked,
    ...seen,
    ...(process === undefined ? {} : { definition: process }),
    // What a request calls is no request of one’s own; it stands on the page of the one that called it.
    ...(mine === true ? { initiator: call.person, parent: null } : {}),
    ...pageOf({ ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) }),
  });
  const items = await instanceCards(call, page.items);
  return { items, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
});

const read = operation(contracts.readInstance, async (call, { params: { id } }) => {
  const readable = await readableInstance(call, id);
  const { engine } = call.service;
  const view = await engine.instance(id);
  if (view === null) throw new MillraceError('INSTANCE_NOT_FOUND', { id });
  const isMine = view.initiator === call.person;
  const [card, sheet, acts, own, repeat, revision] = await Promise.all([
    instanceCard(call, view),
    sheetOf(call, id, view.service, await seenAt(call, id, readable)),
    engine.workplace.acts(id),
    isMine ? engine.workplace.initiatorRights(id) : { withdraw: false, remind: false },
    mayRepeat(call, readable),
    engine.workplace.revision(id),
  ]);
  call.revise(revision);
  const { rights, fields, of } = readable;
  return {
    card,
    sheet,
    acts: await actsOf(call, acts),
    may: {
      ...own,
      repeat,
      cancel: view.status === 'active' && mayCancel(readable),
      operate: view.status === 'active' && rights.may('update', 'instance', of, fields),
      readHistory: rights.may('read', 'history', of, fields),
    },
    ...(view.endReason === undefined ? {} : { endReason: view.endReason }),
  };
});

const route = operation(contracts.readRoute, async (call, { params: { id } }) => {
  await readableInstance(call, id);
  return call.service.engine.workplace.route(id);
});

const history = operation(contracts.readHistory, async (call, { params: { id }, query }) => {
  const readable = await readableInstance(call, id);
  readable.rights.require('read', 'history', readable.of, readable.fields);
  const page = await call.service.engine.history(id, query);
  const isWhole = readsAll(readable, 'history');
  return {
    events: page.events.map(({ erased, ...event }) => ({
      ...(isWhole ? event : withoutData(event)),
      ...(erased === undefined ? {} : { erased: [...erased] }),
    })),
    ...(page.next === undefined ? {} : { next: page.next }),
  };
});

/** What people and services put in may be hidden from a reader by a form; only words to other people are not. */
function withoutData({ data, ...event }: HistoryEntry): HistoryEntry {
  const words = Object.fromEntries(
    Object.entries(data ?? {}).filter(([name]) => name === 'reason' || name === 'comment' || name === 'title'),
  );
  return Object.keys(words).length === 0 ? event : { ...event, data: words };
}

const start = operation(contracts.startInstance, async (call, { body }) => {
  const rights = await call.service.rights.of(call);
  const { process, data, variables, ...options } = body;
  const { organisation, id } = rights.me;
  const row = { definition: process, initiator: id, organisation };
  rights.require('start', 'instance', process, row);
  if (options.at !== undefined) {
    // To begin elsewhere than the process says is to change it by hand.
    rights.require('update', 'instance', process, row);
    if (options.reason === undefined)
      throw new MillraceError('INVALID_INPUT', { place: '/reason', expected: 'a reason', found: 'nothing' });
  }
  const { instanceId, settled } = await call.service.engine.start(process, {
    ...senderOf(call),
    ...options,
    ...(data === undefined ? {} : { data: data as JsonObject }),
    ...(variables === undefined ? {} : { variables: variables as JsonObject }),
    ...(organisation === null ? {} : { organisation }),
  });
  return { id: instanceId, settled };
});

const withdraw = operation(contracts.withdrawInstance, async (call, { params: { id }, body: { reason } }) => {
  await readableInstance(call, id);
  return call.service.engine.withdraw(id, { ...senderOf(call), reason });
});

const remind = operation(contracts.remindInstance, async (call, { params: { id } }) => {
  await readableInstance(call, id);
  return call.service.engine.remind(id, senderOf(call));
});

const cancel = operation(contracts.cancelInstance, async (call, { params: { id }, body: { reason } }) => {
  const readable = await readableInstance(call, id);
  if (!mayCancel(readable)) throw new MillraceError('NOT_ALLOWED', { action: 'cancel', resource: 'instance' });
  return call.service.engine.cancel(id, { ...senderOf(call), reason });
});

/** Cancelling is a right of a role. One's own request is withdrawn instead, as far as its process allows. */
function mayCancel({ rights, fields, of }: Awaited<ReturnType<typeof readableInstance>>): boolean {
  return rights.may('cancel', 'instance', of, fields);
}

const repeat = operation(contracts.readRepeat, async (call, { params: { id } }) => {
  const readable = await readableInstance(call, id);
  if (readable.fields['initiator'] !== call.person) throw new MillraceError('NOT_YOURS', { entity: `request ${shortened(id)}` });
  const service = readable.fields['service'];
  if (typeof service !== 'string' || !(await mayRepeat(call, readable)))
    throw new MillraceError('NOT_FOUND', { entity: `service ${typeof service === 'string' ? service : ''}`.trim() });
  const form = (await serviceOf(call, service))?.service.form;
  return { service, data: await call.service.engine.workplace.repeatData(id, form) };
});

async function sheetOf(call: Call, id: string, service: string | undefined, seen: readonly string[]): ReturnType<typeof formSheet> {
  const form = service === undefined ? undefined : (await serviceOf(call, service))?.service.form;
  const options = { seenAt: seen, ...(form === undefined ? {} : { formId: form }) };
  return formSheet(call, await call.service.engine.workplace.instanceSheet(id, options));
}

export const operations: readonly Operation[] = [list, read, route, history, start, withdraw, remind, cancel, repeat];
