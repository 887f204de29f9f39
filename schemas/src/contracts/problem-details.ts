import { type Definitions, listOf, object, ref } from '../definitions/dialect.js';

const code = {
  description: 'A code of the error catalogue.',
  type: 'string',
  pattern: '^[A-Z][A-Z0-9_]{1,80}$',
  'x-word': 'errorCode',
} as const;

/** What a refused call answers (RFC 9457), with the code of the catalogue. */
export const problemDetails: Definitions = {
  ProblemDetails: object(
    'What a refused call answers: problem details (RFC 9457).',
    {
      type: { description: 'A link to the page about this code, or `about:blank`.', type: 'string', maxLength: 1000 },
      title: { description: 'The message in the language of the one who asks.', type: 'string', maxLength: 10_000 },
      status: { description: 'The HTTP status.', type: 'integer', minimum: 400, maximum: 599 },
      detail: { description: 'More about this one case.', type: 'string', maxLength: 10_000 },
      instance: { description: 'What identifies this one case, for support.', type: 'string', maxLength: 1000 },
      code,
      params: { ...ref('JsonMap'), description: 'What fills the message.' },
      problems: listOf(ref('ListedProblem'), 'Everything that is wrong, where several things are.', { maxItems: 1000 }),
    },
    ['type', 'title', 'status', 'code'],
  ),
  ListedProblem: object(
    'One of several things that are wrong.',
    {
      code,
      severity: { type: 'string', enum: ['error', 'warning'] },
      pointer: { description: 'JSON Pointer (RFC 6901) of the place.', type: 'string', maxLength: 10_000 },
      message: { ...ref('Text'), description: 'What was expected, what was found, what to do.' },
      params: ref('JsonMap'),
      elementId: { description: 'The element it belongs to.', type: 'string', maxLength: 200 },
    },
    ['code', 'pointer', 'message'],
  ),
};
