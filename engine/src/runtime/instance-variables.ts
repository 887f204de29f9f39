import { MillraceError, type JsonObject } from '@millrace/schemas';
import type { AggregateKey } from '../ports/index.js';
import type { EngineParts } from './engine-parts.js';

/** The variables of an instance, a copy. Refuses with `INSTANCE_NOT_FOUND`. */
export async function readVariables(parts: EngineParts, key: AggregateKey, instanceId: string): Promise<JsonObject> {
  const { state } = await parts.available(() => parts.runtime.look(key));
  if (state === null) throw new MillraceError('INSTANCE_NOT_FOUND', { id: instanceId });
  return structuredClone(parts.instanceVariables(state)).variables;
}
