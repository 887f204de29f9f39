import type { CatalogueEntry } from './entry.js';

/** Expressions, when they are checked and when they are evaluated. In alphabetical order. */
export const expressionErrors = {
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
} as const satisfies Record<string, CatalogueEntry>;
