import type { DraftRow } from '@millrace/engine';
import { MillraceError } from '@millrace/schemas';
import type { Call } from '../../http/call.js';
import type { Service } from '../../service.js';
import { shortened } from '../asking.js';

/** The row of a draft that the caller may read; otherwise it is not there. */
export async function readableDraft(call: Call, id: string): Promise<DraftRow> {
  const row = await rowOf(call.service, id);
  const rights = await call.service.rights.of(call);
  if (row === null || !rights.may('read', 'draft', row.body.definition, row.fields)) throw missing(id);
  return row.body;
}

/** The row of a draft that the caller may change. */
export async function changeableDraft(call: Call, id: string): Promise<DraftRow> {
  const row = await rowOf(call.service, id);
  const rights = await call.service.rights.of(call);
  if (row === null || !rights.may('read', 'draft', row.body.definition, row.fields)) throw missing(id);
  rights.require('update', 'draft', row.body.definition, row.fields);
  return row.body;
}

/** Whether somebody may hear that a draft changed. Rights are asked afresh each time: the stream may be hours old. */
export async function mayReadDraft(service: Service, caller: Pick<Call, 'person' | 'scopes'>, id: string): Promise<boolean> {
  const row = await rowOf(service, id);
  return row !== null && (await service.rights.of({ ...caller })).may('read', 'draft', row.body.definition, row.fields);
}

/** As if it were not there: also what the caller may not read. */
export function missing(id: string): MillraceError {
  return new MillraceError('NOT_FOUND', { entity: `draft ${shortened(id)}` });
}

async function rowOf({ engine }: Pick<Service, 'engine'>, id: string) {
  const found = /^[0-9a-f-]{36}$/.test(id) ? await engine.row('drafts', id) : null;
  // One that is gone waits only for its history to go.
  if (found === null || found.fields['status'] === 'gone') return null;
  return { fields: found.fields, body: JSON.parse(found.body) as DraftRow };
}
