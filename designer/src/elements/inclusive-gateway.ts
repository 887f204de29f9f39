import { describeElement } from './catalogue/entry.js';

/** Every way whose condition holds. */
export const inclusiveGateway = describeElement('inclusiveGateway', 'gateways', [
  {
    rank: 21,
    name: { en: 'Inclusive gateway', ru: 'Неисключающий шлюз' },
    also: {
      en: 'OR, some of, several ways, conditions, gate',
      ru: 'шлюз, ИЛИ, включающий шлюз, инклюзивный шлюз, и/или, несколько путей, оператор или',
    },
    about: {
      en: 'Takes every way whose condition holds, and waits for all that can still come.',
      ru: 'Выбирает все пути с выполненным условием и ждёт всех, кто ещё может прийти.',
    },
  },
]);
