import type { Words } from '../../document/refusals.js';
import type { EntryDraft } from './entry.js';

/** What an event waits for, as people call it. */
interface EventWords {
  readonly noun: Words;
  /** The beginning of the sentence that explains it. */
  readonly when: Words;
  readonly also: Words;
  /** The event definition it is made with. */
  readonly event: Readonly<Record<string, unknown>>;
}

const caught = {
  timer: {
    noun: { en: 'Timer', ru: 'таймер' },
    when: { en: 'When the time has come', ru: 'Когда наступает срок' },
    also: {
      en: 'time, deadline, due, wait, delay, pause, schedule, clock, cron, timeout, reminder, SLA',
      ru: 'время, срок, дедлайн, ожидание, задержка, пауза, расписание, часы, просрочка, напоминание, тайм-аут',
    },
    event: { type: 'timer' },
  },
  message: {
    noun: { en: 'Message', ru: 'сообщение' },
    when: { en: 'When a message arrives', ru: 'Когда приходит сообщение' },
    also: { en: 'email, mail, letter, receive, callback, webhook, answer', ru: 'письмо, почта, получить, ответ, вебхук, уведомление' },
    event: { type: 'message' },
  },
  signal: {
    noun: { en: 'Signal', ru: 'сигнал' },
    when: { en: 'When a signal is heard', ru: 'Когда получен сигнал' },
    also: { en: 'broadcast, publish, subscribe', ru: 'оповещение, рассылка, подписка, для всех' },
    event: { type: 'signal' },
  },
  conditional: {
    noun: { en: 'Conditional', ru: 'условие' },
    when: { en: 'When a condition becomes true', ru: 'Когда выполняется условие' },
    also: { en: 'condition, rule, variable, data change', ru: 'условное, правило, изменение данных, переменная' },
    event: { type: 'conditional' },
  },
  error: {
    noun: { en: 'Error', ru: 'ошибка' },
    when: { en: 'When an error is thrown inside', ru: 'Когда внутри возникает ошибка' },
    also: { en: 'exception, failure, fault, catch', ru: 'исключение, сбой, отказ, перехват' },
    event: { type: 'error' },
  },
  escalation: {
    noun: { en: 'Escalation', ru: 'эскалация' },
    when: { en: 'When an escalation is raised inside', ru: 'Когда внутри возникает эскалация' },
    also: { en: 'raise, inform the manager', ru: 'руководителю, поднять выше' },
    event: { type: 'escalation' },
  },
  multiple: {
    noun: { en: 'Multiple', ru: 'множественное' },
    when: { en: 'When one of several events happens', ru: 'Когда происходит одно из нескольких событий' },
    also: { en: 'several, any of, one of many', ru: 'несколько, любое из, составное' },
    event: { type: 'multiple' },
  },
  parallelMultiple: {
    noun: { en: 'Parallel multiple', ru: 'параллельное множественное' },
    when: { en: 'When all of several events have happened', ru: 'Когда произошли все из нескольких событий' },
    also: { en: 'several, all of, every', ru: 'несколько, все сразу, составное' },
    event: { type: 'multiple', parallel: true },
  },
} as const satisfies Record<string, EventWords>;

/** An event that can be waited for; `parallelMultiple` is a multiple event of which everything must happen. */
export type CaughtEvent = keyof typeof caught;

/** The place of a waiting event: how it is called there, and how the sentence about it ends. */
export interface CatchRole {
  readonly name: Words;
  /** Put behind the name in brackets. */
  readonly manner?: Words;
  readonly then: Words;
  readonly also: Words;
  /** What is added to the id. */
  readonly suffix?: string;
  readonly prefix?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

const joined = (...words: readonly string[]): string => words.filter((word) => word !== '').join(', ');

/** The entry of a waiting event in a role. */
export function caughtEvent(
  kind: CaughtEvent,
  role: CatchRole,
  more: Pick<EntryDraft, 'rank' | 'within' | 'hosts' | 'refused'>,
): EntryDraft {
  const { noun, when, also, event }: EventWords = caught[kind];
  const inBrackets = (words: keyof Words): string => (role.manner ? ` (${role.manner[words]})` : '');
  return {
    ...more,
    variant: [role.prefix, kind, role.suffix].filter((part) => part !== undefined).join('.'),
    name: {
      en: `${noun.en} ${role.name.en}${inBrackets('en')}`,
      ru: `${role.name.ru}: ${noun.ru}${inBrackets('ru')}`,
    },
    about: { en: `${when.en}, ${role.then.en}.`, ru: `${when.ru}, ${role.then.ru}.` },
    also: { en: joined(also.en, role.also.en), ru: joined(also.ru, role.also.ru) },
    properties: { ...role.properties, event },
  };
}
