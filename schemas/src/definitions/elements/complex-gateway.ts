import { ref } from '../dialect.js';
import { nodeShape } from './parts.js';

/** BPMN complex gateway (§10.6.5): goes on when its condition over what came in holds, and is reset by the rest. */
export const complexGateway = nodeShape(
  'complexGateway',
  'Goes on when a condition over the ways that came in holds, then waits for the rest (BPMN complex gateway).',
  {
    activationCondition: {
      ...ref('Expression'),
      description: 'Asked at each arrival, with `$activationCount` and `$arrived` (tokens by flow); when it holds, the gateway goes on.',
    },
    default: { ...ref('Id'), description: 'The flow taken when no condition holds.' },
  },
);
