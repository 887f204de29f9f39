import { describeElement } from './catalogue/entry.js';

/** Goes on by a condition over what has come. */
export const complexGateway = describeElement('complexGateway', 'gateways', [
  {
    rank: 54,
    name: { en: 'Complex gateway', ru: 'Комплексный шлюз' },
    also: { en: 'n of m, two of three, quorum, discriminator, gate', ru: 'шлюз, сложный шлюз, двое из трёх, кворум, N из M' },
    about: {
      en: 'Goes on when a condition over the ways that came in holds: two of three, for example.',
      ru: 'Идёт дальше, когда выполнено условие о пришедших путях: например, двое из трёх.',
    },
  },
]);
