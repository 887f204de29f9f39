import type { WordTable } from '../field.js';

/** What events and messages can say. */
export const eventWords: WordTable = {
  'Element.event': { label: { en: 'Event', ru: 'Событие' }, help: 'Чего событие ждёт или что вызывает.', group: 'event' },
  'EventDefinition.type': {
    label: { en: 'Kind of event', ru: 'Вид события' },
    help: 'Чего событие ждёт или что вызывает.',
    kind: 'choice',
    options: {
      timer: { en: 'Timer', ru: 'Таймер' },
      message: { en: 'Message', ru: 'Сообщение' },
      signal: { en: 'Signal', ru: 'Сигнал' },
      error: { en: 'Error', ru: 'Ошибка' },
      escalation: { en: 'Escalation', ru: 'Эскалация' },
      conditional: { en: 'Condition', ru: 'Условие' },
      link: { en: 'Link', ru: 'Ссылка' },
      compensation: { en: 'Compensation', ru: 'Компенсация' },
      cancel: { en: 'Cancel', ru: 'Отмена' },
      terminate: { en: 'Terminate', ru: 'Останов' },
      multiple: { en: 'Multiple', ru: 'Множественное' },
    },
  },
  'TimerEvent.duration': {
    label: { en: 'After', ru: 'Через' },
    help: 'Сколько времени пройдёт от прихода к событию.',
    insteadOf: ['date', 'cycle'],
  },
  'TimerEvent.date': { label: { en: 'At', ru: 'В момент' }, help: 'В этот момент.', insteadOf: ['duration', 'cycle'] },
  'TimerEvent.cycle': { label: { en: 'Repeatedly', ru: 'Периодически' }, help: 'Снова и снова.', insteadOf: ['duration', 'date'] },
  'TimerEvent.catchUp': {
    label: { en: 'Missed moments', ru: 'Пропущенные моменты' },
    help: 'Что делать с моментами, которые прошли, пока ничего не работало. Опоздание до минуты не считается пропуском.',
    byDefault: 'one',
    when: [
      { path: ['duration'], is: [undefined] },
      { path: ['date'], is: [undefined] },
    ],
    options: {
      one: { en: 'Fire once for all of them', ru: 'Сработать один раз за все' },
      all: { en: 'Fire for each', ru: 'Сработать за каждый' },
      skip: { en: 'Skip them', ru: 'Пропустить' },
    },
  },
  'MessageEvent.ref': {
    label: { en: 'Message', ru: 'Сообщение' },
    help: 'Какое сообщение из списка сообщений документа.',
    kind: 'message',
  },
  'MessageEvent.key': {
    label: { en: 'Correlation key', ru: 'Ключ корреляции' },
    help: 'Отправитель и получатель находят друг друга по имени сообщения и равному ключу.',
  },
  'MessageEvent.data': {
    label: { en: 'Send along', ru: 'Отправить с ним' },
    help: 'Имена и выражения над переменными: что уходит вместе.',
    group: 'data',
    role: 'thrown',
  },
  'MessageEvent.out': {
    label: { en: 'Take from it', ru: 'Взять из него' },
    help: 'Переменные и выражения над пришедшими данными, которые их записывают.',
    group: 'data',
    role: 'caught',
  },
  'MessageEvent.timeToLive': {
    label: { en: 'Kept for', ru: 'Хранить' },
    help: {
      en: 'How long the message is kept for a receiver that does not wait yet. No time at all: it is lost then.',
      ru: 'Сколько хранить сообщение для получателя, который ещё не ждёт. Нулевой срок: не хранить.',
    },
    byDefault: 'PT1H',
    role: 'thrown',
  },
  'SignalEvent.ref': { label: { en: 'Signal', ru: 'Сигнал' }, help: 'Какой сигнал из списка сигналов документа.', kind: 'signal' },
  'SignalEvent.data': {
    label: { en: 'Send along', ru: 'Отправить с ним' },
    help: 'Имена и выражения над переменными: что уходит вместе.',
    group: 'data',
    role: 'thrown',
  },
  'SignalEvent.out': {
    label: { en: 'Take from it', ru: 'Взять из него' },
    help: 'Переменные и выражения над пришедшими данными, которые их записывают.',
    group: 'data',
    role: 'caught',
  },
  'ErrorEvent.ref': {
    label: { en: 'Error', ru: 'Ошибка' },
    help: {
      en: 'Which error of the document. Caught without one: every error.',
      ru: 'Какая ошибка из списка документа. Если ловят и не указано: любая.',
    },
    kind: 'error',
  },
  'ErrorEvent.data': {
    label: { en: 'Send along', ru: 'Передать с ней' },
    help: 'Имена и выражения над переменными: что уходит вместе.',
    group: 'data',
    role: 'thrown',
  },
  'ErrorEvent.out': {
    label: { en: 'Take from it', ru: 'Взять из неё' },
    help: 'Переменные и выражения над кодом `code` и данными ошибки, которые их записывают.',
    group: 'data',
    role: 'caught',
  },
  'EscalationEvent.ref': {
    label: { en: 'Escalation', ru: 'Эскалация' },
    help: {
      en: 'Which escalation of the document. Caught without one: every escalation.',
      ru: 'Какая эскалация из списка документа. Если ловят и не указано: любая.',
    },
    kind: 'escalation',
  },
  'EscalationEvent.data': {
    label: { en: 'Send along', ru: 'Передать с ней' },
    help: 'Имена и выражения над переменными: что уходит вместе.',
    group: 'data',
    role: 'thrown',
  },
  'EscalationEvent.out': {
    label: { en: 'Take from it', ru: 'Взять из неё' },
    help: 'Переменные и выражения над кодом `code` и данными эскалации, которые их записывают.',
    group: 'data',
    role: 'caught',
  },
  'ConditionalEvent.condition': {
    label: { en: 'Happens when', ru: 'Происходит, когда' },
    help: { en: 'Happens when this becomes true.', ru: 'Происходит, когда условие становится верным.' },
  },
  'LinkEvent.link': { label: { en: 'Name of the link', ru: 'Имя ссылки' }, help: 'Общее имя обоих концов.' },
  'CompensationEvent.activity': {
    label: { en: 'Undo', ru: 'Отменить' },
    help: {
      en: 'The activity to undo; none: everything completed here.',
      ru: 'Какое действие отменить; если пусто: всё завершённое здесь.',
    },
    kind: 'activity',
    role: 'thrown',
  },
  'CompensationEvent.waitForCompletion': {
    label: { en: 'Wait until it is undone', ru: 'Ждать отмены' },
    help: { en: 'Whether the path waits until it is done.', ru: 'Ждёт ли ветвь, пока всё отменено.' },
    byDefault: true,
    role: 'thrown',
  },
  'MultipleEvent.parallel': {
    label: { en: 'All must happen', ru: 'Должны произойти все' },
    help: { en: 'Happens only when all of them have happened.', ru: 'Происходит, только когда произошли все.' },
    byDefault: false,
    role: 'caught',
  },
  'MultipleEvent.events': { label: { en: 'Events', ru: 'События' }, help: 'Из каких событий состоит.', kind: 'events' },
  'StartEventElement.isInterrupting': {
    label: { en: 'Ends what is around', ru: 'Прерывает окружение' },
    help: {
      en: 'Whether its start ends everything else that runs around the event subprocess.',
      ru: 'Прекращает ли его начало всё остальное вокруг событийного подпроцесса.',
    },
    group: 'event',
    byDefault: true,
    within: ['eventSubProcess'],
  },
  'Element.cancelActivity': {
    label: { en: 'Ends the activity', ru: 'Прерывает действие' },
    help: { en: 'Whether the event ends the activity it sits on.', ru: 'Прекращает ли событие действие, на котором стоит.' },
    group: 'event',
    byDefault: true,
  },
  'Element.message': {
    label: { en: 'Message', ru: 'Сообщение' },
    help: { en: 'The message that is sent or waited for.', ru: 'Сообщение, которое отправляют или ждут.' },
    group: 'event',
  },
  'SendTaskElement.message': {
    label: { en: 'Message', ru: 'Сообщение' },
    help: { en: 'The message that is sent to a process here.', ru: 'Сообщение другому процессу здесь же.' },
    group: 'event',
    insteadOf: ['service'],
  },
  'MessageUse.ref': { label: { en: 'Message', ru: 'Сообщение' }, help: 'Какое сообщение из списка сообщений документа.', kind: 'message' },
  'MessageUse.key': {
    label: { en: 'Correlation key', ru: 'Ключ корреляции' },
    help: 'Отправитель и получатель находят друг друга по имени сообщения и равному ключу.',
  },
  'MessageUse.data': {
    label: { en: 'Send along', ru: 'Отправить с ним' },
    help: 'Имена и выражения над переменными: что уходит вместе.',
    group: 'data',
    role: 'thrown',
  },
  'MessageUse.out': {
    label: { en: 'Take from it', ru: 'Взять из него' },
    help: 'Переменные и выражения над пришедшими данными, которые их записывают.',
    group: 'data',
    role: 'caught',
  },
  'MessageUse.timeToLive': {
    label: { en: 'Kept for', ru: 'Хранить' },
    help: {
      en: 'How long the message is kept for a receiver that does not wait yet. No time at all: it is lost then.',
      ru: 'Сколько хранить сообщение для получателя, который ещё не ждёт. Нулевой срок: не хранить.',
    },
    byDefault: 'PT1H',
    role: 'thrown',
  },
  'ReceiveTaskElement.instantiate': {
    label: { en: 'Begins an instance', ru: 'Начинает экземпляр' },
    help: {
      en: 'Each message begins an instance; then nothing leads to it.',
      ru: 'Каждое сообщение начинает экземпляр; тогда в задачу ничего не входит.',
    },
    group: 'event',
    byDefault: false,
    within: ['process'],
  },
};
