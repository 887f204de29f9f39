import { caughtEvent, type CatchRole, type CaughtEvent } from './catalogue/event-entries.js';
import { describeElement } from './catalogue/entry.js';

const interrupts: CatchRole = {
  name: { en: 'boundary event', ru: 'Граничное событие' },
  then: { en: 'the activity ends and the process goes on from here', ru: 'действие прерывается и процесс идёт дальше отсюда' },
  also: {
    en: 'attached event, on the border, interrupting, attached intermediate event',
    ru: 'на границе, прикреплённое событие, прерывающее, прерывание',
  },
};

const goesOn: CatchRole = {
  ...interrupts,
  manner: { en: 'non-interrupting', ru: 'непрерывающее' },
  then: { en: 'one more path begins; the activity goes on', ru: 'начинается ещё одна ветвь; действие продолжается' },
  also: { en: 'attached event, on the border, reminder', ru: 'на границе, прикреплённое событие, не прерывает' },
  suffix: 'nonInterrupting',
  properties: { cancelActivity: false },
};

const either: readonly CaughtEvent[] = ['timer', 'message', 'escalation', 'signal', 'conditional', 'multiple', 'parallelMultiple'];

/** What happens while an activity is under way. */
export const boundaryEvent = describeElement('boundaryEvent', 'events', [
  ...either.map((kind, index) => caughtEvent(kind, interrupts, { rank: 24 + index * 3 })),
  ...either.map((kind, index) => caughtEvent(kind, goesOn, { rank: 25 + index * 3 })),
  caughtEvent('error', interrupts, { rank: 26 }),
  {
    variant: 'compensation',
    rank: 58,
    name: { en: 'Compensation boundary event', ru: 'Граничное событие: компенсация' },
    also: { en: 'undo, roll back, compensate, reverse', ru: 'откат, отмена сделанного, компенсировать' },
    about: {
      en: 'Names the activity that undoes this one, should that be needed later.',
      ru: 'Указывает действие, которое отменит сделанное, если это понадобится позже.',
    },
    properties: { event: { type: 'compensation' } },
  },
  {
    variant: 'cancel',
    rank: 57,
    hosts: ['transaction'],
    name: { en: 'Cancel boundary event', ru: 'Граничное событие: отмена' },
    also: { en: 'cancelled, abort, transaction', ru: 'отмена транзакции, прерывание' },
    about: {
      en: 'When the transaction has been cancelled and undone, the process goes on from here.',
      ru: 'Когда транзакция отменена и сделанное откачено, процесс идёт дальше отсюда.',
    },
    properties: { event: { type: 'cancel' } },
  },
]);
