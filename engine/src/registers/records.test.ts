import type { JsonObject, RegisterDefinition } from '@millrace/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AggregateRig } from '../../testing/aggregate-rig.js';
import { memoryStore } from '../stores/memory/index.js';
import {
  accountAggregate,
  accountKey,
  numberAggregate,
  recordAggregate,
  recordKey,
  recordQuery,
  recordsCollection,
  uniqueAggregate,
  type AccountState,
  type NumberSeriesState,
  type RecordSearch,
  type RecordState,
} from './index.js';

const suppliers: RegisterDefinition = {
  kind: 'register',
  format: 1,
  id: 'suppliers',
  attributes: {
    name: { type: 'text', required: true, searchable: true },
    inn: { type: 'text', unique: true, pattern: '^([0-9]{10}|[0-9]{12})$' },
    city: { type: 'text' },
    contract: { type: 'text' },
    rating: { type: 'integer', minimum: 1, maximum: 5, initial: 3 },
    turnover: { type: 'decimal', scale: 2 },
    parent: { type: 'reference', register: 'suppliers' },
    token: { type: 'text', sensitivity: 'secret', searchable: true },
    code: { type: 'text' },
  },
  keys: { contract: ['city', 'contract'] },
  title: 'name',
  number: { attribute: 'code', prefix: 'SUP-{yyyy}-', digits: 4, restart: 'yearly' },
  ledger: { scale: 2, currency: 'RUB' },
};

/** Titles by the only expression these tests use: the name of an attribute. */
function newRig(definition: RegisterDefinition = suppliers): AggregateRig {
  return new AggregateRig({
    types: [recordAggregate, uniqueAggregate, numberAggregate, accountAggregate],
    now: Date.UTC(2026, 10, 22),
    answers: {
      latest: ({ id }) => (id === definition.id ? { hash: 'h1', version: 1 } : null),
      definition: () => definition,
      expression: ({ source, input }) => ({ ok: true, value: (input as JsonObject)[source] }),
    },
  });
}

const key = (id: string): string => recordKey('main', 'suppliers', id);
const create = (rig: AggregateRig, id: string, attributes: JsonObject, more: JsonObject = {}): JsonObject =>
  rig.send(key(id), { type: 'createRecord', register: 'suppliers', id, attributes, ...more }) as JsonObject;
const stateOf = (rig: AggregateRig, id: string): RecordState => rig.state<RecordState>(key(id))!;

