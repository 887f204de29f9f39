import type { JsonObject } from '@millrace/schemas';
import { operation, type Call, type Operation } from '../../http/operation.js';
import { senderOf } from '../asking.js';
import * as contracts from './contract.js';

const publish = operation(contracts.publishMessage, async (call, { body: { data, ...message } }) => {
  await requireAll(call);
  const published = await call.service.engine.publishMessage({ ...message, ...dataOf(data), ...senderOf(call) });
  const { instanceId, messageId, outcome, settled } = published;
  return { messageId, outcome, settled, ...(instanceId === undefined ? {} : { instance: instanceId }) };
});

const broadcast = operation(contracts.broadcastSignal, async (call, { body: { data, ...signal } }) => {
  await requireAll(call);
  return call.service.engine.broadcastSignal({ ...signal, ...dataOf(data), ...senderOf(call) });
});

/** A message or signal may reach instances of every process: only who may change all of them sends one. */
async function requireAll(call: Call): Promise<void> {
  (await call.service.rights.of(call)).require('update', 'instance', undefined, {});
}

function dataOf(data: Readonly<Record<string, unknown>> | undefined): { readonly data?: JsonObject } {
  return data === undefined ? {} : { data: data as JsonObject };
}

export const operations: readonly Operation[] = [publish, broadcast];
