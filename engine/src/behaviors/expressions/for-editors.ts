// What those need who work on expressions, not only with them. Apart from the index, so that pages that show a form load none of it.
export * from './index.js';
export { namePlaces, type NamedIn, type NamePlace } from './name-places.js';
export { evaluateUnbounded, loadExpressions, problemIn, type ProblemPlace } from './trying.js';
