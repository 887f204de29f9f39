import type { CatalogueEntry } from './entry.js';

/** Process instances while they run. In alphabetical order. */
export const executionErrors = {
  AD_HOC_BUSY: {
    status: 409,
    en: 'Expected nothing else to be under way in {scope}, where one activity is done after the other, to begin {element}. Wait until the present one is completed.',
    ru: 'В {scope} действия выполняются по одному, и сейчас выполняется другое, поэтому {element} начать нельзя. Дождитесь, пока оно завершится.',
  },
  BUSINESS_KEY_INVALID: {
    status: 422,
    en: 'Expected a business key from {element} that is a text or a number of at most 200 characters, but found {found}. Correct the expression or the data and retry.',
    ru: 'Деловой ключ, который даёт {element}, должен быть текстом или числом не длиннее 200 символов, а получено {found}. Исправьте выражение или данные и повторите.',
  },
  CALLED_PROCESS_MISSING: {
    status: 422,
    en: 'Expected a deployed process {id} for {element} to call, but there is none. Deploy it and retry.',
    ru: 'Шаг {element} вызывает процесс {id}, но он не развёрнут. Разверните его и повторите.',
  },
  CALLED_PROCESS_UNCLEAR: {
    status: 422,
    en: 'Expected {element} to say which process of {id} it calls: {processes}. Name one of them in call.process, deploy, and start again.',
    ru: 'Непонятно, какой процесс из {id} вызывает шаг {element}: {processes}. Укажите один из них в call.process, разверните и начните заново.',
  },
  CALLED_PROCESS_WAITS: {
    status: 422,
    en: 'Expected the process {process} of {id} to begin by itself, since {element} calls it, but it begins only by an event. Give it a plain start event, deploy and retry.',
    ru: 'Процесс {process} из {id}, который вызывает шаг {element}, начинается только по событию. Добавьте в него обычное начальное событие, разверните и повторите.',
  },
  CALLED_RESULT_TOO_LARGE: {
    status: 422,
    en: 'Expected at most {limit} bytes of variables for the caller to take over, but there are more. Clear or shorten variables of this instance, or have the caller ask for fewer, and retry.',
    ru: 'Вызывающему процессу можно передать не больше {limit} байт переменных. Очистите или сократите переменные этого экземпляра или запросите у него меньше и повторите.',
  },
  CALLED_VERSION_MISSING: {
    status: 422,
    en: 'Expected version {version} of process {id} for {element} to call, but there is none. Correct the version in the definition, or deploy it and retry.',
    ru: 'Шаг {element} вызывает версию {version} процесса {id}, но её нет. Исправьте версию в определении или разверните её и повторите.',
  },
  CALL_INPUT_TOO_LARGE: {
    status: 422,
    en: 'Expected at most {limit} bytes of variables for the called process {id}, but there are more. Hand over less, for example a reference instead of the whole, and retry.',
    ru: 'Вызываемому процессу {id} можно передать не больше {limit} байт переменных. Передайте меньше, например ссылку вместо всего содержимого, и повторите.',
  },
  CALL_TOO_DEEP: {
    status: 422,
    en: 'Expected processes to call one another at most {limit} deep, less where one calls itself several times, but {element} calls once more. Look for a process that calls itself without end, and cancel the topmost.',
    ru: 'Процессы могут вызывать друг друга не глубже {limit} уровней (меньше, если процесс вызывает сам себя несколько раз), а шаг {element} вызывает ещё один. Проверьте, не вызывает ли процесс сам себя без конца, и отмените самый верхний.',
  },
  CARDINALITY_INVALID: {
    status: 422,
    en: 'Expected a whole number of times for {element}, but found {found}. Correct the expression or the data and retry.',
    ru: 'Для {element} нужно целое число повторов, а получено {found}. Исправьте выражение или данные и повторите.',
  },
  CHAIN_TOO_LONG: {
    status: 422,
    en: 'Expected processes not to move one another by messages and signals without end, but this chain is {limit} long, and no person, no timer and nothing from outside stands between. Look for processes that answer one another for ever, correct them or the data, and retry: a new chain begins.',
    ru: 'Процессы не должны без конца запускать и будить друг друга сообщениями и сигналами, а в этой цепочке их уже {limit}, и между ними нет ни человека, ни таймера, ни внешнего события. Найдите процессы, которые бесконечно отвечают друг другу, исправьте их или данные и повторите: начнётся новая цепочка.',
  },
  CHILD_CANCELLED: {
    status: 422,
    en: 'Expected the process called by {element} to end by itself, but {child} was cancelled. Retry to call it again, or cancel this one too.',
    ru: 'Процесс {child}, вызванный шагом {element}, отменили. Повторите, чтобы вызвать его снова, или отмените и этот процесс.',
  },
  CONDITION_NOT_BOOLEAN: {
    status: 422,
    en: 'Expected {where} to be true or false, but it is {found}. Write a comparison, for example amount > 100.',
    ru: 'Условие ({where}) должно быть истинным или ложным, а получилось {found}. Напишите сравнение, например amount > 100.',
  },
  CORRELATION_KEY_INVALID: {
    status: 422,
    en: 'Expected a correlation key of {element} that is a text or a number of at most 500 characters, but found {found}. Correct the expression or the data and retry.',
    ru: 'Ключ корреляции {element} должен быть текстом или числом не длиннее 500 символов, а получено {found}. Исправьте выражение или данные и повторите.',
  },
  DEFINITION_SUSPENDED: {
    status: 409,
    en: 'Expected process {id} to be in use, but it is suspended: nothing of it begins now. Resume it, or try again later.',
    ru: 'Процесс {id} приостановлен: новые экземпляры пока не начинаются. Возобновите его или попробуйте позже.',
  },
  ELEMENT_NOT_ENABLED: {
    status: 409,
    en: 'Expected an activity of {scope} that may begin now ({enabled}), but found {element}. Choose one of these.',
    ru: 'В {scope} сейчас можно начать только эти действия: {enabled}; указано {element}. Выберите одно из них.',
  },
  ERROR_UNCAUGHT: {
    status: 422,
    en: 'Expected the error {code} thrown at {element} to be caught, but nothing around it does. Add an event that catches it, or correct the data and retry.',
    ru: 'Ошибку {code}, возникшую на шаге {element}, никто не перехватывает. Добавьте событие, которое её перехватит, или исправьте данные и повторите.',
  },
  INCIDENT_GONE: {
    status: 404,
    en: 'Expected an open incident {id}, but there is none: it was retried, or its work has ended. Look at the instance.',
    ru: 'Открытого инцидента {id} нет: его уже повторили или работа завершилась. Посмотрите экземпляр процесса.',
  },
  INCIDENT_NOT_SKIPPABLE: {
    status: 409,
    en: 'Expected an incident of a step that can be skipped, but {element} has to decide something. Correct the variables and retry instead.',
    ru: 'Шаг {element} нельзя пропустить: он должен что-то решить. Исправьте переменные и повторите.',
  },
  INCIDENT_TAKES_NO_INPUT: {
    status: 400,
    en: 'Expected no input with incident {id}: only a failed job can run with another input. Correct the variables, then retry without input.',
    ru: 'Для инцидента {id} нельзя задать входные данные: они есть только у неудавшегося задания службы. Исправьте переменные и повторите без данных.',
  },
  INSTANCE_ENDED: {
    status: 409,
    en: 'Expected a running instance, but it is {status}. Nothing can happen to it any more; start a new one.',
    ru: 'Экземпляр процесса уже завершён ({status}). С ним больше ничего нельзя сделать; запустите новый.',
  },
  INSTANCE_EXISTS: {
    status: 409,
    en: 'Expected a new instance, but it has been started before. Send the start with a fresh command id.',
    ru: 'Этот экземпляр процесса уже запущен. Отправьте запуск с новым идентификатором команды.',
  },
  INSTANCE_FULL: {
    status: 409,
    en: 'Expected the suspended instance to have room for the result of the job, but it holds as much as it may. Keep the result, and send it again once the instance has been resumed.',
    ru: 'Экземпляр процесса приостановлен и уже хранит столько, сколько может: результат задания не поместился. Сохраните результат и отправьте его снова, когда экземпляр возобновят.',
  },
  INSTANCE_NOT_FOUND: {
    status: 404,
    en: 'Expected a process instance {id}, but there is none. Check the id.',
    ru: 'Экземпляр процесса {id} не найден. Проверьте идентификатор.',
  },
  INSTANCE_SUSPENDED: {
    status: 409,
    en: 'Expected the instance to be running, but it is suspended: nothing goes on in it. Resume it first, or try again later.',
    ru: 'Экземпляр процесса приостановлен: в нём ничего не происходит. Сначала возобновите его или попробуйте позже.',
  },
  JOB_INPUT_TOO_LARGE: {
    status: 422,
    en: 'Expected at most {limit} bytes of input for the service of {element}, but there are more. Hand over less, for example a reference instead of the whole, and retry.',
    ru: 'Службе на шаге {element} можно передать не больше {limit} байт. Передайте меньше, например ссылку вместо всего содержимого, и повторите.',
  },
  JOIN_STUCK: {
    status: 422,
    en: 'Expected more tokens for {element} along {missing}, but none can come any more. Correct the data, or the process: an exclusive choice must not be joined by a parallel gateway, and joins must not wait for each other.',
    ru: 'Элемент {element} ждёт токенов по потокам {missing}, но они уже не придут. Исправьте данные или процесс: исключающий выбор нельзя соединять параллельным шлюзом, а соединения не должны ждать друг друга.',
  },
  LOOP_LIMIT: {
    status: 422,
    en: 'Expected {element} not to run for ever, but there were more than {limit} {what}. Look for a loop without a wait, correct it or the data, and retry.',
    ru: 'Элемент {element} исполняется без конца: больше {limit} ({what}). Найдите цикл без ожидания, исправьте его или данные и повторите.',
  },
  LOOP_NOT_RUNNING: {
    status: 409,
    en: 'Expected {element} to be a multi-instance activity that is under way, but it is not: it has not begun, or it has been left. Look at where the instance stands.',
    ru: 'Шаг {element} сейчас не выполняется с несколькими экземплярами: он ещё не начат или уже завершён. Посмотрите, где находится процесс.',
  },
  LOOP_TOO_LONG: {
    status: 422,
    en: 'Expected {element} to be done at most {limit} times, but {found} were asked for. Correct the expression or the data and retry.',
    ru: 'Шаг {element} можно выполнить не больше {limit} раз, а нужно {found}. Исправьте выражение или данные и повторите.',
  },
  NOBODY_TO_REMIND: {
    status: 409,
    en: 'Expected somebody to be asked who could be reminded, but nobody is: a program or a timer works, or it waits for you. Look where it stands.',
    ru: 'Напоминать некому: сейчас работает программа или таймер либо ждут вас самих. Посмотрите, на каком шаге заявка.',
  },
  NO_FLOW_TAKEN: {
    status: 422,
    en: 'Expected a condition out of {element} to hold, but none does and there is no default flow. Correct the data and retry, or add a default flow.',
    ru: 'Ни одно условие на выходе {element} не выполнено, и потока по умолчанию нет. Исправьте данные и повторите или добавьте поток по умолчанию.',
  },
  RELATION_EMPTY: {
    status: 422,
    en: 'Expected somebody to be {relation} of {of}, but nobody is. Enter it among the people and retry.',
    ru: 'У {of} не найден никто в отношении {relation}. Внесите его в сведения о людях и повторите.',
  },
  REMINDED_ALREADY: {
    status: 409,
    en: 'Expected the last reminder to be a day old, but it is younger. You can remind again at {nextAt}.',
    ru: 'Напоминание уже отправлено меньше суток назад. Следующее можно отправить в {nextAt}.',
  },
  SERVICE_PAUSED: {
    status: 409,
    en: 'Expected a service that can be asked for, but {service} is paused. Read its notice, and try again later.',
    ru: 'Услуга «{service}» сейчас приостановлена. Прочитайте объявление о ней и повторите позже.',
  },
  STATE_TOO_LARGE: {
    status: 422,
    en: 'Expected an instance of at most about {limit} bytes, but it would have {found}. Keep large values as files, and retry.',
    ru: 'Экземпляр процесса может занимать около {limit} байт, а займёт {found}. Храните большие значения файлами и повторите.',
  },
  STEP_FAILED: {
    status: 422,
    en: 'Expected the step to be possible, but it is not ({code}): {message} Nothing was changed; correct the cause and try again.',
    ru: 'Шаг не удался ({code}): {message} Ничего не изменено; устраните причину и повторите.',
  },
  THROWN_TOO_LARGE: {
    status: 422,
    en: 'Expected an error or escalation to bring its caller at most {limit} bytes of data, but there are more. Throw less, for example a reference instead of the whole, and retry.',
    ru: 'Ошибка или эскалация может передать вызывающему процессу не больше {limit} байт данных. Передайте меньше, например ссылку вместо всего содержимого, и повторите.',
  },
  TIMER_GONE: {
    status: 404,
    en: 'Expected a waiting timer {id}, but there is none: it has fired, or its work has ended. Nothing is to be done.',
    ru: 'Таймера {id} нет: он сработал или его работа завершилась. Делать ничего не нужно.',
  },
  TIMER_NOT_DUE: {
    status: 409,
    en: 'Expected timer {id} to be due, but its time is {dueAt}. It fires then by itself.',
    ru: 'Время таймера {id} — {dueAt}. Он сработает сам.',
  },
  VARIABLES_TOO_MANY: {
    status: 422,
    en: 'Expected at most {limit} variables at once, but found {found}. Keep them in one variable as a list or an object, or in a file.',
    ru: 'За один раз можно передать не более {limit} переменных, а передано {found}. Сложите их в одну переменную — список или объект — или в файл.',
  },
  VARIABLE_INVALID: {
    status: 422,
    en: "Expected variable {name} to be {expected}, but found {found}. Correct the value, or the variable's declaration.",
    ru: 'Переменная {name}: ожидается {expected}, а получено {found}. Исправьте значение или описание переменной.',
  },
  WITHDRAWAL_NOT_ALLOWED: {
    status: 409,
    en: 'Expected a process whose requests may be withdrawn, but that of request {id} does not allow it. Ask those who work on it to return or refuse it.',
    ru: 'Заявку {id} нельзя отозвать: процесс этого не допускает. Попросите исполнителей вернуть её или отказать.',
  },
  WITHDRAWAL_TOO_LATE: {
    status: 409,
    en: 'Expected the request to stand where it may be withdrawn, but it has reached {element}. Ask those who work on it to return or refuse it.',
    ru: 'Заявку уже нельзя отозвать: она дошла до шага {element}. Попросите исполнителей вернуть её или отказать.',
  },
} as const satisfies Record<string, CatalogueEntry>;
