import { ref } from '../dialect.js';
import { activityShape } from './parts.js';

/** BPMN service task (§10.3.4.1): work done by a program. */
export const serviceTask = activityShape('serviceTask', 'Work done by a program (BPMN service task).', { service: ref('ServiceCall') }, [
  'service',
]);
