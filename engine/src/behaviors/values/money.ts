import { MillraceError } from '@millrace/schemas';
import { add, compare, isDecimal, subtract } from './decimal.js';

/** An amount in one currency: a decimal of at most 15 significant digits and an ISO 4217 code. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** Whether a value is money: exactly `{ amount, currency }`, the amount a decimal, the currency three capital letters. */
export function isMoney(value: unknown): value is Money {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { amount, currency } = value as Partial<Money>;
  return isDecimal(amount) && typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) && Object.keys(value).length === 2;
}

/** The exact sum of two amounts. Throws `MONEY_CURRENCIES_DIFFER` when the currencies are not the same: there is no rate to convert by. */
export function addMoney(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return { amount: add(a.amount, b.amount), currency: a.currency };
}

/** The exact difference of two amounts of one currency; throws as `addMoney`. */
export function subtractMoney(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return { amount: subtract(a.amount, b.amount), currency: a.currency };
}

/** Negative, zero or positive, as the first amount is less than, equal to or more than the second of the same currency; throws as `addMoney`. */
export function compareMoney(a: Money, b: Money): number {
  sameCurrency(a, b);
  return compare(a.amount, b.amount);
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new MillraceError('MONEY_CURRENCIES_DIFFER', { first: a.currency, second: b.currency });
}
