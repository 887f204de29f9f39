import { type Definitions, mapOf, object, ref } from './dialect.js';
import { definitionShape } from './shape.js';

/** The schema of translations kept apart from what they translate. */
export const translations: Definitions = {
  TranslationsDefinition: definitionShape(
    'translations',
    'Texts of an application in one language, kept apart from what they translate.',
    {
      language: { ...ref('Language'), description: 'The language of the texts.' },
      items: {
        description: 'Texts by definition, written `process/purchase`, then by JSON pointer into it.',
        type: 'object',
        propertyNames: {
          type: 'string',
          pattern: '^[a-z][A-Za-z]{1,40}/([A-Za-z]|_[A-Za-z0-9])[A-Za-z0-9_.-]{0,126}$',
          'x-word': 'itemKey',
        },
        additionalProperties: {
          type: 'object',
          propertyNames: { type: 'string', pattern: '^(/[^/]{0,200}){1,60}$', 'x-word': 'pointer' },
          additionalProperties: { type: 'string', maxLength: 20_000 },
          maxProperties: 100_000,
        },
        maxProperties: 10_000,
      },
      interface: mapOf({ type: 'string', maxLength: 20_000 }, 'Words of the portal that the application changes, by key.'),
      glossary: mapOf(
        object('A word and what it is called.', { use: { type: 'string', maxLength: 1000 }, note: ref('Text') }, ['use']),
        'Words that are always translated the same.',
      ),
    },
    ['language', 'items'],
  ),
};
