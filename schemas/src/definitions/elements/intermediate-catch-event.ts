import { ref } from '../dialect.js';
import { nodeShape } from './parts.js';

/** BPMN intermediate catch event (§10.5.4): waits for something. */
export const intermediateCatchEvent = nodeShape(
  'intermediateCatchEvent',
  'Waits for something, for example for time to pass (BPMN intermediate catch event).',
  { event: ref('EventDefinition') },
  ['event'],
);