describe('a record', () => {
  it('is there at once when nothing of it must be unique, with its initial values and its title', () => {
    const rig = newRig();
    expect(create(rig, 'a', { name: ' Ёлка ' })).toEqual({ register: 'suppliers', id: 'a', status: 'active', revision: 1, changed: true });
    expect(stateOf(rig, 'a').content).toMatchObject({ title: 'Ёлка', attributes: { name: 'Ёлка', rating: 3 } });
  });

  it.each([
    [{}, /attribute name to be given/],
    [{ name: 'x', colour: 'red' }, /found colour\. Use one of: name, inn/],
    [{ name: 'x', inn: '12' }, /attribute inn to be a text like/],
    [{ name: 'x', rating: 6 }, /at most 5/],
    [{ name: 'x', rating: 2.5 }, /a whole number/],
    [{ name: 'x', turnover: 1.005 }, /2 after the point/],
    [{ name: 'x', parent: { register: 'goods', id: 'a' } }, /register: suppliers/],
    [{ name: 'x', code: 'SUP-1' }, /left to the series of numbers/],
    [{ name: ['x'] }, /a text of 1 to/],
    [{ name: 'x', __proto__x: 1 }, /__proto__x/],
  ])('refuses %j', (attributes, message) => {
    expect(() => create(newRig(), 'a', attributes as JsonObject)).toThrowError(message);
  });

  it('never tells a secret value in a message', () => {
    const strict = {
      ...suppliers,
      attributes: { ...suppliers.attributes, token: { type: 'text', sensitivity: 'secret', maxLength: 3 } },
    } as RegisterDefinition;
    expect(() => create(newRig(strict), 'a', { name: 'x', token: 'hunter2' })).toThrowError(/found another value/);
  });

  it('refuses a register that is not deployed and an id behind another key', () => {
    const rig = newRig();
    expect(() =>
      rig.send(recordKey('main', 'nowhere', 'a'), { type: 'createRecord', register: 'nowhere', id: 'a', attributes: {} }),
    ).toThrowError(/register nowhere to exist/);
    expect(() => rig.send(key('b'), { type: 'createRecord', register: 'suppliers', id: 'a', attributes: { name: 'x' } })).toThrowError(
      /the id behind/,
    );
  });

  it('is changed attribute by attribute, cleared by null, and only at the expected revision', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x', city: 'Omsk', turnover: 10.5 });
    rig.send(key('a'), { type: 'changeRecord', changes: { city: null, turnover: 11 }, expectedRevision: 1, reason: 'new figures' });
    expect(stateOf(rig, 'a').content.attributes).toEqual({ name: 'x', rating: 3, turnover: 11 });
    expect(rig.send(key('a'), { type: 'changeRecord', changes: { turnover: 11 } })).toMatchObject({ changed: false, revision: 2 });
    expect(() => rig.send(key('a'), { type: 'changeRecord', changes: { city: 'Tver' }, expectedRevision: 1 })).toThrowError(
      /at revision 1, but it is at 2/,
    );
    rig.settle();
    rig.checkRebuild();
  });

  it('rule 21: keeps what people typed apart from facts, and the reason with the change', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x', turnover: 5, parent: 'b' }, { reason: 'asked by phone' });
    const [event] = rig.events(key('a'));
    expect(event?.facts['attributes']).toEqual({ turnover: 5, rating: 3, parent: { register: 'suppliers', id: 'b' } });
    expect(event?.data).toMatchObject({ attributes: { name: 'x' }, title: 'x', reason: 'asked by phone' });
  });

  it('is archived and restored, and cannot be changed in between', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x' });
    rig.send(key('a'), { type: 'archiveRecord', reason: 'gone' });
    expect(() => rig.send(key('a'), { type: 'changeRecord', changes: { city: 'Omsk' } })).toThrowError(/archived/);
    expect(rig.rows.get('records main/suppliers.a')?.fields).toMatchObject({ archived: true, status: 'archived' });
    expect(rig.send(key('a'), { type: 'restoreRecord' })).toMatchObject({ status: 'active', revision: 3 });
    rig.settle();
    rig.checkRebuild();
  });

  it('is found again by the job that created it, whatever became of it', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x' }, { source: 'job-1' });
    rig.send(key('a'), { type: 'changeRecord', changes: { name: 'y' } });
    expect(create(rig, 'a', { name: 'x' }, { source: 'job-1' })).toMatchObject({ changed: false, revision: 2 });
    expect(() => create(rig, 'a', { name: 'x' })).toThrowError(/not to exist yet/);
  });

  it('that keeps an account opens it', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'Budget' });
    rig.settle();
    expect(rig.state<AccountState>(accountKey('main', 'suppliers', 'a'))).toMatchObject({
      currency: 'RUB',
      scale: 2,
      title: 'Budget',
      balance: 0,
    });
    rig.checkRebuild();
  });
});

