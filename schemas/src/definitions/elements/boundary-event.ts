import { ref } from '../dialect.js';
import { nodeShape } from './parts.js';

/** BPMN boundary event (§10.5.4): something that happens while an activity is under way. */
export const boundaryEvent = nodeShape(
  'boundaryEvent',
  'Something that happens while an activity is under way (BPMN boundary event).',
  {
    attachedTo: { ...ref('Id'), description: 'The activity it watches.' },
    cancelActivity: { description: 'Whether it ends the activity; `true` when absent.', type: 'boolean' },
    event: ref('EventDefinition'),
  },
  ['attachedTo', 'event'],
);
