import { ref } from '../dialect.js';
import { activityShape } from './parts.js';

/** BPMN receive task (§10.3.3.3): waits for a message, or begins an instance with it. */
export const receiveTask = activityShape('receiveTask', 'Waits for a message (BPMN receive task).', {
  message: ref('MessageUse'),
  instantiate: { description: 'The message begins an instance; then nothing leads to it. `false` when absent.', type: 'boolean' },
});
