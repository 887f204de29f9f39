import { createEngine, memoryStore, type Engine } from '@millrace/engine';
import { manualTime } from '@millrace/engine/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RightsDesk } from './index.js';

let engine: Engine;
let rights: RightsDesk;
beforeEach(async () => {
  engine = await createEngine({ store: memoryStore(), time: manualTime() });
  rights = new RightsDesk(engine);
  await engine.people.save('anna', { name: 'Anna', organisation: 'north', unit: 'sales', manager: 'boris' });
  await engine.people.save('boris', { name: 'Boris', organisation: 'north', unit: 'sales' });
  await engine.people.save('vera', { name: 'Vera' });
  await engine.people.saveGroup('buyers', 'Buyers', ['anna']);
});
afterEach(() => engine.close());

const clerk = {
  kind: 'role',
  format: 1,
  id: 'clerk',
  permissions: {
    ofUnit: { action: 'read', resource: { type: 'record', of: 'suppliers' }, scope: 'unit' },
    change: { action: 'update', resource: { type: 'record', of: 'suppliers' }, scope: 'own' },
    ofManager: { action: 'read', resource: { type: 'record', of: 'budgets' }, scope: 'all', where: { field: 'owner', eq: '$me.manager' } },
  },
  attributes: { suppliers: { iban: 'hidden', rating: 'readOnly' } },
};
const as = (person: string, scopes: readonly ('read' | 'work' | 'deploy' | 'administer')[] | null = null) => rights.of({ person, scopes });

