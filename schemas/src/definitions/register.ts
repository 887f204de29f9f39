import { valueProperties } from './parts/values.js';
import { type Definitions, listOf, mapOf, object, oneOfWords, ref } from './dialect.js';
import { definitionShape } from './shape.js';

/** The schema of a register: a stored table whose rows are records. */
export const register: Definitions = {
  RegisterDefinition: definitionShape(
    'register',
    'A register: a stored table whose rows are records.',
    {
      attributes: {
        ...mapOf(ref('AttributeDefinition'), 'What each record holds, by name.', ref('Name')),
        minProperties: 1,
        maxProperties: 500,
      },
      attributeOrder: listOf(ref('Name'), 'The order in which attributes are shown.', { uniqueItems: true, maxItems: 500 }),
      title: { ...ref('JsonataExpression'), description: 'What a record is called, over its attributes; absent: its id.' },
      keys: mapOf(
        listOf(ref('Name'), 'Attributes that together are unique.', { minItems: 1, maxItems: 10, uniqueItems: true }),
        'Combinations of attributes that no two records share.',
      ),
      indexes: mapOf(
        listOf(ref('Name'), 'Attributes that lists are sorted and filtered by, in order.', {
          minItems: 1,
          maxItems: 10,
          uniqueItems: true,
        }),
        'How lists are sorted and filtered.',
      ),
      number: ref('NumberSeries'),
      ledger: ref('LedgerSettings'),
    },
    ['attributes'],
  ),
  AttributeDefinition: object(
    'An attribute of a register’s records. One of type decimal or money needs `scale`, one of type reference needs `register`.',
    {
      ...valueProperties,
      scale: { ...valueProperties.scale, description: 'Digits after the point; a decimal or an amount of money must have it.' },
      label: { ...ref('Text'), description: 'What people call it.' },
      help: { ...ref('Text'), description: 'What explains it.' },
      required: { description: 'Every record has it.', type: 'boolean' },
      unique: { description: 'No two records have the same value.', type: 'boolean' },
      searchable: { description: 'Search finds records by it.', type: 'boolean' },
      initial: { ...ref('Json'), description: 'Its value in a new record.' },
    },
    ['type'],
  ),
  NumberSeries: object(
    'Numbers without gaps, given after a record is stored.',
    {
      attribute: { ...ref('Name'), description: 'The attribute that takes the number.' },
      prefix: { type: 'string', maxLength: 40 },
      digits: { description: 'Filled up with zeros to this length.', type: 'integer', minimum: 1, maximum: 15 },
      restart: oneOfWords(['never', 'yearly', 'monthly'], 'When it starts again at one.'),
    },
    ['attribute'],
  ),
  LedgerSettings: object('Each record is an account: its balance is the sum of entries that are only ever added.', {
    scale: { description: 'Digits after the point of amounts.', type: 'integer', minimum: 0, maximum: 15 },
    currency: { description: 'The currency of amounts.', type: 'string', pattern: '^[A-Z]{3}$' },
    mayGoBelowZero: { description: 'Whether more may be reserved or posted than there is; `false` when absent.', type: 'boolean' },
  }),
};
