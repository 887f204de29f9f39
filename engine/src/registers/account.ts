import { MillraceError, type JsonValue } from '@millrace/schemas';
import { optionalId, optionalText, refuseInput, requireEntity, requireText } from '../behaviors/command-input.js';
import { row } from '../behaviors/rows.js';
import { searchTerms, sortKey } from '../behaviors/search-key.js';
import { TextMap } from '../behaviors/text-map.js';
import { refuseUnknownCommand } from '../behaviors/unknown-event.js';
import { decimalDigits, formatInstant, isDecimal, subtract } from '../behaviors/values/index.js';
import type { AggregateType, Decision, DecisionContext } from '../execution/aggregate.js';
import type { AggregateKey, CollectionSpec } from '../ports/index.js';
import {
  applyAccountEvent,
  availableOf,
  coveringEntry,
  type AccountEvent,
  type AccountState,
  type LedgerEntry,
  type LedgerPeriod,
} from './account-state.js';
import { accountKey, recordPart } from './keys.js';
import type { HolderCommand } from './holder.js';
import { checkedValue } from './values.js';

/**
 * Commands of an account. `entry` is the entry's key, for example a job id: the same key with the same content is the same entry, however often it is
 * sent. Amounts are decimals of the account's scale; dates are days such as `2026-11-22`, today in UTC where none is given.
 */
export type AccountCommand =
  | {
      readonly type: 'openAccount';
      /** Register and id in full; the aggregate's key is `accountKey(tenant, register, id)`. */
      readonly register: string;
      readonly id: string;
      readonly title?: string;
      readonly organisation?: string | null;
      readonly currency?: string | null;
      /** Digits after the point; 2 when absent. */
      readonly scale?: number;
      readonly mayGoBelowZero?: boolean;
    }
  /** How far below zero the account may go from now on. */
  | { readonly type: 'setAccountLimit'; readonly limit: number; readonly reason: string }
  /** Adds to the balance, or takes from it with a negative amount. */
  | { readonly type: 'postEntry'; readonly entry: string; readonly amount: number; readonly date?: string; readonly note?: string }
  /**
   * Sets an amount aside; with a period, also the days it covers, and then the amount may be zero. `holder` is the key of whatever gives it back when its owner
   * is cancelled (`holderKey`).
   */
  | {
      readonly type: 'reserveAmount';
      readonly entry: string;
      readonly amount: number;
      readonly period?: LedgerPeriod;
      readonly holder?: AggregateKey;
      readonly date?: string;
      readonly note?: string;
    }
  /** Gives back what was set aside under the key `reservation`; with `ifOpen`, one that is closed stays as it is. */
  | {
      readonly type: 'releaseReservation';
      readonly entry: string;
      readonly reservation: string;
      readonly ifOpen?: boolean;
      readonly date?: string;
      readonly note?: string;
    }
  /** Spends a reservation: takes `amount` (all of it when absent) from the balance and frees the rest. */
  | {
      readonly type: 'postReservation';
      readonly entry: string;
      readonly reservation: string;
      readonly amount?: number;
      readonly date?: string;
      readonly note?: string;
    }
  /** Posts the opposite of an entry: nothing is ever deleted. */
  | { readonly type: 'reverseEntry'; readonly entry: string; readonly of: string; readonly date?: string; readonly note?: string };

type EntryCommand = Exclude<AccountCommand, { readonly type: 'openAccount' | 'setAccountLimit' }>;

/** Rows of accounts: balances as of the last entry. The entries themselves are the account's history. */
export const accountsCollection: CollectionSpec = {
  name: 'accounts',
  fields: {
    register: 'text',
    organisation: 'text',
    nameKey: 'text',
    currency: 'text',
    balance: 'number',
    reserved: 'number',
    available: 'number',
    terms: 'texts',
  },
  indexes: [{ fields: ['register', 'nameKey'] }, { fields: ['register', 'balance'] }, { anyOf: 'terms', fields: ['register', 'nameKey'] }],
};

