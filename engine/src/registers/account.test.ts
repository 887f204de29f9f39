import type { JsonObject } from '@millrace/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AggregateRig } from '../../testing/aggregate-rig.js';
import { accountAggregate, accountKey, availableOf, balanceOn, type AccountState } from './index.js';

const key = accountKey('main', 'budgets', 'it');

function newRig(more: JsonObject = {}): AggregateRig {
  const rig = new AggregateRig({ types: [accountAggregate], now: Date.UTC(2026, 10, 22, 12) });
  rig.send(key, { type: 'openAccount', register: 'budgets', id: 'it', currency: 'RUB', ...more });
  return rig;
}

const enter = (rig: AggregateRig, type: string, entry: string, more: JsonObject): JsonObject =>
  rig.send(key, { type, entry, ...more }) as JsonObject;
const account = (rig: AggregateRig): AccountState => rig.state<AccountState>(key)!;

describe('rule 15: a ledger account', () => {
  it('adds exactly', () => {
    const rig = newRig();
    enter(rig, 'postEntry', 'a', { amount: 0.1 });
    expect(enter(rig, 'postEntry', 'b', { amount: 0.2 })).toEqual({ entry: 'b', changed: true, balance: 0.3, reserved: 0, available: 0.3 });
  });

  it('spends and sets aside no more than is available', () => {
    const rig = newRig();
    enter(rig, 'postEntry', 'a', { amount: 100 });
    enter(rig, 'reserveAmount', 'r', { amount: 60 });
    expect(() => enter(rig, 'postEntry', 'b', { amount: -40.01 })).toThrowError(
      /Expected 40\.01 RUB to be available on account budgets\/it, but there is 40\./,
    );
    expect(() => enter(rig, 'reserveAmount', 's', { amount: 41 })).toThrowError(/there is 40\./);
    expect(enter(rig, 'postEntry', 'b', { amount: -40 })).toMatchObject({ balance: 60, reserved: 60, available: 0 });
  });

  it('frees what a reservation did not need, and lets it take more only where there is more', () => {
    const rig = newRig();
    enter(rig, 'postEntry', 'a', { amount: 100 });
    enter(rig, 'reserveAmount', 'r', { amount: 60 });
    enter(rig, 'reserveAmount', 's', { amount: 30 });
    expect(() => enter(rig, 'postReservation', 'p', { reservation: 'r', amount: 70.01 })).toThrowError(/there is 70\./);
    expect(enter(rig, 'postReservation', 'p', { reservation: 'r', amount: 50 })).toMatchObject({
      balance: 50,
      reserved: 30,
      available: 20,
    });
    expect(enter(rig, 'releaseReservation', 'q', { reservation: 's' })).toMatchObject({ balance: 50, reserved: 0, available: 50 });
    expect(() => enter(rig, 'releaseReservation', 'q2', { reservation: 'r' })).toThrowError(/already posted/);
  });

  it('the same entry again changes nothing, a different one under its key is refused', () => {
    const rig = newRig();
    enter(rig, 'postEntry', 'a', { amount: 100 });
    enter(rig, 'reserveAmount', 'r', { amount: 60 });
    enter(rig, 'postReservation', 'p', { reservation: 'r' });
    for (const [type, entry, more] of [
      ['postEntry', 'a', { amount: 100 }],
      ['reserveAmount', 'r', { amount: 60 }],
      ['postReservation', 'p', { reservation: 'r' }],
    ] as const) {
      expect(enter(rig, type, entry, more)).toMatchObject({ changed: false, balance: 40, reserved: 0 });
    }
    expect(() => enter(rig, 'postEntry', 'a', { amount: 99 })).toThrowError(/entry key a/);
    expect(() => enter(rig, 'reserveAmount', 'a', { amount: 100 })).toThrowError(/entry key a/);
  });

  it('takes an entry back by its opposite, once', () => {
    const rig = newRig();
    enter(rig, 'postEntry', 'a', { amount: 100 });
    enter(rig, 'postEntry', 'b', { amount: -30 });
    expect(() => enter(rig, 'reverseEntry', 'x', { of: 'a' })).toThrowError(/there is 70\./);
    expect(enter(rig, 'reverseEntry', 'x', { of: 'b' })).toMatchObject({ balance: 100 });
    expect(() => enter(rig, 'reverseEntry', 'y', { of: 'b' })).toThrowError(/already reversed/);
    expect(() => enter(rig, 'reverseEntry', 'y', { of: 'nothing' })).toThrowError(/entry nothing/);
  });

  it('may go below zero by its limit, or without end where the register says so', () => {
    const rig = newRig();
    rig.send(key, { type: 'setAccountLimit', limit: 50, reason: 'agreed' });
    expect(enter(rig, 'postEntry', 'a', { amount: -50 })).toMatchObject({ balance: -50, available: 0 });
    const free = newRig({ mayGoBelowZero: true });
    expect(enter(free, 'postEntry', 'a', { amount: -1000 })).toMatchObject({ balance: -1000, available: null });
  });

  it('knows its balance on a date, with entries that came later for earlier days', () => {
    const rig = newRig();
    enter(rig, 'postEntry', 'a', { amount: 100, date: '2026-10-01' });
    enter(rig, 'postEntry', 'b', { amount: -10 });
    enter(rig, 'postEntry', 'c', { amount: 5, date: '2026-09-30' });
    expect(['2026-09-29', '2026-09-30', '2026-10-31', '2026-11-22'].map((day) => balanceOn(account(rig), day))).toEqual([0, 5, 105, 95]);
  });

  it.each([
    ['postEntry', { amount: 1.005 }, /2 of them after the point/],
    ['postEntry', { amount: 0 }, /other than zero/],
    ['postEntry', { amount: 99_999_999_999_999 }, /at most 15 digits/],
    ['postEntry', { amount: '5' }, /at most 15 digits/],
    ['postEntry', { amount: 5, date: '2026-02-30' }, /a day such as/],
    ['reserveAmount', { amount: -5 }, /above zero/],
    ['releaseReservation', { reservation: 'nothing' }, /entry nothing/],
  ])('refuses %s %j', (type, more, message) => {
    expect(() => enter(newRig(), type, 'e', more as JsonObject)).toThrowError(message);
  });

  it('is not there before it is opened, and opening it again changes nothing', () => {
    const rig = new AggregateRig({ types: [accountAggregate] });
    expect(() => rig.send(key, { type: 'postEntry', entry: 'a', amount: 1 })).toThrowError(/account main\/account\/budgets\.it to exist/);
    const open = { type: 'openAccount', register: 'budgets', id: 'it', scale: 0 };
    expect(rig.send(key, open)).toMatchObject({ changed: true });
    expect(rig.send(key, { ...open, scale: 2 })).toMatchObject({ changed: false });
    expect(account(rig).scale).toBe(0);
  });

  it('agrees with whole cents, whatever is entered, repeated or refused, and never overspends', () => {
    const cents = fc.integer({ min: -100_000, max: 100_000 });
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    const step = fc.record({
      type: fc.constantFrom('postEntry', 'postEntry', 'reserveAmount', 'releaseReservation', 'postReservation', 'reverseEntry'),
      entry: name,
      cents,
      other: name,
      withAmount: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const rig = newRig();
        const model = new Map<string, { kind: 'post' | 'reserve'; cents: number; open: boolean }>();
        for (const { type, entry, cents: given, other, withAmount } of steps) {
          const amount = given / 100;
          const reserving = type === 'reserveAmount';
          const more: JsonObject = {
            ...(type === 'reverseEntry' ? { of: other } : {}),
            ...(type === 'releaseReservation' || type === 'postReservation' ? { reservation: other } : {}),
            ...(type === 'postEntry' || reserving || (type === 'postReservation' && withAmount)
              ? { amount: reserving ? Math.abs(amount) : amount }
              : {}),
          };
          let answer: JsonObject;
          try {
            answer = enter(rig, type, entry, more);
          } catch {
            continue;
          }
          expect(enter(rig, type, entry, more)).toEqual({ ...answer, changed: false });
          if (answer['changed'] !== true) continue;
          const of = model.get(other);
          if (type === 'postEntry') model.set(entry, { kind: 'post', cents: given, open: true });
          if (reserving) model.set(entry, { kind: 'reserve', cents: Math.abs(given), open: true });
          if (type === 'reverseEntry') model.set(entry, { kind: 'post', cents: -of!.cents, open: true });
          if (type === 'postReservation') model.set(entry, { kind: 'post', cents: -(withAmount ? given : of!.cents), open: true });
          if (type === 'releaseReservation') model.set(entry, { kind: 'post', cents: 0, open: false });
          if (type !== 'postEntry' && !reserving) model.set(other, { ...of!, open: false });
          const all = [...model.values()];
          const balance = all.filter(({ kind }) => kind === 'post').reduce((sum, one) => sum + one.cents, 0);
          const reserved = all.filter(({ kind, open }) => kind === 'reserve' && open).reduce((sum, one) => sum + one.cents, 0);
          expect(account(rig)).toMatchObject({ balance: balance / 100, reserved: reserved / 100 });
          expect(availableOf(account(rig))).toBeGreaterThanOrEqual(0);
          expect(balanceOn(account(rig), '2026-11-22')).toBe(balance / 100);
        }
        rig.checkRebuild();
      }),
      { numRuns: 300 },
    );
  });

  it('covers each day once: another entry that stands refuses it, one that was given back or reversed does not', () => {
    const rig = newRig();
    enter(rig, 'postEntry', 'a', { amount: 28 });
    const july = { from: '2026-07-06', to: '2026-07-19' };
    enter(rig, 'reserveAmount', 'r', { amount: 14, period: july });
    for (const taken of [july, { from: '2026-07-19', to: '2026-07-19' }, { from: '2026-07-01', to: '2026-07-06' }])
      expect(() => enter(rig, 'reserveAmount', 's', { amount: 1, period: taken })).toThrowError(
        /another entry covers 2026-07-06 to 2026-07-19/,
      );
    enter(rig, 'reserveAmount', 'next', { amount: 1, period: { from: '2026-07-20', to: '2026-07-20' } });
    enter(rig, 'postReservation', 'p', { reservation: 'r' });
    expect(() => enter(rig, 'reserveAmount', 's', { amount: 0, period: july })).toThrowError(/another entry covers/);
    enter(rig, 'reverseEntry', 'x', { of: 'p' });
    expect(enter(rig, 'reserveAmount', 's', { amount: 0, period: july })).toMatchObject({ balance: 28, reserved: 1 });
    enter(rig, 'releaseReservation', 'y', { reservation: 's' });
    expect(enter(rig, 'reserveAmount', 't', { amount: 14, period: july })).toMatchObject({ changed: true, reserved: 15 });
    expect(enter(rig, 'reserveAmount', 't', { amount: 14, period: july })).toMatchObject({ changed: false });
    expect(() => enter(rig, 'reserveAmount', 't', { amount: 14, period: { ...july, to: '2026-07-20' } })).toThrowError(/entry key t/);
    rig.checkRebuild();
  });

  it.each([
    [{ from: '2026-07-06' }, /a day such as/],
    [{ from: '2026-07-06', to: '2026-07-05' }, /a day not before 2026-07-06/],
    ['2026-07-06', /a day such as/],
  ])('refuses the period %j', (period, message) => {
    expect(() => enter(newRig(), 'reserveAmount', 'r', { amount: 1, period: period })).toThrowError(message);
  });

  it('rule 18: copies little of ten thousand entries', () => {
    const rig = newRig();
    for (let i = 0; i < 10_000; i++) enter(rig, 'postEntry', `e${i}`, { amount: 1 });
    const before = account(rig);
    const after = accountAggregate.apply(
      before,
      { type: 'amountPosted', facts: { entry: 'next', amount: 1, date: '2026-11-22', of: null }, data: { note: null } },
      0,
    );
    expect([before.entries.size, after.entries.size, after.balance]).toEqual([10_000, 10_001, 10_001]);
    expect(before.entries.has('next')).toBe(false);
  });
});
