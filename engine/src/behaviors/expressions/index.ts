export { compileExpression, type Expression, type ExpressionProblem } from './compile.js';
export { expressionLimits } from './limits.js';
export { asList } from './result.js';
