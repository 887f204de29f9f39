import { createProcessAggregate, type ProcessAggregate } from '@millrace/engine/execution';
import type { JsonObject } from '@millrace/schemas';
import { expect, it } from 'vitest';
import { readCases, type Case } from '../bpmn-semantics/runner/case.js';
import { playCase } from '../bpmn-semantics/runner/play.js';
import { mutated } from './generate/mutate.js';
import { featuresOf, refusals } from './generate/features.js';
import { calledProcess, randomProcess } from './generate/process.js';
import { Random } from './generate/random.js';
import { startData } from './generate/sketch.js';

const features = featuresOf();
const count = Math.ceil(Number(process.env['MILLRACE_TEST_DIFFERENTIAL'] ?? 300) / 2);
const first = Number(process.env['MILLRACE_TEST_SEED'] ?? Date.now() % 1_000_000_000);

/** Decisions and questions of one step of a case: far more than the limits below let a process that comes to rest need. */
const most = { decisions: 4000, questions: 20_000 };

class EndlessRun extends Error {}

/** Instances under small limits, by a clock of decisions and questions instead of time: what does not come to rest in time is told. */
function clocked(): { readonly aggregate: ProcessAggregate; readonly rewind: () => void } {
  const limits = { stepsPerCommand: 20, stepsWithoutRest: 200, activationsPerElement: 40 };
  const base = createProcessAggregate({ limits });
  let decisions = 0;
  let questions = 0;
  const tick = (isOver: boolean): void => {
    if (isOver) throw new EndlessRun(`more than ${most.decisions} decisions or ${most.questions} questions`);
  };
  const aggregate: ProcessAggregate = {
    ...base,
    decide: (state, command, context) => {
      tick(++decisions > most.decisions);
      const ask: typeof context.ask = (kind, question) => {
        tick(++questions > most.questions);
        return context.ask(kind, question);
      };
      return base.decide(state, command, { ...context, ask });
    },
  };
  return {
    aggregate,
    rewind: () => {
      decisions = 0;
      questions = 0;
    },
  };
}

/** A made-up process, with the one it may call, that is started. */
function made(random: Random): Case {
  const process = randomProcess(random, features);
  const called = calledProcess(random, features);
  return {
    name: 'made up',
    process,
    processes: { [String(called['id'])]: called },
    steps: [{ start: { data: startData(random) } }, { pass: 'P1D' }],
  };
}

/** Plays what a case does with a model that is a little different, as far as it makes sense there. */
function play(one: Case, process: JsonObject): void {
  const { aggregate, rewind } = clocked();
  try {
    playCase({ ...one, process }, rewind, aggregate);
  } catch (error) {
    if (error instanceof EndlessRun) throw error;
    // A step that names what the other model does not have ends the case.
    if (!(error instanceof Error) || !/there is no|expected one of|no instance/.test(error.message)) throw error;
  }
}

it(`a model that is accepted comes to rest or to an incident: ${count} changed models from MILLRACE_TEST_SEED=${first} on`, () => {
  const cases = readCases().filter(({ one }) => one.refusedAtDeployment === undefined);
  let accepted = 0;
  for (let seed = first; seed < first + count; seed++) {
    const random = new Random(seed);
    const one = seed % 2 === 0 ? random.one(cases).one : made(random);
    const process = mutated(one.process, random);
    if (refusals(process).length > 0) continue;
    accepted++;
    try {
      play(one, process);
    } catch (error) {
      const told = error instanceof Error ? error.stack : String(error);
      expect.fail(`MILLRACE_TEST_SEED=${seed} MILLRACE_TEST_DIFFERENTIAL=2: ${told}\n${JSON.stringify({ ...one, process })}`);
    }
  }
  expect(accepted).toBeGreaterThan(count / 20);
}, 600_000);
