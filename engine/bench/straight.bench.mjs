/**
 * Straight through: start, five elements that wait for nothing, end, by one command. `node engine/bench/straight.bench.mjs [--instances N] [--rounds N] [--json FILE]`, after a
 * build.
 *
 * Each of 256 clients starts instances without pause; a start is answered, after fsync, when its instance has ended. On the way are a script that computes a variable, an
 * exclusive gateway that asks for it, a task, another script, another task: two expressions of JSONata and a condition an instance. `beside-bare.mjs` says what the
 * engine and the bare program do, and what is not counted. Not measured: HTTP, rights, lists.
 *
 * The limit is that of two cores that nothing else uses; the bare program's rate beside tells what the machine gives at the moment.
 */
import { besideBare, tellBoth } from './beside-bare.mjs';
import { openBench } from './report.mjs';

const { settings, report } = openBench('straight', 'Straight through five elements without a wait, by one command, 256 clients', {
  instances: 40_000,
  rounds: 3,
});
const both = await besideBare('straight', settings);
const { engine, bare } = both;
tellBoth(report, both);
report.figure({ name: 'completed instances/s', value: engine.perSecond, atLeast: 10_000 });
report.figure({ name: 'engine ÷ bare program', value: engine.perSecond / bare.perSecond });
report.close();
