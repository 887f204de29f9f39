import type { ActView } from '@millrace/engine';
import type { Call } from '../../http/operation.js';
import { employee } from '../../rights/index.js';
import type { Readable } from '../asking.js';
import { isOpen, serviceOf } from '../catalogue.js';
import { Names } from '../names.js';
import type { Act } from './contract.js';

/** How many of the reader's work items are looked at for what their forms hide. */
const mostSeen = 200;

/** Whether somebody reads an instance, or its history, by more than having had work in it: then nothing in it is kept from them. */
export function readsAll({ rights, fields, of }: Readable, type: 'instance' | 'history'): boolean {
  return rights.explain('read', type, of, fields).some(({ role }) => role.definition !== employee);
}

/** The elements at which the caller had work in an instance. Whoever started it, or reads it by a role, is kept from nothing: none. */
export async function seenAt(call: Call, id: string, readable: Readable): Promise<readonly string[]> {
  if (readable.fields['initiator'] === call.person || readsAll(readable, 'instance')) return [];
  const { items } = await call.service.engine.workItems({ for: call.person, view: 'all', instanceId: id, limit: mostSeen });
  return [...new Set(items.map(({ elementId }) => elementId))];
}

/** Whether the caller may ask for the same again: it was theirs, by a service that is still to be had. */
export async function mayRepeat(call: Call, { rights, fields }: Readable): Promise<boolean> {
  const id = fields['service'];
  if (fields['initiator'] !== call.person || typeof id !== 'string') return false;
  const found = await serviceOf(call, id);
  return found !== null && isOpen(found.service) && rights.seesService(found.service, 'start');
}

/** What was done, with the names of those who did it. */
export async function actsOf(call: Call, acts: readonly ActView[]): Promise<readonly Act[]> {
  const names = await Names.read(
    call,
    acts.flatMap(({ actor, onBehalfOf }) => [`user:${actor}`, ...(onBehalfOf === undefined ? [] : [`user:${onBehalfOf}`])]),
  );
  return acts.map(({ actor, onBehalfOf, ...act }) => ({
    ...act,
    actor: actor === 'system' ? null : names.person(actor),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf: names.person(onBehalfOf) }),
  }));
}
