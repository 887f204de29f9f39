import type { JsonObject, RegisterDefinition } from '@millrace/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AggregateRig, type Letter } from '../../testing/aggregate-rig.js';
import { recordAggregate, recordKey, uniqueAggregate, type RecordState, type UniqueReservation } from './index.js';

const suppliers: RegisterDefinition = {
  kind: 'register',
  format: 1,
  id: 'suppliers',
  attributes: {
    name: { type: 'text', required: true },
    inn: { type: 'text', unique: true },
    city: { type: 'text' },
    contract: { type: 'text' },
  },
  keys: { contract: ['city', 'contract'] },
};

const newRig = (): AggregateRig =>
  new AggregateRig({
    types: [recordAggregate, uniqueAggregate],
    answers: { latest: () => ({ hash: 'h1', version: 1 }), definition: () => suppliers },
  });

const key = (id: string): string => recordKey('main', 'suppliers', id);
const create = (rig: AggregateRig, id: string, attributes: JsonObject): JsonObject =>
  rig.send(key(id), { type: 'createRecord', register: 'suppliers', id, attributes }) as JsonObject;
const change = (rig: AggregateRig, id: string, changes: JsonObject): JsonObject =>
  rig.send(key(id), { type: 'changeRecord', changes }) as JsonObject;
const stateOf = (rig: AggregateRig, id: string): RecordState => rig.state<RecordState>(key(id))!;
const reserved = (rig: AggregateRig): number =>
  [...rig.rows.values()].filter((row) => row.collection === 'reservations' && row.fields !== null).length;
const firstSent = (rig: AggregateRig, type: string): Letter => rig.delivered.find((letter) => letter.command.type === type)!;

