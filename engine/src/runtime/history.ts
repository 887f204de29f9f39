import { MillraceError, type JsonObject } from '@millrace/schemas';
import type { AggregateKey, Commit } from '../ports/index.js';
import { contentOf, parseKey } from './aggregate-state.js';
import type { CommitContent } from './commit-codec.js';
import type { EngineParts } from './engine-parts.js';
import { refusePurged } from './keeping/keeping-desk.js';
import { shownInput } from './plain-input.js';

/** Which part of a history. */
export interface HistoryOptions {
  /** The first revision; default 1. */
  readonly from?: number;
  /** Commits, at most; 1 to 1000, default 100. A page ends sooner after about a thousand events or two million characters. */
  readonly limit?: number;
}

/** Events and characters after which a page ends with the commit that brought them. */
const PAGE_EVENTS = 1000;
const PAGE_CHARACTERS = 2_000_000;
/** Commits read at once, at first and at most: one commit may hold a megabyte. */
const FIRST_READ = 8;
const LARGEST_READ = 200;

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
  const events: HistoryEntry[] = [];
  let characters = 0;
  let read = 0;
  let next = from;
  for (let asked = Math.min(limit, FIRST_READ); asked > 0;) {
    const commits = await parts.available(() => store.read(key, next, asked));
    if (commits.length === 0 && read === 0 && (await parts.available(() => store.head(key))) === null)
      throw new MillraceError('INSTANCE_NOT_FOUND', { id: shownId });
    for (const commit of commits) {
      const { content, erased, size } = await readable(key, () => contentOf(store, commit));
      tell(events, commit, content, erased);
      characters += size;
      read++;
      next = commit.revision + 1;
      if (events.length >= PAGE_EVENTS || characters >= PAGE_CHARACTERS) return { events, next };
    }
    if (commits.length < asked) return { events };
    // As many as fill the page, going by those that were read.
    const fitting = Math.ceil(((PAGE_CHARACTERS - characters) * read) / Math.max(1, characters));
    asked = Math.min(limit - read, LARGEST_READ, Math.max(1, fitting));
  }
  return { events, next };
}

/** Adds a commit's events. */
function tell(events: HistoryEntry[], commit: Commit, content: CommitContent, erased: readonly string[]): void {
  const at = new Date(commit.at).toISOString();
  for (const { type, version = 1, by = 0, facts, data } of content.events) {
    const command = content.commands[by];
    events.push({
      type,
      version,
      at,
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
