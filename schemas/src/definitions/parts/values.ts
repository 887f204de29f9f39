import { type Definitions, listOf, mapOf, object, oneOfWords, ref, type Schema } from '../dialect.js';

/** The types of values, one word each. `list` and `object` nest. */
export const valueTypes = [
  'text',
  'boolean',
  'integer',
  'decimal',
  'money',
  'date',
  'time',
  'instant',
  'duration',
  'period',
  'zone',
  'reference',
  'person',
  'unit',
  'organisation',
  'file',
  'texts',
  'list',
  'object',
  'any',
] as const;

/** What every declared value can say of itself; variables and attributes share it. */
export const valueProperties: Readonly<Record<string, Schema>> = {
  type: oneOfWords(valueTypes, 'The type of the value.'),
  scale: { description: 'Digits after the point of a decimal or an amount of money.', type: 'integer', minimum: 0, maximum: 15 },
  currency: { description: 'The only currency an amount may have: three capital letters.', type: 'string', pattern: '^[A-Z]{3}$' },
  register: { ...ref('Id'), description: 'The register a reference points into.' },
  items: { ...ref('ValueDeclaration'), description: 'What a list holds.' },
  properties: { ...ref('ValueDeclarations'), description: 'What an object holds.' },
  values: listOf(ref('Json'), 'The only values allowed.', { maxItems: 1000 }),
  minimum: { description: 'The least number allowed.', type: 'number' },
  maximum: { description: 'The greatest number allowed.', type: 'number' },
  maxLength: { description: 'The most characters of a text.', type: 'integer', minimum: 0, maximum: 10_000_000 },
  maxItems: { description: 'The most entries of a list.', type: 'integer', minimum: 0, maximum: 1_000_000 },
  pattern: {
    description: 'A regular expression a text must match; it runs in linear time.',
    type: 'string',
    maxLength: 1000,
    format: 'regex',
  },
  sensitivity: ref('Sensitivity'),
};

const bound: Schema = { type: 'integer', minimum: 0, maximum: 10_000_000 };

/** Declarations of values, and the JSON Schema subset that forms describe their data in. */
export const values: Definitions = {
  Sensitivity: oneOfWords(
    ['none', 'personal', 'secret'],
    'How careful we must be with the value; personal data can be erased, secrets never reach logs.',
  ),
  ValueDeclaration: object('The type of a value and its static bounds.', valueProperties, ['type']),
  ValueDeclarations: mapOf(ref('ValueDeclaration'), 'Values by name.', ref('Name')),
  VariableDefinition: object(
    'A variable of a process.',
    {
      ...valueProperties,
      label: { ...ref('Text'), description: 'What people call it.' },
      initial: { ...ref('Json'), description: 'Its value when the process starts.' },
    },
    ['type'],
  ),
  VariableDefinitions: { ...mapOf(ref('VariableDefinition'), 'Variables by name.', ref('Name')), maxProperties: 1000 },
  DataSchema: object('The JSON Schema of a form’s data: types and static bounds only, no texts and no references.', {
    type: oneOfWords(['string', 'number', 'integer', 'boolean', 'array', 'object']),
    properties: mapOf(ref('DataSchema'), 'The fields by name.', ref('Name')),
    required: listOf(ref('Name'), 'Fields that must always be there; what depends on other values is a rule.', {
      maxItems: 1000,
      uniqueItems: true,
    }),
    items: { ...ref('DataSchema'), description: 'What each row or entry is.' },
    enum: listOf(ref('Json'), 'The only values allowed.', { maxItems: 1000 }),
    minLength: bound,
    maxLength: bound,
    minItems: bound,
    maxItems: bound,
    uniqueItems: { description: 'No two entries are equal; needs `maxItems` of at most 1000.', type: 'boolean' },
    minimum: { type: 'number' },
    maximum: { type: 'number' },
    exclusiveMinimum: { type: 'number' },
    exclusiveMaximum: { type: 'number' },
    pattern: { description: 'A regular expression; it runs in linear time.', type: 'string', maxLength: 1000, format: 'regex' },
    format: oneOfWords(['email', 'uri', 'uuid'], 'A known form of text.'),
    additionalProperties: { description: 'Only `false`: fields nobody declared are refused.', const: false },
    'x-type': oneOfWords([...valueTypes, 'rowId'], 'The type of the value beyond JSON’s own.'),
    'x-scale': { description: 'Digits after the point.', type: 'integer', minimum: 0, maximum: 15 },
    'x-currency': { description: 'The only currency allowed: three capital letters.', type: 'string', pattern: '^[A-Z]{3}$' },
    'x-sensitivity': ref('Sensitivity'),
    'x-register': { ...ref('Id'), description: 'The register a reference points into.' },
  }),
};
