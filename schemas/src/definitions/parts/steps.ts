import { type Definitions, listOf, mapOf, object, oneOfWords, ref } from '../dialect.js';
import { kept, messageProperties } from './events.js';

/** What the steps of a process are made of. */
export const steps: Definitions = {
  FormUse: object(
    'The form a step shows, how data goes in and out, and who may see and edit what.',
    {
      ref: { ...ref('Id'), description: 'The form’s id.' },
      in: { ...ref('PathMapping'), description: 'Paths of the form’s data and the expressions over variables that fill them.' },
      out: { ...ref('PathMapping'), description: 'Variable paths and the expressions over the form’s data that set them.' },
      access: ref('FormAccess'),
    },
    ['ref'],
  ),
  FormAccess: mapOf(
    oneOfWords(['editable', 'readOnly', 'hidden']),
    'Access by node id of the form, `*` for the whole form; the nearest listed ancestor wins.',
    { anyOf: [{ type: 'string', const: '*' }, ref('Id')], 'x-word': 'accessKey' },
  ),
  ApprovalRule: object(
    'When the votes are enough.',
    {
      type: oneOfWords(['all', 'any', 'count', 'percent']),
      value: {
        description: 'How many approvals, or which share of them in percent.',
        type: 'number',
        exclusiveMinimum: 0,
        maximum: 10_000,
      },
    },
    ['type'],
    { 'x-key': ['type'] },
  ),
  Approval: object(
    'Who approves, in which order, and when it is decided.',
    {
      participants: listOf(ref('Participant'), 'The approvers; in a sequential approval this is their order.', {
        minItems: 1,
        maxItems: 200,
      }),
      order: oneOfWords(['parallel', 'sequential'], 'All at once, or one after the other; `parallel` when absent.'),
      rule: { ...ref('ApprovalRule'), description: 'When the votes are enough; all of them when absent.' },
      allowSelfApproval: { description: 'Whether the one who started may approve; `false` when absent.', type: 'boolean' },
      allowReturn: { description: 'Whether an approver may return it for rework; `false` when absent.', type: 'boolean' },
      onReturn: oneOfWords(['askAll', 'keepApprovals'], 'After rework, ask everybody again or keep the approvals given.'),
      result: {
        ...ref('Path'),
        description:
          "The variable that takes `{ outcome, round, votes, reason? }`, the outcome being `approved`, `refused` or `returned`: a flow after it asks `answer.outcome = 'approved'`. Declare it as `object` or `any`, or not at all.",
      },
    },
    ['participants', 'result'],
  ),
  ServiceCall: object(
    'Work done by a program.',
    {
      type: {
        description: 'Which handler does it, for example `http`.',
        type: 'string',
        pattern: '^[a-z][A-Za-z0-9._-]{0,127}$',
        'x-word': 'handlerType',
      },
      options: { ...ref('JsonMap'), description: 'What the handler is told; its own schema checks it.' },
      in: { ...ref('NameMapping'), description: 'Inputs by name and the expressions over variables that give them.' },
      out: { ...ref('PathMapping'), description: 'Variable paths and the expressions over the result that set them.' },
      timeout: { ...ref('Duration'), description: 'How long one attempt may take.' },
      retry: ref('RetryPolicy'),
    },
    ['type'],
  ),
  RetryPolicy: object('What happens after a failed attempt; when the attempts are used up there is an incident.', {
    attempts: { description: 'How many attempts at most, the first included.', type: 'integer', minimum: 1, maximum: 100 },
    backoff: { ...ref('Duration'), description: 'The wait after the first failure.' },
    factor: { description: 'By how much each wait grows.', type: 'number', minimum: 1, maximum: 10 },
    maxBackoff: { ...ref('Duration'), description: 'The longest wait.' },
  }),
  Script: object(
    'Variables that are set by expressions.',
    {
      language: { ...ref('ExpressionLanguage'), description: 'The language of the expressions.' },
      set: { ...ref('PathMapping'), description: 'Variable paths and their expressions; all see the variables as they were before.' },
    },
    ['language', 'set'],
  ),
  DecisionCall: object(
    'A decision that is asked.',
    {
      ref: { ...ref('Id'), description: 'The decision’s id.' },
      in: {
        ...ref('NameMapping'),
        description: 'The decision’s inputs by name and the expressions that give them; absent: the variables of the same names.',
      },
      result: {
        ...ref('Path'),
        description:
          'The variable that takes the result: the answer itself where the decision has one output, else an object by output; a list of them for `collect` without aggregation.',
      },
    },
    ['ref', 'result'],
  ),
  MessageUse: object('The message of a send or receive task.', messageProperties),
  CallUse: object(
    'The call of another process.',
    {
      ref: { ...ref('Id'), description: 'The id of the called definition.' },
      process: { ...ref('Id'), description: 'Which of its processes; needed where it has several that are executable.' },
      binding: oneOfWords(
        ['latest', 'version', 'deployment'],
        'Which version: the newest when it is called, a certain one, or the one deployed together with this definition; `latest` when absent.',
      ),
      version: { description: 'The version, for the binding `version`.', type: 'integer', minimum: 1 },
      in: { ...ref('NameMapping'), description: 'Variables of the called instance and the expressions over ours that give them.' },
      out: {
        ...ref('PathMapping'),
        description: 'Variable paths and the expressions over the called instance’s variables at its end that set them.',
      },
      businessKey: { ...ref('Expression'), description: 'The business key of the called instance.' },
    },
    ['ref'],
  ),
  LoopCharacteristics: {
    description: 'The activity is done again and again, or for each of many.',
    type: 'object',
    oneOf: [ref('StandardLoop'), ref('MultiInstanceLoop')],
    discriminator: { propertyName: 'type' },
  },
  StandardLoop: object(
    'Done again while a condition holds (BPMN standard loop). Inside, `loopCounter` counts from 1.',
    {
      type: { const: 'standardLoopCharacteristics' },
      attributes: kept,
      condition: { ...ref('Expression'), description: 'Done (again) while this holds.' },
      testBefore: { description: 'Asked before the first time too; `false` when absent: done at least once.', type: 'boolean' },
      maximum: { description: 'How often at most.', type: 'integer', minimum: 1, maximum: 1_000_000 },
    },
    ['type'],
  ),
  MultiInstanceLoop: object(
    'Done once for each entry of a list, or a number of times (BPMN multi-instance). Inside, `loopCounter` counts from 1.',
    {
      type: { const: 'multiInstanceLoopCharacteristics' },
      attributes: kept,
      sequential: { description: 'One after another; `false` when absent: all at once.', type: 'boolean' },
      collection: { ...ref('Expression'), description: 'The list; asked once, when the activity is reached.' },
      cardinality: { ...ref('Expression'), description: 'How many times, where there is no list.' },
      item: { ...ref('Name'), description: 'The local variable that has the entry.' },
      until: {
        ...ref('Expression'),
        description: 'Asked after each completed one; when it holds, the rest is ended (BPMN completion condition).',
      },
      output: object(
        'Collects a value of each instance.',
        {
          path: { ...ref('Path'), description: 'The variable that takes the list, in the order of the entries.' },
          value: { ...ref('Expression'), description: 'The value of one instance, over its variables when it completes.' },
        },
        ['path', 'value'],
      ),
    },
    ['type'],
  ),
};
