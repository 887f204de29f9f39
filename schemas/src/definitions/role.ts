import { type Definitions, listOf, mapOf, object, oneOfWords, ref, type Schema } from './dialect.js';
import { definitionShape } from './shape.js';

const scalar: Schema = {
  description: 'A value; `$me`, `$me.unit`, `$me.organisation` and `$me.manager` stand for the one who asks.',
  type: ['string', 'number', 'boolean', 'null'],
};
const bound: Schema = { type: ['string', 'number'] };

/** The schema of a role, and the conditions that permissions and lookups share. */
export const role: Definitions = {
  RoleDefinition: definitionShape(
    'role',
    'A role: permissions, and who may see which attributes. Roles belong to the application.',
    {
      permissions: mapOf(ref('Permission'), 'What it allows.'),
      attributes: mapOf(
        mapOf(oneOfWords(['hidden', 'readOnly', 'editable']), 'Access by attribute.', ref('Name')),
        'Rights to attributes by register; what is not listed is editable where the record is.',
      ),
    },
    ['permissions'],
  ),
  Permission: object(
    'An action on a type of resource within a scope, on a condition.',
    {
      action: oneOfWords([
        'create',
        'read',
        'update',
        'archive',
        'export',
        'start',
        'cancel',
        'claim',
        'complete',
        'reassign',
        'retry',
        'deploy',
        'administer',
      ]),
      resource: object(
        'What it is about.',
        {
          type: oneOfWords([
            'application',
            'definition',
            'draft',
            'history',
            'incident',
            'instance',
            'job',
            'notification',
            'organisation',
            'person',
            'record',
            'report',
            'service',
            'workItem',
          ]),
          of: { ...ref('Id'), description: 'Only of this process, register or service.' },
        },
        ['type'],
      ),
      scope: oneOfWords(['own', 'unit', 'organisation', 'all'], 'Whose: one’s own, of one’s unit, of one’s organisation, or all.'),
      where: { ...ref('Condition'), description: 'Only where this holds.' },
    },
    ['action', 'resource', 'scope'],
  ),
  Condition: {
    description: 'A condition in the part of the store’s queries that every store answers, so it filters lists, counts and exports alike.',
    anyOf: [ref('AndCondition'), ref('OrCondition'), ref('FieldCondition')],
  },
  AndCondition: object('All hold.', { and: listOf(ref('Condition'), undefined, { minItems: 1, maxItems: 50 }) }, ['and'], {
    'x-key': ['and'],
  }),
  OrCondition: object('At least one holds.', { or: listOf(ref('Condition'), undefined, { minItems: 1, maxItems: 50 }) }, ['or'], {
    'x-key': ['or'],
  }),
  FieldCondition: object(
    'A comparison of one field.',
    {
      field: { ...ref('Path'), description: 'The field or attribute.' },
      eq: { ...scalar, description: `Equal. ${scalar.description ?? ''}` },
      ne: { ...scalar, description: 'Not equal.' },
      in: listOf(scalar, 'One of these.', { maxItems: 1000 }),
      gt: { ...bound, description: 'Greater than.' },
      gte: { ...bound, description: 'Greater than or equal.' },
      lt: { ...bound, description: 'Less than.' },
      lte: { ...bound, description: 'Less than or equal.' },
      prefix: { description: 'Starts with.', type: 'string', maxLength: 1000 },
      anyOf: listOf(
        { type: 'string', maxLength: 1000 },
        'The list contains at least one of these; `$me.principals` stands for all keys of the one who asks.',
        { maxItems: 1000 },
      ),
    },
    ['field'],
    { 'x-key': ['field'], minProperties: 2 },
  ),
};
