import { MillraceError } from '@millrace/schemas';

/** Where the server is, and how long to wait for it. Only `uri` is needed. */
export interface MongoStoreOptions {
  /** `mongodb://…` or `mongodb+srv://…`. Write concern, read preference and `retryWrites` in it are overruled: the store's promises rest on them. */
  readonly uri: string;
  /** The database. Default: the one the URI names, else `millrace`. */
  readonly database?: string;
  /** Milliseconds a call waits for a server that can take it. Default 5000. */
  readonly serverSelectionTimeoutMs?: number;
  /** Milliseconds without an answer after which a connection counts as lost. Default 30 000. */
  readonly answerTimeoutMs?: number;
  /** Milliseconds a write waits for the majority of the replica set. Default 10 000. */
  readonly majorityTimeoutMs?: number;
  /** Milliseconds between two looks for others' commits, where there is no change stream. Default 500. */
  readonly pollMs?: number;
  /** Whether `watch` uses a change stream. Default: where there is a replica set or a sharded cluster. */
  readonly changeStream?: boolean;
}

/** Options with every default filled in. */
export interface Settings {
  readonly uri: string;
  readonly database: string;
  readonly serverSelectionTimeoutMs: number;
  readonly answerTimeoutMs: number;
  readonly majorityTimeoutMs: number;
  readonly pollMs: number;
  readonly changeStream: boolean | null;
}

/** Fills the defaults in. Throws `INVALID_INPUT` for an address that is none; never shows it, for it may hold a password. */
export function settingsOf(given: string | MongoStoreOptions): Settings {
  const options: MongoStoreOptions = typeof given === 'string' ? { uri: given } : given;
  if (typeof options.uri !== 'string' || !/^mongodb(\+srv)?:\/\/[^/]/.test(options.uri)) {
    throw new MillraceError('INVALID_INPUT', { expected: 'mongodb://host or mongodb+srv://host', place: 'uri', found: 'another address' });
  }
  return {
    uri: options.uri,
    database: options.database ?? databaseIn(options.uri) ?? 'millrace',
    serverSelectionTimeoutMs: options.serverSelectionTimeoutMs ?? 5000,
    answerTimeoutMs: options.answerTimeoutMs ?? 30_000,
    majorityTimeoutMs: options.majorityTimeoutMs ?? 10_000,
    pollMs: options.pollMs ?? 500,
    changeStream: options.changeStream ?? null,
  };
}

function databaseIn(uri: string): string | null {
  const path = /^[^:]+:\/\/[^/?]+\/([^?]+)/.exec(uri)?.[1];
  return path === undefined ? null : decodeURIComponent(path);
}
