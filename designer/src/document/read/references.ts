import type { Entry } from '../process-document.js';
import type { Read } from './model.js';

type Json = Record<string, unknown>;

/** One place where an entry names another: how it is called, the id, and how to write another one there (`undefined` takes it away). */
export interface Reference {
  readonly name: string;
  readonly id: string;
  readonly put: (id: string | undefined) => void;
}

const single = ['scope', 'lane', 'attachedTo', 'default', 'from', 'to', 'process', 'parent', 'of', 'category', 'message', 'item'] as const;

const asMap = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;

/**
 * All places where an entry names something else of its document. What it names outside of the document (a form, a decision, another process) is not among
 * them.
 *
 * @param entry An entry, or the draft of one: `put` then changes it.
 */
export function referencesOf(entry: Read<Entry>): readonly Reference[] {
  const found: Reference[] = [];
  const one = (holder: Json | undefined, name: string): void => {
    const id = holder && Object.hasOwn(holder, name) ? holder[name] : undefined;
    if (holder && typeof id === 'string')
      found.push({ name, id, put: (next) => (next === undefined ? Reflect.deleteProperty(holder, name) : (holder[name] = next)) });
  };
  const list = (holder: Json | undefined, name: string): void => {
    const ids = holder && Object.hasOwn(holder, name) ? holder[name] : undefined;
    if (!holder || !Array.isArray(ids)) return;
    for (const id of ids as readonly unknown[])
      if (typeof id === 'string')
        found.push({
          name,
          id,
          put: (next) => {
            const now = holder[name] as readonly string[];
            holder[name] = next === undefined ? now.filter((other) => other !== id) : now.map((other) => (other === id ? next : other));
          },
        });
  };
  const event = (value: unknown): void => {
    one(asMap(value), 'ref');
    one(asMap(value), 'activity');
  };
  const raw = entry as Json;
  for (const name of single) one(raw, name);
  list(raw, 'outgoing');
  list(asMap(raw['withdrawal']), 'at');
  one(asMap(raw['message']), 'ref');
  event(raw['event']);
  for (const part of Object.values(asMap(entry.event?.['events']) ?? {})) event(part);
  return found;
}

/** Whether an entry may name something without saying it in a place of its own: shared definitions keep BPMN's attributes as they are. */
export function attributesOf(entry: Read<Entry>): readonly Reference[] {
  const found: Reference[] = [];
  const attributes = asMap(entry['attributes']);
  for (const [name, id] of Object.entries(attributes ?? {}))
    if (attributes && typeof id === 'string')
      found.push({ name, id, put: (next) => (next === undefined ? Reflect.deleteProperty(attributes, name) : (attributes[name] = next)) });
  return found;
}
