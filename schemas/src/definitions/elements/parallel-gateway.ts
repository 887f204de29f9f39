import { nodeShape } from './parts.js';

/** BPMN parallel gateway (§10.6.4): all ways at once, and waits for all that come in. */
export const parallelGateway = nodeShape(
  'parallelGateway',
  'Takes all ways at once and waits for all that come in (BPMN parallel gateway).',
);
