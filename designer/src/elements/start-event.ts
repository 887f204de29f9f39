import { caughtEvent, type CatchRole, type CaughtEvent } from './catalogue/event-entries.js';
import { describeElement } from './catalogue/entry.js';

const begins: CatchRole = {
  name: { en: 'start event', ru: 'Стартовое событие' },
  then: { en: 'a new instance begins', ru: 'начинается новый экземпляр процесса' },
  also: { en: 'start, begin, trigger, launch', ru: 'начало, начальное событие, старт, запуск' },
};

const interrupts: CatchRole = {
  name: { en: 'start event', ru: 'Стартовое событие' },
  manner: { en: 'ends what is around', ru: 'прерывающее' },
  then: { en: 'what is around ends and this subprocess begins', ru: 'всё вокруг прерывается и начинается этот подпроцесс' },
  also: { en: 'start, begin, event subprocess, interrupting', ru: 'начало, начальное событие, событийный подпроцесс' },
  prefix: 'inside',
};

const goesOn: CatchRole = {
  ...interrupts,
  manner: { en: 'non-interrupting', ru: 'непрерывающее' },
  then: { en: 'this subprocess begins; what is around goes on', ru: 'начинается этот подпроцесс; остальное продолжается' },
  suffix: 'nonInterrupting',
  properties: { isInterrupting: false },
};

const inside = { within: ['eventSubProcess'] } as const;
const either: readonly CaughtEvent[] = ['timer', 'message', 'signal', 'conditional', 'escalation', 'multiple', 'parallelMultiple'];

/** Where a process, a subprocess or an event subprocess begins. */
export const startEvent = describeElement('startEvent', 'events', [
  {
    rank: 5,
    within: ['process', 'subProcess', 'transaction'],
    name: { en: 'Start event', ru: 'Стартовое событие' },
    also: {
      en: 'start, begin, first step, request, new request, trigger, entry',
      ru: 'начало, начальное событие, старт, запуск, точка старта, заявка, первый шаг',
    },
    about: { en: 'Somebody or something starts the process here.', ru: 'Здесь процесс кто-то или что-то запускает.' },
  },
  ...(['timer', 'message', 'signal', 'multiple'] as const).map((kind, index) =>
    caughtEvent(kind, begins, { rank: 32 + index * 4, within: ['process'] }),
  ),
  caughtEvent('conditional', begins, {
    rank: 90,
    within: ['process'],
    refused: {
      en: 'Before an instance begins there is no data for the condition to ask. Begin with a timer or a message.',
      ru: 'До начала экземпляра нет данных, к которым обращалось бы условие. Начните с таймера или сообщения.',
    },
  }),
  caughtEvent('parallelMultiple', begins, {
    rank: 91,
    within: ['process'],
    refused: {
      en: 'There is no instance yet that could wait for the rest. Begin with an event-based gateway that waits for all.',
      ru: 'Экземпляра, который дождался бы остальных событий, ещё нет. Начните со шлюза по событиям, который ждёт всех.',
    },
  }),
  ...either.map((kind, index) => caughtEvent(kind, interrupts, { rank: 40 + index, ...inside })),
  ...either.map((kind, index) => caughtEvent(kind, goesOn, { rank: 50 + index, ...inside })),
  caughtEvent('error', interrupts, { rank: 41, ...inside }),
  {
    variant: 'inside.compensation',
    rank: 60,
    ...inside,
    name: { en: 'Compensation start event', ru: 'Стартовое событие: компенсация' },
    also: { en: 'undo, roll back, start, event subprocess', ru: 'откат, отмена сделанного, событийный подпроцесс' },
    about: {
      en: 'When the completed subprocess around is undone, this says how.',
      ru: 'Когда завершённый подпроцесс вокруг откатывается, здесь сказано, как.',
    },
    properties: { event: { type: 'compensation' } },
  },
]);
