import { type Definitions, listOf, mapOf, object, ref, type Schema } from './dialect.js';
import { definitionShape } from './shape.js';

const note: Readonly<Record<string, Schema>> = { note: { ...ref('Text'), description: 'Why this step is there.' } };
const refused: Schema = {
  description: 'The code of the refusal that is expected; absent: it must succeed.',
  type: 'string',
  pattern: '^[A-Z][A-Z0-9_]{1,80}$',
  'x-word': 'errorCode',
};
const by: Schema = { ...ref('PrincipalId'), description: 'The person who does it.' };
const element: Schema = { ...ref('Id'), description: 'The element of the process.' };
const instance: Schema = { ...ref('Name'), description: 'Which started instance, by its `as`; absent: the last one started.' };
const data: Schema = { ...ref('JsonMap'), description: 'What is filled into the form.' };

function step(name: string, description: string, properties: Readonly<Record<string, Schema>>, required: readonly string[]): Schema {
  return object(description, { [name]: object(description, properties, required), ...note }, [name], { 'x-key': [name] });
}

/** The schema of a scenario: a story with people, steps and what must come of it. */
export const scenario: Definitions = {
  ScenarioDefinition: definitionShape(
    'scenario',
    'A story that is played on the real engine: who takes part, what is there, what they do, and what must come of it. Time is under the scenario’s hand.',
    {
      application: { ...ref('Id'), description: 'The application it plays in; absent: the one it belongs to.' },
      process: { ...ref('Id'), description: 'The process it starts.' },
      clock: object('The time at the beginning.', { start: ref('Instant'), zone: ref('Zone') }, ['start']),
      people: mapOf(ref('ScenarioPerson'), 'Who takes part, by id.', ref('PrincipalId')),
      registers: mapOf(
        mapOf({ ...ref('JsonMap'), description: 'A record.' }, 'Records by id.', ref('PrincipalId')),
        'What the registers hold at the beginning.',
      ),
      jobs: mapOf(
        listOf(ref('JobAnswer'), 'Answers of its attempts in order; the last one is repeated.', { minItems: 1, maxItems: 100 }),
        'How service tasks answer, by element id. A task that is not listed waits for a step `answer` or `fail`.',
      ),
      steps: listOf(ref('ScenarioStep'), 'What happens, in order.', { minItems: 1, maxItems: 1000 }),
      expect: { ...ref('ScenarioExpectation'), description: 'What must be true at the end.' },
    },
    ['process', 'clock', 'steps'],
  ),
  ScenarioPerson: object('Somebody who takes part.', {
    name: ref('Text'),
    manager: { ...ref('PrincipalId'), description: 'The person who manages them.' },
    groups: listOf(ref('PrincipalId'), 'Groups they are in.', { maxItems: 100, uniqueItems: true }),
    positions: listOf(ref('PrincipalId'), 'Positions they hold.', { maxItems: 100, uniqueItems: true }),
    unit: ref('PrincipalId'),
    organisation: ref('PrincipalId'),
    email: { type: 'string', maxLength: 320, format: 'email' },
  }),
  JobAnswer: {
    description: 'What a program answers: a result, or a failure.',
    anyOf: [
      object('It works.', { result: ref('Json') }, ['result'], { 'x-key': ['result'] }),
      object('It fails.', { failure: ref('JobFailure') }, ['failure'], { 'x-key': ['failure'] }),
    ],
  },
  JobFailure: object(
    'Why a program failed.',
    {
      message: { type: 'string', maxLength: 10_000 },
      code: { type: 'string', maxLength: 200 },
      retry: { description: 'Whether it is tried again; `true` when absent.', type: 'boolean' },
    },
    ['message'],
  ),
  ScenarioStep: {
    description: 'One step of a scenario: an object with the one thing that happens, and a note.',
    anyOf: [
      ref('StartStep'),
      ref('ClaimStep'),
      ref('ReleaseStep'),
      ref('CompleteStep'),
      ref('AdvanceStep'),
      ref('AnswerStep'),
      ref('FailStep'),
      ref('RetryStep'),
      ref('CancelStep'),
      ref('WithdrawStep'),
      ref('RemindStep'),
      ref('ExpectStep'),
    ],
  },
  StartStep: step(
    'start',
    'Somebody starts the process.',
    {
      by,
      process: { ...ref('Id'), description: 'Another process than the scenario’s.' },
      as: { ...ref('Name'), description: 'What later steps call this instance.' },
      data,
      variables: { ...ref('JsonMap'), description: 'Variables set without a form.' },
      refused,
    },
    ['by'],
  ),
  ClaimStep: step('claim', 'Somebody takes a work item that is offered to them.', { element, by, instance, refused }, ['element', 'by']),
  ReleaseStep: step('release', 'Somebody gives a work item back.', { element, by, instance, refused }, ['element', 'by']),
  CompleteStep: step(
    'complete',
    'Somebody completes a work item of theirs; one that is only offered to them is claimed first.',
    {
      element,
      by,
      instance,
      which: {
        description: 'Which of several open work items of this element and person: 1 is the oldest.',
        type: 'integer',
        minimum: 1,
        maximum: 1000,
      },
      data,
      outcome: {
        description: 'What was decided, for an approval: `approved`, `refused` or `returned`.',
        type: 'string',
        pattern: '^[a-z][A-Za-z0-9_]{0,63}$',
        'x-word': 'word',
      },
      reason: { description: 'Why.', type: 'string', maxLength: 10_000 },
      refused,
    },
    ['element', 'by'],
  ),
  AdvanceStep: object(
    'Time passes; whatever falls due on the way happens in its order.',
    {
      advance: { description: 'For how long (`PT8H`), or up to which moment.', type: 'string', maxLength: 100, format: 'timing' },
      ...note,
    },
    ['advance'],
    { 'x-key': ['advance'] },
  ),
  AnswerStep: step('answer', 'A program answers the waiting service task.', { element, instance, result: ref('Json') }, [
    'element',
    'result',
  ]),
  FailStep: step('fail', 'A program fails the waiting service task.', { element, instance, failure: ref('JobFailure') }, [
    'element',
    'failure',
  ]),
  RetryStep: step('retry', 'Somebody retries what became an incident.', { element, by, instance, refused }, ['element', 'by']),
  CancelStep: step('cancel', 'Somebody cancels the instance.', { by, instance, reason: { type: 'string', maxLength: 10_000 }, refused }, [
    'by',
  ]),
  WithdrawStep: step(
    'withdraw',
    'The one who started the instance takes it back.',
    { by, instance, reason: { type: 'string', maxLength: 10_000 }, refused },
    ['by'],
  ),
  RemindStep: step('remind', 'The one who started the instance has those reminded whom it waits for.', { by, instance, refused }, ['by']),
  ExpectStep: object('What must be true now.', { expect: ref('ScenarioExpectation'), ...note }, ['expect'], { 'x-key': ['expect'] }),
  ScenarioExpectation: object('What must be true. What is not mentioned is not asked.', {
    instance,
    waiting: listOf(ref('ExpectedWork'), 'The work that is open, all of it, in any order.', { maxItems: 1000 }),
    path: listOf(ref('Id'), 'The elements that were completed, in this order; others may lie between.', { maxItems: 10_000 }),
    notTaken: listOf(ref('Id'), 'Elements that were never reached.', { maxItems: 10_000, uniqueItems: true }),
    ended: {
      description: '`true`: it has ended; `false`: it runs; an id: it ended at this end event.',
      anyOf: [{ type: 'boolean' }, ref('Id')],
    },
    variables: mapOf(ref('Json'), 'Values by path of a variable.', ref('Path')),
    records: mapOf(
      listOf({ ...ref('JsonMap'), description: 'Attributes that a record has.' }, 'Each must match a record of its own.', {
        maxItems: 1000,
      }),
      'Records by register.',
    ),
    notifications: listOf(ref('ExpectedNotification'), 'Notifications that were sent; each must match one of its own.', { maxItems: 1000 }),
    incidents: listOf(ref('ExpectedIncident'), 'The incidents that are open, all of them; an empty list: none.', { maxItems: 1000 }),
  }),
  ExpectedWork: object(
    'A work item that is open.',
    {
      element,
      for: listOf(
        { type: 'string', pattern: '^(user|group|position):[A-Za-z0-9][A-Za-z0-9_.@-]{0,127}$', 'x-word': 'principal' },
        'Principal keys that see it.',
        {
          maxItems: 200,
        },
      ),
      claimedBy: { ...ref('PrincipalId'), description: 'Who claimed it.' },
      due: { ...ref('Instant'), description: 'By when it should be done.' },
    },
    ['element'],
  ),
  ExpectedNotification: object(
    'A notification that was sent.',
    {
      to: { type: 'string', pattern: '^(user|group|position):[A-Za-z0-9][A-Za-z0-9_.@-]{0,127}$', 'x-word': 'principal' },
      template: ref('Id'),
      contains: { description: 'Words that its text holds.', type: 'string', maxLength: 10_000 },
    },
    ['to'],
  ),
  ExpectedIncident: object('An incident that is open.', { element, code: { type: 'string', maxLength: 200 } }, ['element']),
};
