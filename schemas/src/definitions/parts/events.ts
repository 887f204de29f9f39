import { type Definitions, mapOf, object, oneOfWords, ref, type Schema } from '../dialect.js';

const data: Schema = {
  ...ref('NameMapping'),
  description: 'Thrown: names and the expressions over variables that give what goes with it.',
};
const out: Schema = {
  ...ref('PathMapping'),
  description: 'Caught: variable paths and the expressions over what came with it that set them.',
};

/** BPMN attributes that have no place of their own: kept, and refused by a deployment. */
export const kept: Schema = {
  ...ref('JsonMap'),
  description: 'BPMN attributes that have no place of their own: kept, and refused by a deployment.',
};

/** What message events, send and receive tasks say of their message. */
export const messageProperties: Readonly<Record<string, Schema>> = {
  ref: { ...ref('Id'), description: 'The message among `rootElements`.' },
  key: { ...ref('Expression'), description: 'The correlation key: sender and receiver meet where name and key are equal.' },
  data,
  out,
  timeToLive: {
    ...ref('Duration'),
    description: 'Thrown: how long it is kept for a receiver that does not wait yet; PT1H when absent, PT0S is not at all.',
  },
};

/** What an event waits for or does. */
export const events: Definitions = {
  EventDefinition: {
    description: 'What an event waits for or does.',
    type: 'object',
    oneOf: [
      'TimerEvent',
      'MessageEvent',
      'SignalEvent',
      'ErrorEvent',
      'EscalationEvent',
      'ConditionalEvent',
      'LinkEvent',
      'CompensationEvent',
      'CancelEvent',
      'TerminateEvent',
      'MultipleEvent',
    ].map(ref),
    discriminator: { propertyName: 'type' },
  },
  TimerEvent: object(
    'Time: after a duration, at a moment, or again and again. Exactly one of `duration`, `date` and `cycle`.',
    {
      type: { const: 'timer' },
      duration: { ...ref('DurationValue'), description: 'How long after the event was reached.' },
      date: { ...ref('InstantValue'), description: 'At this moment.' },
      cycle: { ...ref('CycleValue'), description: 'Repeatedly.' },
      catchUp: oneOfWords(
        ['one', 'all', 'skip'],
        'What happens to moments that passed while nothing ran: one of them fires, each fires, or none. One that is no more than a minute late counts as punctual.',
      ),
    },
    ['type'],
    { oneOf: [{ required: ['duration'] }, { required: ['date'] }, { required: ['cycle'] }] },
  ),
  MessageEvent: object(
    'A message between processes or from outside: one receiver takes it, found by name and key.',
    { type: { const: 'message' }, attributes: kept, ...messageProperties },
    ['type'],
  ),
  SignalEvent: object(
    'A signal: everybody who waits for it hears it.',
    {
      type: { const: 'signal' },
      attributes: kept,
      ref: { ...ref('Id'), description: 'The signal among `rootElements`.' },
      data,
      out,
    },
    ['type'],
  ),
  ErrorEvent: object(
    'A business error: ends what it is caught around. Caught without `ref`: every error.',
    {
      type: { const: 'error' },
      attributes: kept,
      ref: { ...ref('Id'), description: 'The error among `rootElements`.' },
      data,
      out: { ...out, description: 'Caught: variable paths and the expressions over `code` and the error’s data that set them.' },
    },
    ['type'],
  ),
  EscalationEvent: object(
    'An escalation: somebody around should know or act. Caught without `ref`: every escalation.',
    {
      type: { const: 'escalation' },
      attributes: kept,
      ref: { ...ref('Id'), description: 'The escalation among `rootElements`.' },
      data,
      out: { ...out, description: 'Caught: variable paths and the expressions over `code` and the escalation’s data that set them.' },
    },
    ['type'],
  ),
  ConditionalEvent: object(
    'A condition over variables: happens when it becomes true.',
    { type: { const: 'conditional' }, attributes: kept, condition: ref('Expression') },
    ['type'],
  ),
  LinkEvent: object(
    'A jump within one process or subprocess, from the throwing to the catching event of the same name.',
    {
      type: { const: 'link' },
      attributes: kept,
      link: { description: 'The name both ends share.', type: 'string', minLength: 1, maxLength: 200 },
    },
    ['type'],
  ),
  CompensationEvent: object(
    'Compensation: undoes what was completed, in reverse order. At the border of an activity, or as the start of an event subprocess, it names the handler.',
    {
      type: { const: 'compensation' },
      attributes: kept,
      activity: { ...ref('Id'), description: 'Thrown: the activity to compensate; absent: everything completed in the same scope.' },
      waitForCompletion: { description: 'Thrown: whether the path waits until it is done; `true` when absent.', type: 'boolean' },
    },
    ['type'],
  ),
  CancelEvent: object(
    'Cancels the transaction: what was completed in it is compensated.',
    { type: { const: 'cancel' }, attributes: kept },
    ['type'],
  ),
  TerminateEvent: object('Ends everything that still runs in the same scope.', { type: { const: 'terminate' } }, ['type']),
  MultipleEvent: object(
    'Several events in one: caught when one of them happens, or all of them with `parallel`; thrown all at once.',
    {
      type: { const: 'multiple' },
      attributes: kept,
      parallel: { description: 'Caught only when all of `events` have happened; `false` when absent.', type: 'boolean' },
      events: { ...mapOf(ref('EventDefinition'), 'What it consists of, by id.'), maxProperties: 100 },
    },
    ['type'],
  ),
};