/**
 * A ledger account: `<tenant>/account/<register>.<id>`, opened with its record. Its entries are its events; what must hold over several of them holds here,
 * because one account decides one command at a time (rule 15): unless it may go below zero, nothing is spent or set aside beyond `available` =
 * balance − reserved + limit, and no two entries that stand cover the same day. Amounts are exact. Every entry answers `{ entry, changed, balance, reserved, available }`; `available` is null where nothing
 * limits it.
 *
 * Errors: `NOT_FOUND`, `INSUFFICIENT_FUNDS`, `LEDGER_KEY_TAKEN` (the key belongs to a different entry), `LEDGER_ENTRY_CLOSED` (released, posted or
 * reversed before), `LEDGER_PERIOD_TAKEN`, `DECIMAL_INVALID`, `INVALID_INPUT`.
 */
export const accountAggregate: AggregateType<AccountState, AccountCommand, AccountEvent> = {
  type: 'account',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [accountsCollection.name],

  decide(state, command, context) {
    switch (command.type) {
      case 'openAccount':
        return open(state, command, context);
      case 'setAccountLimit': {
        const account = requireEntity(state, `account ${context.key}`);
        const limit = amountOf(command.limit, account.scale, '/limit');
        if (limit < 0) refuseInput('/limit', 'zero or more', limit);
        const data = { reason: requireText(command.reason, '/reason', 1000) };
        return account.limit === limit
          ? told(account, null, [])
          : told(account, null, [{ type: 'accountLimitChanged', facts: { limit }, data }]);
      }
      case 'postEntry':
      case 'reserveAmount':
      case 'releaseReservation':
      case 'postReservation':
      case 'reverseEntry':
        return enter(requireEntity(state, `account ${context.key}`), command, context);
      default:
        return refuseUnknownCommand('account', command);
    }
  },

  apply: applyAccountEvent,

  project(change) {
    const { entries: _entries, days: _days, ...account } = change.next;
    const { register, id, title, organisation, currency, balance, reserved } = account;
    const available = availableOf(change.next);
    const fields = { register, organisation, nameKey: sortKey(title), currency, balance, reserved, available, terms: searchTerms(title) };
    return { rows: [], listRow: row(change, accountsCollection.name, recordPart(register, id), fields, { ...account, available }) };
  },

  about: (state) => ({ register: state.register }),

  freeze: ({ entries, days, ...state }) => ({ ...state, entries: entries.entries(), days: days.entries() }),
  thaw(json) {
    const { entries, days, ...state } = json as unknown as Omit<AccountState, 'entries' | 'days'> & {
      readonly entries: readonly [string, LedgerEntry][];
      readonly days: readonly [string, number][];
    };
    return { ...state, entries: TextMap.from(entries), days: TextMap.from(days) };
  },
};

function open(
  state: AccountState | null,
  command: Extract<AccountCommand, { type: 'openAccount' }>,
  context: DecisionContext,
): Decision<AccountEvent> {
  // A record opens its account once; whoever opens it again finds it.
  if (state !== null) return told(state, null, []);
  const register = requireText(command.register, '/register', 128);
  const account = requireText(command.id, '/id', 128);
  if (accountKey(context.tenant, register, account) !== context.key) refuseInput('/id', `the id behind ${context.key}`, account);
  const { scale = 2, mayGoBelowZero = false } = command;
  const currency = optionalText(command.currency, '/currency', 3);
  if (!Number.isInteger(scale) || scale < 0 || scale > decimalDigits)
    refuseInput('/scale', `a whole number from 0 to ${decimalDigits}`, scale);
  if (currency !== null && !/^[A-Z]{3}$/.test(currency)) refuseInput('/currency', 'three capital letters', currency);
  const organisation = optionalId(command.organisation, '/organisation');
  const title = optionalText(command.title, '/title') ?? account;
  const facts = { register, account, organisation, currency, scale, mayGoBelowZero: mayGoBelowZero === true };
  const event: AccountEvent = { type: 'accountOpened', facts, data: { title } };
  return { events: [event], answer: { changed: true, ...balancesOf(applyAccountEvent(null, event)) } };
}

