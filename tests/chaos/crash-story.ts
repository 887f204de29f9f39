import { isDeepStrictEqual } from 'node:util';
import type { MemoryData } from '@millrace/engine/memory';
import type { ProcessEvent } from '@millrace/engine/execution';
import { decodeCommit, replayHistory, type RecordedCommit } from '@millrace/engine/testing';
import type { JsonObject, JsonValue } from '@millrace/schemas';

/** What is left of a run: what happened to each aggregate, and the rows, both without times. */
export type Story = Readonly<Record<string, JsonValue>>;

/** What happened to an aggregate. */
export function eventsOf(data: MemoryData, key: string): readonly ProcessEvent[] {
  return commitsOf(data, key).flatMap(({ events }) => events);
}

/** What is left in a store, without times and what only runs differ in. */
export function storyOf(data: MemoryData, answers: Readonly<Record<number, string>>): Story {
  const told: Record<string, JsonValue> = { answers: { ...answers } };
  for (const [key, commits] of [...data.commits].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [, type = '', id = ''] = key.split('/');
    if (!['process', 'message', 'signal', 'schedule'].includes(type)) continue;
    const commands = [...commits.values()].flatMap((commit) => decodeCommit(commit.body).content.commands.map(({ id }) => id));
    told[`${key}: commands`] = commands.length === new Set(commands).size ? 'each once' : [...commands].sort();
    // When a room looks for messages that nobody waits for any more is a matter of time.
    const events = eventsOf(data, key).filter((event) => (event.type as string) !== 'messagesSwept');
    told[key] = events.map(({ by: _by, ...event }) => timeless(event as unknown as JsonValue));
    if (type === 'process') {
      const { status, scopes, activations } = replayHistory(id, commitsOf(data, key)).state;
      told[`${key}: last`] = timeless({ status, variables: scopes.get(0)?.variables ?? {}, activations });
    }
  }
  for (const collection of ['instances', 'workItems', 'jobs', 'timers', 'incidents', 'subscriptions', 'outbox'])
    for (const [key, { fields }] of data.rows.get(collection) ?? [])
      if (fields !== null && !key.startsWith('main/message.')) told[`${collection} ${key}`] = timeless(fields);
  return told;
}

function commitsOf(data: MemoryData, key: string): readonly RecordedCommit[] {
  const commits = [...(data.commits.get(key)?.values() ?? [])];
  return commits.map((commit) => ({
    at: commit.at,
    events: decodeCommit(commit.body).content.events as unknown as RecordedCommit['events'],
  }));
}

/** A value without the moments in it, and without the lengths of chains, which a pause ends: they differ by what a retry takes. */
function timeless(value: JsonValue): JsonValue {
  if (typeof value === 'number') return value > 1_000_000_000_000 ? 'a moment' : value;
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT\d\d:/.test(value) ? 'a moment' : value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(timeless);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject)
      .filter(([name]) => name !== 'chain')
      .map(([name, one]): [string, JsonValue] => [name, timeless(one)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/**
 * What differs from a run without faults; empty when nothing does. Rooms and called instances answer in the order in which they can: where only that differs, the same
 * things happened, each as often, and the variables came to the same.
 */
export function withFaults(expected: Story, found: Story): string {
  if (isDeepStrictEqual(expected, found)) return '';
  const [one, other] = [unordered(expected), unordered(found)];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  const differences = [...names].filter((name) => !isDeepStrictEqual(one[name], other[name]));
  return differences
    .slice(0, 3)
    .map((name) => `${name}\n  expected ${shown(one[name])}\n  found    ${shown(other[name])}`)
    .join('\n');
}

/** What happened, without its order and without the numbers that follow from it. */
function unordered(story: Story): Story {
  const told: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(story)) {
    if (name === 'answers' || name.includes(': ')) told[name] = value;
    else if (Array.isArray(value)) told[name] = (value as readonly JsonValue[]).map(unnumbered).sort(byText);
    else {
      const row = name.replace(/\.\d+$/, '.#');
      told[row] = [...((told[row] as readonly JsonValue[] | undefined) ?? []), unnumbered(value)].sort(byText);
    }
  }
  return told;
}

/** Without the numbers of activities, items, messages: they are given in the order of what happens. What people put in keeps its numbers. */
function unnumbered(value: JsonValue): JsonValue {
  if (typeof value === 'number') return '#';
  if (typeof value === 'string') return value.replace(/^(?<instance>[\da-f-]{36})\.\d+$/, '$<instance>.#');
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(unnumbered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]): [string, JsonValue] => [
      name,
      name === 'data' ? one : sentByOneOf(name) ? '#' : unnumbered(one),
    ]),
  );
}

/** Which of several called instances sends the message that is taken is a matter of who is first. */
function sentByOneOf(name: string): boolean {
  return name === 'message';
}

function byText(a: JsonValue, b: JsonValue): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function shown(value: JsonValue | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 4000);
}
