/**
 * What ten thousand instances of one activity cost. `node engine/bench/loops.bench.mjs [ITEMS] [memory|sqlite]`, after a build.
 *
 * For script, service and user tasks in parallel and a script task in sequence: one process instance with ITEMS of them, through the public API. Printed are the seconds until
 * it is completed (for user tasks also until it is loaded anew by another engine, and until all are ended at once, by a signal or by cancelling), the largest commit, row batch and number of effects of one commit, the largest resident memory, and how that time compares to ITEMS
 * process instances with one such task each (batches of 256 clients). A commit over 1 MB or over 500 effects ends with exit code 1.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createEngine, sqliteStore } from '../dist/src/index.js';
import { memoryData, memoryStore } from '../dist/src/stores/memory/index.js';

const items = Number(process.argv[2] ?? 10_000);
const stores = process.argv[3] ? [process.argv[3]] : ['memory', 'sqlite'];
const CLIENTS = 256;
const folder = mkdtempSync(join(tmpdir(), 'millrace-loops-'));

const many = (sequential) => ({
  type: 'multiInstanceLoopCharacteristics',
  collection: 'entries',
  item: 'entry',
  output: { path: 'results', value: 'entry * 2' },
  ...(sequential ? { sequential } : {}),
});
const tasks = {
  script: { type: 'scriptTask', script: { language: 'jsonata', set: { sum: 'sum + 1' } } },
  service: { type: 'serviceTask', service: { type: 'work', in: { entry: 'entry' } } },
  user: { type: 'userTask', assignment: { assignee: { user: 'anna' } } },
};

function definition(id, task, loop) {
  return {
    kind: 'process',
    format: 1,
    id,
    defaultLanguage: 'en',
    name: id,
    processes: { main: { executable: true } },
    elements: {
      start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] },
      work: { ...task, scope: 'main', outgoing: ['f2'], ...(loop ? { loopCharacteristics: loop } : {}) },
      end: { type: 'endEvent', scope: 'main' },
    },
    flows: { f1: { from: 'start', to: 'work' }, f2: { from: 'work', to: 'end' } },
  };
}

/** A store that notes how large its writes are. */
function watched(store, seen) {
  return new Proxy(store, {
    get(target, name) {
      const value = target[name];
      if (typeof value !== 'function') return value;
      return (...args) => {
        if (name === 'commitAll')
          for (const { commit, rows = [], listRow } of args[0]) {
            seen.commits++;
            seen.largest = Math.max(seen.largest, commit.body.length);
            seen.effects = Math.max(seen.effects, rows.filter(({ collection }) => collection === 'outbox').length);
            note(seen, listRow ? [...rows, listRow] : rows);
          }
        if (name === 'project') note(seen, args[0]);
        return value.apply(target, args);
      };
    },
  });
}

function note(seen, rows) {
  seen.rows = Math.max(seen.rows, rows.length);
  seen.rowBytes = Math.max(
    seen.rowBytes,
    rows.reduce((sum, row) => sum + row.body.length + JSON.stringify(row.fields ?? null).length, 0),
  );
}

async function inTurns(count, work) {
  let next = 0;
  const client = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(CLIENTS, count) }, client));
}

async function run(kind, name, task, loop, count) {
  const seen = { commits: 0, largest: 0, effects: 0, rows: 0, rowBytes: 0 };
  const store = kind === 'memory' ? memoryStore() : await sqliteStore({ path: join(folder, `${name}-${count}.db`) });
  const engine = await createEngine({ store: watched(store, seen), handlers: { work: async () => ({}) }, log: () => undefined });
  await engine.deploy({ kind: 'bundle', format: 1, id: 'bench', name: 'Bench', items: [definition('bench', task, loop)] });
  let memory = 0;
  const timer = setInterval(() => (memory = Math.max(memory, process.memoryUsage().rss)), 50);
  const since = performance.now();
  const entries = loop ? Array.from({ length: count }, (_none, at) => at) : undefined;
  const variables = { sum: 0, entry: 1, ...(entries ? { entries } : {}) };
  await inTurns(loop ? 1 : count, () => engine.start('bench', { variables }));
  await engine.idle();
  const begun = performance.now() - since;
  if (task.type === 'userTask') {
    for (;;) {
      const page = await engine.workItems({ for: 'anna', limit: 500 });
      if (page.items.length === 0) break;
      await inTurns(page.items.length, (at) => engine.complete(page.items[at].id, { actor: 'anna' }));
    }
  }
  await engine.idle();
  const seconds = (performance.now() - since) / 1000;
  clearInterval(timer);
  const open = (await engine.instances({ status: 'active' })).items.length;
  await engine.close();
  return { seconds, begun: begun / 1000, memory, open, ...seen };
}

