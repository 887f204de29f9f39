import { ref } from '../dialect.js';
import { activityShape } from './parts.js';

/** BPMN business rule task (§10.3.4.1): asks a decision. */
export const businessRuleTask = activityShape(
  'businessRuleTask',
  'Asks a decision (BPMN business rule task).',
  { decision: ref('DecisionCall') },
  ['decision'],
);
