import { processOf, type Found, type Model } from '../read/model.js';
import {
  asksConditions,
  eventTypeOf,
  isActivityType,
  isCompensation,
  isContainerType,
  isConversationType,
  isEventSubProcess,
  isEventType,
} from '../read/types.js';
import { refuse, type Refusal } from '../refusals.js';

/** The lines that join things, as BPMN calls them. */
export type LineType =
  'sequenceFlow' | 'messageFlow' | 'conversationLink' | 'association' | 'dataInputAssociation' | 'dataOutputAssociation';

/** How two things may be joined. */
export interface Joint {
  readonly line: LineType;
}

/**
 * Says by which line one thing may be joined with another, or why not: sequence flows inside one scope (BPMN §8.4.13), messages between pools
 * (§9.3), data with activities and events (§10.4.1), notes and groups with anything by associations (§8.4.1).
 */
export function mayConnect(model: Model, from: string, to: string): Joint | Refusal {
  const [source, target] = [model.all.get(from), model.all.get(to)];
  if (!source) return refuse('UNKNOWN', from);
  if (!target) return refuse('UNKNOWN', to);
  if (isNote(source) || isNote(target)) return from === to ? refuse('LINE_TO_ITSELF', from) : { line: 'association' };
  if (isData(source) || isData(target)) return dataJoint(source, target);
  if (source.kind === 'pool' || target.kind === 'pool') return messageJoint(model, source, target);
  if (source.kind !== 'element' || target.kind !== 'element') return refuse('NOT_A_NODE', source.kind === 'element' ? to : from);
  if (isConversationType(source.entry.type) || isConversationType(target.entry.type)) return { line: 'conversationLink' };
  if (processOf(model, from) !== processOf(model, to)) return messageJoint(model, source, target);
  return flowJoint(model, source, target);
}

/** Whether an answer of the rules is a refusal. */
export function isRefused(answer: Joint | Refusal): answer is Refusal {
  return 'refused' in answer;
}

const isNote = ({ kind }: Found): boolean => kind === 'note' || kind === 'group';
const isData = ({ kind }: Found): boolean => kind === 'data' || kind === 'store';

function dataJoint(source: Found, target: Found): Joint | Refusal {
  const other = isData(source) ? target : source;
  const { type } = other.entry;
  if (other.kind !== 'element' || !(isActivityType(type) || isEventType(type))) return refuse('DATA_END', other.id);
  return { line: isData(source) ? 'dataInputAssociation' : 'dataOutputAssociation' };
}

function messageJoint(model: Model, source: Found, target: Found): Joint | Refusal {
  const pool = (found: Found): string | undefined => {
    const process = found.kind === 'pool' ? found.entry.process : processOf(model, found.id);
    return found.kind === 'pool' ? found.id : process === undefined ? undefined : (model.poolOf(process)?.id ?? process);
  };
  if (pool(source) === pool(target)) return refuse('SAME_POOL', target.id);
  for (const end of [source, target]) if (!takesMessages(end, end === source)) return refuse('NO_MESSAGE_END', end.id);
  return { line: isConversationType(source.entry.type) || isConversationType(target.entry.type) ? 'conversationLink' : 'messageFlow' };
}

/** BPMN §9.3: pools, activities and message events are ends of message flows. */
function takesMessages({ kind, entry }: Found, sends: boolean): boolean {
  if (kind === 'pool') return true;
  if (kind !== 'element') return false;
  const { type } = entry;
  if (!isEventType(type)) return isActivityType(type);
  const event = eventTypeOf(entry);
  const fits = event === undefined || event === 'message' || event === 'multiple';
  const throws = type === 'endEvent' || type === 'intermediateThrowEvent' || type === 'implicitThrowEvent';
  return fits && throws === sends;
}

function flowJoint(model: Model, source: Found, target: Found): Joint | Refusal {
  const [from, to] = [source.entry, target.entry];
  if (from.type === 'boundaryEvent' && eventTypeOf(from) === 'compensation') {
    const fits = isActivityType(to.type) && !isEventSubProcess(to) && source.entry.attachedTo !== target.id;
    return fits ? { line: 'association' } : refuse('TO_COMPENSATION_ONLY', source.id);
  }
  if (isCompensation(from) || isCompensation(to)) return refuse('COMPENSATION', isCompensation(to) ? target.id : source.id);
  if (to.type === 'startEvent') return refuse('INTO_START', target.id);
  if (from.type === 'endEvent') return refuse('OUT_OF_END', source.id);
  if (to.type === 'boundaryEvent') return refuse('INTO_BOUNDARY', target.id);
  if (isEventSubProcess(from) || isEventSubProcess(to)) return refuse('EVENT_SUBPROCESS', isEventSubProcess(to) ? target.id : source.id);
  if (from.scope !== to.scope) return refuse('ACROSS_SCOPES', target.id);
  if (from.type === 'intermediateThrowEvent' && eventTypeOf(from) === 'link') return refuse('LINK_EVENT', source.id);
  if (to.type === 'intermediateCatchEvent' && eventTypeOf(to) === 'link') return refuse('LINK_TARGET', target.id);
  if (from.type === 'eventBasedGateway' && to.type !== 'intermediateCatchEvent' && to.type !== 'receiveTask')
    return refuse('AFTER_EVENT_GATEWAY', target.id);
  if (source.id === target.id && !isActivityType(from.type)) return refuse('LINE_TO_ITSELF', source.id);
  const joined = model.linesAt(source.id).some(({ kind, entry }) => kind === 'flow' && entry.from === source.id && entry.to === target.id);
  // Two conditions may lead to one place; from what asks no condition a second flow would only be a second token.
  if (joined && !asksConditions(from.type)) return refuse('ALREADY', target.id);
  return { line: 'sequenceFlow' };
}

/** Whether an element may carry events on its border. */
export function mayHost({ kind, entry }: Found): boolean {
  return kind === 'element' && isActivityType(entry.type) && !isConversationType(entry.type) && !isEventSubProcess(entry);
}

/** Whether something is drawn around others: a subprocess, a pool, a lane. */
export function holdsOthers({ kind, entry }: Found): boolean {
  return kind === 'pool' || kind === 'lane' || kind === 'process' || (kind === 'element' && isContainerType(entry.type));
}
