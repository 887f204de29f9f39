import type { Call } from '../../http/call.js';
import type { Service } from '../../service.js';

/** Whether somebody may hear that an instance changed: those who may read it. */
export async function mayReadInstance(
  { rights }: Pick<Service, 'rights'>,
  caller: Pick<Call, 'person' | 'scopes'>,
  id: string,
): Promise<boolean> {
  const fields = await rights.fieldsOf('instance', id);
  // Rights are asked afresh each time: the stream may be hours old.
  return fields !== null && (await rights.of({ ...caller })).may('read', 'instance', String(fields['definition']), fields);
}
