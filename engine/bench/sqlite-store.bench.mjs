/**
 * How much of a bare program's speed the SQLite store keeps: `node engine/bench/sqlite-store.bench.mjs [INSTANCES]`, after a build.
 *
 * Both write the same instances (two commits of together 1.3 kB, two writes each of a work item and of a list row) in the same batches of 250 commits to
 * tables and indexes of the same layout; the bare program on its main thread, with no more checks than SQLite's. They take turns, because other programs
 * on the machine slow both; the best round of each counts.
 */
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteStore } from '../dist/src/stores/sqlite/index.js';

const Database = createRequire(import.meta.url)('libsql');
const instances = Number(process.argv[2] ?? 20_000);
const rounds = 5;
const perBatch = 250;
const folder = mkdtempSync(join(tmpdir(), 'millrace-bench-'));
const epoch = '0193a000-0000-7000-8000-000000000001';
const started = 1_767_225_600_000;
const bodies = { first: 'x'.repeat(800), second: 'y'.repeat(500), row: 'z'.repeat(300) };
const collections = [
  {
    name: 'workItems',
    fields: { state: 'text', assignee: 'text', created: 'number', instance: 'text', visibleTo: 'texts' },
    indexes: [{ fields: ['instance'] }, { fields: ['state', 'created'], anyOf: 'visibleTo' }],
  },
  { name: 'instances', fields: { state: 'text', started: 'number', process: 'text' }, indexes: [{ fields: ['state', 'started'] }] },
];

