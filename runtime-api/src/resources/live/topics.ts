/** What one may listen to. `inbox`: work shown to oneself; `requests`: one's own; `notifications`: what one is told; `instance:ID`, `draft:ID`: one that one may read. */
export type Topic = 'inbox' | 'requests' | 'notifications' | `instance:${string}` | `draft:${string}`;

/** What is told: the topic, and what changed where it is one thing. */
export interface LiveEvent {
  readonly topic: Topic;
  readonly id?: string;
}

const topic = '(?:inbox|requests|notifications|(?:instance|draft):[^,\\s]{1,200})';
/** One to twenty topics, separated by commas: as the document of the interface tells it, and as it is checked. */
export const topicsPattern = `^${topic}(?:,${topic}){0,19}$`;
const topics = new RegExp(topicsPattern, 'u');

/** Reads `inbox,instance:ID,…`; `null` for what is no list of one to twenty topics. */
export function topicsOf(text: string): readonly Topic[] | null {
  return topics.test(text) ? [...new Set(text.split(',') as Topic[])] : null;
}
