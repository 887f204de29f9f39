import { describeElement, type ScopeKind } from './catalogue/entry.js';

/** An ad-hoc subprocess has no ends. */
const within: readonly ScopeKind[] = ['process', 'subProcess', 'transaction', 'eventSubProcess'];

/** Where a path ends. */
export const endEvent = describeElement('endEvent', 'events', [
  {
    rank: 4,
    within,
    name: { en: 'End event', ru: 'Конечное событие' },
    also: { en: 'end, finish, stop, done, result', ru: 'конец, завершающее событие, завершение, финиш, итог, готово' },
    about: { en: 'This path ends here.', ru: 'Здесь эта ветвь заканчивается.' },
  },
  {
    variant: 'message',
    rank: 30,
    within,
    name: { en: 'Message end event', ru: 'Конечное событие: сообщение' },
    also: { en: 'send, email, mail, notify, end', ru: 'отправить, письмо, уведомить, завершающее событие, конец' },
    about: { en: 'Sends a message, and the path ends.', ru: 'Отправляет сообщение, и ветвь заканчивается.' },
    properties: { event: { type: 'message' } },
  },
  {
    variant: 'terminate',
    rank: 29,
    within,
    name: { en: 'Terminate end event', ru: 'Конечное событие: останов' },
    also: {
      en: 'stop everything, kill, abort, cancel all, termination, end',
      ru: 'терминатор, терминальное, прекратить всё, прервать всё, завершающее событие',
    },
    about: { en: 'Ends everything that still runs here at once.', ru: 'Сразу прекращает всё, что здесь ещё выполняется.' },
    properties: { event: { type: 'terminate' } },
  },
  {
    variant: 'error',
    rank: 31,
    within,
    name: { en: 'Error end event', ru: 'Конечное событие: ошибка' },
    also: { en: 'throw, exception, failure, raise', ru: 'исключение, сбой, отказ, бросить ошибку, завершающее событие' },
    about: {
      en: 'Ends with an error that is caught around, on a border or by an event subprocess.',
      ru: 'Завершает с ошибкой; её ловят снаружи, на границе или в событийном подпроцессе.',
    },
    properties: { event: { type: 'error' } },
  },
  {
    variant: 'escalation',
    rank: 47,
    within,
    name: { en: 'Escalation end event', ru: 'Конечное событие: эскалация' },
    also: { en: 'raise, inform the manager', ru: 'поднять выше, сообщить руководителю, завершающее событие' },
    about: {
      en: 'Tells what is around that somebody should know or act, and the path ends.',
      ru: 'Сообщает наружу, что нужно узнать или вмешаться, и ветвь заканчивается.',
    },
    properties: { event: { type: 'escalation' } },
  },
  {
    variant: 'signal',
    rank: 48,
    within,
    name: { en: 'Signal end event', ru: 'Конечное событие: сигнал' },
    also: { en: 'broadcast, publish', ru: 'оповестить всех, рассылка, завершающее событие' },
    about: {
      en: 'Sends a signal to everybody who waits for it, and the path ends.',
      ru: 'Посылает сигнал всем, кто его ждёт, и ветвь заканчивается.',
    },
    properties: { event: { type: 'signal' } },
  },
  {
    variant: 'compensation',
    rank: 60,
    within,
    name: { en: 'Compensation end event', ru: 'Конечное событие: компенсация' },
    also: { en: 'undo, roll back', ru: 'откат, отменить сделанное, завершающее событие' },
    about: {
      en: 'Undoes what was completed, last first, and the path ends.',
      ru: 'Отменяет завершённое в обратном порядке, и ветвь заканчивается.',
    },
    properties: { event: { type: 'compensation' } },
  },
  {
    variant: 'cancel',
    rank: 56,
    within: ['transaction'],
    name: { en: 'Cancel end event', ru: 'Конечное событие: отмена' },
    also: { en: 'cancel the transaction, abort', ru: 'отмена транзакции, завершающее событие' },
    about: {
      en: 'Cancels the transaction: what was completed in it is undone.',
      ru: 'Отменяет транзакцию: всё завершённое в ней откатывается.',
    },
    properties: { event: { type: 'cancel' } },
  },
  {
    variant: 'multiple',
    rank: 67,
    within,
    name: { en: 'Multiple end event', ru: 'Конечное событие: множественное' },
    also: { en: 'several, all at once', ru: 'несколько сразу, составное, завершающее событие' },
    about: { en: 'Lets several things happen at once, and the path ends.', ru: 'Вызывает сразу несколько событий, и ветвь заканчивается.' },
    properties: { event: { type: 'multiple' } },
  },
]);
