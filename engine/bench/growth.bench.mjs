/**
 * Does it cost more when more is stored? `node engine/bench/growth.bench.mjs [--stored N] [--rounds N] [--instances N] [--json FILE]`, after a build. Two stores, planted by
 * `fill-store.mjs`: one of 1 000 instances, and one of N finished ones (default 1 000 000) and a tenth of that open. Everybody's worklist is as long in the one as in the other.
 *
 * Each round does the same on both, in six slices in which they take turns, with warm caches, as the product does it (WAL, `synchronous = FULL`):
 * - throughput, as `gate.bench.mjs` measures it: 256 clients start an instance of start → user task → end and complete its work item;
 * - times: 16 people at once do in turn what a day at work is made of: look at their worklist and its counts, start something, look at their requests, complete what they
 *   began, and at times something that waited for long. Once with pauses of 20 ms on average (exponential), which is what 1 500 people come to who pause for two seconds; these are
 *   held against the limit. And once without any, so that all sixteen wait in one queue after each commit, for information.
 * The best round of each counts, for other programs slow both. The small store begins each round anew, so that it stays small.
 *
 * Then, on the large one: what people wait for while the daily audit goes through all of it.
 *
 * A filled file can be kept for the next time: `MILLRACE_BENCH_FILLED=/tmp/filled.db` is filled where it is missing, and copied where it is there.
 */
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEngine, sqliteStore } from '../dist/src/index.js';
import { fillStore } from './fill-store.mjs';
import { userTask } from './loads.mjs';
import { inTurns, measured, percentile } from './measure.mjs';
import { openBench } from './report.mjs';

const Database = createRequire(import.meta.url)('libsql');
const CLIENTS = 256;
/** People who work at once, and how often each goes through the day. */
const PEOPLE = 16;
const TURNS = 120;
const PAUSE = 20;
/** Parts of a round, in which the two take turns: what else the machine does befalls both. */
const SLICES = 6;
const SMALL = { finished: 680, open: 320 };
const atLeast = 0.9;
const { settings, report } = openBench('growth', 'Much stored against little', { stored: 1_000_000, rounds: 3, instances: 20_000 });
const folder = mkdtempSync(join(tmpdir(), 'millrace-growth-'));

/** The file of the large store, made anew or copied from the one that is kept; and how many people have work in it. */
async function large() {
  const path = join(folder, 'large.db');
  const kept = process.env.MILLRACE_BENCH_FILLED;
  const size = { finished: settings.stored, open: Math.ceil(settings.stored / 10) };
  if (kept === undefined || !existsSync(kept)) {
    const target = kept === undefined ? path : `${kept}.unfinished`;
    rmSync(target, { force: true });
    await fillStore(target, { ...size, onProgress: (done, of) => console.error(`planting: ${done} of ${of}`) });
    if (kept === undefined) return path;
    renameSync(target, kept);
  }
  copy(kept, path);
  return path;
}

/** Copies a closed store, and says that it belongs where it is now: it is not to be looked through and written anew like one that somebody brought along. */
function copy(from, to) {
  copyFileSync(from, to);
  const db = new Database(to);
  db.prepare("UPDATE marks SET value = ? WHERE name = 'file'").run(String(statSync(to).ino));
  db.close();
}

/** An engine on a file, and the milliseconds until it served. */
async function open(path) {
  const since = performance.now();
  const engine = await createEngine({ store: sqliteStore(path) });
  const opened = performance.now() - since;
  await engine.deploy(userTask.document);
  return { engine, opened };
}

const flow = (engine, count) => measured(count, () => inTurns(count, CLIENTS, (n) => userTask.client(engine, n)));

/** What people do, each from `p<first>` on, with pauses of so many milliseconds on average; answers the milliseconds of each thing. */
async function day(engine, first, turns, pause = 0) {
  const taken = {};
  let seed = 1;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const timed = async (name, work) => {
    if (pause > 0) await sleep(-Math.log(random()) * pause);
    const since = performance.now();
    const answer = await work();
    (taken[name] ??= []).push(performance.now() - since);
    return answer;
  };
  const person = async (_, n) => {
    const actor = `p${first + n}`;
    for (let turn = 0; turn < turns; turn++) {
      const { items } = await timed('worklist', () => engine.workItems({ for: actor, sort: 'due', limit: 50 }));
      await timed('counts of a worklist', () => engine.countWorkItems({ for: actor }));
      const { instanceId } = await timed('start', () => engine.start('request', { actor, variables: { name: 'Somebody' } }));
      await timed('own requests', () => engine.instances({ initiator: actor, limit: 20 }));
      await timed('complete', () => engine.complete(`${instanceId}.2`, { actor, data: {} }));
      // Once, and last: it is read from the file again.
      if (turns > 1 && turn === turns - 1 && items[0])
        await timed('complete old work', () => engine.complete(items[0].id, { actor, data: {} }));
    }
  };
  await Promise.all(Array.from({ length: PEOPLE }, person));
  for (const each of Object.values(taken)) each.sort((a, b) => a - b);
  return taken;
}

/** The slices of a round as one. */
function together(slices) {
  const sum = (of) => slices.reduce((total, one) => total + of(one.flow), 0);
  const instances = sum((one) => one.instances);
  const flowed = {
    perSecond: instances / sum((one) => one.seconds),
    micros: sum((one) => one.micros * one.instances) / instances,
    held: [0, 1, 2].map((at) => Math.max(...slices.map((one) => one.flow.held[at]))),
  };
  return { flow: flowed, taken: joined(slices.map(({ taken }) => taken)), hurried: joined(slices.map(({ hurried }) => hurried)) };
}

