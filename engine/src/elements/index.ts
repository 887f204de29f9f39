import type { ElementType } from './element-type.js';
import { approvalTask } from './approvalTask/approval-task.js';
import { boundaryEvent } from './boundaryEvent/boundary-event.js';
import { businessRuleTask } from './businessRuleTask/business-rule-task.js';
import { endEvent } from './endEvent/end-event.js';
import { exclusiveGateway } from './exclusiveGateway/exclusive-gateway.js';
import { intermediateCatchEvent } from './intermediateCatchEvent/intermediate-catch-event.js';
import { parallelGateway } from './parallelGateway/parallel-gateway.js';
import { scriptTask } from './scriptTask/script-task.js';
import { serviceTask } from './serviceTask/service-task.js';
import { startEvent } from './startEvent/start-event.js';
import { subProcess } from './subProcess/sub-process.js';
import { userTask } from './userTask/user-task.js';

export type { ElementType, ElementBehavior } from './element-type.js';

const all = [
  approvalTask,
  boundaryEvent,
  businessRuleTask,
  endEvent,
  exclusiveGateway,
  intermediateCatchEvent,
  parallelGateway,
  scriptTask,
  serviceTask,
  startEvent,
  subProcess,
  userTask,
] as const;

/** Every element type that is executed, by BPMN's name. A name that is not here is refused at deployment. */
export const elementTypes: Readonly<Record<string, ElementType>> = Object.freeze(
  Object.assign(
    Object.create(null) as Record<string, ElementType>,
    Object.fromEntries(all.map((type) => [type.type, type as ElementType])),
  ),
);
