import type { CatalogueEntry } from './entry.js';

/** Documents that do not have the shape their schema says. In alphabetical order. */
export const shapeErrors = {
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
  SHAPE_TEXT: {
    status: 422,
    en: 'Expected text of whole characters at {place}, but found a sign that is none: a NUL or half of a pair. Remove it.',
    ru: 'В {place} есть знак, который не является символом: NUL или половина суррогатной пары. Удалите его.',
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
} as const satisfies Record<string, CatalogueEntry>;
