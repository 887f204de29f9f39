import { idOfKey } from '../behaviors/aggregate-key.js';
import { row } from '../behaviors/rows.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import { TextMap } from '../behaviors/text-map.js';
import type { AggregateType, Effect } from '../execution/aggregate.js';
import type { AggregateKey, CollectionSpec } from '../ports/index.js';

/** What an instance holds in accounts, so that it can be given back when the instance is cancelled. */
export interface HolderState {
  readonly ended: boolean;
  /** Account keys by reservation. */
  readonly reservations: TextMap<AggregateKey>;
}

/** Commands of a holder: accounts tell it of reservations, a cancelled instance ends it; both by effects. */
export type HolderCommand =
  { readonly type: 'noteReservation'; readonly account: AggregateKey; readonly reservation: string } | { readonly type: 'endHolder' };

/** What happens to a holder. */
export type HolderEvent =
  | { readonly type: 'reservationNoted'; readonly facts: { readonly account: AggregateKey; readonly reservation: string } }
  | { readonly type: 'holderEnded'; readonly facts: Record<string, never> };

/** Rows of holders: what a sweep compares their newest commits with, so that no effect is lost with its writer. */
export const holdersCollection: CollectionSpec = {
  name: 'holders',
  fields: { ended: 'boolean', reservations: 'number' },
  indexes: [],
};

/**
 * What gives an instance's reservations back: `<tenant>/holder/<instance>`. The account notes each reservation here; when the instance is cancelled, all that
 * are still open are released. Whichever arrives first, a reservation or the end, none is left over: one that is noted after the end is given back at once.
 */
export const holderAggregate: AggregateType<HolderState, HolderCommand, HolderEvent> = {
  type: 'holder',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [holdersCollection.name],

  decide(state, command) {
    switch (command.type) {
      case 'noteReservation': {
        const { account, reservation } = command;
        if (state?.reservations.has(reservation) === true) return { events: [], answer: null };
        return {
          events: [{ type: 'reservationNoted', facts: { account, reservation } }],
          effects: state?.ended === true ? [release(reservation, account)] : [],
          answer: null,
        };
      }
      case 'endHolder': {
        if (state?.ended === true) return { events: [], answer: null };
        const noted = state?.reservations.entries() ?? [];
        return {
          events: [{ type: 'holderEnded', facts: {} }],
          effects: noted.map(([reservation, account]) => release(reservation, account)),
          answer: null,
        };
      }
      default:
        return refuseUnknownCommand('holder', command);
    }
  },

  apply(state, event) {
    const before = state ?? { ended: false, reservations: TextMap.empty<AggregateKey>() };
    switch (event.type) {
      case 'reservationNoted':
        return { ...before, reservations: before.reservations.with(event.facts.reservation, event.facts.account) };
      case 'holderEnded':
        return { ...before, ended: true };
      default:
        return refuseUnknownEvent('holder', event);
    }
  },

  project(change) {
    const { ended, reservations } = change.next;
    const fields = { ended, reservations: reservations.size };
    return { rows: [], listRow: row(change, holdersCollection.name, idOfKey(change.key), fields, fields) };
  },

  freeze: ({ ended, reservations }) => ({ ended, reservations: reservations.entries() }),
  thaw(json) {
    const { ended, reservations } = json as unknown as {
      readonly ended: boolean;
      readonly reservations: readonly [string, AggregateKey][];
    };
    return { ended, reservations: TextMap.from(reservations) };
  },
};

/** One that was spent or given back meanwhile stays as it is. */
function release(reservation: string, account: AggregateKey): Effect {
  const command = { type: 'releaseReservation', entry: `${reservation}.back`, reservation, ifOpen: true };
  return { to: account, command };
}
