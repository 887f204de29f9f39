import { MillraceError, type JsonObject } from '@millrace/schemas';
import {
  accountKey,
  availableOf,
  coveredDays,
  recordKey,
  recordQuery,
  type AccountState,
  type LedgerEntry,
  type RecordRow,
  type RecordSearch,
  type RecordState,
} from '../registers/index.js';
import { optionsOf, refuse, refuseNoText, textGiven } from './call-input.js';
import type { Sender, Settled } from './engine-options.js';
import type { Engine } from './engine.js';
import { plainInput } from './plain-input.js';
import { page, type ListPage } from './views.js';

/** What the caller of a change hears: the record as it is now. */
export interface RecordOutcome extends Settled {
  readonly register: string;
  readonly id: string;
  /** `reserving` only when its unique values are still being reserved (`settled: false`). */
  readonly status: string;
  readonly revision: number;
  /** Where the register gives numbers and this one has come. */
  readonly number?: string;
}

/** What else a change may say. */
export interface ChangeOptions extends Sender {
  readonly organisation?: string | null;
  readonly reason?: string;
  /** Refuses with `REVISION_CHANGED` when somebody changed the record since. */
  readonly expectedRevision?: number;
}

/** An entry of a ledger account. */
export interface EntryOptions extends Sender {
  /** Its key: sent twice, it is one entry. */
  readonly entry: string;
  readonly date?: string;
  readonly note?: string;
}

/** What an account says of itself. */
export interface AccountFigures {
  readonly balance: number;
  readonly reserved: number;
  readonly available: number | null;
  readonly covered: readonly { readonly from: string; readonly to: string }[];
}

/** Records of registers, and ledger accounts. */
export class RecordsDesk {
  constructor(private readonly engine: Engine) {}

  /** Creates a record. A unique value that is taken refuses with `RECORD_VALUE_TAKEN`. */
  async create(
    register: string,
    id: string,
    attributes: JsonObject,
    options: ChangeOptions & { readonly source?: string } = {},
  ): Promise<RecordOutcome> {
    const { organisation, reason, source } = optionsOf(options);
    return this.change(register, id, { type: 'createRecord', register, id, attributes, organisation, reason, source }, options);
  }

  /** Changes attributes of a record; `null` clears one. */
  async update(register: string, id: string, changes: JsonObject, options: ChangeOptions = {}): Promise<RecordOutcome> {
    const { organisation, reason, expectedRevision } = optionsOf(options);
    return this.change(register, id, { type: 'changeRecord', changes, organisation, reason, expectedRevision }, options);
  }

  /** Takes a record out of use; nothing is deleted. */
  async archive(register: string, id: string, reason: string, options: ChangeOptions = {}): Promise<RecordOutcome> {
    return this.change(register, id, { type: 'archiveRecord', reason, expectedRevision: optionsOf(options).expectedRevision }, options);
  }

  /** Brings an archived record back. */
  async restore(register: string, id: string, options: ChangeOptions = {}): Promise<RecordOutcome> {
    return this.change(
      register,
      id,
      { type: 'restoreRecord', reason: optionsOf(options).reason, expectedRevision: optionsOf(options).expectedRevision },
      options,
    );
  }

  /** A record, or `null`. */
  async get(register: string, id: string): Promise<RecordState | null> {
    return (await this.engine.look(this.recordAt(register, id))) as RecordState | null;
  }

  /** Records by key, words, attributes or references. */
  async find(search: RecordSearch): Promise<ListPage<RecordRow>> {
    const given = searchOf(search);
    const found = await this.engine.findRows(recordQuery(this.engine.tenant, given));
    const items = found.rows.map((row) => JSON.parse(row.body) as RecordRow);
    return { items, ...(found.cursor === undefined ? {} : { cursor: found.cursor }) };
  }

