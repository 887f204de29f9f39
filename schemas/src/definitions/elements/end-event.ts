import { ref } from '../dialect.js';
import { nodeShape } from './parts.js';

/** BPMN end event (§10.5.3): consumes the token that reaches it. */
export const endEvent = nodeShape(
  'endEvent',
  'Where a path ends (BPMN end event).',
  { event: { ...ref('EventDefinition'), description: 'What the end does; absent: nothing but end this path.' } },
  [],
  false,
);
