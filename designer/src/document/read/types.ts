import type { Entry } from '../process-document.js';
import type { Read } from './model.js';

const containers = new Set(['adHocSubProcess', 'subProcess', 'transaction', 'subChoreography', 'subConversation']);

/** Whether a type holds other elements. */
export const isContainerType = (type: string | undefined): boolean => type !== undefined && containers.has(type);
export const isEventType = (type: string | undefined): boolean => type?.endsWith('Event') === true;
export const isGatewayType = (type: string | undefined): boolean => type?.endsWith('Gateway') === true;
/** Whether a type takes time and may carry boundary events. */
export const isActivityType = (type: string | undefined): boolean => type !== undefined && !isEventType(type) && !isGatewayType(type);
/** Gateways that ask a condition for each way. */
export const asksConditions = (type: string | undefined): boolean => /^(?:exclusive|inclusive|complex)Gateway$/.test(type ?? '');
/** Conversations and choreographies are drawn and kept, no sequence flow joins conversations. */
export const isConversationType = (type: string | undefined): boolean =>
  type === 'conversation' || type === 'subConversation' || type === 'callConversation';

/** What an event waits for or does; nothing where it has no definition. */
export function eventTypeOf(entry: Read<Entry>): string | undefined {
  return entry.event?.type;
}

/** Whether an element is an event subprocess. */
export function isEventSubProcess(entry: Read<Entry>): boolean {
  return isContainerType(entry.type) && entry['triggeredByEvent'] === true;
}

/** Whether an activity is done only to compensate another. */
export function isCompensation(entry: Read<Entry>): boolean {
  return entry['isForCompensation'] === true;
}
