import type { FieldValue, Me, ResourceType, RowWrite } from '@millrace/engine';
import { memoryStore } from '@millrace/engine';
import type { Condition, Permission, RoleDefinition } from '@millrace/schemas';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PersonRights } from './index.js';

const people = ['anna', 'boris', 'clara'];
const places = ['north', 'south'];
const orNone = <T>(values: readonly T[]): fc.Arbitrary<T | null> => fc.constantFrom(null, ...values);

/** What rows of a type may hold, and what a condition may compare: small worlds, so that things meet. */
const worlds = {
  instance: {
    collection: 'instances',
    of: 'definition',
    types: { definition: 'text', initiator: 'text', organisation: 'text', readers: 'texts', startedAt: 'number' },
    fields: { definition: ['buy', 'leave'], initiator: people, organisation: places, startedAt: [1, 2, 3] },
    lists: { readers: [...people.map((id) => `user:${id}`), 'group:g', 'everyone'] },
  },
  workItem: {
    collection: 'workItems',
    of: 'definition',
    types: { definition: 'text', assignee: 'text', organisation: 'text', visibleTo: 'texts', open: 'boolean' },
    fields: { definition: ['buy', 'leave'], assignee: people, organisation: places, open: [true, false] },
    lists: { visibleTo: [...people.map((id) => `user:${id}`), 'group:g', 'everyone'] },
  },
  record: {
    collection: 'records',
    of: 'register',
    types: { register: 'text', createdBy: 'text', organisation: 'text', archived: 'boolean', attrs: 'texts' },
    fields: { register: ['buy', 'leave'], createdBy: people, organisation: places, archived: [true, false] },
    lists: { attrs: ['owner=anna', 'owner=boris', 'state=open', 'state=shut', 'size=2'] },
  },
} as const satisfies Partial<Record<ResourceType, object>>;

type World = (typeof worlds)[keyof typeof worlds];
const placeholders = ['$me', '$me.unit', '$me.organisation', '$me.manager'];
const texts = [...people, ...places, 'buy', 'open', ...placeholders];

function conditions(type: keyof typeof worlds, world: World): fc.Arbitrary<Condition> {
  const value = fc.constantFrom(...texts);
  const textFields = Object.entries(world.types).filter(([name, kind]) => kind === 'text' && name !== 'register');
  const text = fc.record({ field: fc.constantFrom(...textFields.map(([name]) => name)), value, values: fc.array(value, { maxLength: 3 }) });
  const plain: fc.Arbitrary<Condition>[] = [
    text.map(({ field, value: eq }) => ({ field, eq })),
    text.map(({ field, value: ne }) => ({ field, ne })),
    text.map(({ field, values }) => ({ field, in: values })),
    text.map(({ field }) => ({ field, eq: null })),
    text.map(({ field }) => ({ field, prefix: 'b' })),
  ];
  const special: Record<keyof typeof worlds, fc.Arbitrary<Condition>[]> = {
    instance: [
      fc.constant({ field: 'readers', anyOf: ['$me.principals', 'everyone'] }),
      fc.integer({ min: 0, max: 4 }).map((gt) => ({ field: 'startedAt', gt, lte: 3 })),
    ],
    workItem: [fc.constant({ field: 'visibleTo', anyOf: ['$me.principals'] }), fc.boolean().map((eq) => ({ field: 'open', eq }))],
    record: [
      value.map((eq) => ({ field: 'owner', eq })),
      fc.constantFrom('open', 'SHUT').map((state) => ({ field: 'state', in: [state] })),
      fc.constant({ field: 'size', eq: 2 }),
      fc.boolean().map((eq) => ({ field: 'archived', eq })),
    ],
  };
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      ...plain,
      ...special[type],
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((and) => ({ and })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((or) => ({ or })),
    ),
  }));
  return condition;
}

const permissions = (type: keyof typeof worlds, world: World): fc.Arbitrary<Permission> =>
  fc
    .record({
      scope: fc.constantFrom<Permission['scope'][]>('own', 'unit', 'organisation', 'all'),
      of: orNone(['buy', 'leave']),
      action: fc.constantFrom<Permission['action'][]>('read', 'read', 'update'),
      where: fc.option(conditions(type, world), { nil: undefined }),
    })
    .map(({ scope, of, action, where }) => ({
      action,
      scope,
      resource: { type, ...(of === null ? {} : { of }) },
      ...(where === undefined ? {} : { where }),
    }));

const rowsOf = (world: World): fc.Arbitrary<RowWrite['fields'][]> =>
  fc.array(
    fc.record({
      ...Object.fromEntries(Object.entries(world.fields).map(([name, values]) => [name, orNone<FieldValue>(values)])),
      ...Object.fromEntries(Object.entries(world.lists).map(([name, values]) => [name, fc.subarray<string>([...values])])),
    }),
    { maxLength: 12 },
  );

const persons: fc.Arbitrary<Me> = fc.record({
  id: fc.constantFrom(...people),
  organisation: orNone(places),
  unit: orNone(['sales']),
  managers: fc.subarray([...people]),
  principals: fc.constantFrom(['user:anna'], ['group:g', 'user:anna']),
  unitPeople: fc.subarray([...people]),
});

const cases = fc.constantFrom<(keyof typeof worlds)[]>('instance', 'workItem', 'record').chain((type) =>
  fc.record({
    type: fc.constant(type),
    me: persons,
    granted: fc.array(permissions(type, worlds[type]), { maxLength: 4 }),
    rows: rowsOf(worlds[type]),
    of: fc.constantFrom(undefined, 'buy', 'leave'),
  }),
);

it('a list shows exactly the things that may be read one by one, whatever the roles and the rows', async () => {
  const store = memoryStore();
  await store.open(Object.values(worlds).map(({ collection, types }) => ({ name: collection, fields: types, indexes: [] })));
  await fc.assert(
    fc.asyncProperty(cases, async ({ type, me, granted, rows, of }) => {
      const { collection, of: ofField } = worlds[type];
      const definition: RoleDefinition = { kind: 'role', format: 1, id: 'r', permissions: Object.fromEntries(granted.entries()) };
      const rights = new PersonRights(me, [{ definition, application: 'a', through: 'user:anna' }], null);
      await store.clear(collection);
      await store.project(rows.map((fields, at) => ({ collection, key: `main/${at}`, rank: 1, at: 0, fields, body: '{}' })));
      const asked = of === undefined ? [] : [{ field: ofField, eq: of }];
      const filter = rights.filter('read', type, of);
      const where = filter === 'all' || filter === 'none' ? { and: asked } : { and: [...asked, filter] };
      const listed = filter === 'none' ? [] : (await store.find({ collection, tenant: 'main', where, limit: 100 })).rows;
      const everyRow = (await store.find({ collection, tenant: 'main', where: { and: asked }, limit: 100 })).rows;
      const readable = everyRow.filter(({ fields }) => rights.may('read', type, of, fields));
      expect(listed.map(({ key }) => key)).toEqual(readable.map(({ key }) => key));
      // And the reasons that are told are those that count.
      for (const { fields } of everyRow)
        expect(rights.explain('read', type, of, fields).length > 0).toBe(rights.may('read', type, of, fields));
    }),
    { numRuns: 1500 },
  );
  await store.close();
});
