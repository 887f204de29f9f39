import { ref } from '../dialect.js';
import { nodeShape } from './parts.js';

/** BPMN start event (§10.5.2): the place where an instance begins. */
export const startEvent = nodeShape('startEvent', 'Where an instance begins (BPMN start event).', {
  form: { ...ref('FormUse'), description: 'What the one who starts is asked.' },
  event: { ...ref('EventDefinition'), description: 'What starts it; absent: somebody or something starts it by a command.' },
  isInterrupting: {
    description: 'Of an event subprocess: whether its start ends what surrounds it; `true` when absent.',
    type: 'boolean',
  },
});
