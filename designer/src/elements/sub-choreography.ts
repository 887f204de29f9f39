import { describeElement } from './catalogue/entry.js';
import { onlyPartners } from './catalogue/kept-entries.js';

/** A part of a choreography with its own exchanges. Drawn and kept. */
export const subChoreography = describeElement('subChoreography', 'kept', [
  {
    rank: 96,
    name: { en: 'Subchoreography', ru: 'Подхореография' },
    also: { en: 'exchange, interaction, partners, nested', ru: 'обмен, взаимодействие участников, вложенная хореография' },
    about: { en: 'A part of a choreography with its own exchanges.', ru: 'Часть хореографии со своими обменами.' },
    refused: onlyPartners,
    expanded: true,
  },
]);
