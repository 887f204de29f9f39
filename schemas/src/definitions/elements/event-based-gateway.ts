import { oneOfWords } from '../dialect.js';
import { nodeShape } from './parts.js';

/** BPMN event-based gateway (§10.6.6): the way of the event that happens first. */
export const eventBasedGateway = nodeShape(
  'eventBasedGateway',
  'Takes the way of the event that happens first (BPMN event-based gateway).',
  {
    instantiate: { description: 'The first event begins an instance; then nothing leads to it. `false` when absent.', type: 'boolean' },
    eventGatewayType: oneOfWords(
      ['exclusive', 'parallel'],
      'With `instantiate`: whether one event is enough, or all must come; `exclusive` when absent.',
    ),
  },
);
