import type { JsonObject } from '@millrace/schemas';
import { recordPart } from '@millrace/engine';
import type { Call } from '../../http/operation.js';
import { Names } from '../names.js';
import type { RegisterAccess } from './register-access.js';

/** What happened to a record, oldest first, without what the reader may not see. */
export async function recordHistory(
  call: Call,
  access: RegisterAccess,
  id: string,
  asked: { readonly from?: number; readonly limit?: number },
) {
  const { engine } = call.service;
  const page = await engine.historyOf(`${engine.tenant}/record/${recordPart(access.definition.id, id)}`, asked);
  const names = await Names.read(
    call,
    page.events.map(({ actor }) => `user:${actor}`),
  );
  return {
    events: page.events
      // Between asking for unique values and having them nothing has happened that a reader would know.
      .filter(({ type }) => type !== 'recordUniqueHeld' && type !== 'recordUniqueConfirmed')
      .map(({ type, at, actor, revision, facts, data = {} }) => {
        const { reason } = data;
        return {
          type,
          at,
          actor: actor === 'system' ? null : names.person(actor),
          revision,
          changes: changesOf(access, facts, data),
          ...(typeof reason === 'string' && reason !== '' ? { reason } : {}),
        };
      }),
    ...(page.next === undefined ? {} : { next: page.next }),
  };
}

/** The attributes that differ, with their new values. */
function changesOf({ visible }: RegisterAccess, facts: JsonObject, data: JsonObject): JsonObject {
  const values = { ...(facts['attributes'] as JsonObject | undefined), ...(data['attributes'] as JsonObject | undefined) };
  const changed = Array.isArray(facts['changed']) ? (facts['changed'] as readonly string[]) : [];
  return Object.fromEntries(changed.filter((name) => visible.includes(name)).map((name) => [name, values[name] ?? null]));
}
