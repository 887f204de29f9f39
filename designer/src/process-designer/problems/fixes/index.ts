import { modelOf } from '../../../document/read/model.js';
import type { ProcessDraft } from '../../../document/process-document.js';
import type { DesignerProblem } from '../checking/problem.js';
import { stepsOf } from '../checking/steps-of.js';
import * as attributes from './attribute-fixes.js';
import type { Fix, FixesOf } from './fix.js';
import * as flows from './flow-fixes.js';
import * as joins from './join-fixes.js';
import * as scopes from './scope-fixes.js';
import * as variables from './variable-fixes.js';

/** Codes that a command can put right; all others need a word of a person. */
const fixes: Readonly<Partial<Record<DesignerProblem['code'], FixesOf>>> = {
  ATTRIBUTE_INVALID: attributes.attributeInvalid,
  ATTRIBUTE_MISSING: attributes.attributeMissing,
  ATTRIBUTE_UNSUPPORTED: attributes.unsupported,
  BOUNDARY_NEVER_HAPPENS: scopes.neverHappens,
  COMPENSATION_WITHOUT_HANDLER: scopes.handlerMissing,
  CONDITION_MISSING: flows.conditionMissing,
  CONDITION_NOT_ALLOWED: flows.conditionNotAllowed,
  CONDITION_ORDER_UNSAID: flows.orderUnsaid,
  DEFAULT_MISSING: flows.defaultMissing,
  DEFAULT_NEVER_TAKEN: flows.defaultNeverTaken,
  DEFAULT_UNKNOWN: flows.defaultUnknown,
  ELEMENT_NEVER_REACHED: scopes.neverHappens,
  ELEMENT_TYPE_UNSUPPORTED: scopes.typeUnsupported,
  ELEMENT_UNREACHABLE: scopes.unreachable,
  EVENT_NEVER_THROWN: scopes.neverHappens,
  FLOW_DEADLOCK: joins.deadlock,
  FLOW_ENDS_TWICE: joins.twice,
  FLOW_INVALID: flows.flowInvalid,
  FLOW_TWICE: joins.twice,
  INVALID_INPUT: attributes.inputInvalid,
  PROCESS_NOT_EXECUTABLE: scopes.notExecutable,
  PROCESS_REFERENCE_UNKNOWN: attributes.referenceUnknown,
  ROOT_ELEMENT_UNUSED: attributes.rootUnused,
  SHAPE_MISSING: attributes.wayMissing,
  SHAPE_UNKNOWN_PROPERTY: attributes.propertyUnknown,
  START_EVENT_COUNT: scopes.startCount,
  VARIABLE_INVALID: variables.initialInvalid,
  VARIABLE_READ_UNWRITTEN: variables.readUnwritten,
};

export { fixes as fixesByCode };
export type { Fix } from './fix.js';

/** What can be done about a problem at once; none when the document has changed so that it no longer fits. */
export function fixesFor(document: ProcessDraft, problem: DesignerProblem): readonly Fix[] {
  const { code, jsonPointer, elementId } = problem;
  const model = modelOf(document);
  if (elementId !== undefined && !model.all.has(elementId)) return [];
  const steps = stepsOf(jsonPointer);
  const isOfEntry = steps[1] !== undefined && model.all.get(steps[1])?.map === steps[0];
  const id = elementId ?? (isOfEntry ? steps[1] : undefined);
  return fixes[code]?.({ model, problem, id, path: isOfEntry ? steps.slice(2) : steps }) ?? [];
}
