import { describe, expect, it } from 'vitest';
import { addMoney, compareMoney, isMoney, subtractMoney } from './money.js';

describe('money', () => {
  it('adds and subtracts amounts of one currency exactly', () => {
    expect(addMoney({ amount: 0.1, currency: 'EUR' }, { amount: 0.2, currency: 'EUR' })).toEqual({ amount: 0.3, currency: 'EUR' });
    expect(subtractMoney({ amount: 1, currency: 'RUB' }, { amount: 0.9, currency: 'RUB' })).toEqual({ amount: 0.1, currency: 'RUB' });
  });

  it('compares amounts of one currency', () => {
    expect(compareMoney({ amount: 2, currency: 'RUB' }, { amount: 10, currency: 'RUB' })).toBeLessThan(0);
    expect(compareMoney({ amount: 2, currency: 'RUB' }, { amount: 2, currency: 'RUB' })).toBe(0);
  });

  it('refuses two currencies, for there is no rate', () => {
    expect(() => addMoney({ amount: 1, currency: 'EUR' }, { amount: 1, currency: 'RUB' })).toThrow('found EUR and RUB');
  });

  it('knows money when it sees it', () => {
    expect(isMoney({ amount: 1.5, currency: 'EUR' })).toBe(true);
    expect(
      [{ amount: '1', currency: 'EUR' }, { amount: 1, currency: 'eur' }, { amount: 1, currency: 'EUR', rate: 2 }, null, 1].some(isMoney),
    ).toBe(false);
  });
});
