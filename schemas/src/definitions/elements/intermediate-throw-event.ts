import { ref } from '../dialect.js';
import { nodeShape } from './parts.js';

/** BPMN intermediate throw event (§10.5.4): lets something happen and goes on. */
export const intermediateThrowEvent = nodeShape(
  'intermediateThrowEvent',
  'Lets something happen and goes on (BPMN intermediate throw event).',
  { event: { ...ref('EventDefinition'), description: 'What it lets happen; absent: nothing, a milestone on the drawing.' } },
);
