/**
 * A chain of five service tasks: how much of a bare program's speed the engine keeps. `node engine/bench/service-chain.bench.mjs [--instances N] [--rounds N] [--json FILE]`,
 * after a build.
 *
 * Each task is a job with an input from the variables and an output into them, done by a handler of this process that does nothing else: it is written down as due, taken up,
 * run, and its result is written down, before the next. 256 clients start an instance each and the next when the last handler of theirs was called; the clock stops when
 * every instance has ended. `beside-bare.mjs` says what the engine and the bare program do, and what is not counted. Not measured: what a real service takes, outside
 * workers.
 */
import { besideBare, tellBoth } from './beside-bare.mjs';
import { openBench } from './report.mjs';

const { settings, report } = openBench('service-chain', 'A chain of five service tasks with their jobs, 256 clients', {
  instances: 6000,
  rounds: 6,
});
const both = await besideBare('serviceChain', settings);
const { engine, bare } = both;
tellBoth(report, both);
report.figure({ name: 'completed instances/s', value: engine.perSecond });
report.figure({ name: 'engine ÷ bare program', value: engine.perSecond / bare.perSecond, atLeast: 0.5 });
report.close();
