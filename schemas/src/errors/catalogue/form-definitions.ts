import type { CatalogueEntry } from './entry.js';

/** Forms when they are checked. In alphabetical order. */
export const formDefinitionErrors = {
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
  FORM_RULE_CYCLE: {
    status: 422,
    en: 'Expected rules that can be run one after the other, but they wait for each other: {chain}. Let one of them not depend on the others.',
    ru: 'Правила должны выполняться одно за другим, а они ждут друг друга: {chain}. Уберите одну из зависимостей.',
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
} as const satisfies Record<string, CatalogueEntry>;
