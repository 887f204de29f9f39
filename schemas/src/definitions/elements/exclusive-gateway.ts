import { ref } from '../dialect.js';
import { nodeShape } from './parts.js';

/** BPMN exclusive gateway (§10.6.2): one of several ways. */
export const exclusiveGateway = nodeShape('exclusiveGateway', 'Takes the first way whose condition holds (BPMN exclusive gateway).', {
  default: { ...ref('Id'), description: 'The flow taken when no condition holds.' },
});
