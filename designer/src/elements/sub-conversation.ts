import { describeElement } from './catalogue/entry.js';
import { onlyPartners } from './catalogue/kept-entries.js';

/** A conversation that consists of others. Drawn and kept. */
export const subConversation = describeElement('subConversation', 'kept', [
  {
    rank: 99,
    name: { en: 'Subconversation', ru: 'Вложенный диалог' },
    also: { en: 'communication, nested conversation', ru: 'переписка, общение, поддиалог' },
    about: { en: 'A conversation that consists of others.', ru: 'Диалог, состоящий из других диалогов.' },
    refused: onlyPartners,
  },
]);
