/**
 * The engine beside bpmn-engine: start, user task, end by two commands, both durable. `node engine/bench/peer.bench.mjs [--instances N] [--rounds N] [--json FILE]`,
 * after a build.
 *
 * The engine plays N instances as in `gate.bench.mjs`: 256 clients, SQLite, a command answered after fsync. bpmn-engine plays a fortieth of them with 8 clients (more do not
 * make it faster: its one thread is busy), its state saved to a file with fsync at the wait and at the end and recovered in between; `peer-bpmn-engine.mjs` says
 * exactly how. They take turns on the same disk in one process, the best round of each counts. Beside, for information: the engine with 8 clients, and bpmn-engine when the
 * XML is parsed once for all instances. Not measured: HTTP, rights, and lists of tasks, which the engine writes all the same and the peer has not.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineRound } from './beside-bare.mjs';
import { userTask } from './loads.mjs';
import { bestOf, inTurns, measured } from './measure.mjs';
import { drawing, playPeer } from './peer-bpmn-engine.mjs';
import { openBench } from './report.mjs';

const FEW = 8;
const { settings, report } = openBench('peer', 'The engine and bpmn-engine: start, user task, end by two commands', {
  instances: 20_000,
  rounds: 2,
});
const { instances, rounds } = settings;
const folder = mkdtempSync(join(tmpdir(), 'millrace-peer-'));

async function peerRound(name, drawn) {
  const files = join(folder, name);
  mkdirSync(files);
  const count = Math.ceil(instances / 40);
  // As with the engine, a fifth before the clock.
  await inTurns(Math.ceil(count / 5), FEW, (number) => playPeer(files, count + number, drawn));
  const result = await measured(count, () => inTurns(count, FEW, (number) => playPeer(files, number, drawn)));
  rmSync(files, { recursive: true });
  return result;
}

try {
  const [plain, parsed] = [await drawing(false), await drawing(true)];
  const best = await bestOf(rounds, {
    peer: (round) => peerRound(`plain-${round}`, plain),
    engine: (round) => engineRound(join(folder, `engine-${round}.db`), userTask, instances),
    parsed: (round) => peerRound(`parsed-${round}`, parsed),
    few: (round) => engineRound(join(folder, `few-${round}.db`), { ...userTask, clients: FEW }, Math.ceil(instances / 4)),
  });
  const row = (label, { perSecond, perCpuSecond }) => [label, perSecond, perCpuSecond];
  report.table(
    ['', 'completed instances/s', 'instances a CPU-second'],
    [
      row('engine, 256 clients', best.engine),
      row('engine, 8 clients', best.few),
      row('bpmn-engine, 8 clients', best.peer),
      row('bpmn-engine, 8 clients, XML parsed once', best.parsed),
    ],
  );
  report.figure({ name: 'engine ÷ bpmn-engine', value: best.engine.perSecond / best.peer.perSecond, atLeast: 40 });
  report.figure({ name: 'engine ÷ bpmn-engine, XML parsed once', value: best.engine.perSecond / best.parsed.perSecond });
  report.figure({ name: 'engine ÷ bpmn-engine, a CPU-second', value: best.engine.perCpuSecond / best.peer.perCpuSecond });
  report.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
