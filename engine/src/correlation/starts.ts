import type { JsonObject } from '@millrace/schemas';
import { aggregateKey } from '../behaviors/aggregate-key.js';
import type { Effect, WaitingStart } from '../execution/aggregate.js';

/** The effect that starts an instance at a start event. Delivered again it finds the instance: its id follows from the cause. */
export function startEffect(tenant: string, instance: string, start: WaitingStart, data: JsonObject): Effect {
  return { to: aggregateKey(tenant, 'process', instance), command: startCommand(start, data) };
}

/** The command that starts an instance at a start event, with what the message, signal or timer brings. */
export function startCommand({ definition, process, element, event }: WaitingStart, data: JsonObject): Effect['command'] {
  const trigger = { element, data, ...(event === undefined ? {} : { event }) };
  return { type: 'startInstance', definition, process, trigger } as Effect['command'];
}
