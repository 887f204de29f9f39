/**
 * Start, user task, end by two commands: how many a second, and how much of a bare program's speed the whole engine keeps.
 * `node engine/bench/gate.bench.mjs [--instances N] [--rounds N] [--json FILE]`, after a build.
 *
 * Each of 256 clients starts an instance with one variable and completes the work item that is then offered to a person, over and over, without pause: two commands and
 * three elements an instance. `beside-bare.mjs` says what the engine and the bare program do, and what is not counted. Not measured: HTTP, rights, forms, lists.
 *
 * The limits are those of two cores that nothing else uses; the bare program's rate beside tells what the machine gives at the moment.
 */
import { besideBare, tellBoth } from './beside-bare.mjs';
import { openBench } from './report.mjs';

const { settings, report } = openBench('gate', 'Start, user task, end by two commands, 256 clients', { instances: 20_000, rounds: 6 });
const both = await besideBare('userTask', settings);
const { engine, bare } = both;
tellBoth(report, both);
report.figure({ name: 'completed instances/s', value: engine.perSecond, atLeast: 6000 });
report.figure({ name: 'engine ÷ bare program', value: engine.perSecond / bare.perSecond, atLeast: 0.6 });
report.figure({ name: 'event loop held at the 99th percentile', value: engine.held[1], unit: 'ms', atMost: 20 });
report.close();
