import type { CatalogueEntry } from './entry.js';

/** Forms when they are filled in: what a page may have to say too. In alphabetical order. */
export const formErrors = {
  FIELD_NOT_EDITABLE: {
    status: 422,
    en: 'Expected field {field} to stay as it was, because it cannot be changed at this step, but another value was sent. Leave it out or send it unchanged.',
    ru: 'Поле {field} на этом шаге нельзя менять, а прислано другое значение. Не присылайте его или пришлите без изменений.',
  },
  FORM_CURRENCY: {
    status: 422,
    en: 'Expected the currency {expected}, but found {found}. Enter the sum in {expected}.',
    ru: 'Ожидалась валюта {expected}, а указана {found}. Введите сумму в {expected}.',
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
  FORM_PERSON_NOT_OFFERED: {
    status: 422,
    en: 'Expected a person whom this field offers, but {found} is not among them. Choose again.',
    ru: 'Ожидался человек из тех, кого предлагает это поле, а {found} среди них нет. Выберите снова.',
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
