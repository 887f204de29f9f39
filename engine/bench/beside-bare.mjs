/**
 * The engine beside a bare program: rounds in which `createEngine` with `sqliteStore`, both as the product has them (WAL, `synchronous = FULL`: a command is answered
 * after fsync), plays a load through its public API in this process, and rounds in which a bare program writes the same to SQLite.
 *
 * The bare program: what the engine gave its store in a round before the clock — the same commits, row writes and entries of list tables, in the same transactions —
 * is written to a new file with the tables and indexes that the engine made and the same pragmas. It runs on the main thread of a process of its own with nothing between it and libsql, while the engine's process rests.
 * What it need not do is not counted: texts are made, values are in the order of the statements, and it is known beforehand which rows are new, which columns of the
 * others changed and which entries go, so that it reads nothing.
 *
 * Each round has a store of its own, and so a thread that writes of its own, whose code is not compiled yet: a fifth as many instances are played before the clock, as a server has played
 * long ago. The clock of the engine then runs from the first command until nothing is on its way any more. Then the store is asked: every instance must be completed, and no work
 * item, job or incident may be left; otherwise the bench fails. Not counted for either: opening, deploying, closing, reading the result back. They take turns, and the best round of each counts.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngine, sqliteStore } from '../dist/src/index.js';
import { layoutOf } from '../dist/src/stores/sqlite/layout.js';
import * as loads from './loads.mjs';
import { bestOf, inTurns, measured } from './measure.mjs';

/** Clients that wait for each answer before their next command, in the process of the engine. */
export const CLIENTS = 256;

/**
 * Plays the load of this name in `loads.mjs` in rounds and answers the best one of each and the bare program's facts. A load has `document` (what is deployed),
 * `client(engine, number, heard)` (one instance, from its start to what the client hears of its end), perhaps `handlers` (of jobs) and `listen(engine)`, which makes `heard`.
 * The bare program has a process of its own (`bare-side.mjs`): what it is to write, hundreds of megabytes in memory, would have to be walked through by the engine's collector.
 */
export async function besideBare(name, { instances, rounds }) {
  const load = loads[name];
  const folder = mkdtempSync(join(tmpdir(), 'millrace-bench-'));
  const side = fork(fileURLToPath(new URL('bare-side.mjs', import.meta.url)), [name, String(instances), folder]);
  const gone = new Promise((_resolve, reject) => {
    side.once('error', reject);
    side.once('exit', (code) => reject(new Error(`the bare program ended with code ${code}`)));
  });
  gone.catch(() => undefined);
  const told = () => Promise.race([once(side, 'message').then(([message]) => message), gone]);
  try {
    const program = await told();
    const best = await bestOf(rounds, {
      bare: (round) => {
        side.send({ round });
        return told();
      },
      engine: (round) => engineRound(join(folder, `engine-${round}.db`), load, instances),
    });
    return { ...best, program };
  } finally {
    side.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One round of the engine on a new file. With `kept`, what the store is given is kept; that is work the product does not do, so a measured round does not. */
export async function engineRound(path, { document, client, handlers, listen, clients = CLIENTS }, instances, kept) {
  const store = sqliteStore(path);
  const seen = watched(store, kept);
  const engine = await createEngine({ store, ...(handlers && { handlers }) });
  await engine.deploy(document);
  const heard = listen?.(engine);
  const play = async (count) => {
    await inTurns(count, clients, (number) => client(engine, number, heard));
    await engine.idle();
  };
  const warm = Math.ceil(instances / 5);
  await play(warm);
  const before = { ...seen };
  if (kept) kept.batches.length = 0;
  const result = await measured(instances, async () => play(instances));
  const [transactions, commits] = [seen.transactions - before.transactions, seen.commits - before.commits];
  await mustBeDone(store, warm + instances);
  await engine.close();
  return { ...result, transactions, commits, bytes: bytesOf(path) / (warm + instances) };
}

async function mustBeDone(store, instances) {
  const count = (collection, field, eq) => store.count({ collection, tenant: 'main', where: { field, eq } }, instances + 1);
  const completed = await count('instances', 'status', 'completed');
  const left = [
    await count('instances', 'status', 'active'),
    await count('workItems', 'open', true),
    await store.count({ collection: 'jobs', tenant: 'main' }, 1),
    await store.count({ collection: 'incidents', tenant: 'main' }, 1),
  ];
  if (completed === instances && left.every((each) => each === 0)) return;
  throw new Error(
    `${completed} of ${instances} instances are completed; left are active instances, work items, jobs, incidents: ${left.join()}`,
  );
}

/** Counts what the store is given, and keeps it if asked to. */
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
  if (kept) {
    const project = store.project.bind(store);
    store.project = (rows) => {
      kept.batches.push([{ commit: null, rows, listRow: null }]);
      return project(rows);
    };
  }
  return seen;
}

/** Of a database and its log. */
export const bytesOf = (path) => statSync(path).size + (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0);

/** The rows of a report that tell what both did; `program` as `besideBare` answers it. */
export function tellBoth(report, { engine, bare, program }) {
  const of = (label, value) => [label, value(engine), value(bare)];
  report.table(
    ['', 'engine', 'bare program'],
    [
      of('completed instances/s', ({ perSecond }) => perSecond),
      of('commits/s', ({ perSecond, commits, instances }) => (perSecond * commits) / instances),
      of('elements entered or left/s', ({ perSecond, instances }) => (perSecond * program.transitions) / instances),
      of('instances a CPU-second', ({ perCpuSecond }) => perCpuSecond),
      of('µs of CPU an instance', ({ micros }) => micros),
      of('bytes in the file an instance', ({ bytes }) => bytes),
      of('commits a transaction', ({ commits, transactions }) => commits / transactions),
    ],
  );
  const [p50, p99, most] = engine.held;
  report.note(
    `event loop of the engine: busy ${(engine.busy * 100).toFixed(0)} %, held ${p50.toFixed(1)} ms at the median, ${p99.toFixed(1)} at the 99th percentile, ${most.toFixed(1)} at most`,
  );
  report.figure({ name: 'instances a CPU-second', value: engine.perCpuSecond });
}
