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
  DEFINITION_REFUSED: {
    status: 422,
    en: 'Expected definition {id} to be free of errors, but at {place} there is one: {reason} Mend it and check the definition again.',
    ru: 'В определении {id} не должно быть ошибок, но в {place} есть ошибка: {reason} Исправьте её и проверьте определение ещё раз.',
  },
  DURATION_INVALID: {
    status: 400,
    en: 'Expected an ISO 8601 duration of at most 1000 years, such as PT8H or P1DT12H, but found "{found}". Correct the text.',
    ru: 'Ожидается длительность ISO 8601 не более 1000 лет, например PT8H или P1DT12H, а получено «{found}». Исправьте запись.',
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
  REVISION_CHANGED: {
    status: 412,
    en: 'Expected {entity} to be at revision {expected}, but it is at {found}: somebody changed it meanwhile. Read it again and repeat your change.',
    ru: 'Ожидалась ревизия {expected} ({entity}), а сейчас {found}: запись успели изменить. Прочитайте её заново и повторите изменение.',
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
  ZONE_UNKNOWN: {
    status: 400,
    en: 'Expected an IANA time zone such as Europe/Moscow, but found "{found}". Correct the name.',
    ru: 'Ожидается часовой пояс IANA, например Europe/Moscow, а получено «{found}». Исправьте имя.',
  },
} as const satisfies Record<string, CatalogueEntry>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof catalogue;
