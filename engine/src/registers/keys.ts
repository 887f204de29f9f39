import type { JsonObject, JsonValue, NumberSeries, RegisterDefinition } from '@millrace/schemas';
import { aggregateKey, keyPart } from '../behaviors/aggregate-key.js';
import { sha256 } from '../behaviors/sha256.js';
import type { AggregateKey } from '../ports/index.js';
import { uniqueKeysOf } from './definition.js';
import { valueKey } from './values.js';

/** The key of a record: `<tenant>/record/<register>.<id>`; its rows are `<tenant>/<register>.<id>`. */
export function recordKey(tenant: string, register: string, id: string): AggregateKey {
  return aggregateKey(tenant, 'record', recordPart(register, id));
}

/** The key of the account of a record in a ledger: `<tenant>/account/<register>.<id>`. */
export function accountKey(tenant: string, register: string, id: string): AggregateKey {
  return aggregateKey(tenant, 'account', recordPart(register, id));
}

/** The last part of the keys of a record, of its account and of its rows. */
export function recordPart(register: string, id: string): string {
  return `${keyPart(register)}.${keyPart(id)}`;
}

/** A value that no two records may share: which key of the register it is, and the aggregate that reserves it. */
export type UniqueValue = {
  /** An attribute's name, or `key:<id>` for a combination. */
  readonly name: string;
  readonly key: AggregateKey;
  readonly value: string;
};

/** The unique values of a record. A key with an absent attribute reserves nothing: absent equals nothing, not even absent. */
export function uniqueValuesOf(tenant: string, definition: RegisterDefinition, attributes: JsonObject): readonly UniqueValue[] {
  return uniqueKeysOf(definition).flatMap(({ name, attributes: names }) => {
    const values = names.map((attribute) => attributes[attribute]);
    if (values.some((value) => value === undefined)) return [];
    const value = values.map((part) => valueKey(part as JsonValue)).join('\n');
    const id = sha256([definition.id, name, value].join('\n')).slice(0, 32);
    return [{ name, key: aggregateKey(tenant, 'unique', id), value }];
  });
}

/** Where the next number of a register comes from, and how it is written. */
export interface SeriesAt {
  readonly key: AggregateKey;
  readonly prefix: string;
  readonly digits: number;
}

/**
 * The series for a record stored at `at` (milliseconds since 1970 UTC). In its prefix `{yyyy}`, `{yy}` and `{MM}` stand for the year
 * and month in UTC. Each year or month of a restarting series is an aggregate of its own.
 */
export function seriesAt(tenant: string, register: string, number: NumberSeries, at: number): SeriesAt {
  const { prefix, period } = periodOf(number, at);
  return { key: aggregateKey(tenant, 'number', `${keyPart(register)}${period}`), prefix, digits: number.digits ?? 1 };
}

/** What stands before the numbers of a series at `at`, and what its key ends with: each year or month of one that restarts is a series of its own. */
export function periodOf(
  number: Pick<NumberSeries, 'prefix' | 'restart'>,
  at: number,
): { readonly prefix: string; readonly period: string } {
  const date = new Date(at);
  const year = String(date.getUTCFullYear()).padStart(4, '0');
  const month = String(date.getUTCMonth() + 1).padStart(2, '0');
  const period = { never: '', yearly: `.${year}`, monthly: `.${year}-${month}` }[number.restart ?? 'never'];
  const prefix = (number.prefix ?? '').replaceAll('{yyyy}', year).replaceAll('{yy}', year.slice(-2)).replaceAll('{MM}', month);
  return { prefix, period };
}
