import { describeElement } from './catalogue/entry.js';

/** One of several ways. */
export const exclusiveGateway = describeElement('exclusiveGateway', 'gateways', [
  {
    rank: 3,
    name: { en: 'Exclusive gateway', ru: 'Исключающий шлюз' },
    also: {
      en: 'XOR, decision, condition, if, else, branch, either or, choice, split, merge, yes no, diamond, gate',
      ru: 'шлюз, ИЛИ-ИЛИ, условие, если, иначе, развилка, ветвление, выбор, слияние, да нет, ромб, эксклюзивный шлюз, оператор исключающее или',
    },
    about: { en: 'Takes the first way whose condition holds.', ru: 'Выбирает первый путь, условие которого выполнено.' },
  },
]);
