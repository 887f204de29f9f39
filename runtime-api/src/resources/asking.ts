import { MillraceError } from '@millrace/schemas';
import type { Call } from '../http/operation.js';
import type { Sender } from '@millrace/engine';
import type { PersonRights, RowFields } from '../rights/index.js';

/** Who sends a command to the engine: the one who calls, with their command id. The program itself never calls. */
export function senderOf({ person, commandId }: Call): Sender & { readonly actor: string } {
  if (person === '' || person === 'system') throw new MillraceError('NOT_ALLOWED', { action: 'use', resource: 'person' });
  return { actor: person, ...(commandId === undefined ? {} : { commandId }) };
}

/** Which page of a list; fifty unless told otherwise. */
export function pageOf({ limit, cursor }: { readonly limit?: number; readonly cursor?: string }): {
  readonly limit: number;
  readonly cursor?: string;
} {
  return { limit: limit ?? 50, ...(cursor === undefined ? {} : { cursor }) };
}

/** Something that the caller may read. */
export interface Readable {
  readonly rights: PersonRights;
  /** Of its row. */
  readonly fields: RowFields;
  /** The process it belongs to. */
  readonly of: string;
}

/** An instance that the caller may read; otherwise it is not there. */
export async function readableInstance(call: Call, id: string): Promise<Readable> {
  const [rights, fields] = await Promise.all([call.service.rights.of(call), call.service.rights.fieldsOf('instance', id)]);
  const of = String(fields?.['definition']);
  if (fields !== null && (rights.may('read', 'instance', of, fields) || (await mayReadCaller(call, rights, fields))))
    return { rights, fields, of };
  const at = fields === null ? await call.service.engine.keeping.purgedAt(id) : null;
  if (at !== null) throw new MillraceError('INSTANCE_PURGED', { id, at });
  throw new MillraceError('INSTANCE_NOT_FOUND', { id: shortened(id) });
}

/** How many instances call one another, at most. */
const mostCallsDeep = 50;

/** What an instance calls is part of it: who may read the one may read the other. */
async function mayReadCaller(call: Call, rights: PersonRights, called: RowFields): Promise<boolean> {
  let { parent } = called;
  for (let depth = 0; typeof parent === 'string' && depth <= mostCallsDeep; depth++) {
    const fields: RowFields | null = await call.service.rights.fieldsOf('instance', parent);
    if (fields === null) return false;
    if (rights.may('read', 'instance', String(fields['definition']), fields)) return true;
    ({ parent } = fields);
  }
  return false;
}

/** A work item that the caller may read; otherwise it is not there. */
export async function readableWorkItem(call: Call, id: string): Promise<Readable> {
  return readable(call, 'workItem', id, () => new MillraceError('WORK_ITEM_NOT_FOUND', { id: shortened(id) }));
}

/** An incident that the caller may read; otherwise it is not there. */
export async function readableIncident(call: Call, id: string): Promise<Readable> {
  const dot = id.lastIndexOf('.');
  // What resolved it may be sent again and gets its first answer: then only its instance can say who may. The engine does nothing to an incident that is gone.
  if (call.commandId !== undefined && dot > 0 && (await call.service.rights.fieldsOf('incident', id)) === null) {
    const { rights, fields, of } = await readableInstance(call, id.slice(0, dot)).catch((error: unknown) => {
      if (error instanceof MillraceError && error.status === 404) throw new MillraceError('INCIDENT_GONE', { id: shortened(id) });
      throw error;
    });
    return { rights, fields: { ...fields, instance: id.slice(0, dot) }, of };
  }
  return readable(call, 'incident', id, () => new MillraceError('INCIDENT_GONE', { id: shortened(id) }));
}

async function readable(call: Call, type: 'workItem' | 'incident', id: string, missing: () => MillraceError): Promise<Readable> {
  const [rights, fields] = await Promise.all([call.service.rights.of(call), call.service.rights.fieldsOf(type, id)]);
  const of = String(fields?.['definition']);
  if (fields === null || !rights.may('read', type, of, fields)) throw missing();
  return { rights, fields, of };
}

/** What of an id goes into a message. */
export const shortened = (id: string): string => id.slice(0, 80);
