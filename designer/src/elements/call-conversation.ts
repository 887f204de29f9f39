import { describeElement } from './catalogue/entry.js';
import { onlyPartners } from './catalogue/kept-entries.js';

/** Uses a conversation that is described elsewhere. Drawn and kept. */
export const callConversation = describeElement('callConversation', 'kept', [
  {
    rank: 100,
    name: { en: 'Call conversation', ru: 'Вызов диалога' },
    also: { en: 'communication, global conversation, reusable', ru: 'общий диалог, повторное использование' },
    about: { en: 'Uses a conversation that is described elsewhere.', ru: 'Использует диалог, описанный в другом месте.' },
    refused: onlyPartners,
  },
]);
