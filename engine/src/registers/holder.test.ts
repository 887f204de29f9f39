import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { AggregateRig } from '../../testing/aggregate-rig.js';
import { accountAggregate, accountKey, holderAggregate, type AccountState } from './index.js';

const account = accountKey('main', 'days', 'anna');
const holder = 'main/holder/i1';

function newRig(): AggregateRig {
  const rig = new AggregateRig({ types: [accountAggregate, holderAggregate] });
  rig.send(account, { type: 'openAccount', register: 'days', id: 'anna', scale: 0 });
  rig.send(account, { type: 'postEntry', entry: 'year', amount: 28 });
  return rig;
}

const reserve = (rig: AggregateRig, entry: string, amount: number): JsonObject =>
  rig.send(account, { type: 'reserveAmount', entry, amount, holder }) as JsonObject;
const reserved = (rig: AggregateRig): number => rig.state<AccountState>(account)!.reserved;

describe('the holder of reservations', () => {
  it('gives back what is still open when it ends, and only that', () => {
    const rig = newRig();
    reserve(rig, 'i1.4', 14);
    reserve(rig, 'i1.9', 7);
    rig.settle();
    rig.send(account, { type: 'postReservation', entry: 'i1.12', reservation: 'i1.4' });
    rig.send(holder, { type: 'endHolder' });
    rig.settle();
    expect(rig.state<AccountState>(account)).toMatchObject({ balance: 14, reserved: 0 });
    rig.checkRebuild();
  });

  it('gives back at once what is noted after its end', () => {
    const rig = newRig();
    rig.send(holder, { type: 'endHolder' });
    reserve(rig, 'i1.4', 14);
    expect(reserved(rig)).toBe(14);
    rig.settle();
    expect(reserved(rig)).toBe(0);
  });

  it('ends once, and a note that arrives twice is one', () => {
    const rig = newRig();
    reserve(rig, 'i1.4', 14);
    rig.settle();
    rig.send(holder, { type: 'noteReservation', account, reservation: 'i1.4' });
    rig.send(holder, { type: 'endHolder' });
    rig.send(holder, { type: 'endHolder' });
    rig.settle();
    expect(reserved(rig)).toBe(0);
  });

  it('is a holder of this tenant', () => {
    const rig = newRig();
    expect(() => rig.send(account, { type: 'reserveAmount', entry: 'e', amount: 1, holder: 'other/holder/i1' })).toThrowError(
      /a key such as main\/holder/,
    );
  });
});
