import { oneOfWords, ref } from '../dialect.js';
import { activityShape, innerScope } from './parts.js';

/** BPMN ad-hoc subprocess (§10.3.5.4): what it contains is started by people or by an expression, in any order. */
export const adHocSubProcess = activityShape(
  'adHocSubProcess',
  'Activities in any order, started by people or by an expression (BPMN ad-hoc subprocess).',
  {
    ...innerScope,
    ordering: oneOfWords(['parallel', 'sequential'], 'Whether several may run at once; `parallel` when absent.'),
    activate: { ...ref('Expression'), description: 'Ids of the activities that begin at once; absent: none, people begin them.' },
    completionCondition: {
      ...ref('Expression'),
      description: 'Asked after each activity in it; when it holds, the subprocess is done. Absent: done when nothing in it runs any more.',
    },
    cancelRemaining: { description: 'Whether what still runs is ended then; `true` when absent.', type: 'boolean' },
  },
);