describe('rights of a person', () => {
  it('everybody has what is their own, and nothing else', async () => {
    const mine = await as('vera');
    expect(mine.roles.map(({ definition }) => definition.id)).toEqual(['employee']);
    expect(mine.filter('read', 'record')).toEqual({ field: 'createdBy', eq: 'vera' });
    expect(mine.may('read', 'instance', 'purchase', { initiator: 'boris', readers: ['user:boris'] })).toBe(false);
    expect(mine.may('read', 'instance', 'purchase', { initiator: 'boris', readers: ['user:boris', 'user:vera'] })).toBe(true);
    expect(mine.may('cancel', 'instance', 'purchase', { initiator: 'boris', readers: ['user:vera'] })).toBe(false);
    // One's own request is withdrawn, as its process allows: to cancel it would get round that.
    expect(mine.may('cancel', 'instance', 'purchase', { initiator: 'vera', readers: ['user:vera'] })).toBe(false);
    for (const action of ['create', 'update', 'archive', 'export'] as const) expect(mine.filter(action, 'record')).toBe('none');
    expect(mine.filter('deploy', 'application')).toBe('none');
    expect(mine.where('administer', 'person')).toBeNull();
    expect(() => mine.require('administer', 'person', undefined, {})).toThrowError(/none does/);
    // Without an organisation the colleagues are not all who have none.
    expect(mine.filter('read', 'person')).toEqual({ field: 'id', eq: 'vera' });
  });

  it('are kept a moment, and read again at once after any change of people, groups, positions, grants or definitions', async () => {
    let now = 0;
    rights = new RightsDesk(engine, () => now);
    const first = await as('anna');
    expect(await as('anna')).toBe(first);
    expect(await as('anna', ['read'])).not.toBe(first);
    now = 1000;
    const later = await as('anna');
    expect(later).not.toBe(first);
    await engine.deploy({ kind: 'bundle', format: 1, id: 'app', items: [clerk] });
    const changes = [
      () => engine.identity.setRoleHolders('clerk', ['group:buyers']),
      () => engine.people.saveGroup('buyers', 'Buyers', ['vera']),
      () => engine.people.savePosition('chief', { name: 'Chief', holders: ['anna'] }),
      () => engine.people.deactivate('anna', 'left'),
    ];
    const seen: string[][] = [];
    for (const change of changes) {
      const before = await as('anna');
      await change();
      expect(await as('anna')).not.toBe(before);
      seen.push((await as('anna')).roles.map(({ definition }) => definition.id));
    }
    expect(seen).toEqual([['employee', 'clerk'], ['employee'], ['employee'], []]);
  });

  it('somebody who is unknown or disabled has no rights at all', async () => {
    await engine.people.deactivate('vera', 'left');
    for (const person of ['vera', 'nobody', '']) expect((await as(person)).filter('read', 'instance')).toBe('none');
  });

  it('a role comes by a person, a group or a position, from the newest definition, and goes with it', async () => {
    await engine.deploy(clerk);
    await engine.identity.setRoleHolders('clerk', ['group:buyers']);
    const mine = await as('anna');
    expect(mine.roles.map(({ through }) => through)).toEqual(['everyone', 'group:buyers']);
    expect(mine.filter('read', 'record', 'suppliers')).toEqual({
      or: [
        { field: 'createdBy', eq: 'anna' },
        {
          and: [
            { field: 'register', eq: 'suppliers' },
            { field: 'createdBy', in: ['anna', 'boris'] },
          ],
        },
      ],
    });
    expect(mine.may('read', 'record', 'budgets', { register: 'budgets', attrs: ['owner=boris'], createdBy: null })).toBe(true);
    expect(mine.attributes('suppliers')).toEqual({ iban: 'hidden', rating: 'readOnly' });
    expect(mine.attributes('constructor')).toEqual({});
    expect(mine.explain('read', 'record', 'suppliers', { register: 'suppliers', createdBy: 'boris' })).toMatchObject([
      { permission: 'ofUnit', scope: 'unit', role: { through: 'group:buyers' } },
    ]);
    await engine.people.saveGroup('buyers', 'Buyers', []);
    expect((await as('anna')).roles).toHaveLength(1);
    await engine.identity.setRoleHolders('clerk', ['user:anna']);
    await engine.deploy({ ...clerk, permissions: { change: clerk.permissions.change } });
    expect((await as('anna')).filter('read', 'record', 'budgets')).toEqual({ field: 'createdBy', eq: 'anna' });
  });

  it('a grant of a role that no application has gives nothing', async () => {
    await engine.identity.setRoleHolders('ghost', ['user:anna']);
    expect((await as('anna')).roles).toHaveLength(1);
  });

  it('an administrator may do everything and sees every attribute', async () => {
    await engine.deploy(clerk);
    await engine.identity.setRoleHolders('clerk', ['user:boris']);
    await engine.identity.setRoleHolders('administrator', ['user:boris']);
    const mine = await as('boris');
    expect(mine.administers).toBe(true);
    expect(mine.filter('read', 'record')).toBe('all');
    expect(mine.filter('deploy', 'application')).toBe('all');
    expect(mine.attributes('suppliers')).toEqual({});
  });

  it('a token never does more than its scopes', async () => {
    await engine.identity.setRoleHolders('administrator', ['user:boris']);
    const reading = await as('boris', ['read']);
    expect(reading.administers).toBe(false);
    expect(reading.filter('read', 'record')).toBe('all');
    for (const [action, type] of [
      ['update', 'record'],
      ['deploy', 'application'],
      ['administer', 'person'],
      ['claim', 'workItem'],
    ] as const)
      expect(reading.filter(action, type)).toBe('none');
    expect((await as('boris', ['deploy'])).filter('deploy', 'application')).toBe('all');
  });

  it('a service is shown to those it names', async () => {
    const mine = await as('anna');
    expect(mine.seesService({ id: 'buy' })).toBe(true);
    expect(mine.seesService({ id: 'buy', visibleTo: { organisations: ['south'] } })).toBe(false);
    expect(mine.seesService({ id: 'buy', visibleTo: { organisations: ['north'], roles: ['clerk'] } })).toBe(false);
    expect((await as('vera')).seesService({ id: 'buy', visibleTo: { organisations: ['north'] } })).toBe(false);
  });

  it('the row of a thing is found by the id that lists give, and odd ids find nothing', async () => {
    expect(await rights.fieldsOf('person', 'anna')).toMatchObject({ id: 'anna', organisation: 'north' });
    for (const id of ['', '../x', 'a b', 'main/anna', '\u0000', 'ж'.repeat(300)]) expect(await rights.fieldsOf('person', id)).toBeNull();
    for (const id of ['suppliers', '/x', 'x/', 'suppliers/1']) expect(await rights.fieldsOf('record', id)).toBeNull();
    expect(await rights.fieldsOf('report', 'x')).toBeNull();
  });
});
