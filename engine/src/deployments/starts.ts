import { keyPart } from '../behaviors/aggregate-key.js';
import { removedRow, row } from '../behaviors/rows.js';
import { scheduleKey, startPart } from '../correlation/index.js';
import type { Change, Effect, WaitingStart } from '../execution/aggregate.js';
import type { CollectionSpec, RowWrite, Store } from '../ports/index.js';
import type { Application, DeployedItem } from './application.js';
import type { StartEvent } from './start-events.js';

/**
 * Rows of what begins instances of the newest versions in use: message, signal and timer start events. The body is `{ definition, process, element, event? }`;
 * `since` is when the process was first deployed.
 */
export const startSubscriptionsCollection: CollectionSpec = {
  name: 'startSubscriptions',
  fields: { kind: 'text', name: 'text', definition: 'text', element: 'text', since: 'number' },
  indexes: [{ fields: ['kind', 'name', 'since'] }, { fields: ['definition'] }],
};

/** The rows of an item's start events: all of its newest version, and the removal of those that it had before and has no more. */
export function startRows(change: Change<Application>, item: DeployedItem, before: DeployedItem | undefined): readonly RowWrite[] {
  const prefix = keyPart(change.next.id);
  const idOf = (start: StartEvent): string => `${prefix}.${startPart({ ...start, definition: item.id })}`;
  const starts = startsFound(item);
  const kept = new Set(starts.map(idOf));
  const gone = startsFound(before).filter((start) => !kept.has(idOf(start)));
  return [
    ...starts.map((start) => {
      const { kind, element } = start;
      const fields = { kind, name: nameOf(start), definition: item.id, element, since: item.versions[0]?.at ?? change.at };
      return row(change, startSubscriptionsCollection.name, idOf(start), fields, waitingStart(item, start));
    }),
    ...gone.map((start) => removedRow(change, startSubscriptionsCollection.name, idOf(start))),
  ];
}

/** The effects that set the schedules of an application's timer start events, and end those that it has no more. */
export function scheduleEffects(tenant: string, before: Application | null, after: Application): readonly Effect[] {
  const deployed = { application: after.id, applicationVersion: after.version };
  return Object.entries(after.items).flatMap(([name, item]) => {
    const old = before?.items[name];
    if (old === item) return [];
    const keyOf = (start: StartEvent): string => scheduleKey(tenant, { ...start, definition: item.id });
    const timers = startsOf(item).filter(isTimer);
    const kept = new Set(timers.map(keyOf));
    const gone = startsOf(old).filter((start) => isTimer(start) && !kept.has(keyOf(start)));
    return [
      ...timers.map((start) => {
        const command = { type: 'setSchedule', ...deployed, start: waitingStart(item, start), timer: start.timer };
        return { to: keyOf(start), command };
      }),
      ...gone.map((start) => ({ to: keyOf(start), command: { type: 'endSchedule', ...deployed } })),
    ];
  });
}

/** The start events that wait for a message or signal, who was deployed first first. Answers the question `starts`. */
export async function waitingStarts(
  rows: Pick<Store, 'find'>,
  tenant: string,
  kind: 'message' | 'signal',
  name: string,
): Promise<readonly WaitingStart[]> {
  const found: WaitingStart[] = [];
  for (let cursor: string | undefined; ;) {
    const where = {
      and: [
        { field: 'kind', eq: kind },
        { field: 'name', eq: name },
      ],
    };
    const query = { collection: startSubscriptionsCollection.name, tenant, where, sort: [{ field: 'since' }], limit: 1000 };
    const page = await rows.find(cursor === undefined ? query : { ...query, cursor });
    found.push(...page.rows.map(({ body }) => JSON.parse(body) as WaitingStart));
    if (page.cursor === undefined) return found;
    cursor = page.cursor;
  }
}

/** The start events that messages and signals find: of an item that is in use and not suspended. */
function startsFound(item: DeployedItem | undefined): readonly StartEvent[] {
  return item?.suspended === true ? startsOf(item).filter(isTimer) : startsOf(item);
}

/** The start events of an item that is in use. Schedules of a suspended one stay set: they ask at each moment. */
function startsOf(item: DeployedItem | undefined): readonly StartEvent[] {
  return item === undefined || item.retired ? [] : (item.versions.at(-1)?.starts ?? []);
}

function waitingStart(item: DeployedItem, { process, element, event }: StartEvent): WaitingStart {
  const { version, hash } = item.versions.at(-1)!;
  return { definition: { id: item.id, version, hash }, process, element, ...(event === undefined ? {} : { event }) };
}

const isTimer = (start: StartEvent): start is StartEvent & { readonly kind: 'timer' } => start.kind === 'timer';
const nameOf = (start: StartEvent): string | null => (start.kind === 'timer' ? null : start.name);
