import { ref } from '../dialect.js';
import { activityShape } from './parts.js';

/** BPMN script task (§10.3.4.1): variables set by expressions. */
export const scriptTask = activityShape('scriptTask', 'Sets variables by expressions (BPMN script task).', { script: ref('Script') }, [
  'script',
]);
