import type { WordTable } from '../field.js';

/** What is called: programs, decisions, other processes; and what is computed. */
export const callWords: WordTable = {
  'Element.service': { label: { en: 'Program', ru: 'Программа' }, help: 'Работа, которую выполняет программа.', group: 'call' },
  'SendTaskElement.service': {
    label: { en: 'Program', ru: 'Программа' },
    help: { en: 'The program that sends: by e-mail, for example.', ru: 'Программа, которая отправляет: например, по почте.' },
    group: 'call',
    insteadOf: ['message'],
  },
  'ServiceCall.type': {
    label: { en: 'Handler', ru: 'Обработчик' },
    help: 'Какой обработчик это делает, например `http`.',
    kind: 'service',
  },
  'ServiceCall.options': { label: { en: 'Settings', ru: 'Настройки' }, help: 'Что сообщить обработчику; проверяет его собственная схема.' },
  'ServiceCall.in': {
    label: { en: 'Inputs', ru: 'Входные данные' },
    help: 'Имена и выражения над переменными, которые их дают.',
    group: 'data',
  },
  'ServiceCall.out': {
    label: { en: 'Results', ru: 'Результаты' },
    help: 'Переменные и выражения над результатом, которые их записывают.',
    group: 'data',
  },
  'ServiceCall.timeout': {
    label: { en: 'Time for one attempt', ru: 'Время на попытку' },
    help: 'Сколько может длиться одна попытка.',
    group: 'retry',
  },
  'ServiceCall.retry': {
    label: { en: 'After a failure', ru: 'После неудачи' },
    help: 'Что делать после неудачной попытки; когда попытки кончились, возникает инцидент.',
    group: 'retry',
  },
  'RetryPolicy.attempts': { label: { en: 'Attempts', ru: 'Попыток' }, help: 'Сколько попыток самое большее, вместе с первой.' },
  'RetryPolicy.backoff': { label: { en: 'First wait', ru: 'Первая пауза' }, help: 'Сколько ждать после первой неудачи.' },
  'RetryPolicy.factor': {
    label: { en: 'Each wait is longer by', ru: 'Рост паузы' },
    help: 'Во сколько раз растёт каждая следующая пауза.',
  },
  'RetryPolicy.maxBackoff': { label: { en: 'Longest wait', ru: 'Самая долгая пауза' }, help: 'Пауза не длиннее этой.' },
  'Element.script': { label: { en: 'Computation', ru: 'Вычисление' }, help: 'Переменные, которые задают выражения.', group: 'data' },
  'Script.language': {
    label: { en: 'Language', ru: 'Язык' },
    help: 'Язык этих выражений.',
    options: { jsonata: { en: 'JSONata', ru: 'JSONata' }, feel: { en: 'FEEL', ru: 'FEEL' } },
  },
  'Script.set': {
    label: { en: 'Set', ru: 'Записать' },
    help: 'Переменные и их выражения; все видят прежние значения переменных.',
  },
  'Element.decision': { label: { en: 'Decision', ru: 'Решение' }, help: 'К какому решению обратиться.', group: 'call' },
  'DecisionCall.ref': { label: { en: 'Decision', ru: 'Решение' }, help: 'Таблица решений.', kind: 'decision' },
  'DecisionCall.in': {
    label: { en: 'Inputs', ru: 'Входные данные' },
    help: 'Входы решения и выражения для них; если пусто, берутся переменные с теми же именами.',
    group: 'data',
  },
  'DecisionCall.result': {
    label: { en: 'Answer into', ru: 'Ответ в переменную' },
    help: {
      en: 'The variable that takes the answer: a value, an object by output where there are several, or a list.',
      ru: 'Переменная для ответа: значение, объект по выходам, если их несколько, или список.',
    },
    group: 'data',
  },
  'Element.call': { label: { en: 'Called process', ru: 'Вызываемый процесс' }, help: 'Какой процесс вызвать и дождаться.', group: 'call' },
  'CallUse.ref': {
    label: { en: 'Process definition', ru: 'Определение процесса' },
    help: 'Какое определение вызвать.',
    kind: 'calledProcess',
  },
  'CallUse.process': {
    label: { en: 'Process in it', ru: 'Процесс в нём' },
    help: 'Какой из его процессов; нужно, если исполняемых несколько.',
    kind: 'process',
  },
  'CallUse.binding': {
    label: { en: 'Version', ru: 'Версия' },
    help: {
      en: 'The newest when it is called, a certain one, or the one that was deployed together with this process.',
      ru: 'Новейшая на момент вызова, определённая или та, что развёрнута вместе с этим процессом.',
    },
    byDefault: 'latest',
    options: {
      latest: { en: 'The newest', ru: 'Новейшая' },
      version: { en: 'A certain one', ru: 'Определённая' },
      deployment: { en: 'Deployed together', ru: 'Из того же развёртывания' },
    },
  },
  'CallUse.version': {
    label: { en: 'Version number', ru: 'Номер версии' },
    help: { en: 'Which version is called.', ru: 'Какую версию вызвать.' },
    when: [{ path: ['binding'], is: ['version'] }],
  },
  'CallUse.in': {
    label: { en: 'Give to it', ru: 'Передать' },
    help: 'Переменные вызванного экземпляра и выражения над нашими, которые их дают.',
    group: 'data',
  },
  'CallUse.out': {
    label: { en: 'Take from it', ru: 'Взять' },
    help: 'Наши переменные и выражения над переменными вызванного экземпляра в его конце.',
    group: 'data',
  },
  'CallUse.businessKey': { label: { en: 'Business key', ru: 'Бизнес-ключ' }, help: 'Бизнес-ключ вызванного экземпляра.' },
};
