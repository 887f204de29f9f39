import type { JsonValue } from '@millrace/schemas';
import { operation, type Operation } from '../../http/operation.js';
import { readableInstance, senderOf } from '../asking.js';
import * as contracts from './contract.js';

const add = operation(contracts.addInstance, async (call, { params: { id }, body: { element, activity, item } }) => {
  const { rights, fields, of } = await readableInstance(call, id);
  rights.require('update', 'instance', of, fields);
  return call.service.engine.addInstance(id, {
    ...senderOf(call),
    element,
    ...(activity === undefined ? {} : { activity }),
    ...(item === undefined ? {} : { item: item as JsonValue }),
  });
});

export const operations: readonly Operation[] = [add];