function joined(all) {
  const names = new Set(all.flatMap(Object.keys));
  return Object.fromEntries([...names].map((name) => [name, all.flatMap((one) => one[name] ?? []).sort((a, b) => a - b)]));
}

/** Takes the better of what was known and what a round gave. */
function better(known, round) {
  if (known === undefined) return round;
  const quicker = (one, other) =>
    Object.fromEntries(
      Object.entries(one).map(([name, taken]) => [name, percentile(taken, 95) < percentile(other[name], 95) ? taken : other[name]]),
    );
  return {
    flow: round.flow.perSecond > known.flow.perSecond ? round.flow : known.flow,
    taken: quicker(round.taken, known.taken),
    hurried: quicker(round.hurried, known.hurried),
  };
}

async function compare(bigger, planted) {
  const best = {};
  const smallPath = join(folder, 'small.db');
  for (let round = 0; round < settings.rounds; round++) {
    copy(planted, smallPath);
    const smaller = await open(smallPath);
    // Nobody comes twice: who has completed what waited for long has a shorter worklist. The small store is a new one.
    const sides = [
      ['small', smaller.engine, 0],
      ['large', bigger.engine, 2 * round * PEOPLE],
    ];
    for (const [, engine, first] of sides) {
      await flow(engine, 2000);
      await day(engine, first, 5);
    }
    const slices = { small: [], large: [] };
    for (let slice = 0; slice < SLICES; slice++) {
      // Who goes first takes turns as well.
      for (const [side, engine, first] of slice % 2 === 0 ? sides : sides.toReversed()) {
        const flowed = await flow(engine, Math.ceil(settings.instances / SLICES));
        // With warm caches: what the load before pushed out comes back.
        await day(engine, first, 1);
        const turns = Math.ceil(TURNS / SLICES);
        const taken = await day(engine, first, turns, PAUSE);
        const hurried = await day(engine, first + PEOPLE, turns);
        slices[side].push({ flow: flowed, taken, hurried });
      }
    }
    for (const side of ['small', 'large']) best[side] = better(best[side], together(slices[side]));
    await smaller.engine.close();
    for (const end of ['', '-wal', '-shm']) rmSync(smallPath + end, { force: true });
  }
  return best;
}

function tell({ small, large: big }) {
  const ratio = (name, value) => {
    // What waited for long is in no cache: a figure to know, not to hold.
    report.figure({ name, value, ...(name.includes('old work') ? {} : { atLeast }) });
    return value;
  };
  report.table(
    ['', 'small', 'large', 'large ÷ small'],
    [
      [
        'completed instances/s',
        small.flow.perSecond,
        big.flow.perSecond,
        ratio('completed instances/s: large ÷ small', big.flow.perSecond / small.flow.perSecond),
      ],
      ['µs of processor an instance', small.flow.micros, big.flow.micros, big.flow.micros / small.flow.micros],
      ['event loop held p99, ms', small.flow.held[1], big.flow.held[1], ''],
    ],
  );
  const times = (title, of, tellRatio) =>
    report.table(
      [title, ...['small', 'large'].flatMap((side) => ['p50', 'p95', 'p99'].map((share) => `${side} ${share}`)), 'p95 small ÷ large'],
      Object.keys(of(small)).map((name) => {
        const shares = [small, big].map((side) => [50, 95, 99].map((share) => percentile(of(side)[name], share)));
        return [name, ...shares.flat(), tellRatio(name, shares[0][1] / shares[1][1])];
      }),
    );
  times(
    'ms',
    ({ taken }) => taken,
    (name, value) => ratio(`p95 of ${name}: small ÷ large`, value),
  );
  times(
    'ms, nobody pauses',
    ({ hurried }) => hurried,
    (_, value) => value,
  );
}

/** What people wait for while every history is compared with its rows. */
async function duringAudit(engine) {
  const taken = {};
  let over = false;
  const since = performance.now();
  const audit = engine.parts.runtime.audit('main').finally(() => (over = true));
  const loop = await measured(1, async () => {
    for (let n = 2 * settings.rounds; !over || n === 2 * settings.rounds; n++)
      for (const [name, one] of Object.entries(await day(engine, (n * PEOPLE) % (settings.stored / 100), 21)))
        (taken[name] ??= []).push(...one);
  });
  const { checked, repaired } = await audit;
  for (const each of Object.values(taken)) each.sort((a, b) => a - b);
  report.note(`audit: ${checked} histories in ${((performance.now() - since) / 1000).toFixed(0)} s`);
  report.table(
    ['ms during the audit', 'p50', 'p95', 'p99'],
    Object.entries(taken).map(([name, one]) => [name, ...[50, 95, 99].map((share) => percentile(one, share))]),
  );
  report.figure({ name: 'repaired by the audit', value: repaired.length, atMost: 0 });
  report.figure({ name: 'event loop held at the 99th percentile, during the audit', value: loop.held[1], unit: 'ms', atMost: 20 });
}

try {
  const bigger = await open(await large());
  const planted = join(folder, 'planted.db');
  await fillStore(planted, SMALL);
  tell(await compare(bigger, planted));
  await duringAudit(bigger.engine);
  report.figure({ name: 'opening the large store', value: bigger.opened, unit: 'ms' });
  report.figure({ name: 'memory of the process', value: process.memoryUsage.rss() / 2 ** 20, unit: 'MB' });
  await bigger.engine.close();
  report.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
