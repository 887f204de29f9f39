import type { JsonObject } from '@millrace/schemas';
import { operation, type Call, type Operation } from '../../http/operation.js';
import { pageOf, readableIncident, readableInstance, senderOf } from '../asking.js';
import { instanceCards } from '../instances/cards.js';
import * as contracts from './contract.js';

/** An instance that the caller may read and change by hand. */
async function changeable(call: Call, id: string): Promise<void> {
  const { rights, fields, of } = await readableInstance(call, id);
  rights.require('update', 'instance', of, fields);
}

const called = operation(contracts.listCalledInstances, async (call, { params: { id }, query }) => {
  await readableInstance(call, id);
  const page = await call.service.engine.instances({ parent: id, ...pageOf(query) });
  const items = await instanceCards(call, page.items);
  return { items, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
});

const suspend = operation(contracts.suspendInstance, async (call, { params: { id }, body: { reason } }) => {
  await changeable(call, id);
  return call.service.engine.suspendInstance(id, { ...senderOf(call), reason });
});

const resume = operation(contracts.resumeInstance, async (call, { params: { id }, body: { reason } }) => {
  await changeable(call, id);
  return call.service.engine.resumeInstance(id, { ...senderOf(call), ...(reason === undefined ? {} : { reason }) });
});

/** Forms hide from people what they need not see; variables show everything, so that takes the right to change them. */
const read = operation(contracts.readVariables, async (call, { params: { id } }) => {
  await changeable(call, id);
  return { scopes: [...(await call.service.engine.scopes(id))] };
});

const set = operation(contracts.setVariables, async (call, { params: { id }, body: { set: values, scope, reason } }) => {
  await changeable(call, id);
  const options = { ...senderOf(call), reason, ...(scope === undefined ? {} : { scope }) };
  return call.service.engine.setVariables(id, values as JsonObject, options);
});

const correct = operation(contracts.correctIncident, async (call, { params: { id }, body: { reason, set: values } }) => {
  await correctableIncident(call, id);
  return call.service.engine.retryIncident(id, { ...senderOf(call), reason, set: values as JsonObject });
});

const skip = operation(contracts.skipIncident, async (call, { params: { id }, body: { reason, set: values } }) => {
  await correctableIncident(call, id);
  const given = values === undefined ? {} : { set: values as JsonObject };
  return call.service.engine.skipIncident(id, { ...senderOf(call), reason, ...given });
});

/** An incident that the caller may retry, in an instance that they may change by hand. */
async function correctableIncident(call: Call, id: string): Promise<void> {
  const { rights, fields, of } = await readableIncident(call, id);
  rights.require('retry', 'incident', of, fields);
  await changeable(call, String(fields['instance']));
}

const suspendProcess = operation(contracts.suspendProcess, async (call, { params: { id }, body }) => {
  (await call.service.rights.of(call)).require('administer', 'application', undefined, {});
  return call.service.engine.suspendProcess(id, { ...senderOf(call), ...body });
});

const resumeProcess = operation(contracts.resumeProcess, async (call, { params: { id }, body }) => {
  (await call.service.rights.of(call)).require('administer', 'application', undefined, {});
  return call.service.engine.resumeProcess(id, { ...senderOf(call), ...body });
});

export const operations: readonly Operation[] = [called, suspend, resume, read, set, correct, skip, suspendProcess, resumeProcess];
