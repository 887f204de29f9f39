import { describeElement } from './catalogue/entry.js';

/** What some tools write where an activity sends by itself; drawn and kept. */
export const implicitThrowEvent = describeElement('implicitThrowEvent', 'kept', [
  {
    rank: 101,
    name: { en: 'Implicit throw event', ru: 'Неявное событие отправки' },
    also: { en: 'imported, throw', ru: 'импортированное, отправка' },
    about: {
      en: 'What other tools write where something is sent by itself.',
      ru: 'Так другие программы записывают отправку без отдельного шага.',
    },
    refused: {
      en: 'BPMN does not say how it is executed. It is drawn and kept; use an intermediate throw event.',
      ru: 'BPMN не определяет, как его исполнять. Рисуется и сохраняется; возьмите промежуточное событие отправки.',
    },
  },
]);
