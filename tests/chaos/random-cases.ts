import type { Step } from '../bpmn-semantics/runner/case.js';
import { given } from '../bpmn-semantics/runner/command-of.js';
import type { Move } from '../differential/compare/moves.js';
import { NaiveSide } from '../differential/compare/naive-side.js';
import { refusals, type Features } from '../differential/generate/features.js';
import { nextMove } from '../differential/generate/interleave.js';
import { calledProcess, randomProcess } from '../differential/generate/process.js';
import { Random } from '../differential/generate/random.js';
import { startData } from '../differential/generate/sketch.js';
import type { Case } from './crash-cases.js';

/** A random process with a legal way through it, as the differential test makes them up, as a case; nothing where the engine refuses the process. */
export function randomCase(seed: number, features: Features, most = 12): Case | undefined {
  const random = new Random(seed);
  const process = randomProcess(random, features);
  const called = JSON.stringify(process).includes('"callActivity"') ? [calledProcess(random, features)] : [];
  const definitions = [process, ...called];
  if (definitions.some((one) => refusals(one).length > 0)) return undefined;
  const side = new NaiveSide(definitions);
  const steps: Step[] = [];
  for (let move: Move | undefined = { start: { data: startData(random) } }; move && steps.length < most;) {
    steps.push(stepOf(move));
    side.apply(move);
    // What throws to itself or calls itself may grow without end.
    move = side.naive.instances.length > 20 ? undefined : nextMove(side.naive, random, features);
  }
  const processes = called.length === 0 ? {} : { processes: Object.fromEntries(called.map((one) => [String(one['id']), one])) };
  return { name: `seed ${seed}`, process, ...processes, steps, random: true };
}

function stepOf(move: Move): Step {
  if ('message' in move) {
    const { message: name, key, data, keep = 0 } = move;
    const kept = keep > 0 ? { timeToLive: `PT${keep / 1000}S` } : {};
    return { message: { name, data, ...given({ key: key === undefined ? undefined : String(key) }), ...kept } };
  }
  if ('signal' in move) return { signal: { name: move.signal, data: move.data } };
  const nth = 'nth' in move ? { nth: move.nth ?? 0 } : {};
  if ('failJob' in move) {
    const bpmnError = move.error === undefined ? {} : { bpmnError: { code: move.error } };
    return { failJob: move.failJob, retryable: false, ...bpmnError, nth: move.nth ?? 0 };
  }
  if ('cancel' in move) return { cancel: 'enough' };
  if ('activate' in move) return { activate: move.activate, of: move.in, ...nth };
  if ('complete' in move) return { complete: move.complete, data: move.data, nth: move.nth ?? 0 };
  if ('completeJob' in move) return { completeJob: move.completeJob, output: move.output, nth: move.nth ?? 0 };
  if ('retry' in move) return { retry: move.retry, nth: move.nth ?? 0 };
  if ('set' in move) return { set: move.set, reason: 'by hand' };
  return move;
}
