import { MillraceError, type JsonObject, type JsonValue } from '@millrace/schemas';
import {
  checkedData,
  checkedId,
  checkedKey,
  checkedName,
  correlationText,
  expiryOf,
  messageRoomKey,
  signalKey,
  startCommand,
  startedInstanceId,
} from '../correlation/index.js';
import { waitingStarts } from '../deployments/index.js';
import type { Command } from '../execution/aggregate.js';
import type { AggregateKey } from '../ports/index.js';
import { present, refuse } from './call-input.js';
import type { Sender, Settled } from './engine-options.js';
import type { EngineParts } from './engine-parts.js';
import { plainInput } from './plain-input.js';

/** A message from outside. */
export interface MessageToPublish extends Sender {
  /** What senders and receivers call it: the `code` of the message in definitions, or its id. */
  readonly name: string;
  /** The correlation key; a receiver waits under the same one. Numbers and truth values are keys as texts. */
  readonly key?: string | number | boolean;
  readonly data?: JsonObject;
  /** ISO 8601: how long it waits for a receiver; default the engine's `messageTimeToLive`. `PT0S`: not at all. */
  readonly timeToLive?: string;
  /** Of the sender's own choice, up to 200 characters: published again with the same id, it is the same message. Default: the command's id. */
  readonly messageId?: string;
}

/** A message that was accepted. */
export interface PublishedMessage extends Settled {
  readonly messageId: string;
  /**
   * What became of it so far: `offered` to who waits, `accepted` by one of them, `started` a process, `kept` for later, or `expired`: nobody waited and it is
   * not kept any more.
   */
  readonly outcome: 'offered' | 'accepted' | 'started' | 'kept' | 'expired';
  /** The instance it started. */
  readonly instanceId?: string;
}

/** A signal from outside. */
export interface SignalToBroadcast extends Sender {
  /** What throwers and catchers call it: the `code` of the signal in definitions, or its id. */
  readonly name: string;
  readonly data?: JsonObject;
  /** Of the sender's own choice, up to 200 characters: broadcast again with the same id, it is the same signal. Default: the command's id. */
  readonly signalId?: string;
}

/** A signal that was accepted: it will reach everybody who waited for it before. `settled` says that it has. */
export interface AcceptedSignal extends Settled {
  readonly signalId: string;
}

/** Sends a command to an aggregate of the tenant. */
export type Send = (key: AggregateKey, command: Command) => Promise<{ readonly answer: JsonValue } & Settled>;

/**
 * Publishes a message. Without a key it starts the process that begins by it, where there is one, and goes through no room (rule 14); otherwise the room of its name
 * and key finds its receiver.
 */
export async function publishMessage(
  parts: EngineParts,
  tenant: string,
  given: MessageToPublish,
  commandId: string,
  send: Send,
): Promise<PublishedMessage> {
  const name = checkedName(given.name);
  const key =
    given.key === undefined ? null : checkedKey(correlationText(given.key) ?? refuse('/key', 'a text, a number, true or false', given.key));
  const data = checkedData(plainInput(given.data ?? {}, '/data'));
  const timeToLive = given.timeToLive ?? parts.messageTimeToLive;
  expiryOf(timeToLive, parts.runtime.time.now());
  const messageId = given.messageId === undefined ? commandId : checkedId(given.messageId, '/messageId');
  const [start] = key === null ? await parts.available(() => waitingStarts(parts.runtime.store, tenant, 'message', name)) : [];
  if (start !== undefined) {
    const instanceId = startedInstanceId(tenant, messageId);
    const settled = await startOnce(() => send(`${tenant}/process/${instanceId}`, startCommand(start, data)));
    return { messageId, outcome: 'started', instanceId, settled };
  }
  const command = { type: 'publishMessage', id: messageId, name, data, timeToLive, ...present({ key: key ?? undefined }) };
  const { answer, settled } = await send(messageRoomKey(tenant, name, key), command);
  return { ...(answer as unknown as Omit<PublishedMessage, 'settled'>), settled };
}

/** Accepts a signal for everybody who waits for it. */
export async function broadcastSignal(tenant: string, given: SignalToBroadcast, commandId: string, send: Send): Promise<AcceptedSignal> {
  const name = checkedName(given.name);
  const data = checkedData(plainInput(given.data ?? {}, '/data'));
  const signalId = given.signalId === undefined ? commandId : checkedId(given.signalId, '/signalId');
  const { settled } = await send(signalKey(tenant, signalId), { type: 'broadcastSignal', name, data } as Command);
  return { signalId, settled };
}

/** Starts an instance that may be there already: the same message came before. */
async function startOnce(start: () => Promise<Settled>): Promise<boolean> {
  try {
    return (await start()).settled;
  } catch (error) {
    if (error instanceof MillraceError && error.code === 'INSTANCE_EXISTS') return true;
    throw error;
  }
}
