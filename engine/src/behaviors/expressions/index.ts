export { compileExpression, type Expression, type ExpressionProblem } from './compile.js';
export { expressionLimits } from './limits.js';
export { asList } from './result.js';
export { FEEL } from './feel.js';
export { inLanguage, isFeel, markedAs, withLanguages } from './language.js';
