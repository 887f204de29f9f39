import { describe, expect, it } from 'vitest';
import { AggregateRig } from '../../testing/aggregate-rig.js';
import { memoryStore } from '../stores/memory/index.js';
import type { Store } from '../ports/index.js';
import {
  groupAggregate,
  groupsCollection,
  membersOf,
  peopleCollection,
  personAggregate,
  positionAggregate,
  positionsCollection,
  principalsOf,
  relationOf,
  type Group,
  type Person,
  type PersonInput,
  type PositionInput,
} from './index.js';

const newRig = (): AggregateRig => new AggregateRig({ types: [personAggregate, groupAggregate, positionAggregate] });

function person(rig: AggregateRig, id: string, more: PersonInput = {}): void {
  rig.send(`main/person/${id}`, { type: 'createPerson', name: id, ...more });
}

function position(rig: AggregateRig, id: string, more: PositionInput = {}): void {
  rig.send(`main/position/${id}`, { type: 'createPosition', name: id, ...more });
}

async function storeOf(rig: AggregateRig): Promise<Store> {
  const store = memoryStore();
  await store.open([peopleCollection, groupsCollection, positionsCollection]);
  await store.project([...rig.rows.values()]);
  return store;
}

describe('a person', () => {
  it('is created once, and the same details again change nothing', () => {
    const rig = newRig();
    const command = { type: 'createPerson', name: ' Анна Ёлкина ', email: ' Anna@Example.COM ', unit: 'finance' };
    expect(rig.send('main/person/anna', command)).toEqual({ id: 'anna', revision: 1, changed: true });
    expect(rig.send('main/person/anna', command)).toEqual({ id: 'anna', revision: 1, changed: false });
    expect(() => rig.send('main/person/anna', { ...command, unit: 'it' })).toThrowError(/person anna not to exist yet/);
    expect(rig.row<Person>('people', 'main/anna')).toMatchObject({ name: 'Анна Ёлкина', email: 'anna@example.com', active: true });
    expect(rig.rows.get('people main/anna')?.fields).toMatchObject({
      nameKey: 'анна елкина',
      terms: ['анна', 'елкина', 'anna', 'example', 'com'],
    });
  });

  it('keeps what a change does not name, and clears what it names null', () => {
    const rig = newRig();
    person(rig, 'anna', { email: 'a@example.com', manager: 'boris', zone: 'Asia/Omsk' });
    rig.send('main/person/anna', { type: 'changePerson', changes: { manager: null, unit: 'it' } });
    expect(rig.state<Person>('main/person/anna')).toMatchObject({
      email: 'a@example.com',
      manager: null,
      unit: 'it',
      zone: 'Asia/Omsk',
      revision: 2,
    });
    rig.checkRebuild();
  });

  it('refuses an edit of an older revision', () => {
    const rig = newRig();
    person(rig, 'anna');
    rig.send('main/person/anna', { type: 'changePerson', changes: { unit: 'it' }, expectedRevision: 1 });
    expect(() => rig.send('main/person/anna', { type: 'changePerson', changes: { unit: 'hr' }, expectedRevision: 1 })).toThrowError(
      /at revision 1, but it is at 2/,
    );
  });

  it.each([
    [{ email: 'anna' }, /e-mail/],
    [{ email: 'a@b@c.d' }, /e-mail/],
    [{ email: 'a b@c.d' }, /e-mail/],
    [{ email: 'a@c..d' }, /e-mail/],
    [{ zone: 'Mars/Base' }, /time zone/],
    [{ language: 'de' }, /en or ru/],
    [{ manager: 'anna' }, /somebody else/],
    [{ name: '  ' }, /1 to 200/],
  ])('refuses %j', (input, message) => {
    expect(() => person(newRig(), 'anna', input as PersonInput)).toThrowError(message);
  });

  it('cannot have the name that the engine acts by', () => {
    expect(() => person(newRig(), 'system')).toThrowError(/other than system/);
  });

  it('rule 21: keeps name and address apart from facts', () => {
    const rig = newRig();
    person(rig, 'anna', { email: 'a@example.com', unit: 'it' });
    const [created] = rig.events('main/person/anna');
    expect(created?.facts).toEqual({ person: 'anna', organisation: null, unit: 'it', manager: null, zone: null, language: null });
    expect(created?.data).toEqual({ name: 'anna', email: 'a@example.com' });
  });

  it('rule 19: stops at an event this release does not know', () => {
    expect(() => personAggregate.apply(null, { type: 'personMerged', facts: {} } as never, 0)).toThrowError(/unknown to this release/);
  });
});

