import { textOf } from '../../xml/index.js';
import { parseDuration } from '../../../behaviors/values/index.js';
import { isJuel, translateJuel, type JuelPlace } from '../juel/index.js';
import { handlerType } from '../names.js';
import type { Reading, Subject } from '../reading.js';
import { readConnector } from './connectors.js';

const withService = ['serviceTask', 'sendTask', 'businessRuleTask'];

/** Work done by programs: external workers and connectors become a service; for Java code it is said which handler to write. */
export function readService(reading: Reading, place: JuelPlace): void {
  const { type } = reading;
  readTopic(reading);
  if (withService.includes(type) || type === 'messageEventDefinition') readCode(reading, place);
  if (type === 'serviceTask' || type === 'sendTask') readConnector(reading, place);
  readRetries(reading);
  for (const mapped of reading.extensions('errorEventDefinition'))
    reading.redo(reading.subject(mapped), {
      en: 'A worker names a business error itself when it fails the job: bpmnError with the code. Have it do so under this condition.',
      ru: 'Бизнес-ошибку называет сам исполнитель, когда сообщает о неудаче: bpmnError с кодом. Пусть делает это при таком условии.',
    });
}

function readTopic(reading: Reading): void {
  const type = reading.attribute('type');
  const topic = reading.attribute('topic');
  const priority = reading.attribute('taskPriority');
  if (priority !== undefined)
    reading.kept(priority, {
      en: 'Jobs are handed out in the order in which they are due.',
      ru: 'Работы выдаются в порядке наступления срока.',
    });
  if (type === undefined && topic === undefined) return;
  if (type !== undefined && type.value !== 'external') return otherType(reading, type);
  if (reading.type !== 'serviceTask' && reading.type !== 'sendTask') {
    const subject = topic ?? type;
    if (subject === undefined) return;
    if (type !== undefined && topic !== undefined) reading.kept(type);
    reading.redo(subject, {
      en: 'Only service and send tasks are done by workers here. Put a service task of this type in front of it or in its place.',
      ru: 'Исполнители здесь делают только сервисные задачи и задачи отправки. Поставьте такую задачу перед ним или вместо него.',
    });
    return;
  }
  if (type !== undefined) reading.understood(type, 'service');
  if (topic === undefined || topic.value.trim() === '') {
    if (type !== undefined)
      reading.redo(type, { en: 'It names no topic. Say which handler does it.', ru: 'Тема не названа. Укажите обработчик.' });
    return;
  }
  const translation = translateJuel(topic.value.trim());
  const found = translation.ok && translation.constant !== undefined ? handlerType(translation.constant) : undefined;
  if (found === undefined)
    return reading.redo(topic, {
      en: 'The type of a handler is one word here and is not computed. Choose one, and have the worker ask for jobs of this type.',
      ru: 'Тип обработчика здесь одно слово и не вычисляется. Выберите его, и пусть исполнитель запрашивает работы этого типа.',
    });
  reading.put(['service', 'type'], found);
  if (found === topic.value) reading.understood(topic, found);
  else
    reading.translated(topic, found, {
      en: `Have the worker ask for jobs of the type “${found}”.`,
      ru: `Пусть исполнитель запрашивает работы типа «${found}».`,
    });
}

/** Flowable and Activiti have tasks for mail, HTTP, shell and more. */
function otherType(reading: Reading, type: Subject & { readonly value: string }): void {
  const isHttp = type.value === 'http';
  reading.redo(type, {
    en: isHttp
      ? 'Set it up anew as a service of type http: url, method, headers and body.'
      : `Work of the type “${type.from}” is built into the other engine. Register a handler, and name it in the service of this task.`,
    ru: isHttp
      ? 'Настройте её заново как сервис типа http: url, method, headers и body.'
      : `Работа типа «${type.from}» встроена в другой движок. Зарегистрируйте обработчик и укажите его в сервисе этой задачи.`,
  });
}

