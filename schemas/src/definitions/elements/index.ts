import type { Definitions, Schema } from '../dialect.js';
import { ref } from '../dialect.js';
import { adHocSubProcess } from './ad-hoc-sub-process.js';
import { approvalTask } from './approval-task.js';
import { boundaryEvent } from './boundary-event.js';
import { businessRuleTask } from './business-rule-task.js';
import { callActivity } from './call-activity.js';
import { complexGateway } from './complex-gateway.js';
import { endEvent } from './end-event.js';
import { eventBasedGateway } from './event-based-gateway.js';
import { exclusiveGateway } from './exclusive-gateway.js';
import { inclusiveGateway } from './inclusive-gateway.js';
import { intermediateCatchEvent } from './intermediate-catch-event.js';
import { intermediateThrowEvent } from './intermediate-throw-event.js';
import { keptElementTypes } from './kept.js';
import { manualTask } from './manual-task.js';
import { parallelGateway } from './parallel-gateway.js';
import { keptShape } from './parts.js';
import { receiveTask } from './receive-task.js';
import { scriptTask } from './script-task.js';
import { sendTask } from './send-task.js';
import { serviceTask } from './service-task.js';
import { startEvent } from './start-event.js';
import { subProcess } from './sub-process.js';
import { task } from './task.js';
import { transaction } from './transaction.js';
import { userTask } from './user-task.js';

/** The schema of every element type the engine executes: one line each, one file each. */
export const executableElements = {
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
} as const satisfies Record<string, Schema>;

/** An element type that the engine executes. */
export type ExecutableElementType = keyof typeof executableElements;

/** The element types that the engine executes, in alphabetical order: BPMN's XML local names and `approvalTask`. */
export const executableElementTypes = Object.keys(executableElements) as readonly ExecutableElementType[];

/** Every element type a process definition can hold, executed or only kept. */
export const allElementTypes: readonly string[] = [...executableElementTypes, ...keptElementTypes].sort();

/** `userTask` → `UserTaskElement`: the name of an element's schema and of its generated type. */
function elementSchemaName(type: string): string {
  return `${type[0]?.toUpperCase() ?? ''}${type.slice(1)}Element`;
}

/** The schemas of all elements and their union. */
export const elements: Definitions = {
  ...Object.fromEntries(Object.entries(executableElements).map(([type, schema]) => [elementSchemaName(type), schema])),
  KeptElement: keptShape(keptElementTypes),
  ElementDefinition: {
    description: 'One element of a process: an activity, an event or a gateway. `type` is BPMN’s own XML local name.',
    type: 'object',
    oneOf: [...executableElementTypes.map((type) => ref(elementSchemaName(type))), ref('KeptElement')],
    discriminator: { propertyName: 'type' },
  },
};
