import { MillraceError } from '@millrace/schemas';

/** A document with this `_id` is there already. */
const DUPLICATE_KEY = 11000;

/** One refused entry of a bulk write. */
export interface RefusedEntry {
  /** Its place among the entries sent. */
  readonly index: number;
  readonly duplicate: boolean;
}

/** What a bulk write that did not go through altogether tells of its entries. */
export interface BulkAnswer {
  readonly refused: readonly RefusedEntry[];
  /** Whether the server answered for every entry, and the majority has what it took. When not, nothing is known of the entries that are not refused. */
  readonly complete: boolean;
}

/**
 * Reads the error of an unordered bulk write entry by entry. A lost connection reaches us in the same class as an answer, but without entries; so an
 * answer counts as complete only when it refused some and its numbers add up to all `sent`. `done` are those the server says it did; some servers count
 * the refused among them.
 */
export function readBulkError(error: unknown, sent: number, done: (result: Record<string, number>) => number): BulkAnswer {
  const bulk = error as {
    readonly writeErrors?: unknown;
    readonly result?: { getWriteConcernError?(): unknown } & Record<string, number>;
  };
  if (!isNamed(error, 'MongoBulkWriteError') || bulk.result === undefined) return { refused: [], complete: false };
  const refused = entriesOf(bulk.writeErrors);
  const acknowledged = bulk.result.getWriteConcernError?.() === undefined;
  return { refused, complete: acknowledged && refused.length > 0 && done(bulk.result) + refused.length >= sent };
}

function entriesOf(writeErrors: unknown): readonly RefusedEntry[] {
  const list: readonly unknown[] = Array.isArray(writeErrors) ? writeErrors : writeErrors === undefined ? [] : [writeErrors];
  return list.map((entry) => {
    const { index, code } = entry as { readonly index: number; readonly code?: number };
    return { index, duplicate: code === DUPLICATE_KEY };
  });
}

/** Whether a single write was refused because its key is taken. */
export function isDuplicateKey(error: unknown): boolean {
  return (error as { readonly code?: unknown } | null)?.code === DUPLICATE_KEY;
}

/** Whether the server took longer than the connection's patience: it may well be at work still. */
export function isAnswerTimeout(error: unknown): boolean {
  return isNamed(error, 'MongoNetworkTimeoutError') || isNamed(error, 'MongoOperationTimeoutError');
}

/** Whether the server itself said no, rather than the way to it. */
export function isServerRefusal(error: unknown): boolean {
  return isNamed(error, 'MongoServerError');
}

/** What a caller of the store sees of a driver's error: our own pass, all others mean that the store did not do what it was asked. */
export function storeError(error: unknown): unknown {
  if (error instanceof MillraceError || !(error instanceof Error) || !/^(Mongo|BSON)/.test(error.name)) return error;
  return new MillraceError('STORE_UNAVAILABLE', { reason: reasonOf(error) }, { cause: error });
}

function reasonOf(error: Error): string {
  // Addresses may carry a name and a password.
  const message = error.message.replace(/\/\/[^@/\s]*@/g, '//').slice(0, 300);
  return `MongoDB: ${message}`;
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