/** Java classes, beans and expressions that do the work. */
function readCode(reading: Reading, place: JuelPlace): void {
  const result = reading.attribute('resultVariable') ?? reading.attribute('resultVariableName');
  for (const local of ['class', 'delegateExpression'] as const) {
    const code = reading.attribute(local);
    if (code === undefined) continue;
    const called = local === 'class' ? (code.value.split('.').at(-1) ?? '') : (/[$#]\{\s*([A-Za-z_]\w*)/.exec(code.value)?.[1] ?? '');
    redoCode(reading, code, handlerType(called.replace(/(?<=.)(?:Delegate|JavaDelegate)$/, '')), result?.value);
  }
  const expression = reading.attribute('expression');
  if (expression !== undefined) {
    const translation = translateJuel(expression.value, place);
    const bean = /[$#]\{\s*([A-Za-z_]\w*)\s*\.\s*([A-Za-z_]\w*)/.exec(expression.value);
    if (translation.ok && isJuel(expression.value)) {
      const { expression: said } = translation;
      const none = {
        en: 'It computes something that nobody keeps: make it a plain task, or take it out.',
        ru: 'Здесь вычисляется то, что нигде не сохраняется: сделайте обычную задачу или уберите её.',
      };
      const set = {
        en: `It only computes something: make it a script task that sets ${result?.value.slice(0, 60)} to ${said.slice(0, 500)}`,
        ru: `Здесь только вычисляется значение: сделайте задачу-сценарий, которая задаёт ${result?.value.slice(0, 60)} равной ${said.slice(0, 500)}`,
      };
      reading.redo(expression, result === undefined ? none : set, said);
    } else redoCode(reading, expression, bean === null ? undefined : handlerType(`${bean[1]}.${bean[2]}`), result?.value);
  } else if (result !== undefined && reading.type !== 'businessRuleTask')
    reading.redo(result, {
      en: `Name it in the service: out, with the path “${result.value.slice(0, 60)}”.`,
      ru: `Назовите её в сервисе: out с путём «${result.value.slice(0, 60)}».`,
    });
  for (const field of reading.extensions('field'))
    reading.redo(reading.subject(field), {
      en: 'Nothing is injected into code here. Give this to the handler in the service: options for what never changes, in for what is computed.',
      ru: 'В код здесь ничего не внедряется. Передайте это обработчику в сервисе: options для постоянного, in для вычисляемого.',
    });
}

function redoCode(reading: Reading, code: Subject, type: string | undefined, result: string | undefined): void {
  const named = type === undefined ? '' : ` “${type}”`;
  const namedRu = type === undefined ? '' : ` «${type}»`;
  const taken = result === undefined ? '' : ` Take over what it gives by out, to the path “${result.slice(0, 60)}”.`;
  const takenRu = result === undefined ? '' : ` Результат примите через out, в путь «${result.slice(0, 60)}».`;
  reading.redo(
    code,
    {
      en: `Java code does not run here. Register a handler${named} that does the same, name it as the service type of a service task, and give it in service.in what it reads.${taken}`,
      ru: `Код на Java здесь не выполняется. Зарегистрируйте обработчик${namedRu}, который делает то же самое, укажите его типом сервиса у сервисной задачи и передайте в service.in то, что он читает.${takenRu}`,
    },
    type === undefined ? undefined : `service.type ${type}`,
  );
}

/** `R3/PT5M`, or a list of pauses. It counts where a job fails, so it needs the service. */
function readRetries(reading: Reading): void {
  const cycle = reading.extension('failedJobRetryTimeCycle');
  if (cycle === undefined) return;
  const subject = reading.subject(cycle);
  const source = textOf(cycle).trim();
  if (reading.at(['service', 'type']) === undefined) {
    if (!withService.includes(reading.type))
      return reading.kept(subject, {
        en: 'Only work done by programs is tried again by itself. What fails otherwise is an incident that a person retries.',
        ru: 'Сама по себе повторяется только работа программ. Прочие неудачи становятся инцидентами, которые повторяет человек.',
      });
  }
  const retry = retryOf(source);
  if (retry === undefined)
    return reading.redo(subject, {
      en: 'Say in service.retry how often it is tried (attempts), how long the pause is (backoff) and by how much it grows (factor).',
      ru: 'Укажите в service.retry число попыток (attempts), паузу (backoff) и её рост (factor).',
    });
  if (reading.at(['service', 'type']) === undefined)
    return reading.redo(
      subject,
      { en: 'Once the service is named, put this into its retry.', ru: 'Когда сервис будет указан, запишите это в его retry.' },
      JSON.stringify(retry),
    );
  reading.put(['service', 'retry'], retry);
  reading.translated(subject, JSON.stringify(retry));
}

interface Retry {
  readonly attempts: number;
  readonly backoff: string;
  readonly factor: number;
  readonly maxBackoff: string;
}

/** The retries of a cycle or of a list of pauses that are equal or grow by the same factor. */
function retryOf(source: string): Retry | undefined {
  const cycle = /^R(\d{1,3})\/(P[^/]+)$/.exec(source);
  if (cycle !== null) {
    const [, times = '', pause = ''] = cycle;
    const attempts = Number(times);
    return attempts >= 1 && attempts <= 100 && lengthOf(pause) !== undefined
      ? { attempts, backoff: pause, factor: 1, maxBackoff: pause }
      : undefined;
  }
  const pauses = source
    .slice(0, 2000)
    .split(',')
    .map((each) => each.trim());
  const lengths = pauses.map(lengthOf);
  const [first] = lengths;
  if (pauses.length > 99 || first === undefined || first <= 0 || lengths.includes(undefined)) return undefined;
  const factor = lengths.length === 1 ? 1 : (lengths[1] ?? 0) / first;
  const isEven = lengths.every((length, index) => Math.abs((length ?? 0) - first * factor ** index) < 1);
  if (!isEven || factor < 1 || factor > 10) return undefined;
  return { attempts: pauses.length + 1, backoff: pauses[0] ?? '', factor, maxBackoff: pauses.at(-1) ?? '' };
}

/** Milliseconds of a pause; nothing where it has months or is none. */
function lengthOf(text: string): number | undefined {
  try {
    const { months, days, ms } = parseDuration(text);
    return months === 0 && days >= 0 && ms >= 0 ? days * 86_400_000 + ms : undefined;
  } catch {
    return undefined;
  }
}
