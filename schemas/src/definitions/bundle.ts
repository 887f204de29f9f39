import { type Definitions, listOf, mapOf, object, ref } from './dialect.js';
import { definitionShape } from './shape.js';

/** The kinds of definitions that an application consists of, and the names of their schemas. */
export const itemSchemas = {
  process: 'ProcessDefinition',
  form: 'FormDefinition',
  register: 'RegisterDefinition',
  decision: 'DecisionDefinition',
  service: 'ServiceDefinition',
  role: 'RoleDefinition',
  calendar: 'CalendarDefinition',
  serviceLevel: 'ServiceLevelDefinition',
  notificationTemplate: 'NotificationTemplateDefinition',
  scenario: 'ScenarioDefinition',
  translations: 'TranslationsDefinition',
} as const;

/** The schema of a bundle: one application in one file. */
export const bundle: Definitions = {
  BundleDefinition: definitionShape(
    'bundle',
    'An application in one file: what an analyst ships.',
    {
      description: { ...ref('Text'), description: 'What it is for.' },
      items: listOf(ref('ItemDefinition'), 'The definitions it consists of; no two of one kind share an id.', { maxItems: 2000 }),
      seed: object('What is there after the first deployment.', {
        registers: mapOf(
          mapOf({ ...ref('JsonMap'), description: 'A record.' }, 'Records by id.', ref('PrincipalId')),
          'Records by register.',
        ),
      }),
    },
    ['items'],
  ),
  ItemDefinition: {
    description: 'A definition that an application consists of.',
    type: 'object',
    oneOf: Object.values(itemSchemas).map(ref),
    discriminator: { propertyName: 'kind' },
  },
};
