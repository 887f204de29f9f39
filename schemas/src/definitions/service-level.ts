import { type Definitions, listOf, mapOf, object, oneOfWords, ref } from './dialect.js';
import { definitionShape } from './shape.js';

/** The schema of a service level: clocks that measure what was promised. */
export const serviceLevel: Definitions = {
  ServiceLevelDefinition: definitionShape(
    'serviceLevel',
    'A service level: clocks that measure what was promised.',
    {
      calendar: { ...ref('Id'), description: 'The calendar whose working time counts; absent: all time.' },
      clocks: { ...mapOf(ref('ClockDefinition'), 'The clocks.'), minProperties: 1 },
    },
    ['clocks'],
  ),
  ClockDefinition: object(
    'A clock: started, paused and stopped by conditions over the request.',
    {
      name: ref('Text'),
      measures: oneOfWords(['firstResponse', 'resolution', 'handOver', 'other'], 'What it measures.'),
      start: { ...ref('JsonataExpression'), description: 'When it starts; absent: when the request is made.' },
      stop: { ...ref('JsonataExpression'), description: 'When it stops.' },
      cancel: { ...ref('JsonataExpression'), description: 'When it no longer matters.' },
      reset: { ...ref('JsonataExpression'), description: 'When it starts again from nothing.' },
      pauses: mapOf(
        object('A pause.', { when: ref('JsonataExpression'), reason: ref('Text') }, ['when', 'reason']),
        'While it stands still, and why.',
      ),
      target: object(
        'How long it may take.',
        {
          otherwise: { ...ref('Duration'), description: 'When no case holds.' },
          cases: listOf(
            object('A case.', { when: ref('JsonataExpression'), duration: ref('Duration') }, ['when', 'duration']),
            'The first that holds decides.',
            {
              maxItems: 100,
            },
          ),
        },
        ['otherwise'],
      ),
      escalations: mapOf(ref('Escalation'), 'What happens on the way to the target and beyond.'),
    },
    ['stop', 'target'],
  ),
  Escalation: object(
    'What happens, once, when a share of the target has passed.',
    {
      at: { description: 'The share of the target in percent.', type: 'number', exclusiveMinimum: 0, maximum: 1000 },
      action: oneOfWords(['notify', 'reassign', 'raisePriority', 'startProcess']),
      to: listOf(ref('Participant'), 'Who is notified or takes over.', { maxItems: 100 }),
      template: { ...ref('Id'), description: 'The notification template.' },
      process: { ...ref('Id'), description: 'The process to start.' },
      priority: { type: 'integer', minimum: 0, maximum: 100 },
    },
    ['at', 'action'],
  ),
};
