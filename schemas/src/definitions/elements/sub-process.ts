import { ref } from '../dialect.js';
import { activityShape } from './parts.js';

/** BPMN embedded subprocess (§10.3.5): what it contains has its id as `scope`. */
export const subProcess = activityShape(
  'subProcess',
  'A part of the process with its own start and end (BPMN embedded subprocess); what it contains has its id as `scope`.',
  {
    variables: {
      ...ref('VariableDefinitions'),
      description: 'Variables that live in it; what is not declared here is the surrounding scope’s.',
    },
    triggeredByEvent: { description: 'An event subprocess.', type: 'boolean', 'x-executable': false },
  },
);
