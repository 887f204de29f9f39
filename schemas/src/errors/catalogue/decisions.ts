import type { CatalogueEntry } from './entry.js';

/** Decision tables, when they are checked and when they decide. In alphabetical order. */
export const decisionErrors = {
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
} as const satisfies Record<string, CatalogueEntry>;
