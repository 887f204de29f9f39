import { describeElement } from './catalogue/entry.js';
import { onlyPartners } from './catalogue/kept-entries.js';

/** Related messages between partners, shown as one. Drawn and kept. */
export const conversation = describeElement('conversation', 'kept', [
  {
    rank: 98,
    name: { en: 'Conversation', ru: 'Диалог' },
    also: { en: 'communication, correspondence, hexagon', ru: 'переписка, общение, разговор, взаимодействие, шестиугольник' },
    about: { en: 'Related messages between partners, shown as one.', ru: 'Связанные сообщения участников, показанные вместе.' },
    refused: onlyPartners,
  },
]);
