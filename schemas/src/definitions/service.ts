import { type Definitions, listOf, object, oneOfWords, ref } from './dialect.js';
import { definitionShape } from './shape.js';

/** The schema of a catalogue entry: what an employee can ask for. */
export const service: Definitions = {
  ServiceDefinition: definitionShape(
    'service',
    'An entry of the catalogue: what an employee can ask for, and the process that answers.',
    {
      description: { ...ref('Text'), description: 'What one gets, in the words of the one who asks.' },
      category: { ...ref('Id'), description: 'The part of the catalogue it stands in.' },
      keywords: listOf(ref('Text'), 'Words that search finds it by.', { maxItems: 100 }),
      process: { ...ref('Id'), description: 'The process a request starts.' },
      form: { ...ref('Id'), description: 'The form that is filled in; absent: that of the process’s start.' },
      serviceLevel: { ...ref('Id'), description: 'How fast it is promised.' },
      availability: oneOfWords(['available', 'limited', 'paused', 'retired'], 'Whether it can be asked for; `available` when absent.'),
      notice: { ...ref('Text'), description: 'What people should know before they ask.' },
      visibleTo: object('Who sees it; absent: everybody. All parts that are given must hold.', {
        roles: listOf(ref('Id'), 'One of these roles.', { maxItems: 200 }),
        organisations: listOf(ref('PrincipalId'), 'One of these organisations.', { maxItems: 1000 }),
        regions: listOf({ type: 'string', maxLength: 100 }, 'One of these regions.', { maxItems: 200 }),
      }),
    },
    ['name', 'process'],
  ),
};
