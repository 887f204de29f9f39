import type { JsonObject } from '@millrace/schemas';
import { aggregateKey } from '../behaviors/aggregate-key.js';
import { chainOf } from '../behaviors/causal-chain.js';
import type { DecisionContext, Effect, WaitingStart } from '../execution/aggregate.js';

/**
 * The effect that starts an instance at a start event. Delivered again it finds the instance: its id follows from the cause. `by` is its initiator, `chain` the length of the
 * chain of messages and signals that led to it.
 */
export function startEffect(
  tenant: string,
  instance: string,
  start: WaitingStart,
  { data, by, chain }: { readonly data: JsonObject; readonly by?: string; readonly chain?: number },
): Effect {
  const command = { ...startCommand(start, data), ...(by === undefined ? {} : { initiator: by }), ...chainOf(chain) };
  return { to: aggregateKey(tenant, 'process', instance), command };
}

/** The person behind a message or signal; nobody where the engine itself sends it. They are the initiator of what it starts. */
export function personBehind({ actor, onBehalfOf }: Pick<DecisionContext, 'actor' | 'onBehalfOf'>): { readonly by?: string } {
  const by = onBehalfOf ?? actor;
  return by === 'system' ? {} : { by };
}

/** The command that starts an instance at a start event, with what the message, signal or timer brings. */
export function startCommand({ definition, process, element, event }: WaitingStart, data: JsonObject): Effect['command'] {
  const trigger = { element, data, ...(event === undefined ? {} : { event }) };
  return { type: 'startInstance', definition, process, trigger } as Effect['command'];
}
