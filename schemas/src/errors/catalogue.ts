/**
 * Every error a user or a developer can meet, once. A message says what was expected, what was found and what to do; `{name}` is
 * filled from the error's params. `status` is the HTTP status at the edge. Codes never change meaning once released.
 */
export interface CatalogueEntry {
  readonly status: number;
  readonly en: string;
  readonly ru: string;
}

/** The catalogue, in alphabetical order of the codes. */
export const catalogue = {
  AGGREGATE_DAMAGED: {
    status: 500,
    en: 'Expected the history of {aggregate} to be unbroken, but {found}. It is stopped so that nothing is lost; restore it from a backup or ask an administrator.',
    ru: 'История {aggregate} должна быть непрерывной, но {found}. Работа с ней остановлена, чтобы ничего не потерять; восстановите её из резервной копии или обратитесь к администратору.',
  },
  ALREADY_EXISTS: {
    status: 409,
    en: 'Expected {entity} not to exist yet, but it does. Change the existing one, or choose another id.',
    ru: 'Ожидалось, что {entity} ещё нет, но запись уже существует. Измените существующую или выберите другой идентификатор.',
  },
  APPROVAL_OUT_OF_REACH: {
    status: 422,
    en: 'Expected approval {element} to need no more approvals than it has voters, but it needs {needed} and has {voters}. Correct its rule, or add participants and retry.',
    ru: 'Согласование {element} требует {needed} голосов, а голосующих {voters}. Исправьте правило или добавьте участников и повторите.',
  },
  APPROVAL_WITHOUT_VOTERS: {
    status: 422,
    en: 'Expected approval {element} to have somebody to ask, but nobody is left: its participants are empty or only the initiator. Put people into its groups, or allow self-approval.',
    ru: 'В согласовании {element} некого спросить: участников нет или среди них только инициатор. Добавьте людей в группы или разрешите согласовывать свои заявки.',
  },
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
  COMMAND_ID_INVALID: {
    status: 400,
    en: 'Expected a command id that is a UUIDv7 made within a day of now, but found {found}. Make one with newCommandId().',
    ru: 'Идентификатор команды должен быть UUIDv7 не старше суток, а получено: {found}. Создайте его через newCommandId().',
  },
  COMMAND_ID_TAKEN: {
    status: 409,
    en: 'Expected command id {id} to be new or your own, but somebody else used it. Send the command with a fresh id.',
    ru: 'Идентификатор команды {id} уже использован другим пользователем. Отправьте команду с новым идентификатором.',
  },
  COMMAND_TOO_COMPLEX: {
    status: 422,
    en: 'Expected a command to need at most {limit} {what}, but this one needs more. Split it into smaller steps.',
    ru: 'Команде может понадобиться не более {limit} ({what}), а этой нужно больше. Разделите её на меньшие шаги.',
  },
  COMMAND_TOO_LARGE: {
    status: 413,
    en: 'Expected a command to lead to at most {limit} bytes of events, but this one leads to {found}. Send less at once, or upload large values as files.',
    ru: 'Команда может привести не более чем к {limit} байтам событий, а эта приводит к {found}. Отправьте меньше за один раз или загрузите большие значения файлами.',
  },
  COMMIT_TOO_LARGE: {
    status: 413,
    en: 'Expected a commit of {aggregate} of at most {limit} bytes, but found {found}. Nothing was written; send less at once.',
    ru: 'Запись {aggregate} может занимать не более {limit} байт, а занимает {found}. Ничего не записано; отправьте меньше за один раз.',
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
  CONDITION_NOT_BOOLEAN: {
    status: 422,
    en: 'Expected {where} to be true or false, but it is {found}. Write a comparison, for example amount > 100.',
    ru: 'Условие ({where}) должно быть истинным или ложным, а получилось {found}. Напишите сравнение, например amount > 100.',
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
  CURSOR_INVALID: {
    status: 400,
    en: 'Expected the cursor of the page before, with the same filter and sort, but found another text. Start again from the first page.',
    ru: 'Ожидался курсор предыдущей страницы с тем же отбором и сортировкой, а получен другой текст. Начните с первой страницы.',
  },
  CYCLE_INVALID: {
    status: 400,
    en: 'Expected a repeating interval such as R3/PT1H or R/2026-01-01T00:00:00Z/P1D, at least a second apart and at most 1000000 times, but found "{found}". Correct the text.',
    ru: 'Ожидается повторяющийся интервал вида R3/PT1H или R/2026-01-01T00:00:00Z/P1D, не чаще раза в секунду и не более 1000000 раз, а получено «{found}». Исправьте запись.',
  },
  DECIMAL_INVALID: {
    status: 400,
    en: 'Expected a decimal of at most {digits} significant digits and {scale} digits after the point, but found {found}. Round the value or declare a larger scale.',
    ru: 'Ожидается десятичное число не более чем с {digits} значащими цифрами и {scale} цифрами после запятой, а получено {found}. Округлите значение или увеличьте объявленную точность.',
  },
  DECISION_AGGREGATED_CELL: {
    status: 422,
    en: "Expected every rule of a table that collects with {aggregation} to give a value that can be compared or added, but this cell gives {found}. Write a literal of the column's type.",
    ru: 'В таблице с агрегированием {aggregation} каждое правило должно давать значение, которое можно сравнивать или складывать, а эта ячейка даёт {found}. Напишите литерал типа этой колонки.',
  },
  DECISION_AGGREGATION_INVALID: {
    status: 422,
    en: 'Expected an aggregation only with the hit policy collect, and one of sum, min, max, count, but found {found} with {hitPolicy}. Change one of them.',
    ru: 'Агрегирование возможно только с политикой collect и бывает sum, min, max, count, а найдено {found} с политикой {hitPolicy}. Измените одно из них.',
  },
  DECISION_AGGREGATION_OUTPUTS: {
    status: 422,
    en: 'Expected one output column in a table that collects with {aggregation}, but found {found}. Remove the others, or collect a list.',
    ru: 'В таблице с агрегированием {aggregation} должна быть одна выходная колонка, а их {found}. Удалите лишние или собирайте список.',
  },
  DECISION_CELL_NO_ORDER: {
    status: 422,
    en: 'Expected values that have an order on both sides of a comparison in the cell {cell}, but found {found}. Write the value itself, or a list of values.',
    ru: 'В ячейке {cell} сравнивать на больше и меньше можно только значения, имеющие порядок, а найдено {found}. Напишите само значение или список значений.',
  },
  DECISION_CELL_SYNTAX: {
    status: 422,
    en: 'Expected a cell such as -, 5, > 5, [1..10], "a","b" or not("a"), but in {cell} position {position} has: {found}. Correct the cell there.',
    ru: 'Ожидалась ячейка вида -, 5, > 5, [1..10], "a","b" или not("a"), а в {cell} на позиции {position} стоит: {found}. Исправьте ячейку в этом месте.',
  },
  DECISION_CELL_TYPE: {
    status: 422,
    en: 'Expected a value of the kind {expected} in the cell {cell}, but found one of the kind {found}. Correct the cell or the type of its column.',
    ru: 'В ячейке {cell} ожидалось значение вида {expected}, а найдено значение вида {found}. Исправьте ячейку или тип колонки.',
  },
  DECISION_CELL_UNSUPPORTED: {
    status: 422,
    en: 'Expected only literals, comparisons, intervals, lists and not(…) in the cell {cell}, but found {found}, which is not executed here. Compute the value before and give it to the table as an input.',
    ru: 'В ячейке {cell} допустимы только литералы, сравнения, интервалы, списки и not(…), а найдено {found}: это здесь не выполняется. Вычислите значение заранее и передайте его таблице как вход.',
  },
  DECISION_COMPARISON: {
    status: 422,
    en: 'Expected input {input} of decision {decision} to be of the kind {expected} for rule {rule}, but found {found}. Give the column a type, or correct the value.',
    ru: 'Вход {input} решения {decision} для правила {rule} должен быть вида {expected}, а получен {found}. Задайте тип колонки или исправьте значение.',
  },
  DECISION_HIT_POLICY_UNSUPPORTED: {
    status: 422,
    en: 'Expected the hit policy unique, first or collect, but found {found}, which is not executed yet. Choose one of the three.',
    ru: 'Выполняются политики unique, first и collect, а найдена {found}. Выберите одну из трёх.',
  },
  DECISION_INPUT_TYPE: {
    status: 422,
    en: 'Expected input {input} of decision {decision} to be of the type {expected} (numbers with at most 15 significant digits), but found {found}. Correct the expression that gives it.',
    ru: 'Вход {input} решения {decision} должен иметь тип {expected} (числа — не более 15 значащих цифр), а получено: {found}. Исправьте выражение, которое его вычисляет.',
  },
  DECISION_INTERVAL_EMPTY: {
    status: 422,
    en: 'Expected an interval that goes from the smaller value to the greater, but {cell} matches nothing. Swap its ends.',
    ru: 'Интервал должен идти от меньшего значения к большему, а {cell} не содержит ничего. Поменяйте границы местами.',
  },
  DECISION_LISTED_TWICE: {
    status: 422,
    en: 'Expected {id} once in {order}, but found it again. Remove one of the two.',
    ru: '{id} должен стоять в {order} один раз, а стоит дважды. Удалите один из двух.',
  },
  DECISION_NAME_TWICE: {
    status: 422,
    en: 'Expected every column to have a name of its own, but {name} is used twice. Rename one of the columns.',
    ru: 'У каждой колонки должно быть своё имя, а {name} используется дважды. Переименуйте одну из колонок.',
  },
  DECISION_NAME_UNKNOWN: {
    status: 422,
    en: 'Expected the name of an input or a literal in the cell {cell}, but found {name}. If it is a text, put it in double quotes.',
    ru: 'В ячейке {cell} ожидалось имя входа или литерал, а найдено {name}. Если это текст, возьмите его в двойные кавычки.',
  },
  DECISION_NOT_LISTED: {
    status: 422,
    en: 'Expected {order} to list {id}, but it does not, so its place is unknown. Add it there or remove it.',
    ru: '{id} должен быть перечислен в {order}, но его там нет, и его место неизвестно. Добавьте его туда или удалите.',
  },
  DECISION_NOT_UNIQUE: {
    status: 422,
    en: 'Expected at most one rule of decision {decision} to match, but rules {first} and {second} both do. Make their cells exclude each other, or choose another hit policy.',
    ru: 'Должно сработать не больше одного правила решения {decision}, а сработали {first} и {second}. Сделайте их условия непересекающимися или выберите другую политику.',
  },
  DECISION_NUMBER_TOO_LONG: {
    status: 422,
    en: 'Expected a number of at most 15 significant digits, but found {found}. Shorten it.',
    ru: 'Ожидалось число не длиннее 15 значащих цифр, а найдено {found}. Сократите его.',
  },
  DECISION_OUTPUT_MISSING: {
    status: 422,
    en: 'Expected at least one output column, but found none. Add the column the table should answer with.',
    ru: 'Нужна хотя бы одна выходная колонка, а её нет. Добавьте колонку с ответом таблицы.',
  },
  DECISION_REFERENCE_UNKNOWN: {
    status: 422,
    en: 'Expected {id} to be one of the {where} of the table, but there is no such id. Remove it or add what it means.',
    ru: '{id} должен быть среди {where} таблицы, но такого идентификатора нет. Удалите его или добавьте недостающее.',
  },
  DECISION_RESULT_TOO_LONG: {
    status: 422,
    en: 'Expected the sum of decision {decision} to have at most 15 significant digits, but found {found}. Use smaller or coarser numbers.',
    ru: 'Сумма решения {decision} должна иметь не более 15 значащих цифр, а получилось {found}. Используйте числа меньше или с меньшей точностью.',
  },
  DECISION_RULES_OVERLAP: {
    status: 422,
    en: 'Expected rules of a unique table to exclude each other, but {first} and {second} can match the same inputs. Narrow one of them, or choose the hit policy first.',
    ru: 'Правила таблицы unique не должны пересекаться, а {first} и {second} могут сработать на одних и тех же входах. Сузьте одно из них или выберите политику first.',
  },
  DECISION_TOO_LARGE: {
    status: 422,
    en: 'Expected at most {limit} in {what}, but found {found}. Split the table.',
    ru: 'Допустимо не более {limit} ({what}), а найдено {found}. Разделите таблицу.',
  },
  DECISION_TYPE_UNSUPPORTED: {
    status: 422,
    en: 'Expected an input of the type text, boolean, integer, decimal, date, time, instant, duration, period, person, unit, organisation, zone or any, but found {found}. Give the table a part of the value, such as the amount of a sum of money.',
    ru: 'Вход таблицы может иметь тип text, boolean, integer, decimal, date, time, instant, duration, period, person, unit, organisation, zone или any, а найден {found}. Передайте таблице часть значения, например число из денежной суммы.',
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
  DURATION_INVALID: {
    status: 400,
    en: 'Expected an ISO 8601 duration of at most 1000 years, such as PT8H or P1DT12H, but found "{found}". Correct the text.',
    ru: 'Ожидается длительность ISO 8601 не более 1000 лет, например PT8H или P1DT12H, а получено «{found}». Исправьте запись.',
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
  ENGINE_CLOSED: {
    status: 503,
    en: 'Expected a running engine, but it is closed or closing. Try again in a moment.',
    ru: 'Движок остановлен или останавливается. Повторите попытку чуть позже.',
  },
  EXPRESSION_CONTEXT_MISSING: {
    status: 422,
    en: 'Expected the context to give {name}, but this expression is computed where there is none. Compute it where the process runs, or pass the value as a variable.',
    ru: 'Значение {name} должно приходить из контекста, но здесь его нет. Вычисляйте выражение там, где идёт процесс, или передайте значение переменной.',
  },
  EXPRESSION_EVAL_REFUSED: {
    status: 400,
    en: 'Expected an expression that is written out, but found $eval, which runs text as an expression. Write the expression itself.',
    ru: 'Выражение должно быть записано целиком, а найдена функция $eval, выполняющая текст как выражение. Запишите само выражение.',
  },
  EXPRESSION_FAILED: {
    status: 422,
    en: 'Expected the expression to compute, but it failed: {reason}. Correct the expression or its data.',
    ru: 'Выражение не удалось вычислить: {reason}. Исправьте выражение или данные.',
  },
  EXPRESSION_INPUT_TOO_LARGE: {
    status: 413,
    en: 'Expected data of at most {limit} characters for an expression, but found {found}. Pass only what the expression needs.',
    ru: 'Для выражения допускается не более {limit} знаков данных, а получено {found}. Передавайте только то, что нужно выражению.',
  },
  EXPRESSION_INVALID: {
    status: 422,
    en: 'Expected an expression at {place} of {element}, but it does not parse: {reason} Correct it.',
    ru: 'Выражение {place} элемента {element} не разбирается: {reason} Исправьте его.',
  },
  EXPRESSION_MEMORY: {
    status: 422,
    en: 'Expected the expression to need at most {limit} MB of memory, but it took more and was stopped. Build smaller values.',
    ru: 'Выражению отводится не более {limit} МБ памяти, оно заняло больше и остановлено. Стройте значения меньшего размера.',
  },
  EXPRESSION_REGEX_INVALID: {
    status: 422,
    en: 'Expected a regular expression without look-around and back-references, but found {found} ({reason}). Rewrite it.',
    ru: 'Регулярное выражение не может содержать просмотр вперёд и назад и обратные ссылки, а найдено {found} ({reason}). Перепишите его.',
  },
  EXPRESSION_RESULT_INVALID: {
    status: 422,
    en: 'Expected an expression to give plain data, but it gave {found}. Return texts, numbers, booleans, lists and objects only.',
    ru: 'Выражение должно давать простые данные, а дало: {found}. Возвращайте только тексты, числа, логические значения, списки и объекты.',
  },
  EXPRESSION_RESULT_TOO_LARGE: {
    status: 422,
    en: 'Expected an expression to build at most {limit} {unit}, but it builds more. Build a smaller value.',
    ru: 'Выражение может построить не более {limit} ({unit}), а строит больше. Стройте значение меньшего размера.',
  },
  EXPRESSION_TIMEOUT: {
    status: 422,
    en: 'Expected the expression to finish within {limit} ms, but it did not and was stopped. Simplify it, or give it less data.',
    ru: 'Выражение должно вычисляться не дольше {limit} мс; оно не уложилось и остановлено. Упростите его или дайте ему меньше данных.',
  },
  EXPRESSION_TOO_DEEP: {
    status: 400,
    en: 'Expected an expression nested at most {limit} levels deep, but this one is deeper. Split it into steps with variables.',
    ru: 'Вложенность выражения не должна превышать {limit} уровней, а здесь она больше. Разбейте его на шаги с переменными.',
  },
  EXPRESSION_TOO_LARGE: {
    status: 400,
    en: 'Expected an expression of at most {limit} {unit}, but found {found}. Split it into smaller ones.',
    ru: 'Выражение не должно превышать {limit} ({unit}), а получено {found}. Разбейте его на меньшие.',
  },
  EXPRESSION_UNAVAILABLE: {
    status: 503,
    en: 'Expected expressions to be computed, but the worker that does so did not start ({reason}). Try again; if it persists, check the installation.',
    ru: 'Рабочий поток для вычисления выражений не запустился ({reason}). Повторите; если не поможет, проверьте установку.',
  },
  FIELD_NOT_EDITABLE: {
    status: 422,
    en: 'Expected field {field} to stay as it was, because it cannot be changed at this step, but another value was sent. Leave it out or send it unchanged.',
    ru: 'Поле {field} на этом шаге нельзя менять, а прислано другое значение. Не присылайте его или пришлите без изменений.',
  },
  FLOW_INVALID: {
    status: 422,
    en: 'Expected flow {flow} to lead from one element to another in the same scope, but {reason}. Correct it.',
    ru: 'Поток {flow} должен вести от элемента к элементу в одной области, но {reason}. Исправьте.',
  },
  FORM_BIND_MARKS: {
    status: 422,
    en: 'Expected [] after the name of every table on the way and nowhere else, but found {bind}. Write it after {table} only where that is a table.',
    ru: 'Знак [] ставится после имени каждой таблицы на пути и больше нигде, а найдено {bind}. Проверьте его после {table}.',
  },
  FORM_BIND_MISSING: {
    status: 422,
    en: 'Expected a field of the type {type} to be bound to a value of the form, but it is not. Give it a bind.',
    ru: 'Поле типа {type} должно быть связано со значением формы, а оно не связано. Укажите bind.',
  },
  FORM_BIND_TWICE: {
    status: 422,
    en: 'Expected one field for the value {bind}, but {other} is bound to it too. Bind one of them to another value or remove it.',
    ru: 'Значение {bind} должно показывать одно поле, а с ним связано и поле {other}. Свяжите одно из них с другим значением или удалите.',
  },
  FORM_BIND_TYPE: {
    status: 422,
    en: 'Expected the value {bind} to be one that a field of the type {type} can show, but found {found}. Tables need lists of rows, other fields single values.',
    ru: 'Поле типа {type} не может показать значение {bind} (найдено: {found}). Таблице нужен список строк, остальным полям — одно значение.',
  },
  FORM_BIND_UNKNOWN: {
    status: 422,
    en: "Expected {bind} to be declared in the form's data, but it is not. Declare it or correct the bind.",
    ru: 'Значение {bind} должно быть описано в данных формы, а его там нет. Опишите его или исправьте bind.',
  },
  FORM_COLUMN_OUTSIDE_TABLE: {
    status: 422,
    en: 'Expected the field of {bind} to stand inside the table of {table}, and fields of other values outside of it. Move the field.',
    ru: 'Поле значения {bind} должно стоять внутри таблицы {table}, а поля других значений — вне её. Переместите поле.',
  },
  FORM_CURRENCY: {
    status: 422,
    en: 'Expected the currency {expected}, but found {found}. Enter the sum in {expected}.',
    ru: 'Ожидалась валюта {expected}, а указана {found}. Введите сумму в {expected}.',
  },
  FORM_DATA_KEYWORD: {
    status: 422,
    en: 'Expected only keywords that forms are checked by, but found {keyword}. Remove it; what depends on other values is a rule.',
    ru: 'В данных формы допустимы только проверяемые ключевые слова, а найдено {keyword}. Удалите его; зависимость от других значений задаётся правилом.',
  },
  FORM_DATA_NAME: {
    status: 422,
    en: 'Expected another name for a field than {name}, which programs keep for themselves. Rename it.',
    ru: 'Поле нельзя назвать {name}: это имя занято. Переименуйте его.',
  },
  FORM_DATA_PATTERN: {
    status: 422,
    en: 'Expected a regular expression that runs in linear time (no look-around, no back-references), but found {pattern}. Write it more simply.',
    ru: 'Ожидалось регулярное выражение, работающее за линейное время (без просмотра вперёд и назад и обратных ссылок), а найдено {pattern}. Упростите его.',
  },
  FORM_DATA_TOO_DEEP: {
    status: 422,
    en: 'Expected data nested at most {limit} levels deep, but it is deeper. Send or declare it flatter.',
    ru: 'Вложенность данных не должна превышать {limit} уровней, а она больше. Сделайте данные более плоскими.',
  },
  FORM_FIELD_REQUIRED: {
    status: 422,
    en: 'Expected a value in this field, but it is empty. Fill it in.',
    ru: 'Это поле нужно заполнить, а оно пустое. Введите значение.',
  },
  FORM_FIELD_UNKNOWN: {
    status: 422,
    en: 'Expected only fields of this form, but found {name}. Leave it out.',
    ru: 'Ожидались только поля этой формы, а найдено {name}. Уберите его.',
  },
  FORM_INVALID: {
    status: 422,
    en: 'Expected the form {form} to be filled as it asks, but found problems; they are listed with it. Correct them and send it again.',
    ru: 'Форма {form} заполнена с ошибками, они перечислены. Исправьте их и отправьте снова.',
  },
  FORM_LIST_REPEATS: {
    status: 422,
    en: 'Expected every entry once, but {found} is there again. Remove one of the two.',
    ru: 'Каждое значение должно встречаться один раз, а {found} повторяется. Удалите одно из двух.',
  },
  FORM_LIST_TOO_LONG: {
    status: 422,
    en: 'Expected at most {limit} entries, but found {found}. Remove some.',
    ru: 'Допустимо не более {limit} записей, а их {found}. Удалите лишние.',
  },
  FORM_LIST_TOO_SHORT: {
    status: 422,
    en: 'Expected at least {limit} entries, but found {found}. Add some.',
    ru: 'Нужно не менее {limit} записей, а их {found}. Добавьте недостающие.',
  },
  FORM_MORE_PROBLEMS: {
    status: 422,
    en: 'There are {count} more problems in this form. Mend those above and send it again.',
    ru: 'В форме ещё {count} замечаний. Исправьте перечисленные и отправьте её снова.',
  },
  FORM_NODE_CYCLE: {
    status: 422,
    en: 'Expected the nodes of a form to be a tree, but they contain one another: {chain}. Take one of them out.',
    ru: 'Узлы формы должны образовывать дерево, а они вложены по кругу: {chain}. Уберите один из них.',
  },
  FORM_NODE_TWICE: {
    status: 422,
    en: 'Expected node {id} in one place of the form, but it stands in {other} and in {parent}. Remove one of the two.',
    ru: 'Узел {id} должен стоять в одном месте формы, а он стоит и в {other}, и в {parent}. Уберите один из двух.',
  },
  FORM_NODE_UNKNOWN: {
    status: 422,
    en: 'Expected node {id} to be among the nodes of the form, but it is not. Add it or remove the mention.',
    ru: 'Узел {id} должен быть среди узлов формы, а его там нет. Добавьте его или уберите упоминание.',
  },
  FORM_NODE_UNREACHED: {
    status: 422,
    en: 'Expected every node to stand somewhere on the form, but {id} does not and nobody will see it. Put it in its place or remove it.',
    ru: 'Каждый узел должен стоять где-то в форме, а {id} не стоит нигде, и его никто не увидит. Поместите его на место или удалите.',
  },
  FORM_REGISTER: {
    status: 422,
    en: 'Expected a record of the register {expected}, but found one of {found}. Choose again.',
    ru: 'Ожидалась запись реестра {expected}, а выбрана из {found}. Выберите снова.',
  },
  FORM_ROW_ID_INVALID: {
    status: 422,
    en: 'Expected the _id of a row to be a text of letters, digits, dots, dashes and underscores, but found {found}. Send the _id that was given, or none for a new row.',
    ru: 'Значение _id строки должно состоять из букв, цифр, точек, дефисов и подчёркиваний, а получено {found}. Пришлите выданный _id или не присылайте его для новой строки.',
  },
  FORM_ROW_ID_MISSING: {
    status: 422,
    en: 'Expected every row to carry its _id, but this one has none. Send the _id that was given with it, or a new one for a new row.',
    ru: 'У каждой строки должен быть _id, а у этой его нет. Пришлите _id, с которым она была получена, или новый для новой строки.',
  },
  FORM_ROW_ID_TWICE: {
    status: 422,
    en: 'Expected every row to have an _id of its own, but {found} is used twice. Give the new row another one.',
    ru: 'У каждой строки должен быть свой _id, а {found} использован дважды. Дайте новой строке другой.',
  },
  FORM_RULE_ANSWER: {
    status: 422,
    en: 'Expected rule {rule} to answer true or false, but it gave {found}. Tell whoever maintains the form.',
    ru: 'Правило {rule} должно отвечать true или false, а дало {found}. Сообщите тому, кто ведёт форму.',
  },
  FORM_RULE_CYCLE: {
    status: 422,
    en: 'Expected rules that can be run one after the other, but they wait for each other: {chain}. Let one of them not depend on the others.',
    ru: 'Правила должны выполняться одно за другим, а они ждут друг друга: {chain}. Уберите одну из зависимостей.',
  },
  FORM_RULE_ERROR: {
    status: 422,
    en: 'Expected the condition of rule {rule} not to be met, but it is. Change what you entered.',
    ru: 'Сработало запрещающее правило {rule}. Измените введённое.',
  },
  FORM_RULE_FAILED: {
    status: 422,
    en: 'Expected rule {rule} to be computed, but it failed: {reason} Correct what you entered or tell whoever maintains the form.',
    ru: 'Правило {rule} не удалось вычислить: {reason} Исправьте введённое или сообщите тому, кто ведёт форму.',
  },
  FORM_RULE_FIELD_UNKNOWN: {
    status: 422,
    en: "Expected {field} to be declared in the form's data, but it is not, so it is always empty. Declare it or correct the name; in a table a column of the row is $row.name.",
    ru: 'Значение {field} должно быть описано в данных формы, а его там нет, поэтому оно всегда пустое. Опишите его или исправьте имя; столбец строки таблицы — это $row.имя.',
  },
  FORM_RULE_KIND: {
    status: 422,
    en: 'Expected a rule to be computed, visible, readOnly, required, allowed, warning or error, but found {found}. Choose one of them.',
    ru: 'Правило бывает computed, visible, readOnly, required, allowed, warning или error, а найдено {found}. Выберите одно из них.',
  },
  FORM_RULE_PART_MISSING: {
    status: 422,
    en: 'Expected a rule of the kind {kind} to have {part}, but rule {rule} has none. Write it.',
    ru: 'У правила вида {kind} должно быть {part}, а у правила {rule} его нет. Напишите его.',
  },
  FORM_RULE_SYNTAX: {
    status: 422,
    en: 'Expected an expression that can be read, but rule {rule} has: {reason}. Correct it.',
    ru: 'Выражение правила {rule} не читается: {reason}. Исправьте его.',
  },
  FORM_RULE_TARGET_KIND: {
    status: 422,
    en: 'Expected a rule of the kind {kind} to be aimed at a field it can act on, but {target} is of the type {type}. Aim it at a field with a value.',
    ru: 'Правило вида {kind} должно относиться к полю со значением, а {target} имеет тип {type}. Выберите другое поле.',
  },
  FORM_RULE_TARGET_UNKNOWN: {
    status: 422,
    en: 'Expected rule {rule} to be aimed at a node of the form, but {target} is none. Choose its node again.',
    ru: 'Правило {rule} должно относиться к узлу формы, а узла {target} нет. Выберите узел заново.',
  },
  FORM_RULE_TEXT_MISSING: {
    status: 422,
    en: 'Expected rule {rule} to say something to people, but it has no text. Write what is wrong and what to do.',
    ru: 'Правило {rule} должно что-то сообщать людям, а текста у него нет. Напишите, что не так и что делать.',
  },
  FORM_RULE_TWICE: {
    status: 422,
    en: 'Expected one rule that computes {target}, but {other} and {rule} both do. Join them into one.',
    ru: 'Значение {target} должно вычислять одно правило, а его вычисляют {other} и {rule}. Объедините их.',
  },
  FORM_RULE_WARNING: {
    status: 200,
    en: 'The condition of rule {rule} is met. Look at what you entered once more.',
    ru: 'Сработало предупреждающее правило {rule}. Проверьте введённое ещё раз.',
  },
  FORM_TEXT_PATTERN: {
    status: 422,
    en: 'Expected a text of the form {pattern}, but found {found}. Correct it.',
    ru: 'Ожидался текст вида {pattern}, а получено {found}. Исправьте его.',
  },
  FORM_TEXT_TOO_LONG: {
    status: 422,
    en: 'Expected at most {limit} characters, but found {found}. Shorten the text.',
    ru: 'Допустимо не более {limit} знаков, а их {found}. Сократите текст.',
  },
  FORM_TEXT_TOO_SHORT: {
    status: 422,
    en: 'Expected at least {limit} characters, but found {found}. Write more.',
    ru: 'Нужно не менее {limit} знаков, а их {found}. Допишите текст.',
  },
  FORM_VALUE_NOT_ABOVE: {
    status: 422,
    en: 'Expected a value greater than {limit}, but found {found}. Enter a greater one.',
    ru: 'Ожидалось значение больше {limit}, а получено {found}. Введите большее.',
  },
  FORM_VALUE_NOT_ALLOWED: {
    status: 422,
    en: 'Expected one of the values offered, but found {found}. Choose again.',
    ru: 'Ожидалось одно из предложенных значений, а получено {found}. Выберите снова.',
  },
  FORM_VALUE_NOT_BELOW: {
    status: 422,
    en: 'Expected a value less than {limit}, but found {found}. Enter a smaller one.',
    ru: 'Ожидалось значение меньше {limit}, а получено {found}. Введите меньшее.',
  },
  FORM_VALUE_SCALE: {
    status: 422,
    en: 'Expected a number with at most {scale} decimals, but found {found}. Round it.',
    ru: 'Ожидалось число не более чем с {scale} знаками после запятой, а получено {found}. Округлите его.',
  },
  FORM_VALUE_TOO_LARGE: {
    status: 422,
    en: 'Expected at most {limit}, but found {found}. Enter a smaller value.',
    ru: 'Допустимо не более {limit}, а получено {found}. Введите меньшее значение.',
  },
  FORM_VALUE_TOO_SMALL: {
    status: 422,
    en: 'Expected at least {limit}, but found {found}. Enter a greater value.',
    ru: 'Допустимо не менее {limit}, а получено {found}. Введите большее значение.',
  },
  FORM_VALUE_TYPE: {
    status: 422,
    en: 'Expected {expected}, but found {found}. Correct it.',
    ru: 'Ожидается: {expected}; получено {found}. Исправьте значение.',
  },
  ID_DUPLICATE: {
    status: 422,
    en: 'Expected id {id} to be used once, but {first} and {second} both have it. Give one of them another id.',
    ru: 'Идентификатор {id} использован дважды: {first} и {second}. Дайте одному из них другой.',
  },
  INCIDENT_GONE: {
    status: 404,
    en: 'Expected an open incident {id}, but there is none: it was retried, or its work has ended. Look at the instance.',
    ru: 'Открытого инцидента {id} нет: его уже повторили или работа завершилась. Посмотрите экземпляр процесса.',
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
  INSTANCE_NOT_FOUND: {
    status: 404,
    en: 'Expected a process instance {id}, but there is none. Check the id.',
    ru: 'Экземпляр процесса {id} не найден. Проверьте идентификатор.',
  },
  INSTANT_INVALID: {
    status: 400,
    en: 'Expected an instant with an offset between the years 1 and 9999, such as 2026-11-22T09:00:00Z, but found "{found}". Correct the text.',
    ru: 'Ожидается момент времени со смещением между годами 1 и 9999, например 2026-11-22T09:00:00Z, а получено «{found}». Исправьте запись.',
  },
  INSUFFICIENT_FUNDS: {
    status: 422,
    en: 'Expected {needed} {currency} to be available on account {account}, but there is {available}. Lower the amount, release a reservation, or raise the limit.',
    ru: 'На счёте {account} требуется {needed} {currency}, а доступно {available}. Уменьшите сумму, освободите резерв или увеличьте лимит.',
  },
  INTERNAL: {
    status: 500,
    en: 'Something went wrong on our side; nothing was changed. Reference: {reference}.',
    ru: 'Ошибка на нашей стороне; ничего не изменено. Номер для обращения: {reference}.',
  },
  INVALID_INPUT: {
    status: 400,
    en: 'Expected {expected} at {place}, but found {found}.',
    ru: 'Ожидалось {expected} в {place}, а получено: {found}.',
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
  JOB_ATTEMPT_STALE: {
    status: 409,
    en: 'Expected the answer of attempt {expected} of job {id}, but found {found}: another attempt runs now. Throw the result away.',
    ru: 'Ожидался ответ попытки {expected} задания {id}, а получен от {found}: уже идёт другая попытка. Отбросьте результат.',
  },
  JOB_GONE: {
    status: 404,
    en: 'Expected a job {id} that waits for its result, but there is none: it was done, failed for good, or is no longer needed. Throw the result away.',
    ru: 'Задание {id} больше не ждёт результата: выполнено, окончательно не удалось или не нужно. Отбросьте результат.',
  },
  JOB_LOCKED: {
    status: 409,
    en: 'Expected job {id} to be free, but another worker holds it. Take another one.',
    ru: 'Задание {id} занято другим обработчиком. Возьмите другое.',
  },
  JOB_LOCK_LOST: {
    status: 409,
    en: 'Expected job {id} to be still locked, but the lock ran out at {until}: another worker may have it. Stop, and take the job again.',
    ru: 'Блокировка задания {id} истекла {until}: его мог взять другой обработчик. Остановитесь и возьмите задание заново.',
  },
  JOB_NOT_DUE: {
    status: 409,
    en: 'Expected job {id} to be due, but it rests until {dueAt}. Come back then.',
    ru: 'Задание {id} ждёт до {dueAt}. Вернитесь позже.',
  },
  JOB_RUNS_INSIDE: {
    status: 409,
    en: 'Expected job {id} to be for outside workers, but a handler inside the engine runs jobs of type {type}. Leave it to the engine, or start the engine without that handler.',
    ru: 'Задания типа {type} выполняет обработчик внутри движка, поэтому задание {id} наружу не выдаётся. Оставьте его движку или запустите движок без этого обработчика.',
  },
  JOIN_STUCK: {
    status: 422,
    en: 'Expected a token on every flow into {element}, but none can come along {missing} any more. Correct the process: an exclusive choice must not be joined by a parallel gateway.',
    ru: 'Шлюз {element} ждёт токенов по потокам {missing}, но они уже не придут. Исправьте процесс: исключающий выбор нельзя соединять параллельным шлюзом.',
  },
  LEDGER_ENTRY_CLOSED: {
    status: 409,
    en: 'Expected entry {entry} of account {account} to be open, but it is already {found}. Make a new entry instead.',
    ru: 'Проводка {entry} счёта {account} уже закрыта: {found}. Создайте новую проводку.',
  },
  LEDGER_KEY_TAKEN: {
    status: 409,
    en: 'Expected entry key {entry} of account {account} to be new, but another entry has it. Use a fresh key for a different entry.',
    ru: 'Ключ проводки {entry} на счёте {account} уже занят другой проводкой. Для другой проводки возьмите новый ключ.',
  },
  LIMIT_EXCEEDED: {
    status: 422,
    en: 'Expected at most {limit} {what}, but this would make {found}. Remove some first, or split them.',
    ru: 'Допускается не более {limit} ({what}), а получится {found}. Сначала уберите лишнее или разделите.',
  },
  LINK_MISSING: {
    status: 422,
    en: 'Expected {kind} {id} to be deployed with the process, but it is not. Deploy the application again with it.',
    ru: 'Вместе с процессом не развёрнуто: {kind} {id}. Разверните приложение заново вместе с ним.',
  },
  LOOP_LIMIT: {
    status: 422,
    en: 'Expected {element} not to run for ever, but there were more than {limit} {what}. Look for a loop without a wait, correct it or the data, and retry.',
    ru: 'Элемент {element} исполняется без конца: больше {limit} ({what}). Найдите цикл без ожидания, исправьте его или данные и повторите.',
  },
  MONEY_CURRENCIES_DIFFER: {
    status: 400,
    en: 'Expected two amounts of one currency, but found {first} and {second}. Convert one of them first.',
    ru: 'Ожидаются две суммы в одной валюте, а получены {first} и {second}. Сначала пересчитайте одну из них.',
  },
  NOT_FOUND: {
    status: 404,
    en: 'Expected {entity} to exist, but there is none. Check the id, or create it first.',
    ru: 'Не найдено: {entity}. Проверьте идентификатор или сначала создайте эту запись.',
  },
  NOT_YOURS: {
    status: 403,
    en: 'Expected {entity} to be yours, but it belongs to somebody else. Open your own.',
    ru: 'Это принадлежит другому человеку: {entity}. Откройте своё.',
  },
  NO_FLOW_TAKEN: {
    status: 422,
    en: 'Expected a condition out of {element} to hold, but none does and there is no default flow. Correct the data and retry, or add a default flow.',
    ru: 'Ни одно условие на выходе {element} не выполнено, и потока по умолчанию нет. Исправьте данные и повторите или добавьте поток по умолчанию.',
  },
  OUTCOME_INVALID: {
    status: 400,
    en: 'Expected one of {expected} as outcome, but found {found}. Send one of these.',
    ru: 'Решение должно быть одним из: {expected}, а получено {found}.',
  },
  PARTICIPANTS_EMPTY: {
    status: 422,
    en: 'Expected the participants of {element} to be somebody, but the expression gives nobody. Correct the expression or the data, and retry.',
    ru: 'Выражение участников {element} никого не дало. Исправьте выражение или данные и повторите.',
  },
  PRINCIPAL_INVALID: {
    status: 422,
    en: 'Expected participants of {element} such as user:anna, group:finance or position:cfo, but found {found}. Correct the expression.',
    ru: 'Участники {element} должны быть вида user:anna, group:finance или position:cfo, а получено {found}. Исправьте выражение.',
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
  REASON_REQUIRED: {
    status: 400,
    en: 'Expected a reason with the outcome {outcome}, but found none. Say why in a few words.',
    ru: 'Для решения {outcome} нужна причина. Напишите её в нескольких словах.',
  },
  RECORD_ARCHIVED: {
    status: 409,
    en: 'Expected {entity} to be in use, but it is archived. Restore it first.',
    ru: 'Запись находится в архиве: {entity}. Сначала восстановите её.',
  },
  RECORD_ATTRIBUTE_INVALID: {
    status: 422,
    en: 'Expected attribute {attribute} to be {expected}, but found {found}. Correct the value and try again.',
    ru: 'Атрибут {attribute}: ожидалось {expected}, а получено: {found}. Исправьте значение и повторите.',
  },
  RECORD_ATTRIBUTE_UNKNOWN: {
    status: 422,
    en: 'Expected an attribute of register {register}, but found {attribute}. Use one of: {known}.',
    ru: 'В справочнике {register} нет атрибута {attribute}. Используйте один из: {known}.',
  },
  RECORD_CHANGE_PENDING: {
    status: 409,
    en: 'Expected {entity} to have no change under way, but its unique values are still being reserved. Try again in a moment.',
    ru: 'Предыдущее изменение ещё выполняется: {entity}, закрепляются уникальные значения. Повторите чуть позже.',
  },
  RECORD_VALUE_TAKEN: {
    status: 409,
    en: 'Expected the value of attribute {attribute} to be unused in register {register}, but another record has it. Use another value, or open that record.',
    ru: 'Значение атрибута {attribute} уже занято другой записью справочника {register}. Укажите другое значение или откройте ту запись.',
  },
  REFERENCE_UNKNOWN: {
    status: 422,
    en: 'Expected {kind} {id} to be in this application or deployed already, but there is none. Add it, or correct the reference.',
    ru: 'Не найдено ни в этом приложении, ни среди опубликованных: {kind} {id}. Добавьте это определение или исправьте ссылку.',
  },
  REGISTER_ATTRIBUTE_INVALID: {
    status: 422,
    en: 'Expected attribute {attribute} to {expected}, but {found}. Change its declaration.',
    ru: 'Атрибут {attribute}: требуется {expected}, но {found}. Измените его объявление.',
  },
  REGISTER_NAME_UNKNOWN: {
    status: 422,
    en: 'Expected {place} to name an attribute of the register, but found {found}. Declare the attribute, or correct the name.',
    ru: '{place}: ожидалось имя атрибута справочника, а получено {found}. Объявите атрибут или исправьте имя.',
  },
  RELATION_EMPTY: {
    status: 422,
    en: 'Expected somebody to be {relation} of {of}, but nobody is. Enter it among the people and retry.',
    ru: 'У {of} не найден никто в отношении {relation}. Внесите его в сведения о людях и повторите.',
  },
  REVISION_CHANGED: {
    status: 412,
    en: 'Expected {entity} to be at revision {expected}, but it is at {found}: somebody changed it meanwhile. Read it again and repeat your change.',
    ru: 'Ожидалась ревизия {expected} ({entity}), а сейчас {found}: запись успели изменить. Прочитайте её заново и повторите изменение.',
  },
  SELF_APPROVAL_NOT_ALLOWED: {
    status: 403,
    en: 'Expected somebody other than the initiator to decide, but {person} started it. Somebody else must do it.',
    ru: 'Решать должен не инициатор, а {person} и есть инициатор. Это должен сделать кто-то другой.',
  },
  SHAPE_DUPLICATE: {
    status: 422,
    en: 'Expected every entry once at {place}, but found {found} again. Remove one of them.',
    ru: 'Каждый элемент должен встречаться один раз, но в {place} повторяется {found}. Удалите лишний.',
  },
  SHAPE_FORMAT: {
    status: 422,
    en: 'Expected {expected} at {place}, but found {found}. Correct it.',
    ru: 'В {place} ожидается {expected}, а получено: {found}. Исправьте значение.',
  },
  SHAPE_MISSING: {
    status: 422,
    en: 'Expected property {property} at {place}, but it is missing. Add it.',
    ru: 'В {place} ожидается свойство {property}, но его нет. Добавьте его.',
  },
  SHAPE_NAME: {
    status: 422,
    en: 'Expected {expected} as the name of the entry {place}, but found {found}. Give it another name.',
    ru: 'Именем элемента {place} должно быть: {expected}, а получено: {found}. Дайте другое имя.',
  },
  SHAPE_NAME_FORBIDDEN: {
    status: 422,
    en: 'Expected names that are safe to copy, but found {found} at {place}. Use another name.',
    ru: 'Имя {found} в {place} недопустимо: его небезопасно копировать. Используйте другое имя.',
  },
  SHAPE_NOT_JSON: {
    status: 422,
    en: 'Expected only JSON values, but found {found} at {place}. Use texts, finite numbers, true, false, null, lists and objects.',
    ru: 'Допустимы только значения JSON, а в {place} получено: {found}. Используйте тексты, конечные числа, true, false, null, списки и объекты.',
  },
  SHAPE_NUMBER: {
    status: 422,
    en: 'Expected a number of {expected} at {place}, but found {found}. Correct it.',
    ru: 'В {place} ожидается число {expected}, а получено: {found}. Исправьте значение.',
  },
  SHAPE_ONE_OF: {
    status: 422,
    en: 'Expected exactly one of {properties} at {place}, but found none or several. Keep one.',
    ru: 'В {place} должно быть ровно одно из свойств: {properties}, а их нет или несколько. Оставьте одно.',
  },
  SHAPE_PRECISION: {
    status: 422,
    en: 'Expected a number with at most {scale} digits after the point and 15 digits in all at {place}, but found more. Round it.',
    ru: 'В {place} допустимо число не более чем с {scale} знаками после запятой и 15 цифрами всего, а их больше. Округлите число.',
  },
  SHAPE_SCHEMA_REFUSED: {
    status: 422,
    en: 'Expected a JSON Schema that can be checked quickly, but found {found} at {place}. Simplify the schema there.',
    ru: 'Ожидается схема JSON Schema, которую можно быстро проверить, а в {place}: {found}. Упростите схему в этом месте.',
  },
  SHAPE_TOO_DEEP: {
    status: 422,
    en: 'Expected at most {limit} levels of nesting, but there are more under {place}. Nest less.',
    ru: 'Допустимо не более {limit} уровней вложенности, а под {place} их больше. Уменьшите вложенность.',
  },
  SHAPE_TOO_LARGE: {
    status: 422,
    en: 'Expected a document of at most {limit} {unit}, but it is larger. Split it, or upload large values as files.',
    ru: 'В документе может быть не более {limit} {unit}, а их больше. Разделите его или загрузите большие значения файлами.',
  },
  SHAPE_TOO_LONG: {
    status: 422,
    en: 'Expected at most {limit} {unit} at {place}, but found {found}. Shorten it.',
    ru: 'В {place} допустимо не более {limit} {unit}, а получено {found}. Сократите.',
  },
  SHAPE_TOO_MANY_PROBLEMS: {
    status: 422,
    en: 'There are more than {limit} problems; the rest are not shown. Correct these first and check again.',
    ru: 'Замечаний больше {limit}, остальные не показаны. Исправьте эти и проверьте снова.',
  },
  SHAPE_TOO_SHORT: {
    status: 422,
    en: 'Expected at least {limit} {unit} at {place}, but found {found}. Add what is missing.',
    ru: 'В {place} требуется не менее {limit} {unit}, а получено {found}. Добавьте недостающее.',
  },
  SHAPE_TYPE: {
    status: 422,
    en: 'Expected {expected} at {place}, but found {found}. Change it.',
    ru: 'В {place} ожидается {expected}, а получено: {found}. Измените значение.',
  },
  SHAPE_TYPE_UNKNOWN: {
    status: 422,
    en: 'Expected a known {property} at {place}, but found {found}. {suggestion}',
    ru: 'В {place} ожидается известное значение {property}, а получено: {found}. {suggestion}',
  },
  SHAPE_UNKNOWN_PROPERTY: {
    status: 422,
    en: 'Expected only known properties, but found {property} at {place}. {suggestion} Correct the name or remove it.',
    ru: 'Допустимы только известные свойства, а в {place} встретилось {property}. {suggestion} Исправьте имя или удалите свойство.',
  },
  SHAPE_VALUE: {
    status: 422,
    en: 'Expected one of {allowed} at {place}, but found {found}. {suggestion}',
    ru: 'В {place} ожидается одно из значений: {allowed}, а получено: {found}. {suggestion}',
  },
  START_EVENT_COUNT: {
    status: 422,
    en: 'Expected exactly one start event in {scope}, but found {found}. Draw exactly one.',
    ru: 'В {scope} должно быть ровно одно стартовое событие, а найдено {found}. Нарисуйте одно.',
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
  STORE_DRIVER_MISSING: {
    status: 500,
    en: 'Expected {packages} to be installed for the {store} store, but it is not. Install it beside the engine: npm install {packages}.',
    ru: 'Для хранилища {store} нужен пакет {packages}, а его нет. Установите его рядом с движком: npm install {packages}.',
  },
  STORE_FULL: {
    status: 507,
    en: 'Expected room to write to the store, but it is full ({reason}). Nothing of this was written; free some space and try again.',
    ru: 'В хранилище нет места ({reason}). Ничего из этого не записано; освободите место и повторите.',
  },
  STORE_NEWER: {
    status: 500,
    en: 'Expected {place} in a format up to {known}, but found format {found}: a newer release wrote it. Start that release, or a newer one.',
    ru: 'Ожидался {place} в формате не новее {known}, а найден формат {found}: его записала более новая версия. Запустите её или более новую.',
  },
  STORE_NOT_OURS: {
    status: 500,
    en: 'Expected {place} to be a database of this product or a new file, but {found}. Nothing was changed; name another file.',
    ru: 'Файл {place} должен быть базой данных этого продукта или новым файлом, но {found}. Ничего не изменено; укажите другой файл.',
  },
  STORE_UNAVAILABLE: {
    status: 503,
    en: 'Expected the store to answer, but it does not ({reason}). Nothing is lost; try again when it is back.',
    ru: 'Хранилище не отвечает ({reason}). Ничего не потеряно; повторите, когда оно снова заработает.',
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
  TIMING_INVALID: {
    status: 422,
    en: 'Expected {where} to be an ISO 8601 duration, instant or cycle, but found {found}. Write for example PT8H or 2026-03-02T09:00:00Z.',
    ru: 'Ожидались длительность, момент или повторение ISO 8601 ({where}), а найдено {found}. Например: PT8H или 2026-03-02T09:00:00Z.',
  },
  VARIABLE_INVALID: {
    status: 422,
    en: "Expected variable {name} to be {expected}, but found {found}. Correct the value, or the variable's declaration.",
    ru: 'Переменная {name}: ожидается {expected}, а получено {found}. Исправьте значение или описание переменной.',
  },
  WORK_ITEM_ALREADY_CLAIMED: {
    status: 409,
    en: 'Expected work item {id} to be unclaimed, but somebody else holds it. Ask them to release it, or ask for a reassignment.',
    ru: 'Задание {id} уже взял другой человек. Попросите его вернуть задание или попросите переназначить.',
  },
  WORK_ITEM_ALREADY_COMPLETED: {
    status: 409,
    en: 'Expected work item {id} to be open, but it was completed before. Nothing is left to do; refresh your list.',
    ru: 'Задание {id} уже выполнено. Делать ничего не нужно; обновите список.',
  },
  WORK_ITEM_CANCELLED: {
    status: 409,
    en: 'Expected work item {id} to be open, but it was cancelled ({reason}). Nothing is left to do; refresh your list.',
    ru: 'Задание {id} отменено ({reason}). Делать ничего не нужно; обновите список.',
  },
  WORK_ITEM_NOT_CLAIMED: {
    status: 409,
    en: 'Expected work item {id} to be held by somebody, but nobody holds it. There is nothing to give back or set aside; take it first.',
    ru: 'Задание {id} никто не взял. Возвращать и откладывать нечего; сначала возьмите его.',
  },
  WORK_ITEM_NOT_FOUND: {
    status: 404,
    en: 'Expected a work item {id}, but there is none. Check the id; it may have been done long ago.',
    ru: 'Задание {id} не найдено. Проверьте идентификатор; возможно, оно давно выполнено.',
  },
  WORK_ITEM_NOT_OFFERED: {
    status: 403,
    en: 'Expected work item {id} to be offered to you, but it is not. Ask for a reassignment.',
    ru: 'Задание {id} вам не предложено. Попросите переназначить.',
  },
  ZONE_UNKNOWN: {
    status: 400,
    en: 'Expected an IANA time zone such as Europe/Moscow, but found "{found}". Correct the name.',
    ru: 'Ожидается часовой пояс IANA, например Europe/Moscow, а получено «{found}». Исправьте имя.',
  },
} as const satisfies Record<string, CatalogueEntry>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof catalogue;