describe('a group', () => {
  it('takes and gives back members, each once and sorted', () => {
    const rig = newRig();
    rig.send('main/group/committee', { type: 'createGroup', name: { ru: 'Комиссия' }, members: ['vera', 'anna', 'vera'] });
    rig.send('main/group/committee', { type: 'changeGroupMembers', add: ['boris', 'anna'], remove: ['vera', 'nobody'] });
    expect(rig.events('main/group/committee').at(-1)?.facts).toEqual({ added: ['boris'], removed: ['vera'] });
    expect(rig.state<Group>('main/group/committee')?.members).toEqual(['anna', 'boris']);
    expect(rig.send('main/group/committee', { type: 'changeGroupMembers', add: ['anna'] })).toMatchObject({ changed: false });
    rig.checkRebuild();
  });

  it('refuses more members than its row can name', () => {
    const rig = newRig();
    rig.send('main/group/all', { type: 'createGroup', name: 'All' });
    for (let part = 0; part < 10; part++) {
      rig.send('main/group/all', { type: 'changeGroupMembers', add: Array.from({ length: 1000 }, (_, i) => `p${part}-${i}`) });
    }
    expect(() => rig.send('main/group/all', { type: 'changeGroupMembers', add: ['one-more'] })).toThrowError(/at most 10000 members/);
  });
});

describe('who somebody is and who stands above them', () => {
  it('a person acts with their own key, their groups and their positions', async () => {
    const rig = newRig();
    person(rig, 'anna');
    rig.send('main/group/committee', { type: 'createGroup', name: 'c', members: ['anna'] });
    rig.send('main/group/other', { type: 'createGroup', name: 'o', members: ['boris'] });
    position(rig, 'cfo', { holders: ['anna'] });
    const store = await storeOf(rig);
    expect(await principalsOf(store, 'main', 'anna')).toEqual(['group:committee', 'position:cfo', 'user:anna']);
    expect(await principalsOf(store, 'other', 'anna')).toEqual(['user:anna']);
  });

  it('a deactivated person acts as nothing but themself and is behind no key', async () => {
    const rig = newRig();
    person(rig, 'anna');
    rig.send('main/group/committee', { type: 'createGroup', name: 'c', members: ['anna', 'boris'] });
    rig.send('main/person/anna', { type: 'deactivatePerson', reason: 'left' });
    const store = await storeOf(rig);
    expect(await principalsOf(store, 'main', 'anna')).toEqual(['user:anna']);
    expect(await membersOf(store, 'main', 'group:committee')).toEqual(['boris']);
    expect(await membersOf(store, 'main', 'user:anna')).toEqual([]);
  });

  it('somebody whom the directory does not know counts as active', async () => {
    const store = await storeOf(newRig());
    expect(await membersOf(store, 'main', 'user:guest')).toEqual(['guest']);
    expect(await membersOf(store, 'main', 'group:nothing')).toEqual([]);
  });

  it('finds all members of a group of thousands but the deactivated', async () => {
    const rig = newRig();
    const ids = Array.from({ length: 900 }, (_, i) => `p${String(i).padStart(4, '0')}`);
    for (const id of ids) person(rig, id);
    rig.send('main/person/p0500', { type: 'deactivatePerson', reason: 'left' });
    rig.send('main/group/all', { type: 'createGroup', name: 'All', members: ids });
    const found = await membersOf(await storeOf(rig), 'main', 'group:all');
    expect(found).toHaveLength(899);
    expect(found).not.toContain('p0500');
  });

  it("prefers a person's own manager to the position's", async () => {
    const rig = newRig();
    person(rig, 'anna', { manager: 'boris' });
    person(rig, 'boris');
    position(rig, 'buyer', { holders: ['anna'], reportsTo: 'head' });
    position(rig, 'head', { holders: ['vera'] });
    expect(await relationOf(await storeOf(rig), 'main', 'manager', 'anna')).toEqual(['boris']);
  });

  it('goes over a vacant position and over one that the person holds too', async () => {
    const rig = newRig();
    person(rig, 'anna');
    position(rig, 'buyer', { holders: ['anna'], reportsTo: 'head' });
    position(rig, 'head', { holders: ['anna'], reportsTo: 'deputy' });
    position(rig, 'deputy', { reportsTo: 'director' });
    position(rig, 'director', { holders: ['galina', 'dmitri'] });
    expect(await relationOf(await storeOf(rig), 'main', 'manager', 'anna')).toEqual(['dmitri', 'galina']);
  });

  it("skips a deactivated manager for that manager's own", async () => {
    const rig = newRig();
    person(rig, 'anna', { manager: 'boris' });
    person(rig, 'boris', { manager: 'vera' });
    person(rig, 'vera');
    rig.send('main/person/boris', { type: 'deactivatePerson', reason: 'left' });
    expect(await relationOf(await storeOf(rig), 'main', 'manager', 'anna')).toEqual(['vera']);
  });

  it('ends in a circle of deactivated managers and of vacant positions', async () => {
    const rig = newRig();
    person(rig, 'anna', { manager: 'boris' });
    person(rig, 'boris', { manager: 'vera' });
    person(rig, 'vera', { manager: 'boris' });
    for (const id of ['boris', 'vera']) rig.send(`main/person/${id}`, { type: 'deactivatePerson', reason: 'left' });
    person(rig, 'egor');
    position(rig, 'one', { holders: ['egor'], reportsTo: 'two' });
    position(rig, 'two', { reportsTo: 'one' });
    const store = await storeOf(rig);
    expect(await relationOf(store, 'main', 'manager', 'anna')).toEqual([]);
    expect(await relationOf(store, 'main', 'manager', 'egor')).toEqual([]);
  });
});
