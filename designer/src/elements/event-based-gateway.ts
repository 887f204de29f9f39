import { describeElement } from './catalogue/entry.js';

/** The first event decides. */
export const eventBasedGateway = describeElement('eventBasedGateway', 'gateways', [
  {
    rank: 22,
    name: { en: 'Event-based gateway', ru: 'Шлюз по событиям' },
    also: {
      en: 'wait for the first, race, deferred choice, answer or timeout, gate',
      ru: 'шлюз, событийный шлюз, основанный на событиях, что раньше, ответ или срок, отложенный выбор',
    },
    about: { en: 'Takes the way of the event that happens first.', ru: 'Выбирает путь того события, которое произойдёт первым.' },
  },
  {
    variant: 'instantiate',
    rank: 63,
    within: ['process'],
    name: { en: 'Event-based gateway that starts the process', ru: 'Шлюз по событиям, начинающий процесс' },
    also: { en: 'instantiating, start, begin, exclusive', ru: 'событийный шлюз, начало, старт по событию' },
    about: { en: 'The first of its events begins an instance.', ru: 'Экземпляр начинает первое из его событий.' },
    properties: { instantiate: true },
  },
  {
    variant: 'instantiateByAll',
    rank: 65,
    within: ['process'],
    name: { en: 'Parallel event-based gateway that starts the process', ru: 'Параллельный шлюз по событиям, начинающий процесс' },
    also: { en: 'instantiating, start, begin, all events', ru: 'событийный шлюз, начало, все события' },
    about: {
      en: 'The first event begins an instance, which waits for all the others.',
      ru: 'Первое событие начинает экземпляр, он ждёт остальных.',
    },
    properties: { instantiate: true, eventGatewayType: 'parallel' },
  },
]);
