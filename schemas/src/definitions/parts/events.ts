import { type Definitions, listOf, object, oneOfWords, ref } from '../dialect.js';

/** What an event waits for or does. */
export const events: Definitions = {
  EventDefinition: {
    description: 'What an event waits for or does.',
    type: 'object',
    oneOf: [ref('TimerEvent'), ref('TerminateEvent'), ref('HeldEvent')],
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
        'What happens to moments that passed while nothing ran: one of them fires, each fires, or none.',
      ),
    },
    ['type'],
    { oneOf: [{ required: ['duration'] }, { required: ['date'] }, { required: ['cycle'] }] },
  ),
  TerminateEvent: object('Ends everything that still runs in the same scope.', { type: { const: 'terminate' } }, ['type']),
  HeldEvent: {
    ...object(
      'An event that can be drawn, imported and kept; a deployment refuses it.',
      {
        type: oneOfWords(['message', 'signal', 'error', 'escalation', 'conditional', 'link', 'compensation', 'cancel', 'multiple']),
        ref: { ...ref('Id'), description: 'The message, signal, error or escalation among `rootElements`, or the activity to compensate.' },
        condition: ref('Expression'),
        parallel: { description: 'All of `events` must happen, not just one.', type: 'boolean' },
        events: listOf(ref('EventDefinition'), 'What a multiple event consists of.', { maxItems: 100 }),
        attributes: ref('JsonMap'),
      },
      ['type'],
      { 'x-key': ['type'] },
    ),
    'x-executable': false,
  },
};
