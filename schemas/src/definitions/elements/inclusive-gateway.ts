import { ref } from '../dialect.js';
import { nodeShape } from './parts.js';

/** BPMN inclusive gateway (§10.6.3): every way whose condition holds, and waits for all that can still come. */
export const inclusiveGateway = nodeShape(
  'inclusiveGateway',
  'Takes every way whose condition holds, and waits for all that can still come in (BPMN inclusive gateway).',
  { default: { ...ref('Id'), description: 'The flow taken when no condition holds.' } },
);
