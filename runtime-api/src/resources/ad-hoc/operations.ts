import { MillraceError } from '@millrace/schemas';
import { operation, type Call, type Operation } from '../../http/operation.js';
import { readableInstance, senderOf } from '../asking.js';
import * as contracts from './contract.js';

const read = operation(contracts.readEnabledElements, async (call, { params: { id } }) => {
  const readable = await readableInstance(call, id);
  if (!mayChoose(call, readable)) return { items: [] };
  return { items: [...(await call.service.engine.workplace.enabledElements(id))] };
});

const activate = operation(contracts.activateElement, async (call, { params: { id }, body: { element, scopeActivity } }) => {
  const readable = await readableInstance(call, id);
  if (!mayChoose(call, readable)) throw new MillraceError('NOT_ALLOWED', { action: 'update', resource: 'instance' });
  return call.service.engine.activateElement(id, { ...senderOf(call), element, ...(scopeActivity === undefined ? {} : { scopeActivity }) });
});

/** What is done in an ad-hoc subprocess is chosen by whoever asked for the instance, and by roles that may correct it. */
function mayChoose(call: Call, { rights, fields, of }: Awaited<ReturnType<typeof readableInstance>>): boolean {
  return fields['initiator'] === call.person || rights.may('update', 'instance', of, fields);
}

export const operations: readonly Operation[] = [read, activate];
