/**
 * BPMN XML in and out, and the check of what was drawn, at 500, 1 000 and 10 000 elements. `node engine/bench/interchange.bench.mjs [--rounds N] [--json FILE]`, after a build.
 *
 * The models are made by `large-models.mjs`: tasks with forms, assignments and expressions, gateways, timers, subprocesses, three lanes, all drawn. Measured is the processor time of this thread's
 * process in the middle one of several rounds, after some that do not count, so that other programs on the machine say little. In the same rounds: the bare parser that the import is built on, which
 * makes nothing of what it reads and is the least that any import takes; and bpmn-moddle, the reader and writer of bpmn.io's tools, which makes objects of the XML and back, and neither checks nor translates
 * anything nor keeps it in another form. Import and export are told as parts of what it takes, and how the time of one element grows from 1 000 to 10 000.
 *
 * The check is the whole check before a deployment, the schema and soundness in it, on a definition in which one name has changed since the last: what the designer does after an edit. The first check of a
 * process is told too; it compiles every expression, and V8 the check itself.
 */
import { createRequire } from 'node:module';
import { SaxesParser } from 'saxes';
import { validateDefinition } from '@millrace/schemas';
import { exportBpmn, importBpmn } from '../dist/src/interchange/index.js';
import { checkProcess } from '../dist/src/model/index.js';
import { largeModel } from './large-models.mjs';
import { openBench } from './report.mjs';

const { BpmnModdle } = await import(createRequire(new URL('../../tests/package.json', import.meta.url)).resolve('bpmn-moddle'));

const { settings, report } = openBench('interchange', 'BPMN XML in and out, and the check', { rounds: 3 });
const decoder = (encoding) => new TextDecoder(encoding, { fatal: true });

/** Milliseconds of processor time that `work` takes. */
async function timed(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function parsed(xml) {
  const parser = new SaxesParser({ position: true });
  parser.on('opentag', () => undefined);
  parser.write(xml).close();
}

function checked(size, round) {
  const definition = largeModel(size);
  definition.elements.start.name = `Begin ${round}`;
  return () => {
    const shape = validateDefinition(definition);
    const problems = shape.ok ? checkProcess(definition) : shape.problems;
    if (problems.length > 0) throw new Error(`The model of ${size} has problems: ${problems[0].message.en}`);
  };
}

const middle = (times) => [...times].sort((a, b) => a - b)[times.length >> 1];

async function measure(size) {
  const definition = largeModel(size);
  const { xml } = exportBpmn(definition);
  const bytes = new TextEncoder().encode(xml);
  const moddle = new BpmnModdle();
  const { rootElement } = await moddle.fromXML(xml);
  const firstCheck = await timed(checked(size, 0));
  const works = {
    import: () => importBpmn(bytes, decoder),
    export: () => exportBpmn(definition),
    parse: () => parsed(xml),
    read: () => moddle.fromXML(xml),
    write: () => moddle.toXML(rootElement, { format: true }),
  };
  const imported = works.import();
  if (!imported.ok) throw new Error(imported.problems[0].message.en);
  const times = { import: [], export: [], parse: [], read: [], write: [], check: [] };
  // Small models take little, and V8 compiles what it has seen often: they are played more often, the first third does not count.
  const rounds = Math.ceil((settings.rounds * 10_000) / Math.max(size, 2000));
  for (let round = -Math.ceil(rounds / 3); round < rounds; round++) {
    for (const [name, work] of [...Object.entries(works), ['check', checked(size, round)]]) {
      const time = await timed(work);
      if (round >= 0) times[name].push(time);
    }
  }
  return {
    size,
    megabytes: bytes.length / 1e6,
    firstCheck,
    ...Object.fromEntries(Object.entries(times).map(([name, all]) => [name, middle(all)])),
  };
}

const rows = [];
for (const size of [500, 1000, 10_000]) rows.push(await measure(size));
const [small, thousand, large] = rows;
report.table(
  ['ms of processor time', ...rows.map(({ size }) => `${size} elements`)],
  [
    ['the file, MB', ...rows.map(({ megabytes }) => megabytes)],
    ['import', ...rows.map((row) => row.import)],
    ['… bare parser', ...rows.map(({ parse }) => parse)],
    ['… bpmn-moddle reads', ...rows.map(({ read }) => read)],
    ['export', ...rows.map((row) => row.export)],
    ['… bpmn-moddle writes', ...rows.map(({ write }) => write)],
    ['check after an edit', ...rows.map(({ check }) => check)],
    ['the first check', ...rows.map(({ firstCheck }) => firstCheck)],
  ],
);
const growth = (name) => large[name] / large.size / (thousand[name] / thousand.size);
report.figure({ name: 'import of 10 000 elements', value: large.import, unit: 'ms', atMost: 1000 });
report.figure({ name: 'bpmn-moddle reads ÷ import, 10 000 elements', value: large.read / large.import, atLeast: 0.5 });
report.figure({ name: 'import: an element of 10 000 ÷ of 1 000', value: growth('import'), atMost: 2 });
report.figure({ name: 'export of 10 000 elements', value: large.export, unit: 'ms', atMost: 1000 });
report.figure({ name: 'bpmn-moddle writes ÷ export, 10 000 elements', value: large.write / large.export });
report.figure({ name: 'export: an element of 10 000 ÷ of 1 000', value: growth('export'), atMost: 2 });
report.figure({ name: 'check of 500 elements after an edit', value: small.check, unit: 'ms', atMost: 100 });
report.figure({ name: 'check: an element of 10 000 ÷ of 1 000', value: growth('check'), atMost: 2 });
report.close();
