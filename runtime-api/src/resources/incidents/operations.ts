import { inRussian } from '@millrace/engine/model';
import { describeError, type ErrorCode, type JsonObject } from '@millrace/schemas';
import type { Language } from '../../http/call.js';
import { operation, type Operation } from '../../http/operation.js';
import { pageOf, readableIncident, senderOf } from '../asking.js';
import * as contracts from './contract.js';

/** What could not be done, in the reader's language where the catalogue has it; what a program or a handler said stays as it is. */
function toldIn(language: Language, code: string, message: string, params: JsonObject = {}): string {
  if (language === 'en') return message;
  const told = describeError(code as ErrorCode, inRussian(params), language);
  return told === code || /\{\w+\}/.test(told) ? message : told;
}

const list = operation(contracts.listIncidents, async (call, { query: { instance, ...page } }) => {
  const rights = await call.service.rights.of(call);
  const seen = rights.where('read', 'incident');
  if (seen === null) return { items: [] };
  const found = await call.service.engine.incidents({
    ...seen,
    ...(instance === undefined ? {} : { instanceId: instance }),
    ...pageOf(page),
  });
  return {
    items: await Promise.all(
      found.items.map(async ({ id, instanceId, definition, elementId, name, code, message, params, createdAt }) => ({
        id,
        instance: instanceId,
        process: definition,
        elementId,
        name: name ?? elementId,
        code,
        message: toldIn(call.language, code, message, params),
        createdAt,
        mayRetry: rights.may('retry', 'incident', definition, (await call.service.rights.fieldsOf('incident', id)) ?? {}),
      })),
    ),
    ...(found.cursor === undefined ? {} : { cursor: found.cursor }),
  };
});

const retry = operation(contracts.retryIncident, async (call, { params: { id } }) => {
  const { rights, fields, of } = await readableIncident(call, id);
  rights.require('retry', 'incident', of, fields);
  return call.service.engine.retryIncident(id, senderOf(call));
});

export const operations: readonly Operation[] = [list, retry];