function enter(account: AccountState, command: EntryCommand, context: DecisionContext): Decision<AccountEvent> {
  const entry = requireText(command.entry, '/entry');
  const date = dateOf(command.date, context.now);
  const data = { note: optionalText(command.note, '/note', 4000) };
  const known = account.entries.get(entry);
  const wish = wishOf(account, command);
  if (known !== undefined) {
    // The same entry again: a job's second attempt, or an answer that got lost.
    if (known.kind === wish.entry.kind && known.amount === wish.entry.amount && known.of === wish.of && samePeriod(known, wish))
      return told(account, entry, []);
    throw new MillraceError('LEDGER_KEY_TAKEN', { entry, account: nameOf(account) });
  }
  if (command.type === 'releaseReservation' && command.ifOpen === true && account.entries.get(command.reservation)?.status !== 'open')
    return told(account, entry, []);
  wish.check();
  const covers = wish.period === undefined ? {} : { period: wish.period };
  const event = { type: wish.type, facts: { entry, amount: wish.amount, date, of: wish.of, ...covers }, data } as AccountEvent;
  const next = applyAccountEvent(account, event);
  amountOf(next.balance, account.scale, '/amount');
  amountOf(next.reserved, account.scale, '/amount');
  return { ...told(account, entry, [event]), ...heldBy(command, context) };
}

/** Tells the holder of a reservation what it is to give back. */
function heldBy(command: EntryCommand, context: DecisionContext): Pick<Decision<AccountEvent>, 'effects'> {
  if (command.type !== 'reserveAmount' || command.holder === undefined) return {};
  const holder = requireText(command.holder, '/holder');
  if (!holder.startsWith(`${context.tenant}/holder/`)) refuseInput('/holder', `a key such as ${context.tenant}/holder/…`, holder);
  const note: HolderCommand = { type: 'noteReservation', account: context.key, reservation: command.entry };
  return { effects: [{ to: holder, command: note }] };
}

const samePeriod = (known: LedgerEntry, { period }: Wish): boolean =>
  known.period?.from === period?.from && known.period?.to === period?.to;

/** What a command wants to enter, before it is checked against the account: a repetition is recognised by it. */
interface Wish {
  readonly type: AccountEvent['type'];
  /** As the event says it. */
  readonly amount: number;
  readonly of: string | null;
  readonly period?: LedgerPeriod | undefined;
  /** As the entry will be remembered. */
  readonly entry: Pick<LedgerEntry, 'kind' | 'amount'>;
  readonly check: () => void;
}

function wishOf(account: AccountState, command: EntryCommand): Wish {
  switch (command.type) {
    case 'postEntry': {
      const amount = amountOf(command.amount, account.scale, '/amount');
      if (amount === 0) refuseInput('/amount', 'an amount other than zero', amount);
      return { type: 'amountPosted', amount, of: null, entry: { kind: 'post', amount }, check: () => requireFunds(account, -amount, 0) };
    }
    case 'reserveAmount': {
      const period = command.period === undefined ? undefined : periodOf(command.period);
      // Days may be taken that cost nothing, for example leave without pay.
      const free = period !== undefined && command.amount === 0;
      const amount = free ? 0 : positive(command.amount, account.scale);
      const check = (): void => {
        if (period !== undefined) requireDays(account, period);
        requireFunds(account, amount, 0);
      };
      return { type: 'amountReserved', amount, of: null, period, entry: { kind: 'reserve', amount }, check };
    }
    case 'releaseReservation': {
      const { amount, of, check } = reservationOf(account, command.reservation);
      return { type: 'reservationReleased', amount, of, entry: { kind: 'release', amount }, check };
    }
    case 'postReservation': {
      const reservation = reservationOf(account, command.reservation);
      const amount = command.amount === undefined ? reservation.amount : positive(command.amount, account.scale);
      const check = (): void => {
        reservation.check();
        requireFunds(account, amount, reservation.amount);
      };
      const { of, period } = reservation;
      return { type: 'reservationPosted', amount, of, period, entry: { kind: 'post', amount: 0 - amount }, check };
    }
    case 'reverseEntry': {
      const of = requireText(command.of, '/of');
      const reversed = entryOf(account, of);
      const amount = reversed.amount === 0 ? 0 : -reversed.amount;
      const check = (): void => {
        if (reversed.kind !== 'post') refuseInput('/of', 'the key of a posting; release a reservation instead', of);
        requireOpen(account, of, reversed);
        requireFunds(account, -amount, 0);
      };
      return { type: 'entryReversed', amount, of, entry: { kind: 'post', amount }, check };
    }
  }
}

