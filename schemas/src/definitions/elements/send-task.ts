import { ref } from '../dialect.js';
import { activityShape } from './parts.js';

/** BPMN send task (§10.3.3.2): sends a message, or has a program send it. */
export const sendTask = activityShape(
  'sendTask',
  'Sends a message (BPMN send task): to a process here by `message`, or by a program by `service`; exactly one of them.',
  { message: ref('MessageUse'), service: ref('ServiceCall') },
);
