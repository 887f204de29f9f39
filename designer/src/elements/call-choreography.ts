import { describeElement } from './catalogue/entry.js';
import { onlyPartners } from './catalogue/kept-entries.js';

/** Uses a choreography that is described elsewhere. Drawn and kept. */
export const callChoreography = describeElement('callChoreography', 'kept', [
  {
    rank: 97,
    name: { en: 'Call choreography', ru: 'Вызов хореографии' },
    also: { en: 'exchange, global choreography, reusable', ru: 'общая хореография, повторное использование' },
    about: { en: 'Uses a choreography that is described elsewhere.', ru: 'Использует хореографию, описанную в другом месте.' },
    refused: onlyPartners,
  },
]);
