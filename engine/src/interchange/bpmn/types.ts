import { allElementTypes, topElementTypes } from '@millrace/schemas';

/** Maps of a process definition whose entries are elements of a BPMN file. */
export type MapName =
  | 'processes'
  | 'participants'
  | 'elements'
  | 'flows'
  | 'messageFlows'
  | 'lanes'
  | 'artifacts'
  | 'groups'
  | 'dataObjects'
  | 'dataStores'
  | 'dataAssociations'
  | 'rootElements';

export const mapNames: readonly MapName[] = [
  'processes',
  'rootElements',
  'dataStores',
  'participants',
  'messageFlows',
  'lanes',
  'elements',
  'flows',
  'dataObjects',
  'dataAssociations',
  'artifacts',
  'groups',
];

/** BPMN's elements that stand in a process, a subprocess or a choreography. */
const inFlow: Readonly<Record<string, MapName>> = {
  ...Object.fromEntries(allElementTypes.filter((type) => type !== 'approvalTask').map((type) => [type, 'elements' as const])),
  sequenceFlow: 'flows',
  dataObject: 'dataObjects',
  dataObjectReference: 'dataObjects',
  dataStoreReference: 'dataStores',
  textAnnotation: 'artifacts',
  association: 'artifacts',
  group: 'groups',
};

const ofCollaboration: Readonly<Record<string, MapName>> = {
  participant: 'participants',
  messageFlow: 'messageFlows',
  conversationLink: 'messageFlows',
};

const atTop: Readonly<Record<string, MapName>> = {
  process: 'processes',
  dataStore: 'dataStores',
  ...Object.fromEntries(topElementTypes.map((type) => [type, 'rootElements' as const])),
};

/** What holds elements of a diagram: processes and subprocesses, collaborations and their kin. */
const containers = new Set([
  'process',
  'subProcess',
  'transaction',
  'adHocSubProcess',
  'subChoreography',
  'choreography',
  'collaboration',
  'globalConversation',
  'globalChoreographyTask',
  'subConversation',
]);

/** Those that may hold pools and messages between them. */
const collaborations = new Set(['collaboration', 'choreography', 'globalConversation', 'globalChoreographyTask']);

/** Where the elements that stand in an element of a type belong; `undefined` for what is part of its owner. */
export function mapFor(owner: string, type: string): MapName | undefined {
  if (owner === 'definitions') return own(atTop, type);
  if (owner === 'category' && type === 'categoryValue') return 'rootElements';
  if (type === 'dataInputAssociation' || type === 'dataOutputAssociation') return isFlowNode(owner) ? 'dataAssociations' : undefined;
  if (!containers.has(owner)) return undefined;
  if (collaborations.has(owner) && Object.hasOwn(ofCollaboration, type)) return own(ofCollaboration, type);
  return own(inFlow, type);
}

function own(table: Readonly<Record<string, MapName>>, type: string): MapName | undefined {
  return Object.hasOwn(table, type) ? table[type] : undefined;
}

/** Activities, events and gateways, and what choreographies and conversations have in their place. */
export function isFlowNode(type: string): boolean {
  return own(inFlow, type) === 'elements';
}

export function isContainer(type: string): boolean {
  return containers.has(type);
}

const tasks = /^(task|userTask|serviceTask|scriptTask|sendTask|receiveTask|manualTask|businessRuleTask)$/;
const subProcesses = /^(subProcess|transaction|adHocSubProcess)$/;

/** An activity (§10.3): may loop, carry boundary events and be compensated. */
export function isActivity(type: string): boolean {
  return tasks.test(type) || subProcesses.test(type) || type === 'callActivity';
}

export function isSubProcess(type: string): boolean {
  return subProcesses.test(type);
}

export const catchEvents: readonly string[] = ['startEvent', 'intermediateCatchEvent', 'boundaryEvent'];
export const throwEvents: readonly string[] = ['endEvent', 'intermediateThrowEvent', 'implicitThrowEvent'];

export function isEvent(type: string): boolean {
  return catchEvents.includes(type) || throwEvents.includes(type);
}

/** BPMN's names of what an event waits for or does, and ours. */
export const eventTypes: Readonly<Record<string, string>> = {
  timerEventDefinition: 'timer',
  messageEventDefinition: 'message',
  signalEventDefinition: 'signal',
  errorEventDefinition: 'error',
  escalationEventDefinition: 'escalation',
  conditionalEventDefinition: 'conditional',
  linkEventDefinition: 'link',
  compensateEventDefinition: 'compensation',
  cancelEventDefinition: 'cancel',
  terminateEventDefinition: 'terminate',
};
