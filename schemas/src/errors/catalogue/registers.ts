import type { CatalogueEntry } from './entry.js';

/** Registers, their records, and ledgers. In alphabetical order. */
export const registerErrors = {
  INSUFFICIENT_FUNDS: {
    status: 422,
    en: 'Expected {needed} {currency} to be available on account {account}, but there is {available}. Lower the amount, release a reservation, or raise the limit.',
    ru: 'На счёте {account} требуется {needed} {currency}, а доступно {available}. Уменьшите сумму, освободите резерв или увеличьте лимит.',
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
  LEDGER_PERIOD_TAKEN: {
    status: 409,
    en: 'Expected {from} to {to} to be free on account {account}, but another entry covers {takenFrom} to {takenTo}. Choose other days, or give those back first.',
    ru: 'Дни с {from} по {to} на счёте {account} пересекаются с уже занятыми: с {takenFrom} по {takenTo}. Выберите другие дни или сначала освободите занятые.',
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
} as const satisfies Record<string, CatalogueEntry>;
