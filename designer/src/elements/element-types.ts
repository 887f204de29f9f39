import type { ElementDefinition } from '@millrace/schemas';
import type { ElementDescriptor } from './catalogue/entry.js';
import { adHocSubProcess } from './ad-hoc-sub-process.js';
import { approvalTask } from './approval-task.js';
import { boundaryEvent } from './boundary-event.js';
import { businessRuleTask } from './business-rule-task.js';
import { callActivity } from './call-activity.js';
import { callChoreography } from './call-choreography.js';
import { callConversation } from './call-conversation.js';
import { choreographyTask } from './choreography-task.js';
import { complexGateway } from './complex-gateway.js';
import { conversation } from './conversation.js';
import { endEvent } from './end-event.js';
import { eventBasedGateway } from './event-based-gateway.js';
import { exclusiveGateway } from './exclusive-gateway.js';
import { implicitThrowEvent } from './implicit-throw-event.js';
import { inclusiveGateway } from './inclusive-gateway.js';
import { intermediateCatchEvent } from './intermediate-catch-event.js';
import { intermediateThrowEvent } from './intermediate-throw-event.js';
import { manualTask } from './manual-task.js';
import { parallelGateway } from './parallel-gateway.js';
import { receiveTask } from './receive-task.js';
import { scriptTask } from './script-task.js';
import { sendTask } from './send-task.js';
import { serviceTask } from './service-task.js';
import { startEvent } from './start-event.js';
import { subChoreography } from './sub-choreography.js';
import { subConversation } from './sub-conversation.js';
import { subProcess } from './sub-process.js';
import { task } from './task.js';
import { transaction } from './transaction.js';
import { userTask } from './user-task.js';

/** What the designer offers of every element type: one line each, one file each. */
export const elementDescriptors = {
  adHocSubProcess,
  approvalTask,
  boundaryEvent,
  businessRuleTask,
  callActivity,
  callChoreography,
  callConversation,
  choreographyTask,
  complexGateway,
  conversation,
  endEvent,
  eventBasedGateway,
  exclusiveGateway,
  implicitThrowEvent,
  inclusiveGateway,
  intermediateCatchEvent,
  intermediateThrowEvent,
  manualTask,
  parallelGateway,
  receiveTask,
  scriptTask,
  sendTask,
  serviceTask,
  startEvent,
  subChoreography,
  subConversation,
  subProcess,
  task,
  transaction,
  userTask,
} as const satisfies Readonly<Record<ElementDefinition['type'], ElementDescriptor>>;