describe('rule 15: numbers without gaps', () => {
  it('a number is given after the record is stored, and starts again with the year', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x' });
    expect(stateOf(rig, 'a').number).toBeNull();
    rig.settle();
    create(rig, 'b', { name: 'y' });
    rig.settle();
    rig.now = Date.UTC(2027, 0, 1);
    create(rig, 'c', { name: 'z' });
    rig.settle();
    expect(['a', 'b', 'c'].map((id) => stateOf(rig, id).content.attributes['code'])).toEqual([
      'SUP-2026-0001',
      'SUP-2026-0002',
      'SUP-2027-0001',
    ]);
    expect(rig.rows.get('records main/suppliers.b')?.fields).toMatchObject({ keyText: 'sup-2026-0002' });
    rig.checkRebuild();
  });

  it('a refused record takes none', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x', inn: '7701234567' });
    rig.settle();
    create(rig, 'b', { name: 'y', inn: '7701234567' });
    rig.settle();
    create(rig, 'c', { name: 'z' });
    rig.settle();
    expect(stateOf(rig, 'c').number?.value).toBe(2);
  });

  it('records and numbers are one to one without gaps, whatever is delivered twice', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(8), fc.nat(60), fc.boolean()), { maxLength: 60 }), (steps) => {
        const rig = newRig();
        const ids = ['a', 'b', 'c', 'd', 'e'];
        for (const id of ids) create(rig, id, { name: id });
        for (const [deliver, repeat, twice] of steps) {
          rig.deliver(Math.min(deliver, rig.letters.length - 1));
          if (twice && rig.delivered.length > 0) rig.repeat(rig.delivered[repeat % rig.delivered.length]!);
        }
        rig.settle();
        expect(ids.map((id) => stateOf(rig, id).number?.value).sort()).toEqual([1, 2, 3, 4, 5]);
        rig.checkRebuild();
      }),
    );
  });

  it('a record that gets a second number returns it, and the next record has it', () => {
    const rig = newRig();
    create(rig, 'a', { name: 'x' });
    rig.settle();
    const series = 'main/number/suppliers.2026';
    const asked = rig.delivered.find((letter) => letter.to === series)!;
    for (let other = 0; other < 10_000; other++) rig.send(series, { ...asked.command, record: key(`other-${other}`) });
    rig.letters.length = 0;
    rig.repeat(asked);
    rig.settle();
    expect(rig.state<NumberSeriesState>(series)).toMatchObject({ last: 10_002, free: [10_002] });
    expect(stateOf(rig, 'a').number?.value).toBe(1);
    create(rig, 'b', { name: 'y' });
    rig.settle();
    expect(stateOf(rig, 'b').number?.value).toBe(10_002);
  });
});

describe('listing and finding records', () => {
  it('answers by number, title, words, values and references', async () => {
    const rig = newRig();
    create(rig, 'a', { name: 'Ёлка и Ко', inn: '7701234567', city: 'Тверь', token: 'hunter2' });
    create(rig, 'b', { name: 'Берёза', inn: '7701234568', city: 'ТВЕРЬ', parent: 'a' }, { organisation: 'alfa' });
    create(rig, 'c', { name: 'Сосна', city: 'Omsk' });
    rig.settle();
    rig.send(key('c'), { type: 'archiveRecord', reason: 'gone' });
    const store = memoryStore();
    await store.open([recordsCollection]);
    await store.project([...rig.rows.values()].filter((row) => row.collection === 'records'));
    const find = async (search: Omit<RecordSearch, 'register'>): Promise<string[]> =>
      (await store.find(recordQuery('main', { register: 'suppliers', ...search }))).rows.map(
        (row) => (JSON.parse(row.body) as RecordState).id,
      );
    expect(await find({})).toEqual(['b', 'a']);
    expect(await find({ status: 'any', sort: 'key' })).toHaveLength(3);
    expect(await find({ attributes: { city: 'тверь' } })).toEqual(['b', 'a']);
    expect(await find({ attributes: { city: 'тверь', inn: '7701234567' } })).toEqual(['a']);
    expect(await find({ title: 'БЕРЕ' })).toEqual(['b']);
    expect(await find({ words: 'ко елка' })).toEqual(['a']);
    expect(await find({ key: 'sup-2026-00' })).toHaveLength(2);
    expect(await find({ refersTo: { register: 'suppliers', id: 'a' } })).toEqual(['b']);
    expect(await find({ organisation: 'alfa' })).toEqual(['b']);
    expect(await find({ status: 'archived' })).toEqual(['c']);
    expect(await find({ words: 'hunter2' })).toEqual([]);
    expect([...rig.rows.values()].some((row) => JSON.stringify(row).includes('hunter2'))).toBe(false);
  });
});
