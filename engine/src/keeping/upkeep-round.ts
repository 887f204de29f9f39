import { aggregateKey, idOfKey } from '../behaviors/aggregate-key.js';
import { row } from '../behaviors/rows.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { AggregateType } from '../execution/aggregate.js';
import type { AggregateKey } from '../ports/index.js';
import { upkeepRoundsCollection } from './collections.js';

/** Why an instance was not purged though its time is over. `failed`: purging it failed, as of a damaged history; the log says how. */
export type Blocked = 'open' | 'held' | 'incidents' | 'undelivered' | 'failed';

/** What a round of upkeep did, and what kept it from doing more. */
export type UpkeepReport = {
  /** Milliseconds since 1970 UTC. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Instances that were purged, and commits and large values that went. */
  readonly purged: number;
  readonly commits: number;
  readonly blobs: number;
  /** Gravestones whose year was over. */
  readonly gravestones: number;
  /** Drafts that were in the bin, or kept as copies, for long enough. Absent in rounds of before there were any. */
  readonly drafts?: number;
  /** Histories from which something was erased. */
  readonly erased: number;
  /** How many instances stay though their time is over, by why, and the first hundred of them. */
  readonly blocked: { readonly [K in Exclude<Blocked, 'failed'>]: number } & { readonly failed?: number };
  readonly examples: readonly { readonly instance: string; readonly why: Blocked }[];
};

/** Only the engine itself says it. */
export type UpkeepCommand = { readonly type: 'noteRound'; readonly report: UpkeepReport };
export type UpkeepEvent = { readonly type: 'upkeepDone'; readonly facts: UpkeepReport };

/** The key of a round: `<tenant>/upkeep/<id>`. */
export function upkeepRoundKey(tenant: string, id: string): AggregateKey {
  return aggregateKey(tenant, 'upkeep', id);
}

/** A round of upkeep: what it did stands in the log as all else does. Each is an aggregate of its own, so that none grows without end. */
export const upkeepRoundAggregate: AggregateType<UpkeepReport, UpkeepCommand, UpkeepEvent> = {
  type: 'upkeep',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [upkeepRoundsCollection.name],
  decide(state, command) {
    if (command.type !== 'noteRound') return refuseUnknownCommand('upkeep', command);
    return { events: state === null ? [{ type: 'upkeepDone', facts: command.report }] : [], answer: null };
  },
  apply(_state, event) {
    return event.type === 'upkeepDone' ? event.facts : refuseUnknownEvent('upkeep', event);
  },
  project(change) {
    const id = idOfKey(change.key);
    return { rows: [], listRow: row(change, upkeepRoundsCollection.name, id, { at: change.next.endedAt }, { id, ...change.next }) };
  },
};
