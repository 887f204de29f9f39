import { activityShape, innerScope } from './parts.js';

/** BPMN transaction subprocess (§10.3.5.3): a subprocess that can be cancelled, which compensates what was completed in it. */
export const transaction = activityShape(
  'transaction',
  'A subprocess that can be cancelled: what was completed in it is compensated (BPMN transaction).',
  innerScope,
);
