import { checkScopes, MOST_STATES, type ScopeSoundness, type SoundnessFinding, type SoundnessVerdict } from '../soundness/index.js';
import { checkParts } from './check-process.js';
import { controlFlowOf } from './control-flow.js';
import type { ProcessDefinition } from './definition.js';

/** What is known of the flow of control of a definition. */
export interface Soundness {
  /** `counterExample` where something was found in one of the scopes; `proven` where each of them is. */
  readonly verdict: SoundnessVerdict;
  /** All that was found, each with the way that leads to it. */
  readonly findings: readonly SoundnessFinding[];
  /** The same for each process and each subprocess, with the reason where it is undecided. */
  readonly scopes: readonly ScopeSoundness[];
}

/**
 * Goes through all that may happen in a process definition, its data left out, and says whether its flow of control is sound: proven, not so (with the way that leads there), or not decided.
 * `checkProcess` tells the same findings as warnings, but says nothing of what it could not decide. A definition
 * whose flows have errors, or in which nothing is executed, is not decided; errors in what an element does are no matter. Never throws.
 *
 * @param options.mostStates how many states of one process or subprocess are gone through; 20 000 unless told otherwise. No clock decides: the same definition gives the same answer everywhere.
 *
 * @example
 * const { verdict, findings } = checkSoundness(definition);
 * // 'counterExample', [{ rule: 'deadlock', scope: 'main', elementId: 'join', path: ['start', 'choice', 'a', 'join'] }]
 */
export function checkSoundness(
  definition: ProcessDefinition,
  { mostStates = MOST_STATES }: { readonly mostStates?: number } = {},
): Soundness {
  const process = controlFlowOf(definition, checkParts(definition));
  if (process === undefined) return { verdict: 'undecided', findings: [], scopes: [] };
  const scopes = checkScopes(process, mostStates);
  const findings = scopes.flatMap((scope) => scope.findings);
  const isProven = scopes.length > 0 && scopes.every(({ verdict }) => verdict === 'proven');
  return { verdict: findings.length > 0 ? 'counterExample' : isProven ? 'proven' : 'undecided', findings, scopes };
}
