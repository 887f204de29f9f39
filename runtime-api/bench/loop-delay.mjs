/** Loaded into the measured server with `--import`: on SIGUSR2 tells on stderr how long its event loop was held since the last time, in milliseconds. */
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
let busy = performance.eventLoopUtilization();
process.on('SIGUSR2', () => {
  const now = performance.eventLoopUtilization();
  const { utilization } = performance.eventLoopUtilization(now, busy);
  busy = now;
  const ms = (nanoseconds) => Math.round(nanoseconds / 1e5) / 10;
  const told = { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max), busy: Math.round(utilization * 100) };
  process.stderr.write(`loop-delay ${JSON.stringify(told)}\n`);
  delay.reset();
});
