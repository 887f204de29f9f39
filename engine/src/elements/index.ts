import type { ElementType } from './element-type.js';
import { adHocSubProcess } from './adHocSubProcess/ad-hoc-sub-process.js';
import { approvalTask } from './approvalTask/approval-task.js';
import { boundaryEvent } from './boundaryEvent/boundary-event.js';
import { businessRuleTask } from './businessRuleTask/business-rule-task.js';
import { callActivity } from './callActivity/call-activity.js';
import { complexGateway } from './complexGateway/complex-gateway.js';
import { endEvent } from './endEvent/end-event.js';
import { eventBasedGateway } from './eventBasedGateway/event-based-gateway.js';
import { exclusiveGateway } from './exclusiveGateway/exclusive-gateway.js';
import { inclusiveGateway } from './inclusiveGateway/inclusive-gateway.js';
import { intermediateCatchEvent } from './intermediateCatchEvent/intermediate-catch-event.js';
import { intermediateThrowEvent } from './intermediateThrowEvent/intermediate-throw-event.js';
import { manualTask } from './manualTask/manual-task.js';
import { parallelGateway } from './parallelGateway/parallel-gateway.js';
import { receiveTask } from './receiveTask/receive-task.js';
import { scriptTask } from './scriptTask/script-task.js';
import { sendTask } from './sendTask/send-task.js';
import { serviceTask } from './serviceTask/service-task.js';
import { startEvent } from './startEvent/start-event.js';
import { subProcess } from './subProcess/sub-process.js';
import { task } from './task/task.js';
import { transaction } from './transaction/transaction.js';
import { userTask } from './userTask/user-task.js';

export type { ElementType, ElementBehavior } from './element-type.js';

const all = [
  adHocSubProcess,
  approvalTask,
  boundaryEvent,
  businessRuleTask,
  callActivity,
  complexGateway,
  endEvent,
  eventBasedGateway,
  exclusiveGateway,
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
  subProcess,
  task,
  transaction,
  userTask,
] as const;

/** Every element type that is executed, by BPMN's name. A name that is not here is refused at deployment. */
export const elementTypes: Readonly<Record<string, ElementType>> = Object.freeze(
  Object.assign(
    Object.create(null) as Record<string, ElementType>,
    Object.fromEntries(all.map((type) => [type.type, type as ElementType])),
  ),
);
