import type { ErrorCode } from '@millrace/schemas';
import { checkScopes, type SoundnessRule } from '../soundness/index.js';
import { controlFlowOf } from './control-flow.js';
import type { ProcessDefinition } from './definition.js';
import { problem, type Problem } from './problem.js';

/** States of one scope that a check goes through: a fraction of a second at worst, for whoever waits for the answer. */
const MOST_STATES = 5_000;

/** Elements of a way that a message names: the first ones and the last, where there are more. */
const MOST_NAMED = 12;

const codes: Readonly<Record<SoundnessRule, ErrorCode>> = {
  deadlock: 'FLOW_DEADLOCK',
  neverEnds: 'FLOW_NEVER_ENDS',
  lackOfSynchronisation: 'FLOW_TWICE',
  improperCompletion: 'FLOW_ENDS_TWICE',
  deadElement: 'ELEMENT_NEVER_REACHED',
};

/** Warnings of what the flow of control of a definition may come to. What is not decided is not told: nothing is known against it. `known`: what was found before. */
export function soundnessProblems(definition: ProcessDefinition, known: readonly Problem[]): readonly Problem[] {
  // Behind a default flow that is never taken nothing is reached: the flow is what is to be mended.
  const neverTaken = new Set(known.flatMap(({ code, elementId }) => (code === 'DEFAULT_NEVER_TAKEN' ? [elementId] : [])));
  const process = controlFlowOf(definition, known);
  if (process === undefined) return [];
  return checkScopes(process, MOST_STATES)
    .flatMap(({ findings }) => findings)
    .filter(({ rule, path }) => rule !== 'deadElement' || !neverTaken.has(path.at(-2)))
    .map(({ rule, scope, elementId, path }) =>
      problem(codes[rule], {
        path: ['elements', elementId],
        severity: 'warning',
        elementId,
        params: { scope, element: elementId, way: told(path) },
        trace: path,
      }),
    );
}

/** A way as a message tells it. */
function told(path: readonly string[]): string {
  const named = path.length <= MOST_NAMED ? path : [...path.slice(0, MOST_NAMED / 2), '…', ...path.slice(-MOST_NAMED / 2)];
  return named.join(' → ');
}
