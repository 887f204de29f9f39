/**
 * The benchmark gate: how much of a bare program's speed the whole engine keeps. `node engine/bench/gate.bench.mjs [INSTANCES] [ROUNDS]`, after a build.
 *
 * The engine: `createEngine` with `sqliteStore`, both as the product has them (WAL, `synchronous = FULL`: a command is answered after fsync), used through its
 * public API by 256 clients of the same process. Each client starts an instance of a process of one user task and completes that task's work item, over
 * and over, without pause: two commands and three element transitions (start event, user task, end event) an instance. The clock runs from the first
 * command to the last answer; then the store is asked for every instance and work item, and every one must be completed.
 *
 * The bare program: what the engine gave its store in a round before the clock — the same commits, row writes and entries of list tables, in the same
 * transactions — is written to a new file with the tables and indexes that the engine made and the same pragmas. It runs on its main thread with
 * nothing between it and libsql. What it need not do is not counted: texts are made, values are in the order of the statements, and it is known beforehand
 * which rows are new, which columns of the others changed and which entries go, so that it reads nothing.
 *
 * Not counted for either: opening, deploying, closing, reading the result back. What a round writes grows the file from empty to its end.
 *
 * The two take turns, because other programs on the machine slow both; the best round of each counts. A ratio below the limit ends with exit code 1.
 */
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { createEngine, sqliteStore } from '../dist/src/index.js';
import { layoutOf } from '../dist/src/stores/sqlite/layout.js';
import { prepareBareProgram } from './bare-program.mjs';

const LIMIT = 0.4;
const LOOP_LIMIT = 20;
const CLIENTS = 256;
const instances = Number(process.argv[2] ?? 20_000);
const rounds = Number(process.argv[3] ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'millrace-gate-'));
const Database = createRequire(import.meta.url)('libsql');

const definition = {
  kind: 'process',
  format: 1,
  id: 'bench',
  defaultLanguage: 'en',
  name: 'Bench',
  processes: { main: { executable: true, variables: { name: { type: 'text' } } } },
  elements: {
    start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] },
    ask: { type: 'userTask', scope: 'main', name: 'Read it', outgoing: ['f2'], assignment: { assignee: { user: 'anna' } } },
    end: { type: 'endEvent', scope: 'main' },
  },
  flows: { f1: { type: 'sequenceFlow', from: 'start', to: 'ask' }, f2: { type: 'sequenceFlow', from: 'ask', to: 'end' } },
};

/** What a round took, each instance's share of it, and the file's size with what is still beside it. */
function measured(name, path, since, cpu) {
  const seconds = (performance.now() - since) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const bytes = statSync(path).size + (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0);
  return { name, perSecond: instances / seconds, micros: (user + system) / instances, bytes: bytes / instances };
}

/** Counts what the store is given, and keeps it if asked to. Keeping is work that the product does not do, so a measured round does not. */
function watched(store, kept) {
  const seen = { transactions: 0, commits: 0 };
  const [open, commitAll] = [store.open.bind(store), store.commitAll.bind(store)];
  store.open = (collections) => {
    kept?.layouts.push(...collections.map(layoutOf));
    return open(collections);
  };
  store.commitAll = (entries) => {
    seen.transactions++;
    seen.commits += entries.length;
    kept?.batches.push(entries);
    return commitAll(entries);
  };
  return seen;
}

async function engineRound(round, kept) {
  const path = join(folder, `engine-${round}.db`);
  const store = sqliteStore(path);
  const seen = watched(store, kept);
  const engine = await createEngine({ store });
  await engine.deploy(definition);
  const before = { ...seen };
  if (kept) kept.batches.length = 0;
  let next = 0;
  const client = async () => {
    while (next++ < instances) {
      const { instanceId } = await engine.start('bench', { actor: 'boris', variables: { name: 'Somebody' } });
      // The activity is the first thing numbered in the instance, its work item the second.
      await engine.complete(`${instanceId}.2`, { actor: 'anna', data: {} });
    }
  };
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const since = performance.now();
  const cpu = process.cpuUsage();
  const loop = performance.eventLoopUtilization();
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const result = measured('engine', path, since, cpu);
  const busy = performance.eventLoopUtilization(loop).utilization;
  delay.disable();
  const transactions = seen.transactions - before.transactions;
  const commits = seen.commits - before.commits;
  const [completed, open] = await Promise.all([
    store.count({ collection: 'instances', tenant: 'main', where: { field: 'status', eq: 'completed' } }, instances + 1),
    store.count({ collection: 'workItems', tenant: 'main', where: { field: 'open', eq: true } }, instances + 1),
  ]);
  await engine.close();
  if (completed !== instances || open !== 0)
    throw new Error(`${completed} of ${instances} instances are completed, ${open} work items are open`);
  return { ...result, transactions, commits, busy, held: [50, 99, 100].map((p) => delay.percentile(p) / 1e6) };
}

function ddlOf(path) {
  const db = new Database(path);
  const statements = db
    .prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, rowid")
    .all([]);
  const [{ page_size: pageSize }] = db.prepare('PRAGMA page_size').all([]);
  db.close();
  return { statements: statements.map(({ sql }) => sql), pageSize };
}

function bareRound(round, program) {
  const path = join(folder, `bare-${round}.db`);
  const { run, close } = program.open(path);
  const since = performance.now();
  const cpu = process.cpuUsage();
  run();
  const result = measured('bare program', path, since, cpu);
  close();
  return result;
}

const better = (a, b) => (a === undefined || b.perSecond > a.perSecond ? b : a);
const whole = (value) => Math.round(value).toLocaleString('en').padStart(9);

try {
  const kept = { batches: [], layouts: [] };
  await engineRound('kept', kept);
  const program = prepareBareProgram(Database, ddlOf(join(folder, 'engine-kept.db')), kept);
  kept.batches.length = 0;
  let [engine, bare] = [];
  for (let round = 0; round < rounds; round++) {
    bare = better(bare, bareRound(round, program));
    engine = better(engine, await engineRound(round));
  }
  const perInstance = { commands: engine.commits / instances, transitions: program.transitions / instances };
  console.log(`${instances} instances, ${CLIENTS} clients, best of ${rounds} rounds, Node ${process.versions.node}`);
  console.log('                       engine      bare');
  for (const [label, of] of [
    ['instances/s', (of) => of.perSecond],
    ['commands/s', (of) => of.perSecond * perInstance.commands],
    ['transitions/s', (of) => of.perSecond * perInstance.transitions],
    ['µs CPU/instance', (of) => of.micros],
    ['bytes/instance', (of) => of.bytes],
  ]) {
    console.log(`${label.padEnd(18)} ${whole(of(engine))} ${whole(of(bare))}`);
  }
  console.log(
    `commits a transaction: engine ${(engine.commits / engine.transactions).toFixed(0)}, bare ${program.commitsPerTransaction.toFixed(0)}`,
  );
  console.log(
    `event loop: busy ${(engine.busy * 100).toFixed(0)} %, held ms p50/p99/max ${engine.held.map((ms) => ms.toFixed(1)).join(' / ')}`,
  );
  const ratio = engine.perSecond / bare.perSecond;
  const passed = ratio >= LIMIT && engine.held[1] <= LOOP_LIMIT;
  console.log(`ratio ${ratio.toFixed(2)} (at least ${LIMIT}), event loop p99 at most ${LOOP_LIMIT} ms: ${passed ? 'passed' : 'FAILED'}`);
  if (!passed) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
