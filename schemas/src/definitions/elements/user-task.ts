import { ref } from '../dialect.js';
import { activityShape, humanWork } from './parts.js';

/** BPMN user task (§10.3.4.1): work for a person, shown as a work item. */
export const userTask = activityShape('userTask', 'Work for a person (BPMN user task).', {
  assignment: ref('Assignment'),
  ...humanWork,
  out: {
    ...ref('PathMapping'),
    description: 'Variable paths and the expressions, over `data` and the variables, that set them on completion.',
  },
});
