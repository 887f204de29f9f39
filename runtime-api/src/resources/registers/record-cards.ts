import { recordPart, type RecordRow } from '@millrace/engine';
import { type JsonObject, MillraceError } from '@millrace/schemas';
import type { Call } from '../../http/operation.js';
import type { RowFields } from '../../rights/index.js';
import { shortened } from '../asking.js';
import type { RecordCard } from './contract.js';
import type { RegisterAccess } from './register-access.js';

/** A record as its reader may see it. */
export function recordCard(row: RecordRow, { visible, hidesTitle, definition }: RegisterAccess): RecordCard {
  const { register, id, title, status, organisation, attributes, revision, createdAt, changedAt } = row;
  const numbered = definition.number?.attribute;
  return {
    register,
    id,
    title: hidesTitle ? id : title,
    number: numbered === undefined || visible.includes(numbered) ? row.number : null,
    status,
    organisation,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([name]) => visible.includes(name))),
    revision,
    createdAt: new Date(createdAt).toISOString(),
    changedAt: new Date(changedAt).toISOString(),
  };
}

/** A record that the caller may read, with the fields that rights ask for; otherwise it is not there. */
export async function readableRecord(
  call: Call,
  access: RegisterAccess,
  id: string,
): Promise<{ readonly row: RecordRow; readonly fields: RowFields }> {
  const { id: register } = access.definition;
  const row = /^[\x21-\x7e]{1,200}$/.test(id) ? await call.service.engine.row('records', recordPart(register, id)) : null;
  if (row === null || !access.rights.may('read', 'record', register, row.fields))
    throw new MillraceError('NOT_FOUND', { entity: `record ${shortened(`${register}/${id}`)}` });
  return { row: JSON.parse(row.body) as RecordRow, fields: row.fields };
}

/** Refuses attributes that the caller may not write. A hidden one is answered as one that does not exist. */
export function requireEditable({ definition, visible, accessOf }: RegisterAccess, attributes: JsonObject): void {
  for (const name of Object.keys(attributes)) {
    if (!visible.includes(name))
      throw new MillraceError('RECORD_ATTRIBUTE_UNKNOWN', {
        register: definition.id,
        attribute: shortened(name),
        known: visible.join(', '),
      });
    if (accessOf(name) === 'readOnly') throw new MillraceError('FIELD_NOT_EDITABLE', { field: name });
  }
}
