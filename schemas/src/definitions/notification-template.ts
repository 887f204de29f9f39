import { type Definitions, listOf, object, oneOfWords, ref } from './dialect.js';
import { definitionShape } from './shape.js';

/** The schema of a notification template. */
export const notificationTemplate: Definitions = {
  NotificationTemplateDefinition: definitionShape(
    'notificationTemplate',
    'What a notification says. `{{ expression }}` inside a text is replaced by the value of the expression over the inputs.',
    {
      inputs: { ...ref('ValueDeclarations'), description: 'What the texts may use.' },
      channels: listOf(oneOfWords(['portal', 'mail', 'chat']), 'Where it is sent.', { minItems: 1, uniqueItems: true }),
      subject: { ...ref('Text'), description: 'The subject or title.' },
      body: { ...ref('Text'), description: 'The text.' },
      action: object(
        'The button under the text.',
        { label: ref('Text'), link: { ...ref('JsonataExpression'), description: 'A path inside the portal.' } },
        ['label', 'link'],
      ),
    },
    ['subject', 'body'],
  ),
};
