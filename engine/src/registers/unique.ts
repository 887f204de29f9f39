import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import { idOfKey } from '../behaviors/aggregate-key.js';
import { removedRow, row } from '../behaviors/rows.js';
import type { AggregateType, Decision, DecisionContext, Effect } from '../execution/aggregate.js';
import type { AggregateKey, CollectionSpec } from '../ports/index.js';

/** Who has a value and since which of their changes. */
export type Hold = {
  /** The record's key. */
  readonly by: AggregateKey;
  /** Number of the record's change that wants it: what tells a late effect from a new one. */
  readonly change: number;
  /** Until then (milliseconds since 1970 UTC) nobody else gets it, though it is not confirmed. */
  readonly until: number;
  readonly confirmed: boolean;
};

/** A value that at most one record has. */
export interface UniqueReservation {
  readonly register: string;
  /** An attribute's name, or `key:<id>` for a combination. */
  readonly name: string;
  /** The folded value itself. */
  readonly value: string;
  readonly hold: Hold | null;
  /** Who released it last, and as of which change: their older effects are recognised as late. */
  readonly released: { readonly by: AggregateKey; readonly change: number } | null;
}

/** What a claim says of the value: every claim carries it, whichever arrives first. */
export type UniqueClaim = {
  readonly by: AggregateKey;
  readonly change: number;
  readonly until: number;
  readonly register: string;
  readonly name: string;
  readonly value: string;
};

/** Commands of a unique value; only records send them, as effects. */
export type UniqueCommand =
  | ({ readonly type: 'holdUnique' } & UniqueClaim)
  | ({ readonly type: 'confirmUnique' } & UniqueClaim)
  | { readonly type: 'releaseUnique'; readonly by: AggregateKey; readonly change: number };

/** What it answers, as effects to the record. */
export type UniqueReply = {
  readonly type: 'uniqueHeld' | 'uniqueConfirmed' | 'uniqueRefused';
  readonly unique: AggregateKey;
  readonly change: number;
};

type ClaimFacts = {
  readonly by: AggregateKey;
  readonly change: number;
  readonly until: number;
  readonly register: string;
  readonly name: string;
};

/** What happens to a unique value. The value is what somebody typed, so it is data. */
export type UniqueEvent =
  | { readonly type: 'uniqueHeld'; readonly facts: ClaimFacts; readonly data: { readonly value: string } }
  | { readonly type: 'uniqueConfirmed'; readonly facts: ClaimFacts; readonly data: { readonly value: string } }
  | { readonly type: 'uniqueReleased'; readonly facts: { readonly by: AggregateKey; readonly change: number } };

/** Rows of values that somebody has. */
export const reservationsCollection: CollectionSpec = {
  name: 'reservations',
  fields: { register: 'text', name: 'text', by: 'text', confirmed: 'boolean', until: 'number' },
  indexes: [{ fields: ['register', 'name'] }, { fields: ['by'] }, { fields: ['confirmed', 'until'] }],
};

/**
 * A unique value: `<tenant>/unique/<hash of register, key and value>` (rule 15). held{by, until} → confirmed → released.
 *
 * A record first *holds* all its unique values, then *confirms* them, and has them only when every confirmation has come back. So the clock decides nothing
 * that matters: a hold whose time is over is given to the next who asks, and its former holder learns it when it tries to confirm. The same holder gets
 * the value again, whichever of its effects arrives twice. Effects that are older than what is known of their sender are dropped; a stray one that
 * takes a free value is answered, and the record, which does not want it, releases it. Nothing stays stuck and nothing is refused by exception: every
 * claim is answered by an effect.
 */
export const uniqueAggregate: AggregateType<UniqueReservation, UniqueCommand, UniqueEvent> = {
  type: 'unique',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [reservationsCollection.name],

  decide(state, command, context) {
    switch (command.type) {
      case 'holdUnique':
      case 'confirmUnique':
        return claim(state, command, context);
      case 'releaseUnique': {
        const { by, change } = command;
        const wanted = state?.hold?.by === by && state.hold.change <= change;
        return { events: wanted ? [{ type: 'uniqueReleased', facts: { by, change } }] : [], answer: null };
      }
      default:
        return refuseUnknownCommand('unique', command);
    }
  },

  apply(state, event) {
    switch (event.type) {
      case 'uniqueHeld':
      case 'uniqueConfirmed': {
        const { by, change, until, register, name } = event.facts;
        const confirmed = event.type === 'uniqueConfirmed' || (state?.hold?.by === by && state.hold.confirmed);
        return { register, name, value: event.data.value, hold: { by, change, until, confirmed }, released: state?.released ?? null };
      }
      case 'uniqueReleased':
        return { ...state!, hold: null, released: event.facts };
      default:
        return refuseUnknownEvent('unique', event);
    }
  },

  project(change) {
    const { hold, register, name } = change.next;
    const id = idOfKey(change.key);
    if (hold === null) return { rows: [], listRow: removedRow(change, reservationsCollection.name, id) };
    const { by, confirmed, until } = hold;
    return { rows: [], listRow: row(change, reservationsCollection.name, id, { register, name, by, confirmed, until }, change.next) };
  },
};

function claim(
  state: UniqueReservation | null,
  command: UniqueClaim & { readonly type: string },
  context: DecisionContext,
): Decision<UniqueEvent> {
  const { by, change, until, register, name, value } = command;
  const hold = state?.hold ?? null;
  const confirming = command.type === 'confirmUnique';
  if (isLate(state, by, change)) return { events: [], answer: null };
  const own = hold?.by === by;
  if (hold !== null && !own && (hold.confirmed || context.now < hold.until)) {
    return { events: [], effects: [reply(by, 'uniqueRefused', context.key, change)], answer: null };
  }
  const known = own && hold.change === change && (!confirming || hold.confirmed);
  const facts = { by, change, until, register, name };
  const type = confirming ? 'uniqueConfirmed' : 'uniqueHeld';
  return { events: known ? [] : [{ type, facts, data: { value } }], effects: [reply(by, type, context.key, change)], answer: null };
}

/** Whether the sender has moved on since it sent this: it wants the value for a later change, or has released it as of this change or later. */
function isLate(state: UniqueReservation | null, by: AggregateKey, change: number): boolean {
  if (state?.hold?.by === by) return state.hold.change > change;
  return state?.released?.by === by && state.released.change >= change;
}

function reply(to: AggregateKey, type: UniqueReply['type'], unique: AggregateKey, change: number): Effect {
  const command: UniqueReply = { type, unique, change };
  return { to, command };
}
