import { isDeepStrictEqual } from 'node:util';
import type { MemoryData } from '@millrace/engine/memory';
import { decodeCommit } from '@millrace/engine/testing';
import type { JsonObject, JsonValue } from '@millrace/schemas';

/** What is left of a run: what happened to each aggregate, and the rows, both without times. */
export type Story = Readonly<Record<string, JsonValue>>;

/** What is left in a store, without times and what only runs differ in. */
export function storyOf(data: MemoryData, answers: Readonly<Record<number, string>>): Story {
  const told: Record<string, JsonValue> = { answers: { ...answers } };
  for (const [key, commits] of [...data.commits].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!/^main\/(?:process|message|signal|schedule)\//.test(key)) continue;
    const contents = [...commits.values()].map((commit) => decodeCommit(commit.body).content);
    const commands = contents.flatMap((content) => content.commands.map(({ id }) => id));
    told[`${key}: commands`] = commands.length === new Set(commands).size ? 'each once' : [...commands].sort();
    // When a room looks for messages that nobody waits for any more is a matter of time.
    told[key] = contents.flatMap((content) =>
      content.events.flatMap(({ by: _by, ...event }) => (event.type === 'messagesSwept' ? [] : [timeless(event as unknown as JsonValue)])),
    );
  }
  for (const collection of ['instances', 'workItems', 'jobs', 'timers', 'incidents', 'subscriptions', 'outbox'])
    for (const [key, { fields }] of data.rows.get(collection) ?? [])
      if (fields !== null && !key.startsWith('main/message.')) told[`${collection} ${key}`] = timeless(fields);
  return told;
}

/** A value without the moments in it: they differ by what a retry takes. */
function timeless(value: JsonValue): JsonValue {
  if (typeof value === 'number') return value > 1_000_000_000_000 ? 'a moment' : value;
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT\d\d:/.test(value) ? 'a moment' : value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(timeless);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject)
      .map(([name, one]): [string, JsonValue] => [name, timeless(one)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** What differs from a run without faults; empty when nothing does. */
export function withFaults(expected: Story, found: Story): string {
  const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
  const differences = [...names].filter((name) => !isDeepStrictEqual(expected[name], found[name]));
  return differences
    .slice(0, 3)
    .map((name) => `${name}\n  expected ${shown(expected[name])}\n  found    ${shown(found[name])}`)
    .join('\n');
}

function shown(value: JsonValue | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 4000);
}
