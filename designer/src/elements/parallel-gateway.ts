import { describeElement } from './catalogue/entry.js';

/** All ways at once. */
export const parallelGateway = describeElement('parallelGateway', 'gateways', [
  {
    rank: 7,
    name: { en: 'Parallel gateway', ru: 'Параллельный шлюз' },
    also: {
      en: 'AND, fork, join, at the same time, simultaneous, split, synchronise, gate',
      ru: 'шлюз, И, одновременно, параллельно, распараллелить, разветвление, слияние, синхронизация, оператор и',
    },
    about: {
      en: 'Takes all ways at once, and waits for all that come in.',
      ru: 'Пускает по всем путям сразу и ждёт всех, кто пришёл.',
    },
  },
]);
