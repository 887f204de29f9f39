/** What benchmarks measure with: clients of one process, time and processor time, rounds that take turns. */
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/** Calls `work(0)` … `work(count - 1)`, by so many clients that each wait for one call before they take the next. */
export async function inTurns(count, clients, work) {
  let next = 0;
  const client = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(clients, count) }, client));
}

/**
 * Runs `work`, which completes so many instances, and tells what it took: instances a second and a second of processor (all threads of this process), microseconds of
 * processor an instance, and how busy the event loop was and how long held (milliseconds at the median, the 99th percentile and at most).
 */
export async function measured(instances, work) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const since = performance.now();
  const cpu = process.cpuUsage();
  const loop = performance.eventLoopUtilization();
  await work();
  const seconds = (performance.now() - since) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const busy = performance.eventLoopUtilization(loop).utilization;
  delay.disable();
  const micros = (user + system) / instances;
  const held = [50, 99, 100].map((p) => delay.percentile(p) / 1e6);
  return { instances, seconds, perSecond: instances / seconds, perCpuSecond: 1e6 / micros, micros, busy, held };
}

/**
 * The best round of each contestant, by name. They take turns, because other programs on the machine slow all of them; each is called with the number of the round.
 */
export async function bestOf(rounds, contestants) {
  const best = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, contend] of Object.entries(contestants)) {
      const result = await contend(round);
      if (best[name] === undefined || result.perSecond > best[name].perSecond) best[name] = result;
    }
  }
  return best;
}

/** Of numbers: what so many percent of them are at most. */
export function percentile(sorted, percent) {
  return sorted[Math.min(Math.ceil((sorted.length * percent) / 100), sorted.length) - 1] ?? NaN;
}
