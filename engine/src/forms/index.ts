/** Forms: read, checked, compiled for drawing, and the check of what people send. Pure: the same code runs in the browser and on the server. */
export { type Access, accessByNode } from './access.js';
export { checkForm } from './check.js';
export { checkSubmission } from './check-submission.js';
export { compileForm } from './compile.js';
export type { CompiledForm, CompiledNode, CompiledRule } from './compiled-form.js';
export { type EvaluateForm, evaluateForm, type FormState, type NodeState } from './evaluate-form.js';
export { evaluateInPlace } from './evaluate-in-place.js';
export { forReading } from './for-reading.js';
export { loadLibraries } from './libraries.js';
export type { Evaluate, Submission, SubmissionProblem, SubmissionResult, TryEvaluate } from './submission.js';
export { viewOf } from './view.js';
