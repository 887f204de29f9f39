import type { Definitions } from '../dialect.js';

/** Names every JavaScript object answers to: as ids they would find something where nothing was defined. */
const inherited = ['constructor', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable', 'toLocaleString', 'toString', 'valueOf'];

/** Ids, names of variables and paths. */
export const names: Definitions = {
  Id: {
    description:
      'A stable id: a letter, or an underscore and a letter or digit, then letters, digits, `_`, `.` and `-`; at most 128 characters. It never depends on position and survives renaming. Every id is also a valid XML id, so BPMN export keeps it.',
    type: 'string',
    pattern: '^([A-Za-z]|_[A-Za-z0-9])[A-Za-z0-9_.-]{0,126}$',
    not: { enum: inherited },
    'x-word': 'id',
  },
  Name: {
    description:
      'The name of a variable, a field or an attribute as expressions write it: letters of any alphabet, digits and `_`; at most 64 characters.',
    type: 'string',
    pattern: '^_?\\p{L}[\\p{L}\\p{N}_]{0,62}$',
    not: { enum: inherited },
    'x-word': 'name',
  },
  Path: {
    description: 'Names joined by dots, for example `order.amount`; `[]` after a name means every row of a list.',
    type: 'string',
    pattern: '^_?\\p{L}[\\p{L}\\p{N}_]{0,62}(\\[\\])?(\\._?\\p{L}[\\p{L}\\p{N}_]{0,62}(\\[\\])?){0,15}$',
    not: { enum: inherited },
    'x-word': 'path',
  },
  PrincipalId: {
    description: 'The id of a person, a group, a position, a unit or an organisation: letters, digits, `_`, `.`, `@` and `-`.',
    type: 'string',
    pattern: '^[A-Za-z0-9][A-Za-z0-9_.@-]{0,127}$',
    not: { enum: inherited },
    'x-word': 'principalId',
  },
  Text: {
    description: 'A text shown to people: one string, or one a language.',
    anyOf: [
      { type: 'string', maxLength: 20_000 },
      {
        type: 'object',
        properties: { en: { type: 'string', maxLength: 20_000 }, ru: { type: 'string', maxLength: 20_000 } },
        additionalProperties: false,
      },
    ],
  },
  Language: { description: 'A language of texts.', type: 'string', enum: ['en', 'ru'] },
  Json: { description: 'Any JSON value.' },
  JsonMap: { description: 'Any JSON object, kept as it is.', type: 'object', additionalProperties: true },
};
