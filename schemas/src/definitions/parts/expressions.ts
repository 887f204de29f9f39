import { type Definitions, mapOf, object, oneOfWords, ref } from '../dialect.js';

/** Expressions, mappings and what is given as a literal or an expression. */
export const expressions: Definitions = {
  JsonataExpression: {
    description: 'The source of a JSONata expression.',
    type: 'string',
    minLength: 1,
    maxLength: 20_000,
    'x-word': 'expression',
  },
  Expression: {
    description: 'The source of an expression in the definition’s `expressionLanguage`, or one that names its language.',
    anyOf: [{ type: 'string', minLength: 1, maxLength: 20_000, 'x-word': 'expression' }, ref('ExpressionInLanguage')],
  },
  ExpressionInLanguage: object(
    'An expression in a language of its own.',
    { language: ref('ExpressionLanguage'), source: { type: 'string', minLength: 1, maxLength: 20_000, 'x-word': 'expression' } },
    ['language', 'source'],
    { 'x-key': ['language', 'source'] },
  ),
  ExpressionLanguage: oneOfWords(['jsonata', 'feel'], 'The language of expressions.'),
  ExpressionValue: object('A value computed by a JSONata expression.', { expression: ref('Expression') }, ['expression'], {
    'x-key': ['expression'],
  }),
  PathMapping: mapOf(ref('Expression'), 'Where each value goes (a path) and the expression that computes it.', ref('Path')),
  NameMapping: mapOf(ref('Expression'), 'Names of inputs and the expressions that compute them.', ref('Name')),
  Duration: {
    description: 'A length of time in ISO 8601, for example `PT8H` or `P2D`.',
    type: 'string',
    maxLength: 100,
    format: 'duration',
  },
  Instant: {
    description: 'A moment in UTC, for example `2026-03-02T09:00:00Z`.',
    type: 'string',
    maxLength: 40,
    format: 'instant',
  },
  Timing: {
    description: 'A length of time (`PT8H`) or a moment (`2026-03-02T09:00:00Z`), or an expression that gives one.',
    anyOf: [{ type: 'string', maxLength: 100, format: 'timing' }, ref('ExpressionValue')],
  },
  DurationValue: {
    description: 'A length of time, or an expression that gives one.',
    anyOf: [{ type: 'string', maxLength: 100, format: 'duration' }, ref('ExpressionValue')],
  },
  InstantValue: {
    description: 'A moment in UTC, or an expression that gives one.',
    anyOf: [{ type: 'string', maxLength: 40, format: 'instant' }, ref('ExpressionValue')],
  },
  CycleValue: {
    description: 'A repetition in ISO 8601 (`R3/PT1H`, `R/2026-03-02T09:00:00Z/P1D`), or an expression that gives one.',
    anyOf: [{ type: 'string', maxLength: 100, format: 'cycle' }, ref('ExpressionValue')],
  },
};