describe('rule 15: unique values are reserved', () => {
  it('a record comes to be when all its values have been confirmed', () => {
    const rig = newRig();
    expect(create(rig, 'a', { name: 'x', inn: '7701234567', city: 'Omsk', contract: '1' })).toMatchObject({
      status: 'reserving',
      revision: 0,
    });
    expect(rig.row('records', 'main/suppliers.a')).toMatchObject({ status: 'reserving', pending: true });
    rig.settle();
    expect(stateOf(rig, 'a')).toMatchObject({ status: 'active', revision: 1, pending: null });
    expect([...rig.rows.values()].filter((row) => row.collection === 'reservations').map((row) => row.fields)).toMatchObject([
      { name: 'inn', by: key('a'), confirmed: true },
      { name: 'key:contract', by: key('a'), confirmed: true },
    ]);
    rig.checkRebuild();
  });

  it('the second one with a value is refused, keeps nothing of the rest, and may be tried again', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x', inn: '7701234567' });
    rig.settle();
    create(rig, 'b', { name: 'y', inn: '7701234567', city: 'Omsk', contract: '1' });
    rig.settle();
    expect(rig.row('records', 'main/suppliers.b')).toMatchObject({ status: 'refused', refusal: { unique: 'inn' } });
    expect(reserved(rig)).toBe(1);
    expect(create(rig, 'b', { name: 'y', inn: '7701234568', city: 'Omsk', contract: '1' })).toMatchObject({ status: 'reserving' });
    rig.settle();
    expect(stateOf(rig, 'b')).toMatchObject({ status: 'active', revision: 1, refusal: null });
    rig.checkRebuild();
  });

  it('a changed value is given up only when the new one is confirmed', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x', inn: '7701234567' });
    create(rig, 'b', { name: 'y', inn: '7701234568' });
    rig.settle();
    rig.send(key('a'), { type: 'changeRecord', changes: { inn: '7701234568' } });
    expect(() => rig.send(key('a'), { type: 'changeRecord', changes: { name: 'z' } })).toThrowError(/no change under way/);
    rig.settle();
    expect(stateOf(rig, 'a')).toMatchObject({
      status: 'active',
      revision: 1,
      content: { attributes: { inn: '7701234567' } },
      refusal: { unique: 'inn' },
    });
    rig.send(key('a'), { type: 'changeRecord', changes: { inn: '7701234569' } });
    rig.settle();
    create(rig, 'c', { name: 'z', inn: '7701234567' });
    rig.settle();
    expect([stateOf(rig, 'a').content.attributes['inn'], stateOf(rig, 'c').status]).toEqual(['7701234569', 'active']);
  });

  it('an absent value reserves nothing', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x', city: 'Omsk' });
    create(rig, 'b', { name: 'y', city: 'Omsk' });
    expect([stateOf(rig, 'a').status, stateOf(rig, 'b').status]).toEqual(['active', 'active']);
  });

  it('an archived record keeps its values', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x', inn: '7701234567' });
    rig.settle();
    rig.send(key('a'), { type: 'archiveRecord', reason: 'gone' });
    create(rig, 'b', { name: 'y', inn: '7701234567' });
    rig.settle();
    expect(stateOf(rig, 'b').status).toBe('refused');
  });

  it('a hold that is not confirmed in time goes to the next who asks, and the first one learns it', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x', inn: '7701234567' });
    rig.deliver();
    rig.now += 11 * 60_000;
    create(rig, 'b', { name: 'y', inn: '7701234567' });
    // b's whole way first, as if a's node stood still.
    while (rig.letters.some((letter) => letter.from === key('b') || letter.to === key('b'))) {
      rig.deliver(rig.letters.findIndex((letter) => letter.from === key('b') || letter.to === key('b')));
    }
    expect(stateOf(rig, 'b').status).toBe('active');
    rig.settle();
    expect(stateOf(rig, 'a')).toMatchObject({ status: 'refused', refusal: { unique: 'inn' } });
  });

  it('a stray hold that nobody wants is released as soon as its answer arrives', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x', inn: '7701234567' });
    create(rig, 'b', { name: 'y', inn: '7701234567' });
    rig.settle();
    const [loser] = ['a', 'b'].filter((id) => stateOf(rig, id).status === 'refused');
    const [winner] = ['a', 'b'].filter((id) => id !== loser);
    rig.send(key(winner!), { type: 'changeRecord', changes: { inn: null } });
    rig.settle();
    // The loser's hold arrives once more, from a node that had been frozen.
    rig.repeat(rig.delivered.find((letter) => letter.from === key(loser!) && letter.command.type === 'holdUnique')!);
    expect(reserved(rig)).toBe(1);
    rig.settle();
    expect(reserved(rig)).toBe(0);
  });

  it('a change that waits can be given up', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x', inn: '7701234567' });
    expect(rig.send(key('a'), { type: 'cancelRecordChange', reason: 'wrong number' })).toMatchObject({ status: 'refused' });
    rig.settle();
    expect(reserved(rig)).toBe(0);
  });

  it('a confirmed value is never given away by time', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x', inn: '1' });
    rig.settle();
    rig.now += 365 * 86_400_000;
    create(rig, 'b', { name: 'y', inn: '1' });
    rig.settle();
    expect([stateOf(rig, 'a').status, stateOf(rig, 'b').status]).toEqual(['active', 'refused']);
  });

  it('a late release does not take away what its sender has got back since', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x', inn: '1' });
    rig.settle();
    change(rig, 'a', { inn: '2' });
    rig.settle();
    const released = firstSent(rig, 'releaseUnique');
    change(rig, 'a', { inn: '1' });
    rig.settle();
    rig.repeat(released);
    create(rig, 'b', { name: 'y', inn: '1' });
    rig.settle();
    expect([stateOf(rig, 'a').status, stateOf(rig, 'b').status]).toEqual(['active', 'refused']);
  });

  it('a late confirmation does not count for a later change', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x', inn: '1' });
    rig.settle();
    const confirmed = firstSent(rig, 'uniqueConfirmed');
    change(rig, 'a', { inn: '2' });
    rig.settle();
    change(rig, 'a', { inn: '1' });
    rig.repeat(confirmed);
    expect(stateOf(rig, 'a').content.attributes['inn']).toBe('2');
    rig.settle();
    expect(stateOf(rig, 'a').content.attributes['inn']).toBe('1');
  });

  it('a late hold of what its sender has released is dropped', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x', inn: '1' });
    rig.settle();
    change(rig, 'a', { inn: null });
    rig.settle();
    rig.repeat(firstSent(rig, 'holdUnique'));
    rig.repeat(firstSent(rig, 'confirmUnique'));
    expect([reserved(rig), rig.letters.length]).toEqual([0, 0]);
  });

  it('no two records ever have one value, and nothing stays stuck, in any order of delivery, with repetitions and lost time', () => {
    const inns = ['7700000001', '7700000002'];
    const step = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('create' as const),
          id: fc.constantFrom('a', 'b', 'c'),
          inn: fc.constantFrom(...inns),
          contract: fc.constantFrom('1', '2'),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('change' as const),
          id: fc.constantFrom('a', 'b', 'c'),
          inn: fc.constantFrom(...inns, null),
          contract: fc.constantFrom('1', '2', null),
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), id: fc.constantFrom('a', 'b', 'c') }) },
      { weight: 12, arbitrary: fc.record({ do: fc.constant('deliver' as const), at: fc.nat(8) }) },
      { weight: 4, arbitrary: fc.record({ do: fc.constant('repeat' as const), at: fc.nat(60) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const) }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const rig = newRig();
        for (const one of steps) {
          try {
            if (one.do === 'create') create(rig, one.id, { name: one.id, inn: one.inn, city: 'Omsk', contract: one.contract });
            if (one.do === 'change')
              rig.send(key(one.id), { type: 'changeRecord', changes: { inn: one.inn, city: 'Omsk', contract: one.contract } });
            if (one.do === 'cancel') rig.send(key(one.id), { type: 'cancelRecordChange', reason: 'test' });
          } catch {
            // Refused while a change is under way, or before the record is there: that is what callers see.
          }
          if (one.do === 'deliver') rig.deliver(Math.min(one.at, rig.letters.length - 1));
          if (one.do === 'repeat' && rig.delivered.length > 0) rig.repeat(rig.delivered[one.at % rig.delivered.length]!);
          if (one.do === 'wait') rig.now += 20 * 60_000;
          expectNoTwoOwners(rig);
        }
        rig.settle();
        expectNoTwoOwners(rig);
        expect(rig.refusals).toEqual([]);
        const states = ['a', 'b', 'c'].map((id) => rig.state<RecordState>(key(id))).filter((state) => state !== null);
        expect(states.every((state) => state.pending === null)).toBe(true);
        const owned = new Map(states.flatMap((state) => state.uniques.map((unique) => [unique.key, key(state.id)] as const)));
        for (const letter of rig.delivered) {
          const unique = letter.to.split('/')[1] === 'unique' ? rig.state<UniqueReservation>(letter.to) : null;
          if (unique === null) continue;
          expect(unique.hold?.by).toBe(owned.get(letter.to));
          expect(unique.hold?.confirmed ?? true).toBe(true);
        }
        rig.checkRebuild();
      }),
      { numRuns: 400 },
    );
  });
});

function expectNoTwoOwners(rig: AggregateRig): void {
  const owned = ['a', 'b', 'c'].flatMap((id) => rig.state<RecordState>(key(id))?.uniques.map((unique) => unique.key) ?? []);
  expect(new Set(owned).size).toBe(owned.length);
}
