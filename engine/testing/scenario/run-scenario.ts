import { MillraceError, type BundleDefinition, type ScenarioDefinition, type Text } from '@millrace/schemas';
import type { JobHandlers } from '../../src/ports/index.js';
import { createEngine } from '../../src/runtime/create-engine.js';
import { memoryStore } from '../../src/stores/memory/index.js';
import { manualTime } from '../manual-time.js';
import { type Application, type PeopleSeed, plantSeed } from './application.js';
import { coverageOf } from './coverage.js';
import { unmet } from './expectations.js';
import { playStep } from './play-step.js';
import { failure, type PlayedInstance, type ScenarioFailure, type ScenarioReport } from './report.js';
import { CannotPlay, type Stage } from './stage.js';
import { standIns, withStandIns } from './stand-ins.js';
import { traceOf, type Trace } from './trace.js';

/** What a scenario may use beside its application. */
export interface ScenarioOptions {
  /** Handlers of service tasks by type, for tasks whose answers the scenario does not list. */
  readonly handlers?: JobHandlers;
}

/**
 * Plays a scenario on the real engine with a store in memory and a clock that moves only with the steps, and answers what differs from what it expects, the way it
 * took and what it covered. Registers, ledgers and notifications are real; other service tasks answer as the scenario lists, by a handler, or wait for a step.
 * A step that cannot be played ends it; an expectation that is not met does not. Rejects with `DEPLOYMENT_REFUSED` when the application itself is wrong.
 */
export async function runScenario(
  application: Application,
  scenario: ScenarioDefinition,
  options: ScenarioOptions = {},
): Promise<ScenarioReport> {
  const { handlers = {} } = options;
  const time = manualTime(scenario.clock.start);
  // What fails beside the scenario, for example a refused command of a job, shows in its incidents; nobody reads a log here.
  const engine = await createEngine({ store: memoryStore(), time, handlers: { ...handlers, ...standIns(scenario) }, log: () => undefined });
  try {
    const bundle = withStandIns(application.bundle, scenario, handlers);
    await engine.deploy(bundle);
    await plantSeed(engine, { people: peopleOf(application, scenario), registers: registersOf(bundle, scenario) });
    await engine.idle();
    return await play({ engine, time, scenario, started: [] }, bundle);
  } finally {
    await engine.close();
  }
}

async function play(stage: Stage, bundle: BundleDefinition): Promise<ScenarioReport> {
  const { scenario, engine } = stage;
  const failures: ScenarioFailure[] = [];
  let steps = 0;
  for (const [index, step] of scenario.steps.entries()) {
    const at = { step: index + 1, pointer: `/steps/${index}` };
    try {
      if ((await playStep(stage, step)) === 'asked' && 'expect' in step)
        failures.push(...(await unmet(stage, step.expect, { ...at, pointer: `${at.pointer}/expect` })));
    } catch (error) {
      failures.push(notPlayed(error, at));
      break;
    }
    steps++;
  }
  if (scenario.expect && steps === scenario.steps.length) failures.push(...(await atTheEnd(stage, scenario.expect)));
  const traces: { readonly definition: string; readonly trace: Trace }[] = [];
  const instances: PlayedInstance[] = [];
  for (const { name, instanceId, process } of stage.started) {
    const trace = await traceOf(engine, instanceId);
    traces.push({ definition: process, trace });
    instances.push({ name, instanceId, process, path: trace.completed });
  }
  return {
    scenario: scenario.id,
    ...(scenario.name === undefined ? {} : { name: scenario.name }),
    ok: failures.length === 0,
    steps,
    failures,
    instances,
    coverage: coverageOf(bundle, traces),
  };
}

async function atTheEnd(stage: Stage, expect: NonNullable<ScenarioDefinition['expect']>): Promise<readonly ScenarioFailure[]> {
  const at = { step: 'end', pointer: '/expect' } as const;
  try {
    return await unmet(stage, expect, at);
  } catch (error) {
    return [notPlayed(error, at)];
  }
}

function notPlayed(error: unknown, at: Pick<ScenarioFailure, 'step' | 'pointer'>): ScenarioFailure {
  if (error instanceof CannotPlay) return failure(at, error.what, error.expected, error.found);
  if (error instanceof MillraceError)
    return failure(at, { en: 'it to end with', ru: 'итог' }, 'success', `${error.code}: ${error.message}`);
  throw error;
}

/** The application's people with those the scenario adds or changes. */
function peopleOf({ people: seed = {} }: Application, scenario: ScenarioDefinition): PeopleSeed {
  const people: Record<string, NonNullable<PeopleSeed['people']>[string]> = { ...seed.people };
  const groups: Record<string, { readonly name: Text; readonly members: readonly string[] }> = { ...seed.groups };
  const positions: Record<string, NonNullable<PeopleSeed['positions']>[string]> = { ...seed.positions };
  for (const [id, { name, groups: own = [], positions: held = [], ...details }] of Object.entries(scenario.people ?? {})) {
    people[id] = { ...people[id], ...details, name: oneText(name) ?? people[id]?.name ?? id };
    for (const group of own)
      groups[group] = { name: groups[group]?.name ?? group, members: [...new Set([...(groups[group]?.members ?? []), id])] };
    for (const position of held) {
      const before = positions[position];
      positions[position] = { ...before, name: before?.name ?? position, holders: [...new Set([...(before?.holders ?? []), id])] };
    }
  }
  return { people, groups, positions };
}

const oneText = (text: Text | undefined): string | undefined => (typeof text === 'string' ? text : (text?.en ?? text?.ru));

function registersOf(bundle: BundleDefinition, scenario: ScenarioDefinition): NonNullable<ScenarioDefinition['registers']> {
  const own = Object.entries(scenario.registers ?? {}).map(([register, records]) => [
    register,
    { ...bundle.seed?.registers?.[register], ...records },
  ]);
  return { ...bundle.seed?.registers, ...Object.fromEntries(own) };
}
