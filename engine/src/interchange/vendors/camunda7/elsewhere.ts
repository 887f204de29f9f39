import type { Words } from '../vendor.js';

/** What changes what happens in the other engine, and for which there is nothing here: whose names have it, and what a person has to do. */
const groups: readonly (readonly [names: readonly string[], how: Words])[] = [
  [
    ['scope'],
    {
      en: 'A signal reaches everybody here who waits for it. For one instance only, send a message with a key.',
      ru: 'Сигнал здесь получают все, кто его ждёт. Для одного экземпляра отправьте сообщение с ключом.',
    },
  ],
  [
    ['terminateAll', 'terminateMultiInstance'],
    {
      en: 'A terminate end event ends what it stands in, as BPMN has it. To end more, throw an error out of it, and end what is around where that is caught.',
      ru: 'Событие завершения останавливает то, в чём стоит, как в BPMN. Чтобы завершить больше, выбросьте наружу ошибку и завершите внешнее там, где она перехвачена.',
    },
  ],
  [
    ['triggerable', 'triggerEventType', 'triggerEventCorrelationParameter'],
    {
      en: 'A service task goes on when its work is done. Put a receive task behind it for what it waited for.',
      ru: 'Сервисная задача продолжается, когда работа сделана. Поставьте за ней задачу получения того, чего она ждала.',
    },
  ],
  [
    ['businessCalendarName'],
    {
      en: 'Times have no calendar of their own here. Check when it is due, or compute the moment by an expression.',
      ru: 'Своего календаря у сроков здесь нет. Проверьте срок либо вычислите момент выражением.',
    },
  ],
  [
    ['endDate'],
    {
      en: 'A repetition has no last day here. Say how often it happens: R5/PT1H.',
      ru: 'Последнего дня у повторения нет. Укажите, сколько раз оно происходит: R5/PT1H.',
    },
  ],
  [
    [
      'useLocalScopeForResultVariable',
      'useLocalScopeForOutParameters',
      'storeResultVariableAsTransient',
      'errorVariableTransient',
      'errorVariableLocalScope',
    ],
    {
      en: 'What comes out of an element are variables of the scope around, and they stay. Take care that nobody else uses the name.',
      ru: 'Результат элемента становится переменными области вокруг и остаётся. Следите, чтобы имя не использовалось для другого.',
    },
  ],
  [
    ['taskIdVariableName', 'taskCompleterVariableName', 'assigneeVariableName', 'ownerVariableName', 'idVariableName'],
    {
      en: 'No variable gets this by itself here. Look through the expressions that read it.',
      ru: 'Сама по себе такая переменная здесь не появляется. Просмотрите выражения, которые её читают.',
    },
  ],
  [
    ['errorVariableName'],
    {
      en: 'Take the error over in the out of the event: its code, or a part of its data.',
      ru: 'Примите ошибку в out события: её code или часть её данных.',
    },
  ],
  [
    ['ruleVariablesInput', 'rules', 'exclude'],
    {
      en: 'Rules in Java do not run here. Write them as a decision table, and name it in the decision of this task.',
      ru: 'Правила на Java здесь не выполняются. Запишите их таблицей решений и укажите её в decision этой задачи.',
    },
  ],
  [
    ['messageExpression', 'signalExpression'],
    {
      en: 'Which message or signal is meant is not computed here. Name it; a message for one instance is told by its key.',
      ru: 'Какое сообщение или сигнал имеется в виду, здесь не вычисляется. Назовите его; сообщение для одного экземпляра различают по ключу.',
    },
  ],
  [
    ['processInstanceName'],
    {
      en: 'The called process says in its title what its instances are called.',
      ru: 'Как называть экземпляры, говорит заголовок (title) вызываемого процесса.',
    },
  ],
  [
    ['calledElementTenantId', 'fallbackToDefaultTenant'],
    {
      en: 'Nothing is called across tenants here. Deploy what is called beside this process.',
      ru: 'Вызовов между арендаторами здесь нет. Разверните вызываемое рядом с этим процессом.',
    },
  ],
  [
    [
      'eventType',
      'sendSynchronously',
      'eventInParameter',
      'eventOutParameter',
      'eventCorrelationParameter',
      'startEventCorrelationConfiguration',
      'channelKey',
      'channelName',
      'channelDestination',
      'systemChannel',
      'triggerChannelKey',
      'eventName',
    ],
    {
      en: 'There is no registry of events here. What comes in is a message or signal event, what goes out a message or a service task.',
      ru: 'Реестра событий здесь нет. Входящее это событие сообщения или сигнала, исходящее это сообщение или сервисная задача.',
    },
  ],
  [
    ['variableListenerEventDefinition'],
    {
      en: 'Draw it as a conditional event: its condition is asked whenever a variable changes that it reads.',
      ru: 'Нарисуйте это событием по условию: условие проверяется при каждом изменении переменной, которую оно читает.',
    },
  ],
  [
    ['mapException'],
    {
      en: 'A handler names a business error itself, by its code. Have it do so where this was thrown.',
      ru: 'Бизнес-ошибку называет сам обработчик, по коду. Пусть делает это там, где выбрасывалось исключение.',
    },
  ],
  [
    ['httpRequestHandler', 'httpResponseHandler'],
    {
      en: 'Java code does not run here. What it changes is said in the in and out of a service of type http.',
      ru: 'Код на Java здесь не выполняется. Что он меняет, записывают в in и out сервиса типа http.',
    },
  ],
  [
    ['potentialStarter'],
    {
      en: 'Who may start it is said by roles here: give them a role that may start this process.',
      ru: 'Кто может запускать процесс, здесь определяют роли: дайте им роль с правом запуска этого процесса.',
    },
  ],
  [
    ['customResource'],
    {
      en: 'Nobody else than assignee and candidates is told of a task here. Who may see and change it is said by roles.',
      ru: 'Кроме исполнителя и кандидатов у задачи никого нет. Кто может видеть и менять её, определяют роли.',
    },
  ],
  [
    ['collection'],
    {
      en: 'The list is given by an expression here. Write it in the collection of the loop.',
      ru: 'Список здесь задаёт выражение. Запишите его в collection цикла.',
    },
  ],
  [
    ['variableAggregation'],
    {
      en: 'Say in the output of the loop where the results go and what each instance gives.',
      ru: 'Укажите в output цикла, куда идут результаты и что даёт каждый экземпляр.',
    },
  ],
  [
    ['value'],
    {
      en: 'Data is only drawn, and gets no value by itself. Set the variable in a script task at the beginning.',
      ru: 'Данные только рисуются и сами значения не получают. Задайте переменную задачей-сценарием в начале.',
    },
  ],
  [
    ['in', 'out'],
    {
      en: 'Only call activities hand variables over this way here. Name what is needed in the in and out of what does the work.',
      ru: 'Так переменные здесь передаёт только вызов процесса. Назовите нужное в in и out того, что делает работу.',
    },
  ],
  [
    ['connector', 'field'],
    {
      en: 'Nothing is called from here. Put a service task in front of it or in its place.',
      ru: 'Отсюда ничего не вызывается. Поставьте перед ним или вместо него сервисную задачу.',
    },
  ],
  [
    ['formProperty', 'formData'],
    {
      en: 'Forms are definitions of their own here. Draw one and name it at the start event.',
      ru: 'Формы здесь отдельные определения. Нарисуйте форму и укажите её у начального события.',
    },
  ],
];

const redone: ReadonlyMap<string, Words> = new Map(groups.flatMap(([names, how]) => names.map((name) => [name, how] as const)));

/** What to do about an extension that nobody has read; nothing where nothing changes without it. */
export function howRedone(local: string, value: string): Words | undefined {
  const isOff = value.trim() === 'false' || (local === 'scope' && value.trim() === 'global');
  return isOff ? undefined : redone.get(local);
}
