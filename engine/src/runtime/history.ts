import { MillraceError, type JsonObject } from '@millrace/schemas';
import type { AggregateKey } from '../ports/index.js';
import { contentOf, parseKey } from './aggregate-state.js';
import type { EngineParts } from './engine-parts.js';
import { refusePurged } from './keeping/keeping-desk.js';
import { shownInput } from './plain-input.js';

/** Which part of a history. */
export interface HistoryOptions {
  /** The first revision; default 1. */
  readonly from?: number;
  /** Commits, at most; 1 to 1000, default 100. */
  readonly limit?: number;
}

/** One thing that happened, with what its commit holds for all its events. */
export interface HistoryEntry {
  readonly type: string;
  readonly version: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly commandId: string;
  readonly revision: number;
  /** What the aggregate said of itself: the definition and its version. */
  readonly about?: JsonObject;
  readonly facts: JsonObject;
  readonly data?: JsonObject;
  /** Ids of the erasures that took something out of its commit's data: `erased:<id>` stands in its place. */
  readonly erased?: readonly string[];
}

/** A page of a history; `next` is the revision to go on from, absent at the end. */
export interface HistoryPage {
  readonly events: readonly HistoryEntry[];
  readonly next?: number;
}

/** Reads an aggregate's history, oldest first. */
export async function history(parts: EngineParts, key: AggregateKey, shownId: string, options: HistoryOptions = {}): Promise<HistoryPage> {
  const { from = 1, limit = 100 } = options;
  if (!Number.isSafeInteger(from) || from < 1)
    throw new MillraceError('INVALID_INPUT', { place: 'from', expected: 'a revision from 1 on', found: shownInput(from) });
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > 1000) {
    throw new MillraceError('INVALID_INPUT', { place: 'limit', expected: 'a number from 1 to 1000', found: shownInput(limit) });
  }
  const { store } = parts.runtime;
  const { tenant, type, id } = parseKey(key);
  if (type === 'process') await refusePurged(parts, tenant, id);
  const commits = await parts.available(() => store.read(key, from, limit));
  if (commits.length === 0 && (await parts.available(() => store.head(key))) === null)
    throw new MillraceError('INSTANCE_NOT_FOUND', { id: shownId });
  const events: HistoryEntry[] = [];
  for (const commit of commits) {
    const { content, erased } = await readable(key, () => contentOf(store, commit));
    for (const { type, version = 1, by = 0, facts, data } of content.events) {
      const command = content.commands[by];
      events.push({
        type,
        version,
        at: new Date(commit.at).toISOString(),
        actor: command?.actor ?? 'system',
        ...(command?.onBehalfOf === undefined ? {} : { onBehalfOf: command.onBehalfOf }),
        commandId: command?.id ?? '',
        revision: commit.revision,
        ...(content.about ? { about: content.about } : {}),
        facts,
        ...(data ? { data } : {}),
        ...(data && erased.length > 0 ? { erased } : {}),
      });
    }
  }
  const last = commits.at(-1);
  return last && commits.length === limit ? { events, next: last.revision + 1 } : { events };
}

/** What is in the store but cannot be read is damaged: trying again does not help. */
async function readable<T>(key: AggregateKey, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof MillraceError) throw cause;
    throw new MillraceError(
      'AGGREGATE_DAMAGED',
      { aggregate: key, found: cause instanceof Error ? cause.message : String(cause) },
      { cause },
    );
  }
}
