import type { Condition, Permission, RoleDefinition } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { checkRole, permissionFilter, type Me } from './index.js';

const me: Me = {
  id: 'anna',
  organisation: 'north',
  unit: 'sales',
  managers: ['boris', 'clara'],
  principals: ['group:committee', 'user:anna'],
  unitPeople: ['anna', 'dora'],
};
const nobody: Me = { id: 'guest', organisation: null, unit: null, managers: [], principals: ['user:guest'], unitPeople: [] };
const on = (type: Permission['resource']['type'], scope: Permission['scope'], where?: Condition, of?: string): Permission => ({
  action: 'read',
  resource: { type, ...(of === undefined ? {} : { of }) },
  scope,
  ...(where ? { where } : {}),
});
const role = (permission: Permission, id = 'buyer'): RoleDefinition => ({ kind: 'role', format: 1, id, permissions: { it: permission } });

describe('what a permission means to the store', () => {
  it.each([
    ['all', 'all'],
    ['own', { field: 'createdBy', eq: 'anna' }],
    ['unit', { field: 'createdBy', in: ['anna', 'dora'] }],
    ['organisation', { field: 'organisation', eq: 'north' }],
  ] as const)('scope %s of records', (scope, filter) => {
    expect(permissionFilter(on('record', scope), me)).toEqual(filter);
  });

  it('somebody without an organisation, a unit or a manager gets nothing by it, not what has none either', () => {
    for (const type of ['record', 'instance', 'workItem', 'person'] as const) {
      expect(permissionFilter(on(type, 'organisation'), nobody)).toBe('none');
      expect(permissionFilter(on(type, 'unit'), nobody)).toBe('none');
    }
    for (const where of [
      { field: 'organisation', eq: '$me.organisation' },
      { field: 'organisation', ne: '$me.organisation' },
      { field: 'owner', in: ['$me.manager', '$me.unit'] },
    ])
      expect(permissionFilter(on('record', 'all', where), nobody)).toBe('none');
  });

  it('"of" and a condition narrow the scope', () => {
    expect(permissionFilter(on('record', 'own', { field: 'state', eq: 'Open' }, 'suppliers'), me)).toEqual({
      and: [
        { field: 'register', eq: 'suppliers' },
        { field: 'createdBy', eq: 'anna' },
        { field: 'attrs', anyOf: ['state=open'] },
      ],
    });
  });

  it('placeholders stand for the one who asks', () => {
    const filter = (where: Condition): unknown => permissionFilter(on('instance', 'all', where), me);
    expect(filter({ field: 'initiator', eq: '$me.manager' })).toEqual({ field: 'initiator', in: ['boris', 'clara'] });
    expect(filter({ field: 'initiator', ne: '$me' })).toEqual({ field: 'initiator', ne: 'anna' });
    expect(filter({ field: 'readers', anyOf: ['$me.principals', 'everyone'] })).toEqual({
      field: 'readers',
      anyOf: ['group:committee', 'user:anna', 'everyone'],
    });
    expect(
      filter({
        or: [
          { field: 'organisation', eq: '$me.organisation' },
          { field: 'startedAt', gte: 5, lt: 9 },
        ],
      }),
    ).toEqual({
      or: [
        { field: 'organisation', eq: 'north' },
        {
          and: [
            { field: 'startedAt', gte: 5 },
            { field: 'startedAt', lt: 9 },
          ],
        },
      ],
    });
  });

  it('an "or" keeps what can hold, an "and" falls with what cannot', () => {
    const parts = [
      { field: 'unit', eq: '$me.unit' },
      { field: 'kind', eq: 'a' },
    ];
    expect(permissionFilter(on('record', 'all', { or: parts }), nobody)).toEqual({ field: 'attrs', anyOf: ['kind=a'] });
    expect(permissionFilter(on('record', 'all', { and: parts }), nobody)).toBe('none');
  });
});

describe('a role at deployment', () => {
  it.each<[string, Permission, string]>([
    ['order of an attribute', on('record', 'all', { field: 'amount', gt: 5 }), '/permissions/it/where'],
    ['an attribute that is not so', on('record', 'all', { field: 'state', ne: 'open' }), '/permissions/it/where'],
    ['an attribute without a value', on('record', 'all', { field: 'state', eq: null }), '/permissions/it/where'],
    ['a part of an attribute', on('record', 'all', { field: 'price.amount', eq: 5 }), '/permissions/it/where'],
    ['a field that no row has', on('instance', 'all', { field: 'amount', eq: 5 }), '/permissions/it/where'],
    ['a field made for sorting', on('instance', 'all', { field: 'titleKey', eq: 'x' }), '/permissions/it/where'],
    ['a value of another type', on('instance', 'all', { field: 'version', eq: 'one' }), '/permissions/it/where'],
    ['a placeholder that means nothing', on('instance', 'all', { field: 'initiator', eq: '$me.salary' }), '/permissions/it/where'],
    ['a placeholder where order is asked', on('instance', 'all', { field: 'initiator', gt: '$me' }), '/permissions/it/where'],
    ['all principals as one value', on('instance', 'all', { field: 'initiator', eq: '$me.principals' }), '/permissions/it/where'],
    ['anyOf of a field with one value', on('instance', 'all', { field: 'initiator', anyOf: ['x'] }), '/permissions/it/where'],
    ['one’s own applications', on('application', 'own'), '/permissions/it/scope'],
    ['people of something', on('person', 'all', undefined, 'x'), '/permissions/it/resource/of'],
    [
      'hundreds of comparisons',
      on('record', 'all', { or: Array.from({ length: 50 }, () => ({ and: [1, 2, 3].map((n) => ({ field: 'a', eq: n })) })) }),
      '/permissions/it/where',
    ],
  ])('refuses %s', (_what, permission, pointer) => {
    const problems = checkRole(role(permission));
    expect(problems.map((found) => found.pointer)).toEqual([pointer]);
    expect(problems[0]?.message.ru).not.toMatch(/\{|Expected/);
  });

  it('refuses the name of a built-in role', () => {
    expect(checkRole(role(on('record', 'all'), 'administrator')).map(({ code }) => code)).toEqual(['ROLE_BUILT_IN']);
  });

  it('accepts what a list can be filtered by', () => {
    expect(checkRole(role(on('record', 'unit', { field: 'owner', in: ['$me', '$me.manager'] }, 'suppliers')))).toEqual([]);
  });
});
