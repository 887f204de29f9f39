import type { XmlElement } from '../xml/index.js';
import { spaces } from './spaces.js';
import { eventTypes, isEvent, isFlowNode, mapFor } from './types.js';

const base = ['documentation', 'extensionElements'];
const roles = ['performer', 'humanPerformer', 'potentialOwner', 'resourceRole'];
const loops = ['standardLoopCharacteristics', 'multiInstanceLoopCharacteristics'];
/** Stand for all elements that a process holds, all artifacts, all roles, all conversations, all that an event waits for: they may stand in any order among themselves. */
const FLOW = '*flow';
const ARTIFACT = '*artifact';
const ROLE = '*role';
const CONVERSATION = '*conversation';
const EVENT = '*event';

const ofFlowElement = [
  ...base,
  'auditing',
  'monitoring',
  'categoryValueRef',
  'incoming',
  'outgoing',
  'dataState',
  'conditionExpression',
  'ioSpecification',
  'property',
  'dataInput',
  'dataOutput',
  'dataInputAssociation',
  'dataOutputAssociation',
  'inputSet',
  'outputSet',
  ROLE,
  ...loops,
  'laneSet',
  'participantRef',
  'correlationKey',
  'messageFlowRef',
  FLOW,
  ARTIFACT,
  'participantAssociation',
  'completionCondition',
  'rendering',
  'script',
  'activationCondition',
  EVENT,
  'eventDefinitionRef',
];
const ofCallable = [
  ...base,
  'supportedInterfaceRef',
  'ioSpecification',
  'ioBinding',
  'auditing',
  'monitoring',
  'property',
  'laneSet',
  FLOW,
  ARTIFACT,
  ROLE,
  'correlationSubscription',
  'supports',
  'rendering',
  'script',
];
const ofCollaboration = [
  ...base,
  'participant',
  'messageFlow',
  ARTIFACT,
  CONVERSATION,
  'conversationAssociation',
  'participantAssociation',
  'messageFlowAssociation',
  'correlationKey',
  'choreographyRef',
  'conversationLink',
  FLOW,
];
const ofConversation = [...base, 'participantRef', 'messageFlowRef', 'correlationKey', CONVERSATION, 'participantAssociation'];

/** The order of children where BPMN's schema (BPMN20.xsd, Semantic.xsd) asks for one; what is not named here stays where it was, after these. */
const orders: Readonly<Record<string, readonly string[]>> = {
  definitions: ['import', 'extension', '*root', 'BPMNDiagram', 'relationship'],
  process: ofCallable,
  globalTask: ofCallable,
  globalUserTask: ofCallable,
  globalManualTask: ofCallable,
  globalScriptTask: ofCallable,
  globalBusinessRuleTask: ofCallable,
  collaboration: ofCollaboration,
  choreography: ofCollaboration,
  globalConversation: ofCollaboration,
  globalChoreographyTask: ofCollaboration,
  conversation: ofConversation,
  subConversation: ofConversation,
  callConversation: ofConversation,
  participant: [...base, 'interfaceRef', 'endPointRef', 'participantMultiplicity'],
  lane: [...base, 'partitionElement', 'flowNodeRef', 'childLaneSet'],
  laneSet: [...base, 'lane'],
  dataInputAssociation: [...base, 'sourceRef', 'targetRef', 'transformation', 'assignment'],
  dataOutputAssociation: [...base, 'sourceRef', 'targetRef', 'transformation', 'assignment'],
  category: [...base, 'categoryValue'],
  textAnnotation: [...base, 'text'],
  standardLoopCharacteristics: [...base, 'loopCondition'],
  multiInstanceLoopCharacteristics: [
    ...base,
    'loopCardinality',
    'loopDataInputRef',
    'loopDataOutputRef',
    'inputDataItem',
    'outputDataItem',
    'complexBehaviorDefinition',
    'completionCondition',
  ],
  dataObject: [...base, 'auditing', 'monitoring', 'categoryValueRef', 'dataState'],
};

/** Children in the order that BPMN's schema asks for. */
export function inOrder(type: string, children: readonly XmlElement[]): readonly XmlElement[] {
  const order = orders[type] ?? (isFlowNode(type) || isEvent(type) || type === 'sequenceFlow' ? ofFlowElement : base);
  const rank = (child: XmlElement): number => {
    if (child.space === spaces.diagram) return order.includes('BPMNDiagram') ? order.indexOf('BPMNDiagram') : order.length;
    if (child.space !== spaces.model) return order.length;
    const known = order.indexOf(child.local);
    if (known >= 0) return known;
    const group = groupOf(type, child.local);
    const place = group === undefined ? -1 : order.indexOf(group);
    return place >= 0 ? place : order.length;
  };
  return children
    .map((child, index) => ({ child, index, rank: rank(child) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ child }) => child);
}

function groupOf(owner: string, type: string): string | undefined {
  if (owner === 'definitions') return '*root';
  if (Object.hasOwn(eventTypes, type)) return EVENT;
  if (roles.includes(type)) return ROLE;
  if (type === 'textAnnotation' || type === 'association' || type === 'group') return ARTIFACT;
  if (/^(call|sub)?conversation$/i.test(type)) return CONVERSATION;
  return mapFor(owner, type) === undefined ? undefined : FLOW;
}
