import { ref } from '../dialect.js';
import { activityShape } from './parts.js';

/** BPMN call activity (§10.3.6): an instance of another process. */
export const callActivity = activityShape('callActivity', 'Runs another process and waits for it (BPMN call activity).', {
  call: ref('CallUse'),
});
