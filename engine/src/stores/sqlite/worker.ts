import { parentPort } from 'node:worker_threads';
import { FileRefused, prepareCollections, prepareFile } from './schema.js';
import { Session, UnknownFate } from './session.js';
import { requireWholeLog } from './whole-log.js';
import { BatchWriter } from './write-batch.js';
import type { Asked, Answered, Bound, Failure, TaskName, Tasks } from './messages.js';

/**
 * One connection in a thread of its own, so that neither an fsync nor a long list holds up the engine. Imports no package but the driver: it starts in
 * a few milliseconds.
 */
let session: Session | null = null;
let writer: BatchWriter | null = null;

type Handlers = { readonly [K in TaskName]: (ask: Tasks[K]['ask']) => Tasks[K]['answer'] };

const handlers: Handlers = {
  open({ path, role, busyTimeout, synced, alone }) {
    // Before SQLite sees the log: it would take what it can read for all there was, and write over the rest.
    if (alone && synced) requireWholeLog(path);
    session = new Session(path, busyTimeout);
    if (role === 'writer') {
      prepareFile(session, path, synced);
      writer = new BatchWriter(session);
    } else if (role === 'reader') {
      session.pragma('cache_size = -16384');
      session.pragma('query_only = ON');
    }
    return null;
  },
  collections(specs) {
    writing().know(prepareCollections(opened(), specs));
    return null;
  },
  batch: (flat) => writing().write(flat),
  saveEpoch({ row, mode }) {
    const { epoch, startedAt, beat, storedThrough, projectedThrough, closed } = row;
    const columns = 'epoch, startedAt, beat, storedThrough, projectedThrough, closed';
    const values = columns
      .split(', ')
      .slice(1)
      .map((name) => `${name} = excluded.${name}`);
    const guard = mode === 'create' ? ' WHERE epochs.startedAt IS NULL' : '';
    const statement = opened().prepare(
      `INSERT INTO epochs (${columns}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (epoch) DO UPDATE SET ${values.join(', ')}${guard}`,
    );
    return opened().write(() => statement.run([epoch, startedAt, beat, storedThrough, projectedThrough, closed ? 1 : 0])) === 1;
  },
  snapshotPart({ aggregate, stamp, part, body }) {
    const insert = opened().prepare('INSERT OR REPLACE INTO snapshot_parts (aggregate, stamp, part, body) VALUES (?, ?, ?, ?)');
    opened().write(() => insert.run([aggregate, stamp, part, body]));
    return null;
  },
  snapshotManifest({ aggregate, revision, stamp, parts, commit, stateFormat }) {
    const count = opened().prepare('SELECT count(*) FROM snapshot_parts WHERE aggregate = ? AND stamp = ?');
    const put = opened().prepare(
      'INSERT INTO snapshots (aggregate, revision, stamp, "commit", stateFormat) VALUES (?, ?, ?, ?, ?) ON CONFLICT (aggregate) DO UPDATE SET ' +
        'revision = excluded.revision, stamp = excluded.stamp, "commit" = excluded."commit", stateFormat = excluded.stateFormat ' +
        'WHERE excluded.revision >= snapshots.revision',
    );
    const tidy = opened().prepare(
      'DELETE FROM snapshot_parts WHERE aggregate = ?1 AND stamp <> (SELECT stamp FROM snapshots WHERE aggregate = ?1)',
    );
    opened().write(() => {
      // Another that was saved meanwhile took our parts for left-overs: then that one stands.
      if (Number(count.first([aggregate, stamp])?.[0]) === parts) put.run([aggregate, revision, stamp, commit, stateFormat]);
      tidy.run([aggregate]);
    });
    return null;
  },
  change(statements) {
    writer?.forgetRows();
    return opened().write(() => statements.reduce((sum, { sql, params }) => sum + opened().prepare(sql).run(params), 0));
  },
  read(questions) {
    const ask = () => questions.map(({ sql, params }) => opened().prepare(sql).all(params));
    return questions.length === 1 ? ask() : opened().read(ask);
  },
  fill({ parts, limit }) {
    const ask = () => fill(parts, limit);
    return parts.length === 1 ? ask() : opened().read(ask);
  },
  alone: ({ sql, params }) => opened().prepare(sql).all(params),
  statements: () => opened().prepared,
  dataVersion: () => Number(opened().pragma('data_version')),
  close() {
    session?.close();
    session = null;
    writer = null;
    return null;
  },
};

function fill(parts: readonly Bound[], limit: number): Tasks['fill']['answer'] {
  const found: Tasks['fill']['answer'][number][] = [];
  for (const { sql, params } of parts) {
    if (found.length >= limit) break;
    found.push(
      ...opened()
        .prepare(sql)
        .all([...params, limit - found.length]),
    );
  }
  return found;
}

function opened(): Session {
  if (session === null) throw new Error('The file is not open.');
  return session;
}

function writing(): BatchWriter {
  if (writer === null) throw new Error('The file is not open for writing.');
  return writer;
}

function handle<K extends TaskName>(task: K, ask: unknown): Tasks[K]['answer'] {
  return handlers[task](ask as Tasks[K]['ask']);
}

function failureOf(thrown: unknown): Failure {
  const unknown = thrown instanceof UnknownFate;
  const error = unknown ? thrown.cause : thrown;
  if (error instanceof FileRefused) return { code: error.code, message: error.message, params: error.params, unknown };
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, message: error instanceof Error ? error.message : String(error), unknown };
}

parentPort?.on('message', ({ n, task, ask }: Asked) => {
  let answered: Answered;
  try {
    answered = { n, answer: handle(task, ask) };
  } catch (error) {
    answered = { n, failure: failureOf(error) };
  }
  parentPort?.postMessage(answered);
});
