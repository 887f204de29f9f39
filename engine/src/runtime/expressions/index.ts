export { createExpressionHost, type ExpressionHost, type ExpressionHostOptions } from './host.js';
export { defaultHostLimits, type ExpressionHostLimits } from './limits.js';
