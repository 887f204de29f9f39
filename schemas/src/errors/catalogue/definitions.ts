import type { CatalogueEntry } from './entry.js';

/** Definitions and their deployment. In alphabetical order. */
export const definitionErrors = {
  ASSIGNEE_NOT_ONE: {
    status: 422,
    en: 'Expected the assignee of {element} to be exactly one person, but found {found}. Name one person, or use candidates.',
    ru: 'Исполнителем {element} должен быть ровно один человек, а найдено: {found}. Укажите одного человека или используйте кандидатов.',
  },
  ATTRIBUTE_INVALID: {
    status: 422,
    en: 'Expected {attribute} of {element} to be {expected}, but found {found}. Correct it.',
    ru: '{attribute} элемента {element}: ожидается {expected}, а указано {found}. Исправьте.',
  },
  ATTRIBUTE_MISSING: {
    status: 422,
    en: 'Expected {element} to say {attribute}, but it does not. Add it.',
    ru: 'У элемента {element} не указано: {attribute}. Добавьте.',
  },
  ATTRIBUTE_UNSUPPORTED: {
    status: 422,
    en: 'Expected nothing on {element} that would not be executed exactly, but found {attribute}: {reason}. Remove it, or draw it another way.',
    ru: 'На элементе {element} есть то, что нельзя исполнить в точности: {attribute} ({reason}). Уберите это или нарисуйте иначе.',
  },
  BOUNDARY_NEVER_HAPPENS: {
    status: 422,
    en: 'Expected {host} to take time, but it is done in the moment it is reached, so {element} never happens. Attach it to another activity, or remove it.',
    ru: '{host} выполняется мгновенно, поэтому {element} никогда не произойдёт. Прикрепите событие к другому действию или удалите.',
  },
  CALL_CIRCLE: {
    status: 422,
    en: 'Expected processes that are called as deployed together not to call one another in a circle, but {id} comes back to itself by {way}. Give one of these calls the binding latest.',
    ru: 'Процессы, вызываемые в той версии, с которой развёрнуты вместе, не должны вызывать друг друга по кругу, а {id} возвращается к себе через {way}. Укажите для одного из вызовов привязку latest.',
  },
  COMPENSATION_WITHOUT_HANDLER: {
    status: 422,
    en: 'Expected {activity} to have something that undoes it, because {element} names it, but it has no handler, so nothing will be undone. Attach a compensation event with a handler to it.',
    ru: 'Событие {element} отменяет действие {activity}, но обработчика отмены у того нет, и отменено ничего не будет. Прикрепите к действию событие компенсации с обработчиком.',
  },
  CONDITION_IGNORED: {
    status: 422,
    en: 'Expected flow {flow} out of {element} to have no condition, because it is the default flow and is taken where no other is: its condition is never looked at. Remove it, or let none be the default.',
    ru: 'Поток {flow} из {element} — поток по умолчанию, он выбирается, когда не подошёл ни один другой: его условие не проверяется. Уберите условие или отмените поток по умолчанию.',
  },
  CONDITION_MISSING: {
    status: 422,
    en: 'Expected flow {flow} out of {element} to have a condition or to be the default, but it has none. Add a condition, or make it the default flow.',
    ru: 'У потока {flow} из {element} нет условия, и он не поток по умолчанию. Добавьте условие или сделайте его потоком по умолчанию.',
  },
  CONDITION_NOT_ALLOWED: {
    status: 422,
    en: 'Expected flow {flow} out of {element} to have no condition, because {reason}. Remove the condition.',
    ru: 'У потока {flow} из {element} не может быть условия: {reason}. Уберите условие.',
  },
  CONDITION_ORDER_UNSAID: {
    status: 422,
    en: 'Expected {element} to list its flows in outgoing, in the order in which conditions are tried, but it does not; they are tried by id: {flows}. List them.',
    ru: 'У {element} не указан порядок проверки условий (outgoing); они проверяются по идентификаторам: {flows}. Укажите порядок.',
  },
  CONTENT_UNKNOWN: {
    status: 404,
    en: 'Expected deployed content {hash}, but there is none. Deploy the application again.',
    ru: 'Развёрнутое содержимое {hash} не найдено. Разверните приложение ещё раз.',
  },
  DEFAULT_MISSING: {
    status: 422,
    en: 'Expected {element} to have a default flow, because each of its flows ({flows}) has a condition: where none holds, the instance stops there with an incident. Set default to the flow that is meant then.',
    ru: 'У {element} нет потока по умолчанию, а у каждого его потока ({flows}) есть условие: если ни одно не выполнится, экземпляр остановится здесь с инцидентом. Укажите в default поток для этого случая.',
  },
  DEFAULT_NEVER_TAKEN: {
    status: 422,
    en: 'Expected the default flow of {element} to be taken where no other flow is, but flow {flow} has no condition and is always taken. Give that one a condition, or let none be the default.',
    ru: 'Поток по умолчанию элемента {element} никогда не сработает: поток {flow} без условия выбирается всегда. Добавьте ему условие или уберите поток по умолчанию.',
  },
  DEFAULT_UNKNOWN: {
    status: 422,
    en: 'Expected the default flow of {element} to be one of its outgoing flows, but found {found}. Choose one of them.',
    ru: 'Поток по умолчанию элемента {element} должен быть одним из его исходящих потоков, а указан {found}. Выберите один из них.',
  },
  DEFINITION_REFUSED: {
    status: 422,
    en: 'Expected definition {id} to be free of errors, but at {place} there is one: {reason} Mend it and check the definition again.',
    ru: 'В определении {id} не должно быть ошибок, но в {place} есть ошибка: {reason} Исправьте её и проверьте определение ещё раз.',
  },
  DEPLOYMENT_REFUSED: {
    status: 422,
    en: 'Expected an application without errors, but found {count}; the first: {first} See the list of problems.',
    ru: 'Приложение содержит ошибки ({count}); первая: {first} См. список замечаний.',
  },
  ELEMENT_NEVER_REACHED: {
    status: 422,
    en: 'Expected something that may happen in {scope} to lead to {element}, but nothing does, whatever conditions hold and events happen. This way would have to be gone: {way}. Change what stands before it, or remove it.',
    ru: 'В {scope} ничто не приводит к {element}, какие бы условия ни выполнялись и события ни происходили. Пройти нужно было бы так: {way}. Измените то, что стоит перед этим элементом, или удалите его.',
  },
  ELEMENT_TYPE_UNSUPPORTED: {
    status: 422,
    en: 'Expected {element} to be of a type that is executed ({types}), but it is a {found}. Use one of these, or keep it in a process that is only drawn.',
    ru: 'Элемент {element} имеет тип {found}, который не исполняется. Исполняются: {types}. Используйте один из них или оставьте процесс только нарисованным.',
  },
  ELEMENT_UNREACHABLE: {
    status: 422,
    en: 'Expected {element} to be reachable from the start of its scope, but no flow leads there. Connect it, or remove it.',
    ru: 'К элементу {element} не ведёт ни один поток от начала. Соедините его или удалите.',
  },
  EVENT_NEVER_THROWN: {
    status: 422,
    en: 'Expected something in {host} to throw the {type} {code} that {element} catches, but nothing there does, so it never happens: only services, called processes and events that throw do. Throw it there, correct its name, or remove {element}.',
    ru: '{element} ловит {type} {code}, но внутри {host} его ничто не бросает, и событие никогда не наступит: бросают только сервисы, вызванные процессы и отправляющие события. Добавьте бросающее событие, исправьте имя или удалите {element}.',
  },
  FLOW_DEADLOCK: {
    status: 422,
    en: 'Expected each branch that {element} in {scope} joins to bring it a token, but it can wait for ever. It happens this way: {way}. Join what an exclusive gateway splits by an exclusive one, or else use an inclusive gateway, which waits only for what was begun.',
    ru: '{element} в {scope} ждёт токен от каждой входящей ветви, но может не дождаться никогда. Это случится так: {way}. То, что разделил исключающий шлюз, соединяйте исключающим; либо поставьте неисключающий: он ждёт только начатые ветви.',
  },
  FLOW_ENDS_TWICE: {
    status: 422,
    en: 'Expected {element} in {scope} to be reached once, but two branches can each come to it, and what it throws is thrown twice. It happens this way: {way}. Join the branches before it by a parallel or an inclusive gateway.',
    ru: 'К {element} в {scope} могут прийти две параллельные ветви, и событие будет отправлено дважды. Это случится так: {way}. Соедините ветви перед ним параллельным или неисключающим шлюзом.',
  },
  FLOW_INVALID: {
    status: 422,
    en: 'Expected flow {flow} to lead from one element to another in the same scope, but {reason}. Correct it.',
    ru: 'Поток {flow} должен вести от элемента к элементу в одной области, но {reason}. Исправьте.',
  },
  FLOW_NEVER_ENDS: {
    status: 422,
    en: 'Expected {scope} to have a way to its end from everywhere, but from {element} on it goes round for ever. It happens this way: {way}. Add a way out.',
    ru: 'Из любого места {scope} должен быть путь к завершению, но начиная с {element} выполнение вечно ходит по кругу. Это случится так: {way}. Добавьте выход из круга.',
  },
  FLOW_TWICE: {
    status: 422,
    en: 'Expected {element} in {scope} to be done once, but two branches can come to it at the same time, and it is done for each of them. It happens this way: {way}. Join the branches before it by a parallel or an inclusive gateway.',
    ru: 'К {element} в {scope} могут одновременно прийти две ветви, и он выполнится для каждой из них. Это случится так: {way}. Соедините ветви перед ним параллельным или неисключающим шлюзом.',
  },
  ID_DUPLICATE: {
    status: 422,
    en: 'Expected id {id} to be used once, but {first} and {second} both have it. Give one of them another id.',
    ru: 'Идентификатор {id} использован дважды: {first} и {second}. Дайте одному из них другой.',
  },
  ITEM_TAKEN: {
    status: 409,
    en: 'Expected {kind} {id} to belong to this application, but application {application} deployed it. Rename yours, or deploy it there.',
    ru: 'Определение {kind} {id} опубликовано приложением {application}. Переименуйте своё или публикуйте его там.',
  },
  ITEM_TOO_LARGE: {
    status: 422,
    en: 'Expected {kind} {id} to have at most {limit} characters as JSON, but it has {found}. Split it, or move large texts and pictures out of it.',
    ru: 'Определение {kind} {id} должно занимать не более {limit} символов JSON, а занимает {found}. Разделите его или вынесите большие тексты и рисунки.',
  },
  ITEM_TWICE: {
    status: 422,
    en: 'Expected one {kind} with the id {id} in an application, but found two. Rename one of them, or leave one out.',
    ru: 'В приложении должно быть одно определение {kind} с идентификатором {id}, а их два. Переименуйте или уберите одно.',
  },
  LINK_MISSING: {
    status: 422,
    en: 'Expected {kind} {id} to be deployed with the process, but it is not. Deploy the application again with it.',
    ru: 'Вместе с процессом не развёрнуто: {kind} {id}. Разверните приложение заново вместе с ним.',
  },
  PROCESS_NOT_DEPLOYED: {
    status: 404,
    en: 'Expected a deployed process {id}, but there is none. Deploy it first, or check the id.',
    ru: 'Процесс {id} не развёрнут. Сначала разверните его или проверьте идентификатор.',
  },
  PROCESS_NOT_EXECUTABLE: {
    status: 422,
    en: 'Expected at least one process marked executable, but found none. Mark one, or do not deploy the drawing.',
    ru: 'Ни один процесс не отмечен как исполняемый. Отметьте хотя бы один или не разворачивайте рисунок.',
  },
  PROCESS_REFERENCE_UNKNOWN: {
    status: 422,
    en: 'Expected {attribute} of {element} to name {expected}, but there is no {found}. Correct the reference.',
    ru: '{attribute} элемента {element} должно указывать на {expected}, но {found} не существует. Исправьте ссылку.',
  },
  PROCESS_VERSION_UNKNOWN: {
    status: 404,
    en: 'Expected version {version} of process {id}, but there is none. Leave the version out for the newest.',
    ru: 'Версия {version} процесса {id} не найдена. Не указывайте версию, чтобы взять новейшую.',
  },
  REFERENCE_UNKNOWN: {
    status: 422,
    en: 'Expected {kind} {id} to be in this application or deployed already, but there is none. Add it, or correct the reference.',
    ru: 'Не найдено ни в этом приложении, ни среди опубликованных: {kind} {id}. Добавьте это определение или исправьте ссылку.',
  },
  ROOT_ELEMENT_UNUSED: {
    status: 422,
    en: 'Expected something in the definition to send or to await the {type} {name} ({element}), but nothing refers to it. Refer to it where it is meant, or remove it.',
    ru: '{name} ({type}, {element}) описано, но ничто в определении его не отправляет и не ждёт. Сошлитесь на него там, где оно нужно, или удалите.',
  },
  START_EVENT_COUNT: {
    status: 422,
    en: 'Expected exactly one start event in {scope}, but found {found}. Draw exactly one.',
    ru: 'В {scope} должно быть ровно одно стартовое событие, а найдено {found}. Нарисуйте одно.',
  },
  VARIABLE_READ_UNWRITTEN: {
    status: 422,
    en: 'Expected variable {variable} to have a value when {element} reads it, but nothing can have written it before: it has no initial value, and whatever writes it comes later. Give it an initial value, or write it before.',
    ru: '{element} читает переменную {variable}, но к этому моменту её ничто не могло записать: начального значения нет, а всё, что её записывает, выполняется позже. Задайте начальное значение или запишите её раньше.',
  },
} as const satisfies Record<string, CatalogueEntry>;
