import { checkProcess, type Problem, type ProcessDefinition } from '@millrace/engine/model';
import { describeError, validateDefinition, type ShapeProblem } from '@millrace/schemas';
import { modelOf, type Model } from '../../../document/read/model.js';
import type { ProcessDraft } from '../../../document/process-document.js';
import type { DesignerProblem } from './problem.js';
import { stepsOf } from './steps-of.js';
import { wordsOf } from './words-of.js';

/**
 * What would stop the document from being deployed or is doubtful in it: its schema and the engine's own check, as a deployment asks them. Never throws because of what is drawn. A generator, so that
 * a page without a worker can do something else between two parts; each part is done in one go.
 *
 * @throws where this bundle was built without the engine's words and FEEL (condition `@millrace/lean`): what it would say might be wrong.
 */
export function* checkInParts(document: ProcessDraft): Generator<undefined, readonly DesignerProblem[]> {
  if (describeError('FLOW_DEADLOCK') === 'FLOW_DEADLOCK') throw new Error('The check is left out of this bundle.');
  const shape = validateDefinition(document);
  yield;
  const found = checkProcess(document as unknown as ProcessDefinition);
  yield;
  const model = modelOf(document);
  const told = new Map<string, DesignerProblem>();
  for (const one of [...found, ...(shape.ok ? [] : shape.problems.filter((problem) => !isToldBy(found, problem)))]) {
    const problem = toldOf(model, one);
    told.set(problem.key, problem);
  }
  // Errors first; what stands first in the document is told first.
  return [...told.values()].sort((one, other) => Number(one.severity === 'warning') - Number(other.severity === 'warning'));
}

/** The same at once. */
export function checkDocument(document: ProcessDraft): readonly DesignerProblem[] {
  const parts = checkInParts(document);
  for (;;) {
    const { done, value } = parts.next();
    if (done === true) return value;
  }
}

/** The schema and the engine often find the same: then the engine's words are the better ones. */
function isToldBy(found: readonly Problem[], { pointer, params }: ShapeProblem): boolean {
  const { property } = params;
  const places = [pointer, ...(typeof property === 'string' ? [`${pointer}/${property}`] : [])];
  return found.some((one) => places.includes(one.pointer));
}

function toldOf(model: Model, problem: Problem | ShapeProblem): DesignerProblem {
  const { code, severity, pointer, params } = problem;
  const elementId = problem.elementId ?? ownerOf(model, pointer);
  return {
    key: `${code} ${pointer} ${JSON.stringify(params)}`,
    code,
    severity,
    jsonPointer: pointer,
    params,
    words: wordsOf(model, problem, elementId),
    ...(elementId === undefined ? {} : { elementId }),
  };
}

/** The entry that a place belongs to, where the problem does not say it: of the layout, what is drawn there. */
function ownerOf(model: Model, pointer: string): string | undefined {
  const steps = stepsOf(pointer);
  const id = steps[0] === 'layout' ? steps[4] : steps[1];
  return id !== undefined && model.all.has(id) ? id : undefined;
}
