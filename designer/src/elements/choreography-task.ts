import { describeElement } from './catalogue/entry.js';
import { onlyPartners } from './catalogue/kept-entries.js';

/** One exchange of messages between two partners. Drawn and kept. */
export const choreographyTask = describeElement('choreographyTask', 'kept', [
  {
    rank: 95,
    name: { en: 'Choreography task', ru: 'Задача хореографии' },
    also: { en: 'exchange, interaction, partners', ru: 'обмен, взаимодействие участников' },
    about: { en: 'One exchange of messages between two partners.', ru: 'Один обмен сообщениями между двумя участниками.' },
    refused: onlyPartners,
  },
]);
