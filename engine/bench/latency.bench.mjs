/**
 * How long a command takes to be acknowledged at half of full load. `node engine/bench/latency.bench.mjs [--seconds N] [--rounds N] [--json FILE]`, after a build.
 *
 * First the full rate is measured as in `gate.bench.mjs`: start, user task, end by two commands, 256 clients that never pause, SQLite with fsync. Then, on a new store,
 * instances begin at moments that were fixed beforehand — independent of each other, gaps exponential, on average half of the full rate — and each one's work item is completed a
 * tenth of a second after. A command is sent at its moment whatever became of those before it, and its latency runs from that moment, not from when the
 * generator came to send it, until its answer, which comes after fsync: a stall delays all commands whose moments fall into it, and all of them count. (A completion whose
 * instance is not there yet at its moment is sent as soon as it is, and counts from its moment too.) The generator is in the process of the engine and takes its share of
 * it. The first second, in which code is compiled, is not counted. The round with the lowest 99th percentile counts. Not measured: HTTP.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createEngine, sqliteStore } from '../dist/src/index.js';
import { engineRound } from './beside-bare.mjs';
import { userTask } from './loads.mjs';
import { measured, percentile } from './measure.mjs';
import { openBench } from './report.mjs';

const WARM = 1000;
const THOUGHT = 100;
const { settings, report } = openBench('latency', 'Acknowledged commands at half of full load', { seconds: 10, rounds: 2 });
const folder = mkdtempSync(join(tmpdir(), 'millrace-latency-'));

/** Milliseconds from one beginning to the next. */
const gap = (perSecond) => (-Math.log(1 - Math.random()) * 1000) / perSecond;

/** Keeps nothing of what is over: hundreds of thousands of promises that nobody needs would have the engine's collector walk through them. */
async function openRound(path, perSecond) {
  const engine = await createEngine({ store: sqliteStore(path) });
  await engine.deploy(userTask.document);
  const end = WARM + settings.seconds * 1000;
  const taken = new Float64Array(Math.ceil((perSecond * settings.seconds + 1000) * 4));
  let [count, begun, underWay] = [0, 0, 0];
  // Completions, in the order of their moments: as the instances began.
  const due = [];
  const since = performance.now();
  const send = async (at, command) => {
    underWay++;
    const answer = await command;
    underWay--;
    if (at >= WARM) taken[count++] = performance.now() - since - at;
    return answer;
  };
  const complete = async (started) => userTask.complete(engine, await started);
  const usage = await measured(1, async () => {
    for (let next = gap(perSecond); next <= end || due.length > 0 || underWay > 0;) {
      const now = performance.now() - since;
      for (; next <= end && next <= now; next += gap(perSecond), begun++)
        due.push({ at: next + THOUGHT, started: send(next, userTask.start(engine)) });
      let done = 0;
      for (; due[done]?.at <= now; done++) void send(due[done].at, complete(due[done].started));
      due.splice(0, done);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  });
  await engine.close();
  const sorted = taken.subarray(0, count).sort();
  const perCpuSecond = usage.perCpuSecond * begun;
  return { ...usage, perCpuSecond, perSecond, p: [50, 95, 99, 99.9, 100].map((percent) => percentile(sorted, percent)), count };
}

try {
  const full = await engineRound(join(folder, 'full.db'), userTask, settings.seconds * 2000);
  let best;
  for (let round = 0; round < settings.rounds; round++) {
    const one = await openRound(join(folder, `half-${round}.db`), full.perSecond / 2);
    if (!(one.p[2] > best?.p[2])) best = one;
  }
  report.table(
    ['', 'p50 ms', 'p95 ms', 'p99 ms', 'p99.9 ms', 'most ms'],
    [[`${best.count} commands, ${Math.round(best.perSecond * 2)}/s of ${Math.round(full.perSecond * 2)}/s`, ...best.p]],
  );
  report.note(
    `event loop: busy ${(best.busy * 100).toFixed(0)} %, held ${best.held.map((ms) => ms.toFixed(1)).join(' / ')} ms (median, 99th percentile, most)`,
  );
  report.figure({ name: 'instances a CPU-second', value: best.perCpuSecond });
  report.figure({ name: 'latency at half of full load, p50', value: best.p[0], unit: 'ms', atMost: 5 });
  report.figure({ name: 'latency at half of full load, p99', value: best.p[2], unit: 'ms', atMost: 25 });
  report.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
