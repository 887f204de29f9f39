import { AnyId } from '../../http/shapes.js';

/** What one may listen to. `inbox`: work shown to oneself; `requests`: one's own; `notifications`: what one is told; `instance:ID`: one that one may read. */
export type Topic = 'inbox' | 'requests' | 'notifications' | `instance:${string}`;

/** What is told: the topic, and what changed where it is one thing. */
export interface LiveEvent {
  readonly topic: Topic;
  readonly id?: string;
}

const most = 20;
const plain: readonly string[] = ['inbox', 'requests', 'notifications'];

/** Reads `inbox,instance:ID,…`; `null` for what is no list of one to twenty topics. */
export function topicsOf(text: string): readonly Topic[] | null {
  const found = [...new Set(text.split(','))];
  return found.length <= most && found.every(isTopic) ? found : null;
}

function isTopic(text: string): text is Topic {
  const id = /^instance:(.*)$/s.exec(text)?.[1];
  return id === undefined ? plain.includes(text) : id !== '' && id.length <= (AnyId.maxLength ?? 0);
}
