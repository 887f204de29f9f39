import { activityShape, innerScope } from './parts.js';

/** BPMN embedded subprocess (§10.3.5) and event subprocess (§10.3.5.2): what it contains has its id as `scope`. */
export const subProcess = activityShape(
  'subProcess',
  'A part of the process with its own start and end (BPMN embedded subprocess); what it contains has its id as `scope`.',
  {
    ...innerScope,
    triggeredByEvent: { description: 'An event subprocess: begins when its start event happens.', type: 'boolean' },
  },
);