  /** Opens a ledger account. */
  async openAccount(
    register: string,
    id: string,
    options: Sender & {
      readonly title?: string;
      readonly currency?: string;
      readonly scale?: number;
      readonly mayGoBelowZero?: boolean;
      readonly organisation?: string;
    } = {},
  ): Promise<Settled> {
    const { title, currency, scale, mayGoBelowZero, organisation } = optionsOf(options);
    return this.toAccount(
      register,
      id,
      { type: 'openAccount', register, id, title, currency, scale, mayGoBelowZero, organisation },
      options,
    );
  }

  /** Adds to an account, or takes from it with a negative amount. */
  async post(register: string, id: string, amount: number, options: EntryOptions): Promise<Settled> {
    return this.toAccount(register, id, { type: 'postEntry', amount, ...entryOf(options) }, options);
  }

  /** Sets an amount aside; refuses with `INSUFFICIENT_FUNDS`. */
  async reserve(register: string, id: string, amount: number, options: EntryOptions): Promise<Settled> {
    return this.toAccount(register, id, { type: 'reserveAmount', amount, ...entryOf(options) }, options);
  }

  /**
   * An account's figures, or `null`. `available` is `null` where nothing limits it; `covered` are the days of reservations and postings that stand, the latest
   * 200, in order.
   */
  async account(register: string, id: string): Promise<AccountFigures | null> {
    const state = (await this.engine.look(this.accountAt(register, id))) as AccountState | null;
    if (state === null) return null;
    const { balance, reserved } = state;
    // A copy of the state has the map as the list it is in JSON.
    const entries = state.entries as unknown as readonly (readonly [string, LedgerEntry])[];
    return { balance, reserved, available: availableOf(state), covered: coveredDays(entries).slice(-200) };
  }

  private recordAt(register: string, id: string): string {
    return recordKey(this.engine.tenant, textGiven('the register', register), textGiven('the record id', id));
  }

  private accountAt(register: string, id: string): string {
    return accountKey(this.engine.tenant, textGiven('the register', register), textGiven('the account id', id));
  }

  private async change(register: string, id: string, command: object, options: ChangeOptions): Promise<RecordOutcome> {
    const done = await this.engine.execute(this.recordAt(register, id), defined(command), options);
    const state = await this.get(register, id);
    const answer = done.answer as { readonly status?: string };
    if (answer.status === 'reserving' && state?.refusal && state.pending === null && state.refusal.change === state.changes) {
      throw new MillraceError('RECORD_VALUE_TAKEN', { register, attribute: state.refusal.unique ?? '' });
    }
    return {
      register,
      id,
      status: state?.status ?? 'active',
      revision: state?.revision ?? 0,
      ...(state?.number ? { number: state.number.text } : {}),
      settled: done.settled && state?.pending === null,
    };
  }

  private toAccount(register: string, id: string, command: object, sender: Sender): Promise<Settled> {
    return this.engine.execute(this.accountAt(register, id), defined(command), sender);
  }
}

/** Without what was not given: a command's absent property is not the same as one that is `undefined`. */
function defined(command: object): never {
  return Object.fromEntries(Object.entries(command).filter(([, value]) => value !== undefined)) as never;
}

function entryOf(options: EntryOptions): Pick<EntryOptions, 'entry' | 'date' | 'note'> {
  const { entry, date, note } = optionsOf(options);
  return { entry, ...(date === undefined ? {} : { date }), ...(note === undefined ? {} : { note }) };
}

const sorts: readonly unknown[] = ['title', 'key', 'newest', undefined];

/** A search as its list reads it: text where text belongs. */
function searchOf(search: RecordSearch): RecordSearch {
  const given = optionsOf(search, 'the search');
  const { status, organisation, key, title, words, cursor } = given;
  textGiven('register', given.register);
  refuseNoText({ status, organisation, key, title, words, cursor });
  optionsOf(given.attributes, 'attributes');
  optionsOf(given.where, 'where');
  if (given.refersTo !== undefined) {
    const { register, id } = optionsOf(given.refersTo, 'refersTo');
    textGiven('refersTo.register', register);
    textGiven('refersTo.id', id);
  }
  if (!sorts.includes(given.sort)) refuse('sort', 'title, key or newest', given.sort);
  page(given);
  return plainInput(given, 'the search');
}
