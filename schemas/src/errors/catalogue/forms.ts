import type { CatalogueEntry } from './entry.js';

/** Forms, when they are checked and when they are filled in. In alphabetical order. */
export const formErrors = {
  FIELD_NOT_EDITABLE: {
    status: 422,
    en: 'Expected field {field} to stay as it was, because it cannot be changed at this step, but another value was sent. Leave it out or send it unchanged.',
    ru: 'Поле {field} на этом шаге нельзя менять, а прислано другое значение. Не присылайте его или пришлите без изменений.',
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
  FORM_RECORD_NOT_OFFERED: {
    status: 422,
    en: 'Expected a record that this field offers, but {found} is not among them. Choose again.',
    ru: 'Ожидалась запись из тех, что предлагает это поле, а {found} среди них нет. Выберите снова.',
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
} as const satisfies Record<string, CatalogueEntry>;
