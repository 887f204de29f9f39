import { checkSoundness, type SoundnessFinding } from '@millrace/engine/model';
import { expect, it } from 'vitest';
import { stuckIn } from './random/engine-states.js';
import { exploreEngine, follow, type ExploredEngine } from './random/explored-engine.js';
import { smallModel, type SmallModel } from './random/small-model.js';

const count = Number(process.env['MILLRACE_TEST_SOUNDNESS'] ?? 3000);
const first = Number(process.env['MILLRACE_TEST_SEED'] ?? 1);
/** States of the engine that are gone through for one model; what has more is only judged by those. */
const mostStates = 50;

type Definition = Parameters<typeof checkSoundness>[0];

/** What the check says that the engine does not do, and what the engine does that the check denies. */
function disagreements(
  model: SmallModel,
  { verdict, findings }: ReturnType<typeof checkSoundness>,
  engine: ExploredEngine,
): readonly string[] {
  const told: string[] = [];
  if (verdict === 'proven') {
    if (engine.stuck.size > 0) told.push(`proven, but the engine is stuck at ${[...engine.stuck].join(', ')}`);
    if (engine.isWhole && engine.isEndless) told.push('proven, but the engine goes round for ever');
    const missing = engine.isWhole ? Object.keys(model.definition['elements'] as object).filter((id) => !engine.reached.has(id)) : [];
    if (missing.length > 0) told.push(`proven, but the engine never comes to ${missing.join(', ')}`);
  }
  // What goes wrong in one scope may keep the engine from ever coming to what goes wrong in another: each is judged as if all others were right.
  const isOne = new Set(findings.map(({ scope }) => scope)).size === 1;
  return [...told, ...(isOne ? findings.flatMap((finding) => contradiction(model, finding, engine) ?? []) : [])];
}

function contradiction(model: SmallModel, { rule, elementId, path, scope }: SoundnessFinding, engine: ExploredEngine): string | undefined {
  const isMain = scope === 'main';
  switch (rule) {
    case 'deadlock': {
      // Inside a subprocess the way begins with its start: what leads there is another.
      const isThere = isMain
        ? (follow(model, path)?.some((state) => stuckIn(state).includes(elementId)) ?? true)
        : !engine.isWhole || engine.stuck.has(elementId);
      return isThere ? undefined : `the engine is not stuck at ${elementId} after ${path.join(', ')}`;
    }
    case 'deadElement':
      return engine.reached.has(elementId) ? `${elementId} is said to be dead, but the engine comes to it` : undefined;
    case 'neverEnds':
      return engine.isWhole && !engine.isEndless ? `the engine can always end, also from ${elementId}` : undefined;
    case 'lackOfSynchronisation':
      return engine.isWhole && !engine.twice.has(elementId) ? `the engine never does ${elementId} twice at once` : undefined;
    case 'improperCompletion':
      return undefined;
  }
}

it(`what the check says of a small model is what the engine does: ${count} models from MILLRACE_TEST_SEED=${first} on`, () => {
  const verdicts: Record<string, number> = { proven: 0, counterExample: 0, undecided: 0 };
  const failed: string[] = [];
  let refused = 0;
  for (let seed = first; seed < first + count; seed++) {
    const model = smallModel(seed);
    const definition = model.definition as unknown as Definition;
    const soundness = checkSoundness(definition, { mostStates: 2000 });
    if (soundness.scopes.length === 0) {
      refused++;
      continue;
    }
    verdicts[soundness.verdict] = (verdicts[soundness.verdict] ?? 0) + 1;
    for (const told of disagreements(model, soundness, exploreEngine(model, mostStates)))
      failed.push(`MILLRACE_TEST_SEED=${seed} MILLRACE_TEST_SOUNDNESS=1: ${told}`);
  }
  expect(failed.slice(0, 10)).toEqual([]);
  expect(refused).toBeLessThan(count / 3);
  // Enough of each kind was made up for the agreement to say something; hardly anything this small is left undecided.
  expect(verdicts['proven']).toBeGreaterThan(count / 10);
  expect(verdicts['counterExample']).toBeGreaterThan(count / 10);
  expect(verdicts['undecided']).toBeLessThan(count / 10);
}, 120_000);
