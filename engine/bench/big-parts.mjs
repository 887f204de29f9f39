/** What the benchmarks of big things share: processes in a row, somebody else at work meanwhile, how long the event loop is held. */
import { closeSync, openSync, readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { percentile } from './measure.mjs';

/** A process of elements in a row between a start and an end event. */
export function inARow(id, elements) {
  const all = { start: { type: 'startEvent' }, ...elements, end: { type: 'endEvent' } };
  const ids = Object.keys(all);
  const flows = Object.fromEntries(ids.slice(1).map((to, at) => [`f${at}`, { type: 'sequenceFlow', from: ids[at], to }]));
  const drawn = ids.map((name, at) => [name, { scope: 'main', ...(at < ids.length - 1 ? { outgoing: [`f${at}`] } : {}), ...all[name] }]);
  const processes = { main: { executable: true } };
  return { kind: 'process', format: 1, id, defaultLanguage: 'en', name: id, processes, elements: Object.fromEntries(drawn), flows };
}

export const bundle = (items) => ({ kind: 'bundle', format: 1, id: 'bench', name: 'Bench', items });

/** Median, 99th percentile and the most of some milliseconds. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { p50: percentile(sorted, 50), p99: percentile(sorted, 99), max: percentile(sorted, 100) };
}

/**
 * Milliseconds of processor time that the main thread spent between two timers of a millisecond: how long the event loop was held by this program, whatever else the
 * machine does. Linux only; not a number elsewhere.
 */
function watchOwnTime() {
  let file;
  try {
    file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
  } catch {
    return () => spread([]);
  }
  const bytes = Buffer.alloc(100);
  const spent = () => Number(bytes.toString('latin1', 0, readSync(file, bytes, 0, 100, 0)).split(' ')[0]) / 1e6;
  const held = [];
  let before = spent();
  const look = () => {
    const now = spent();
    held.push(now - before);
    before = now;
  };
  let timer = setTimeout(function again() {
    look();
    timer = setTimeout(again, 1);
  }, 1);
  return () => {
    look();
    clearTimeout(timer);
    closeSync(file);
    return spread(held);
  };
}

/** Runs `work`: seconds, how long the event loop was held (by the clock, and by this program alone), megabytes of memory at most, and how long others waited. */
export async function watched(engine, work) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const ownTime = watchOwnTime();
  let memory = 0;
  const timer = setInterval(() => (memory = Math.max(memory, process.memoryUsage.rss())), 50);
  const others = new Others(engine);
  delay.enable();
  const since = performance.now();
  const answer = await work();
  const seconds = (performance.now() - since) / 1000;
  delay.disable();
  clearInterval(timer);
  const own = ownTime();
  const held = { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
  return { answer, seconds, held, own, memory: memory / 1e6, others: spread(await others.stop()) };
}

/** What somebody else does meanwhile: deploy it with the rest. */
export const othersWork = inARow('others', { ask: { type: 'userTask', assignment: { assignee: { user: 'other' } } } });

/** Somebody else at work: starts an instance and completes its task, again and again with 10 ms between; how long each command took. */
class Others {
  #stopped = false;
  #took = [];
  #running;

  constructor(engine) {
    this.#running = this.#work(engine);
  }

  async #work(engine) {
    while (!this.#stopped) {
      const { instanceId } = await this.#timed(() => engine.start('others', { actor: 'other' }));
      await this.#timed(() => engine.complete(`${instanceId}.2`, { actor: 'other', data: {} }));
      await sleep(10);
    }
  }

  async #timed(work) {
    const since = performance.now();
    const answer = await work();
    this.#took.push(performance.now() - since);
    return answer;
  }

  async stop() {
    this.#stopped = true;
    await this.#running;
    return this.#took;
  }
}
