/** Forms: read, checked, compiled for drawing, and the check of what people send. Pure: the same code runs in the browser and on the server. */
export { type Access, accessByNode } from './access.js';
export { checkForm } from './check.js';
export { checkSubmission } from './check-submission.js';
export { compileForm } from './compile.js';
export type { CompiledForm, CompiledNode, CompiledRule } from './compiled-form.js';
export type { Evaluate, Submission, SubmissionProblem, SubmissionResult } from './submission.js';
export { viewOf } from './view.js';
