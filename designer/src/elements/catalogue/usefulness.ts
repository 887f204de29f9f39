import type { Found } from '../../document/read/model.js';
import { eventTypeOf } from '../../document/read/types.js';
import type { CatalogueEntry } from './entry.js';

/** What people most often put behind an element, the most useful first; what is not named follows by its rank. */
const following: Readonly<Record<string, readonly string[]>> = {
  startEvent: ['userTask', 'approvalTask', 'serviceTask', 'exclusiveGateway'],
  task: ['userTask', 'exclusiveGateway', 'endEvent'],
  userTask: ['exclusiveGateway', 'userTask', 'approvalTask', 'serviceTask', 'endEvent'],
  approvalTask: ['exclusiveGateway', 'userTask', 'serviceTask', 'approvalTask', 'endEvent'],
  serviceTask: ['userTask', 'exclusiveGateway', 'serviceTask', 'endEvent'],
  sendTask: ['intermediateCatchEvent.message', 'receiveTask', 'endEvent', 'userTask'],
  businessRuleTask: ['exclusiveGateway', 'userTask', 'approvalTask', 'serviceTask'],
  exclusiveGateway: ['userTask', 'approvalTask', 'serviceTask', 'endEvent', 'exclusiveGateway'],
  inclusiveGateway: ['userTask', 'approvalTask', 'serviceTask', 'inclusiveGateway', 'endEvent'],
  parallelGateway: ['userTask', 'approvalTask', 'serviceTask', 'parallelGateway', 'endEvent'],
  eventBasedGateway: ['intermediateCatchEvent.message', 'intermediateCatchEvent.timer', 'receiveTask', 'intermediateCatchEvent.signal'],
  boundaryEvent: ['userTask', 'endEvent', 'sendTask', 'serviceTask', 'intermediateThrowEvent.escalation'],
  intermediateCatchEvent: ['userTask', 'exclusiveGateway', 'serviceTask', 'endEvent'],
};

/** Of boundary events, what an activity most often has. */
const bordering: Readonly<Record<string, readonly string[]>> = {
  userTask: ['boundaryEvent.timer', 'boundaryEvent.timer.nonInterrupting', 'boundaryEvent.message'],
  approvalTask: ['boundaryEvent.timer', 'boundaryEvent.timer.nonInterrupting', 'boundaryEvent.message'],
  serviceTask: ['boundaryEvent.error', 'boundaryEvent.timer', 'boundaryEvent.compensation'],
  subProcess: ['boundaryEvent.error', 'boundaryEvent.escalation', 'boundaryEvent.timer'],
  callActivity: ['boundaryEvent.error', 'boundaryEvent.escalation', 'boundaryEvent.timer'],
  transaction: ['boundaryEvent.cancel', 'boundaryEvent.error', 'boundaryEvent.timer'],
};

/** Sorts by a list of ids first, then by rank; what the engine refuses comes last. Equal entries keep their order. */
function byList(entries: readonly CatalogueEntry[], first: readonly string[]): readonly CatalogueEntry[] {
  const place = ({ id, rank, refused }: CatalogueEntry): number => {
    const at = first.indexOf(id);
    return (refused ? 1000 : 0) + (at === -1 ? 100 + rank : at);
  };
  return entries.toSorted((one, other) => place(one) - place(other));
}

/** Entries to create, as the catalogue ranks them. */
export const ranked = (entries: readonly CatalogueEntry[]): readonly CatalogueEntry[] => byList(entries, []);

/** Entries to append to an element, the most useful first. */
export function rankedAfter(entries: readonly CatalogueEntry[], { entry }: Pick<Found, 'entry'>): readonly CatalogueEntry[] {
  const isUndone = entry.type === 'boundaryEvent' && eventTypeOf(entry) === 'compensation';
  return byList(entries, isUndone ? ['serviceTask', 'userTask', 'sendTask', 'scriptTask'] : (following[entry.type ?? ''] ?? []));
}

/** Boundary events for an activity, the most useful first. */
export function rankedOnBorder(entries: readonly CatalogueEntry[], { entry }: Pick<Found, 'entry'>): readonly CatalogueEntry[] {
  return byList(entries, bordering[entry.type ?? ''] ?? []);
}

/** What an element may become: first the variants of its own type, then its group, then the rest. */
export function rankedInstead(
  entries: readonly CatalogueEntry[],
  { entry }: Pick<Found, 'entry'>,
  own: CatalogueEntry | undefined,
): readonly CatalogueEntry[] {
  const distance = (other: CatalogueEntry): number => {
    if (other.refused) return 3;
    if (other.thing.type === entry.type) return 0;
    return other.group === own?.group ? 1 : 2;
  };
  return ranked(entries).toSorted((one, other) => distance(one) - distance(other));
}
