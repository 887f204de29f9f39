import type { ErrorCode } from '@millrace/schemas';
import { checkSoundness, type SoundnessRule } from '../soundness/index.js';
import { compileProcess } from './compile-process.js';
import type { ProcessDefinition } from './definition.js';
import { problem, type Problem } from './problem.js';

/** States of one scope that a check goes through: some ten milliseconds. */
const MOST_STATES = 5_000;

const codes: Readonly<Record<SoundnessRule, ErrorCode>> = {
  deadlock: 'FLOW_DEADLOCK',
  neverEnds: 'FLOW_NEVER_ENDS',
  lackOfSynchronisation: 'FLOW_TWICE',
  improperCompletion: 'FLOW_TWICE',
  deadElement: 'ELEMENT_NEVER_REACHED',
};

/** Warnings of what the flow of control of a definition without errors may come to. What is not decided is not told: nothing is known against it. */
export function soundnessProblems(definition: ProcessDefinition): readonly Problem[] {
  return checkSoundness(compileProcess(definition), MOST_STATES).flatMap(({ scope, findings }) =>
    findings.map(({ rule, elementId, path }) =>
      problem(codes[rule], {
        path: ['elements', elementId],
        severity: 'warning',
        elementId,
        params: { scope, element: elementId, ...(path.length === 0 ? {} : { path: path.join(', ') }) },
      }),
    ),
  );
}
