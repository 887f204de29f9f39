import type { JsonObject } from '@millrace/schemas';
import { milliseconds } from '../naive/waits.js';

/** A command on its way to somebody. */
export interface Sent {
  readonly to: string;
  readonly command: { readonly type: string; readonly [name: string]: unknown };
}

interface Kept {
  readonly id: string;
  readonly data: JsonObject;
  readonly until: number;
}

interface Room {
  waiting: string[];
  kept: Kept[];
  readonly offered: Map<string, Kept>;
}

/** The rooms that messages meet their subscriptions in, as simple as can be: first come, first served. The product's own have tests of their own. */
export class Rooms {
  private readonly rooms = new Map<string, Room>();

  constructor(private readonly now: () => number) {}

  /** Takes a letter to a room; answers the letters that follow from it. */
  take({ to, command }: Sent): readonly Sent[] {
    const text = (name: string): string => command[name] as string;
    switch (command.type) {
      case 'openSubscription': {
        const room = this.room(command);
        room.waiting.push(text('subscriptionId'));
        const first = room.kept.shift();
        return first ? this.offer(room, first, to) : [];
      }
      case 'closeSubscription':
        for (const room of this.rooms.values()) room.waiting = room.waiting.filter((one) => one !== text('subscriptionId'));
        return [];
      case 'publishMessage': {
        const length = command['timeToLive'] as string | undefined;
        const until = this.now() + (length === undefined ? 0 : milliseconds(length));
        return this.offer(this.room(command), { id: text('id'), data: (command['data'] ?? {}) as JsonObject, until }, to);
      }
      case 'messageAnswered': {
        const room = [...this.rooms.values()].find(({ offered }) => offered.has(text('messageId')));
        const message = room?.offered.get(text('messageId'));
        room?.offered.delete(text('messageId'));
        return room && message && command['taken'] !== true ? this.offer(room, message, to) : [];
      }
      default:
        throw new Error(`a room was sent ${command.type}`);
    }
  }

  private room(command: Sent['command']): Room {
    const name = JSON.stringify([command['name'], command['key'] ?? null]);
    const room = this.rooms.get(name) ?? { waiting: [], kept: [], offered: new Map<string, Kept>() };
    this.rooms.set(name, room);
    room.kept = room.kept.filter(({ until }) => until > this.now());
    return room;
  }

  private offer(room: Room, message: Kept, to: string): readonly Sent[] {
    const subscriptionId = room.waiting.shift();
    if (subscriptionId === undefined) {
      if (message.until > this.now()) room.kept.push(message);
      return [];
    }
    room.offered.set(message.id, message);
    const instance = subscriptionId.slice(0, subscriptionId.lastIndexOf('.'));
    const command = { type: 'deliverMessage', subscriptionId, messageId: message.id, data: message.data, room: to };
    return [{ to: `main/process/${instance}`, command }];
  }
}
