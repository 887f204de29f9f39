import { ref } from '../dialect.js';
import { activityShape, humanWork } from './parts.js';

/** Our own element: an approval by one or many people. */
export const approvalTask = activityShape(
  'approvalTask',
  'An approval by one or many people: all, any, a count or a share of them. Not part of BPMN; exported as a user task.',
  { approval: ref('Approval'), ...humanWork },
  ['approval'],
);