/** Ids that sort by time, as UUIDv7 do. */
function idAt(n) {
  const time = (started + n).toString(16).padStart(12, '0');
  const rest = ((n * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest}${rest.slice(0, 4)}`;
}

function entry(n, revision, seq, before) {
  const id = idAt(n);
  const at = started + n;
  const open = revision === 1;
  const row = { rank: revision * 4096, at, body: bodies.row };
  return {
    commit: {
      id: `${epoch}.${seq}`,
      aggregate: `main/process/${id}`,
      revision,
      prev: open ? null : `${epoch}.${before}`,
      epoch,
      seq,
      at,
      body: open ? bodies.first : bodies.second,
    },
    rows: [
      {
        ...row,
        collection: 'workItems',
        key: `main/${id}.1`,
        fields: {
          state: open ? 'open' : 'completed',
          assignee: open ? null : 'anna',
          created: at,
          instance: id,
          visibleTo: open ? ['user:anna'] : [],
        },
      },
    ],
    listRow: {
      ...row,
      collection: 'instances',
      key: `main/${id}`,
      fields: { state: open ? 'active' : 'completed', started: at, process: 'purchase' },
    },
  };
}

/** Each batch starts half of its instances and completes those that the batch before started. */
function* batches() {
  const half = perBatch / 2;
  let seq = 0;
  for (let first = 0; first < instances; first += half) {
    const batch = [];
    for (let n = first; n < first + half; n++) batch.push(entry(n, 1, ++seq));
    for (let n = first - half; n < first && n >= 0; n++) batch.push(entry(n, 2, ++seq, seq - perBatch));
    yield batch;
  }
}

const prepared = [...batches()];
const commits = prepared.reduce((sum, { length }) => sum + length, 0);

function result(name, path, since, cpu) {
  const seconds = (performance.now() - since) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const bytes = statSync(path).size + statSync(`${path}-wal`, { throwIfNoEntry: false })?.size;
  return { name, perSecond: commits / 2 / seconds, cpu: (user + system) / (commits / 2), bytes: bytes / (commits / 2) };
}

async function storeRound(round, inFlight) {
  const path = join(folder, `store-${inFlight}-${round}.db`);
  const store = sqliteStore(path);
  await store.open(collections);
  const since = performance.now();
  const cpu = process.cpuUsage();
  const running = new Set();
  for (const batch of prepared) {
    const write = store.commitAll(batch).then((outcomes) => {
      running.delete(write);
      if (outcomes.some(({ status }) => status !== 'stored')) throw new Error('a commit was not stored');
    });
    running.add(write);
    if (running.size >= inFlight) await Promise.race(running);
  }
  await Promise.all(running);
  const measured = result(`store, ${inFlight} in flight`, path, since, cpu);
  await store.close();
  return measured;
}

function bareRound(round) {
  const path = join(folder, `bare-${round}.db`);
  const db = new Database(path);
  for (const pragma of [
    'page_size = 8192',
    'journal_mode = WAL',
    'synchronous = FULL',
    'cache_size = -65536',
    'wal_autocheckpoint = 2000',
  ]) {
    const statement = db.prepare(`PRAGMA ${pragma}`);
    if (statement.reader) statement.all([]);
    else statement.run([]);
  }
  db.exec(`
    CREATE TABLE commits (n INTEGER PRIMARY KEY, aggregate TEXT NOT NULL, revision INTEGER NOT NULL, prev INTEGER, at INTEGER NOT NULL, body TEXT NOT NULL);
    CREATE UNIQUE INDEX commits_key ON commits (aggregate, revision);
    CREATE TABLE items (key TEXT PRIMARY KEY NOT NULL, tenant TEXT, rank INTEGER, died INTEGER, exact TEXT, body TEXT, state TEXT, assignee TEXT,
      created NUMERIC, instance TEXT, visibleTo TEXT) WITHOUT ROWID;
    CREATE INDEX items_instance ON items (tenant, instance, key);
    CREATE INDEX items_died ON items (died) WHERE died IS NOT NULL;
    CREATE TABLE visible (tenant TEXT, value TEXT, state, created NUMERIC, key TEXT, PRIMARY KEY (tenant, value, state, created, key)) WITHOUT ROWID;
    CREATE TABLE lists (key TEXT PRIMARY KEY NOT NULL, tenant TEXT, rank INTEGER, died INTEGER, exact TEXT, body TEXT, state TEXT, started NUMERIC,
      process TEXT) WITHOUT ROWID;
    CREATE INDEX lists_state ON lists (tenant, state, started, key);
    CREATE INDEX lists_died ON lists (died) WHERE died IS NOT NULL;`);
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
  const addCommit = db.prepare('INSERT INTO commits VALUES (?, ?, ?, ?, ?, ?)');
  const addItem = db.prepare('INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const addVisible = db.prepare('INSERT INTO visible VALUES (?, ?, ?, ?, ?)');
  const removeVisible = db.prepare('DELETE FROM visible WHERE tenant = ? AND value = ? AND state = ? AND created = ? AND key = ?');
  const addList = db.prepare('INSERT INTO lists VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const changeItem = db.prepare('UPDATE items SET rank = ?, body = ?, state = ?, assignee = ?, visibleTo = ? WHERE key = ? AND rank < ?');
  const changeList = db.prepare('UPDATE lists SET rank = ?, body = ?, state = ? WHERE key = ? AND rank < ?');
  const since = performance.now();
  const cpu = process.cpuUsage();
  for (const batch of prepared) {
    begin.run([]);
    for (const { commit: c, rows, listRow: list } of batch) {
      const [item] = rows;
      const prev = c.prev === null ? null : 4_294_967_296 + c.seq - perBatch;
      addCommit.run([4_294_967_296 + c.seq, c.aggregate, c.revision, prev, c.at, c.body]);
      const { state, assignee, created, instance } = item.fields;
      if (c.revision === 1) {
        addItem.run([item.key, 'main', item.rank, null, null, item.body, state, assignee, created, instance, '["user:anna"]']);
        addVisible.run(['main', 'user:anna', state, created, item.key]);
        addList.run([list.key, 'main', list.rank, null, null, list.body, list.fields.state, list.fields.started, list.fields.process]);
      } else {
        changeItem.run([item.rank, item.body, state, assignee, '[]', item.key, item.rank]);
        removeVisible.run(['main', 'user:anna', 'open', created, item.key]);
        changeList.run([list.rank, list.body, list.fields.state, list.key, list.rank]);
      }
    }
    commit.run([]);
  }
  const measured = result('bare program', path, since, cpu);
  db.close();
  return measured;
}

const best = new Map();
try {
  for (let round = 0; round < rounds; round++) {
    for (const measured of [bareRound(round), await storeRound(round, 1), await storeRound(round, 2)]) {
      const before = best.get(measured.name);
      if (before === undefined || measured.perSecond > before.perSecond) best.set(measured.name, measured);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const bare = best.get('bare program');
for (const { name, perSecond, cpu, bytes } of best.values()) {
  const share = (perSecond / bare.perSecond).toFixed(2);
  console.log(
    `${name}: ${Math.round(perSecond)} instances/s (${share}), ${cpu.toFixed(1)} µs of processor and ${Math.round(bytes)} bytes each`,
  );
}
