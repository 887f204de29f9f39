import { idOfKey } from '../behaviors/aggregate-key.js';
import { KeyedMap } from '../behaviors/keyed-map.js';
import { row } from '../behaviors/rows.js';
import { TextMap } from '../behaviors/text-map.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { AggregateType } from '../execution/aggregate.js';
import type { AggregateKey, CollectionSpec } from '../ports/index.js';

/** How many records are remembered with their numbers. A repeated effect comes within seconds, not ten thousand records later. */
const remembered = 10_000;

/** A series of numbers without gaps: 1, 2, 3 … */
export interface NumberSeriesState {
  readonly register: string;
  /** The greatest number ever given. */
  readonly last: number;
  /** Numbers by the keys of the records that have them, as far as they are remembered. */
  readonly given: TextMap<number>;
  readonly holders: KeyedMap<AggregateKey>;
  /** Numbers that came back, ascending: they are given before new ones, so that no gap stays. */
  readonly free: readonly number[];
}

/** Commands of a series; only records send them, as effects. */
export type NumberCommand =
  | {
      readonly type: 'assignNumber';
      readonly record: AggregateKey;
      readonly register: string;
      readonly prefix: string;
      readonly digits: number;
    }
  | { readonly type: 'returnNumber'; readonly record: AggregateKey; readonly number: number };

/** What it answers, as an effect to the record. */
export type NumberReply = {
  readonly type: 'numberAssigned';
  readonly series: AggregateKey;
  readonly number: number;
  readonly text: string;
};

/** What happens to a series. The text is recorded: a later change of the format does not rename what has a number. */
export type NumberEvent =
  | {
      readonly type: 'numberAssigned';
      readonly facts: { readonly record: AggregateKey; readonly register: string; readonly number: number; readonly text: string };
    }
  | { readonly type: 'numberReturned'; readonly facts: { readonly record: AggregateKey; readonly number: number } };

/** Rows of series. */
export const numbersCollection: CollectionSpec = {
  name: 'numbers',
  fields: { register: 'text', last: 'number', free: 'number' },
  indexes: [{ fields: ['register'] }],
};

/**
 * A gapless series: `<tenant>/number/<series>` (rule 15). A record asks for its number by an effect after it is stored, so nothing that was given up ever
 * takes one. Asking again gives the same number. Should a record be forgotten here and get a second one, it returns that, and the next record has it.
 */
export const numberAggregate: AggregateType<NumberSeriesState, NumberCommand, NumberEvent> = {
  type: 'number',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [numbersCollection.name],

  decide(state, command, context) {
    switch (command.type) {
      case 'assignNumber': {
        const { record, register, prefix, digits } = command;
        const known = state?.given.get(record);
        const number = known ?? state?.free[0] ?? (state?.last ?? 0) + 1;
        const text = `${prefix}${String(number).padStart(digits, '0')}`;
        const reply: NumberReply = { type: 'numberAssigned', series: context.key, number, text };
        return {
          events: known === undefined ? [{ type: 'numberAssigned', facts: { record, register, number, text } }] : [],
          effects: [{ to: record, command: reply }],
          answer: null,
        };
      }
      case 'returnNumber': {
        const { record, number } = command;
        // Only what the record has here comes back: a repeated return finds the number with somebody else.
        const has = state?.given.get(record) === number;
        return { events: has ? [{ type: 'numberReturned', facts: { record, number } }] : [], answer: null };
      }
      default:
        return refuseUnknownCommand('number', command);
    }
  },

  apply(state, event) {
    switch (event.type) {
      case 'numberAssigned': {
        const { record, register, number } = event.facts;
        const given = (state?.given ?? TextMap.empty<number>()).with(record, number);
        const holders = (state?.holders ?? KeyedMap.empty<AggregateKey>()).with(number, record);
        const free = (state?.free ?? []).filter((other) => other !== number);
        return forgetOldest({ register, last: Math.max(state?.last ?? 0, number), given, holders, free });
      }
      case 'numberReturned': {
        const { record, number } = event.facts;
        const free = [...state!.free, number].sort((a, b) => a - b);
        return { ...state!, given: state!.given.without(record), holders: state!.holders.without(number), free };
      }
      default:
        return refuseUnknownEvent('number', event);
    }
  },

  project(change) {
    const { register, last, free } = change.next;
    const id = idOfKey(change.key);
    return {
      rows: [],
      listRow: row(change, numbersCollection.name, id, { register, last, free: free.length }, { series: id, register, last, free }),
    };
  },

  freeze: ({ register, last, given, free }) => ({ register, last, given: given.entries(), free }),
  thaw(json) {
    const { register, last, given, free } = json as unknown as {
      register: string;
      last: number;
      given: [string, number][];
      free: number[];
    };
    const holders = KeyedMap.from(given.map(([record, number]) => [number, record] as const));
    return { register, last, given: TextMap.from(given), holders, free };
  },
};

function forgetOldest(state: NumberSeriesState): NumberSeriesState {
  const oldest = state.holders.size > remembered ? state.holders.first() : undefined;
  if (oldest === undefined) return state;
  const [number, record] = oldest;
  return { ...state, given: state.given.without(record), holders: state.holders.without(number) };
}