/** Seconds in which ITEMS open user tasks are ended at once, and in which an engine that opens the store with them answers the first command. */
async function ended(kind, how) {
  const seen = { commits: 0, largest: 0, effects: 0, rows: 0, rowBytes: 0 };
  const path = join(folder, `${how}.db`);
  const data = memoryData();
  const open = async () => (kind === 'memory' ? memoryStore(data) : await sqliteStore({ path }));
  let engine = await createEngine({ store: await open(), log: () => undefined });
  const drawn = definition('bench', tasks.user, many(false));
  drawn.rootElements = { stop: { type: 'signal' } };
  drawn.elements.halt = { type: 'boundaryEvent', scope: 'main', attachedTo: 'work', event: { type: 'signal', ref: 'stop' } };
  await engine.deploy({ kind: 'bundle', format: 1, id: 'bench', name: 'Bench', items: [drawn] });
  const entries = Array.from({ length: items }, (_none, at) => at);
  const { instanceId } = await engine.start('bench', { variables: { entries } });
  await engine.idle();
  await engine.close();
  engine = await createEngine({ store: watched(await open(), seen), log: () => undefined });
  const page = await engine.workItems({ for: 'anna', limit: 1 });
  let since = performance.now();
  await engine.complete(page.items[0].id, { actor: 'anna' });
  const loaded = (performance.now() - since) / 1000;
  since = performance.now();
  if (how === 'cancel') await engine.cancel(instanceId, { actor: 'anna', reason: 'enough' });
  else await engine.broadcastSignal({ name: 'stop' });
  await engine.idle();
  const seconds = (performance.now() - since) / 1000;
  const left = (await engine.workItems({ for: 'anna' })).items.length;
  await engine.close();
  return { loaded, seconds, left, ...seen };
}

let isBad = false;
for (const kind of stores) {
  for (const [name, task, loop] of [
    ['script', tasks.script, many(false)],
    ['script in sequence', tasks.script, many(true)],
    ['service', tasks.service, many(false)],
    ['user', tasks.user, many(false)],
  ]) {
    const one = await run(kind, name, task, loop, items);
    const single = await run(kind, `${name} single`, task, undefined, items);
    isBad ||= one.largest > 1_048_576 || one.effects > 500 || one.open > 0;
    console.log(
      `${kind} ${name}: ${one.seconds.toFixed(1)} s (begun ${one.begun.toFixed(1)}), ${one.commits} commits, largest ${(one.largest / 1024).toFixed(0)} kB, ` +
        `${one.effects} effects, ${one.rows} rows of ${(one.rowBytes / 1024).toFixed(0)} kB in one write, ${(one.memory / 1_048_576).toFixed(0)} MB resident, ` +
        `${one.open} open; single instances ${single.seconds.toFixed(1)} s, ratio ${(one.seconds / single.seconds).toFixed(2)}`,
    );
  }
}
for (const kind of stores) {
  for (const how of ['cancel', 'signal']) {
    const one = await ended(kind, how);
    isBad ||= one.largest > 1_048_576 || one.effects > 500 || one.left > 0;
    console.log(
      `${kind} ended by ${how}: loaded and one completed in ${one.loaded.toFixed(2)} s, ended in ${one.seconds.toFixed(2)} s, largest commit ${(one.largest / 1024).toFixed(0)} kB, ` +
        `${one.rows} rows of ${(one.rowBytes / 1024).toFixed(0)} kB in one write, ${one.left} left`,
    );
  }
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = isBad ? 1 : 0;
