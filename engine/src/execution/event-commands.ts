import type { JsonObject, JsonValue } from '@millrace/schemas';
import { chainOf } from '../behaviors/causal-chain.js';
import { requirePart } from '../behaviors/require-part.js';
import type { DeliverMessage, DeliverSignal } from './commands.js';
import { placeOf } from './happening.js';
import { requireObject } from './instance-commands.js';
import { partNumber } from './process-ids.js';
import type { CommandRun } from './run-command.js';
import type { Subscription } from './state.js';

/**
 * A room offers a message to a subscription: it is taken if somebody still waits, and the room hears which. What waits on for the next one, since it does not end what
 * it happens around, waits by a new subscription.
 */
export function deliverMessage(run: CommandRun, command: DeliverMessage): JsonValue {
  const { subscriptionId, messageId, room } = command;
  const subscription = openSubscription(run, subscriptionId, 'message');
  if (typeof room === 'string') {
    run.effects.push({
      to: room,
      command: { type: 'messageAnswered', messageId, subscriptionId, taken: subscription !== undefined } as never,
    });
  }
  if (!subscription) return { taken: false };
  const data = requireObject(command.data, '/data');
  run.emit({
    type: 'subscriptionMet',
    facts: { subscription: subscription.id, message: messageId, ...chainOf(command.chain) },
    ...(Object.keys(data).length === 0 ? {} : { data: { data } }),
  });
  if (waitsOn(run, subscription)) openAgain(run, subscription);
  goOn(run, subscription, data);
  return { taken: true };
}

/** A signal reaches a subscription. What does not end what it happens around hears the next one too. */
export function deliverSignal(run: CommandRun, command: DeliverSignal): JsonValue {
  const subscription = openSubscription(run, command.subscriptionId, 'signal');
  if (!subscription) return { taken: false };
  const data = requireObject(command.data, '/data');
  run.emit({
    type: 'subscriptionMet',
    facts: {
      subscription: subscription.id,
      signal: command.broadcastId,
      ...(waitsOn(run, subscription) ? { stays: true } : {}),
      ...chainOf(command.chain),
    },
    ...(Object.keys(data).length === 0 ? {} : { data: { data } }),
  });
  goOn(run, subscription, data);
  return { taken: true };
}

function openSubscription(run: CommandRun, id: string, kind: Subscription['kind']): Subscription | undefined {
  const number = partNumber(run.context.key, id, '/subscriptionId');
  const found = run.state.status === 'active' ? run.state.subscriptions.get(number) : undefined;
  return found?.kind === kind ? found : undefined;
}

/** Whether the event may happen once more: it does not interrupt, and waits for nothing else besides. */
function waitsOn(run: CommandRun, { activity, inScope, element }: Subscription): boolean {
  const { node, visit } = placeOf(run, inScope === true ? { activity, inScope } : { activity }, element);
  return (inScope === true || node.id !== visit.node.id) && !node.interrupts && node.catches?.all !== true;
}

function openAgain(run: CommandRun, { id: _id, openedAt: _at, holds: _holds, ...waiting }: Subscription): void {
  run.emit({ type: 'subscriptionOpened', facts: { ...waiting, subscription: run.nextNumber() } });
}

function goOn(run: CommandRun, { activity, inScope, element, trigger }: Subscription, data: JsonObject): void {
  const waiting = inScope === true ? { activity, inScope } : { activity };
  const { scope } = inScope === true ? { scope: activity } : requirePart(run.state.activities.get(activity), 'activity', activity);
  run.occur(waiting, { element, ...(trigger === undefined ? {} : { trigger }), data });
  run.finish(scope);
}
