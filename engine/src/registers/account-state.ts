import { add, subtract } from '../behaviors/values/index.js';
import { TextMap } from '../behaviors/text-map.js';
import { refuseUnknownEvent } from '../behaviors/unknown-event.js';

/** What is remembered of an entry: enough to recognise its repetition, to release, post or reverse it. Its story is in the events. */
export type LedgerEntry = {
  readonly kind: 'post' | 'reserve' | 'release';
  /** What a posting adds to the balance, or what is set aside or given back; in the account's currency. */
  readonly amount: number;
  /** `2026-11-22`. */
  readonly date: string;
  /** A reservation is open until it is posted or released, a posting until it is reversed. */
  readonly status: 'open' | 'posted' | 'released' | 'reversed';
  /** Key of the entry that closed it. */
  readonly closedBy: string | null;
  /** The entry that this one posts or reverses. */
  readonly of: string | null;
  /** The days it covers: no two entries that stand may cover the same day. */
  readonly period?: LedgerPeriod;
};

/** Whole days, both ends included: `2026-07-06` to `2026-07-19`. */
export type LedgerPeriod = { readonly from: string; readonly to: string };

/** A ledger account. Amounts are exact decimals of the account's scale. */
export interface AccountState {
  readonly register: string;
  readonly id: string;
  readonly title: string;
  readonly organisation: string | null;
  readonly currency: string | null;
  readonly scale: number;
  readonly mayGoBelowZero: boolean;
  /** How far below zero it may go. */
  readonly limit: number;
  readonly balance: number;
  readonly reserved: number;
  /** By entry key. */
  readonly entries: TextMap<LedgerEntry>;
  /** What each day adds to the balance: a balance on a date is the sum of the days up to it. */
  readonly days: TextMap<number>;
  readonly revision: number;
}

/** What an entry says: key, amount and day are facts; the note is what somebody typed. */
type EntryEvent<T extends string> = {
  readonly type: T;
  readonly facts: {
    readonly entry: string;
    readonly amount: number;
    readonly date: string;
    readonly of: string | null;
    readonly period?: LedgerPeriod;
  };
  readonly data: { readonly note: string | null };
};

/** The entries of an account, and what frames them. */
export type AccountEvent =
  | {
      readonly type: 'accountOpened';
      readonly facts: {
        readonly register: string;
        readonly account: string;
        readonly organisation: string | null;
        readonly currency: string | null;
        readonly scale: number;
        readonly mayGoBelowZero: boolean;
      };
      readonly data: { readonly title: string };
    }
  | { readonly type: 'accountLimitChanged'; readonly facts: { readonly limit: number }; readonly data: { readonly reason: string } }
  | EntryEvent<'amountPosted'>
  | EntryEvent<'amountReserved'>
  | EntryEvent<'reservationReleased'>
  | EntryEvent<'reservationPosted'>
  | EntryEvent<'entryReversed'>;

/** What can still be spent: the balance without what is set aside, and how far below zero it may go; `null` where nothing limits it. */
export function availableOf(account: AccountState): number | null {
  return account.mayGoBelowZero ? null : add(subtract(account.balance, account.reserved), account.limit);
}

/** The balance at the end of a day (`2026-11-22`), entries with earlier dates included whenever they were made. */
export function balanceOn(account: AccountState, date: string): number {
  return account.days.entries().reduce((sum, [day, amount]) => (day <= date ? add(sum, amount) : sum), 0);
}

/** An entry that stands and covers a day of the period: an open reservation, or a posting that was not reversed. */
export function coveringEntry(account: AccountState, { from, to }: LedgerPeriod): LedgerPeriod | undefined {
  const found = account.entries
    .entries()
    .find(([, { status, period }]) => status === 'open' && period !== undefined && period.from <= to && from <= period.to);
  return found?.[1].period;
}

/** The days that entries cover which stand, in order. */
export function coveredDays(entries: readonly (readonly [string, LedgerEntry])[]): readonly LedgerPeriod[] {
  const found = entries.flatMap(([, { status, period }]) => (status === 'open' && period !== undefined ? [period] : []));
  return found.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** Folds one event into an account; evaluates nothing. Frozen once released. */
export function applyAccountEvent(state: AccountState | null, event: AccountEvent): AccountState {
  switch (event.type) {
    case 'accountOpened': {
      const { register, account, organisation, currency, scale, mayGoBelowZero } = event.facts;
      const frame = { register, id: account, title: event.data.title, organisation, currency, scale, mayGoBelowZero };
      if (state !== null) return { ...state, ...frame, revision: state.revision + 1 };
      return { ...frame, limit: 0, balance: 0, reserved: 0, entries: TextMap.empty(), days: TextMap.empty(), revision: 1 };
    }
    case 'accountLimitChanged':
      return { ...state!, limit: event.facts.limit, revision: state!.revision + 1 };
    case 'amountPosted':
      return posted(state!, event, event.facts.amount);
    case 'amountReserved':
      return { ...entered(state!, event, 'reserve', event.facts.amount), reserved: add(state!.reserved, event.facts.amount) };
    case 'reservationReleased':
      return entered(freed(state!, event, 'released'), event, 'release', event.facts.amount);
    case 'reservationPosted':
      // A reservation is used up whatever the final amount: what was set aside and not spent is free again.
      return posted(freed(state!, event, 'posted'), event, 0 - event.facts.amount);
    case 'entryReversed':
      return posted(closed(state!, event, 'reversed'), event, event.facts.amount);
    default:
      return refuseUnknownEvent('account', event);
  }
}

type AnyEntry = Extract<AccountEvent, { readonly facts: { readonly entry: string } }>;

function posted(state: AccountState, event: AnyEntry, amount: number): AccountState {
  const { date } = event.facts;
  const days = state.days.with(date, add(state.days.get(date) ?? 0, amount));
  return { ...entered(state, event, 'post', amount), balance: add(state.balance, amount), days };
}

/** The account without what a reservation set aside. */
function freed(state: AccountState, event: AnyEntry, status: LedgerEntry['status']): AccountState {
  const reservation = state.entries.get(event.facts.of ?? '');
  return { ...closed(state, event, status), reserved: subtract(state.reserved, reservation?.amount ?? 0) };
}

/** The account with the entry that this one is about closed. */
function closed(state: AccountState, event: AnyEntry, status: LedgerEntry['status']): AccountState {
  const { of, entry } = event.facts;
  const closing = of === null ? undefined : state.entries.get(of);
  return of === null || closing === undefined
    ? state
    : { ...state, entries: state.entries.with(of, { ...closing, status, closedBy: entry }) };
}

function entered(state: AccountState, event: AnyEntry, kind: LedgerEntry['kind'], amount: number): AccountState {
  const { entry, date, of, period } = event.facts;
  const covers = period === undefined ? {} : { period };
  return {
    ...state,
    entries: state.entries.with(entry, { kind, amount, date, status: 'open', closedBy: null, of, ...covers }),
    revision: state.revision + 1,
  };
}
