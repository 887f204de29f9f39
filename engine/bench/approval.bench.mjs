/**
 * An approval route of ten elements, as people go it. `node engine/bench/approval.bench.mjs [--instances N] [--rounds N] [--json FILE]`, after a build.
 *
 * An employee hands in a form, which is checked; a script computes the total; the manager approves; a gateway asks what was decided, another how much it is; two of the
 * board approve at once; a gateway; a handler books it as a job; a buyer takes the work item, which is offered to two, and completes it with the form. Seven
 * commands an instance: six of people and the job's result. 256 clients each lead one instance after the other from its start to the buyer's answer, and learn what is offered
 * from the engine's live updates, as pages do. `beside-bare.mjs` says what the engine and the bare program do, and what is not counted. Not measured: HTTP, sessions,
 * rights of readers, opening lists and forms (`runtime-api/bench/people.bench.mjs` has these).
 *
 * The limit is that of two cores that nothing else uses; the bare program's rate beside tells what the machine gives at the moment.
 */
import { besideBare, tellBoth } from './beside-bare.mjs';
import { openBench } from './report.mjs';

const { settings, report } = openBench('approval', 'An approval route of ten elements, 256 clients', { instances: 6000, rounds: 6 });
const both = await besideBare('approvalRoute', settings);
const { engine, bare } = both;
tellBoth(report, both);
report.figure({ name: 'completed instances/s', value: engine.perSecond, atLeast: 1500 });
report.figure({ name: 'engine ÷ bare program', value: engine.perSecond / bare.perSecond });
report.close();