function reservationOf(
  account: AccountState,
  key: unknown,
): { readonly of: string; readonly amount: number; readonly period: LedgerPeriod | undefined; readonly check: () => void } {
  const of = requireText(key, '/reservation');
  const reservation = entryOf(account, of);
  const check = (): void => {
    if (reservation.kind !== 'reserve') refuseInput('/reservation', 'the key of a reservation', of);
    requireOpen(account, of, reservation);
  };
  return { of, amount: reservation.amount, period: reservation.period, check };
}

function entryOf(account: AccountState, key: string): LedgerEntry {
  const entry = account.entries.get(key);
  if (entry === undefined) throw new MillraceError('NOT_FOUND', { entity: `entry ${key} of account ${nameOf(account)}` });
  return entry;
}

function requireOpen(account: AccountState, entry: string, { status }: LedgerEntry): void {
  if (status !== 'open') throw new MillraceError('LEDGER_ENTRY_CLOSED', { entry, account: nameOf(account), found: status });
}

/** Refuses days that another entry which stands covers already. */
function requireDays(account: AccountState, period: LedgerPeriod): void {
  const taken = coveringEntry(account, period);
  if (taken === undefined) return;
  throw new MillraceError('LEDGER_PERIOD_TAKEN', { account: nameOf(account), ...period, takenFrom: taken.from, takenTo: taken.to });
}

/** Refuses to spend or set aside more than is available; `freed` is what the same entry gives back. Nothing is refused that only gives. */
function requireFunds(account: AccountState, needed: number, freed: number): void {
  const available = availableOf(account);
  if (available === null || needed <= freed || subtract(needed, freed) <= available) return;
  throw new MillraceError('INSUFFICIENT_FUNDS', {
    account: nameOf(account),
    needed,
    currency: account.currency ?? '',
    available: subtract(available, -freed),
  });
}

/** An exact amount of the account. Its units, too, have at most 15 digits, so that sums of accounts never lose the last of them. */
function amountOf(value: unknown, scale: number, place: string): number {
  if (!isDecimal(value, scale) || Math.abs(value) * 10 ** scale >= 10 ** decimalDigits) {
    return refuseInput(place, `an amount of at most ${decimalDigits} digits, ${scale} of them after the point`, value);
  }
  return value + 0;
}

function positive(value: unknown, scale: number): number {
  const amount = amountOf(value, scale, '/amount');
  return amount > 0 ? amount : refuseInput('/amount', 'an amount above zero', amount);
}

function periodOf(value: unknown): LedgerPeriod {
  const { from, to } = (typeof value === 'object' && value !== null ? value : {}) as Partial<LedgerPeriod>;
  const period = { from: dayOf(from, '/period/from'), to: dayOf(to, '/period/to') };
  return period.from <= period.to ? period : refuseInput('/period/to', `a day not before ${period.from}`, period.to);
}

function dayOf(value: unknown, place: string): string {
  return typeof value === 'string' && checkedValue({ type: 'date' }, value).ok
    ? value
    : refuseInput(place, 'a day such as 2026-11-22', value);
}

function dateOf(value: string | undefined, now: number): string {
  if (value === undefined) return formatInstant(now).slice(0, 10);
  return dayOf(value, '/date');
}

function told(account: AccountState, entry: string | null, events: readonly AccountEvent[]): Decision<AccountEvent> {
  const next = events.reduce(applyAccountEvent, account);
  return { events, answer: { ...(entry === null ? {} : { entry }), changed: events.length > 0, ...balancesOf(next) } };
}

function balancesOf(account: AccountState): { readonly [name: string]: JsonValue } {
  return { balance: account.balance, reserved: account.reserved, available: availableOf(account) };
}

const nameOf = ({ register, id }: AccountState): string => `${register}/${id}`;
