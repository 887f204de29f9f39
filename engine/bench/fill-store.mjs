/**
 * Plants a store as years of work leave it: finished and open process instances of many people. `node engine/bench/fill-store.mjs PATH [FINISHED] [OPEN]`, after a build.
 *
 * The engine itself writes them, on a clock of its own that goes from minute to minute through two years, so that histories, hashes, rows and ids are what they would be, and `millrace verify` and the audit
 * find nothing. Only the disk is not waited for until all is written. Everybody asked for about a hundred things that are done and has ten open work items, so that a
 * person's worklist is as long in a small store as in a large one. Every other open instance has a timer running, which is due in a month at the earliest.
 */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngine, sqliteStore } from '../dist/src/index.js';

const CLIENTS = 512;
const DAY = 86_400_000;
/** Between two starts: a million fill two years. */
const STEP = 60_000;
/** Open work items of each person. */
export const worklist = 10;
const finishedEach = 100;

const from = (id, elements, flows) => ({
  kind: 'process',
  format: 1,
  id,
  defaultLanguage: 'en',
  name: 'Request',
  processes: { main: { executable: true, variables: { name: { type: 'text' } } } },
  elements: {
    start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] },
    ask: { type: 'userTask', scope: 'main', name: 'Read it', outgoing: ['f2'], assignment: { assignee: { relation: 'initiator' } } },
    end: { type: 'endEvent', scope: 'main' },
    ...elements,
  },
  flows: { f1: { type: 'sequenceFlow', from: 'start', to: 'ask' }, f2: { type: 'sequenceFlow', from: 'ask', to: 'end' }, ...flows },
});

/** Whoever starts it gets the work item. */
export const request = from('request', {}, {});

/** The same with a reminder. */
export const reminded = from(
  'reminded',
  {
    reminder: {
      type: 'boundaryEvent',
      scope: 'main',
      attachedTo: 'ask',
      cancelActivity: false,
      outgoing: ['f3'],
      event: { type: 'timer', duration: 'P100D' },
    },
    late: { type: 'endEvent', scope: 'main' },
  },
  { f3: { type: 'sequenceFlow', from: 'reminder', to: 'late' } },
);

/** A clock that begins in the past and is put forward by hand; waits are the machine's. */
function leaping(now) {
  const after = (ms, run) => {
    const timer = setTimeout(run, Math.min(Math.max(0, ms), 2 ** 31 - 1));
    return () => clearTimeout(timer);
  };
  let here = now;
  const source = { now: () => Math.floor(here), monotonic: () => performance.now(), after, at: (at, run) => after(at - here, run) };
  return { leap: (ms) => (here += ms), source };
}

/** Fills the file, which must be new. Answers how many people there are: `p0`, `p1`, … */
export async function fillStore(path, { finished, open, onProgress = () => undefined }) {
  const people = Math.max(1, Math.floor(open / worklist), Math.floor(finished / finishedEach));
  // What is open began last.
  const total = finished + open;
  const clock = leaping(Date.now() - total * STEP);
  const engine = await createEngine({ store: sqliteStore({ path, synced: false }), time: clock.source, work: false, keepInMemory: 2000 });
  await engine.deploy(request);
  await engine.deploy(reminded);
  let next = 0;
  const client = async () => {
    for (let n = next++; n < total; n = next++) {
      if (n % 50_000 === 0) onProgress(n, total);
      const done = n < finished;
      clock.leap(STEP);
      // People take turns in an order that brings neighbours of the list no nearer than chance would.
      const actor = `p${(n * 7919) % people}`;
      const { instanceId } = await engine.start(done || n % 2 ? 'request' : 'reminded', {
        actor,
        variables: { name: `Somebody ${n % 1000}` },
      });
      if (done) await engine.complete(`${instanceId}.2`, { actor, data: {} });
    }
  };
  await Promise.all(Array.from({ length: Math.min(CLIENTS, total) }, client));
  await engine.close();
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
  return people;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [path = join('.', 'filled.db'), finished = '1000000', open = '100000'] = process.argv.slice(2);
  const since = performance.now();
  const seconds = () => `${Math.round((performance.now() - since) / 1000)} s`;
  const people = await fillStore(path, {
    finished: Number(finished),
    open: Number(open),
    onProgress: (done, total) => console.error(`${done} of ${total}, ${seconds()}`),
  });
  console.log(`${path}: ${finished} finished and ${open} open instances of ${people} people, written in ${seconds()}`);
}
