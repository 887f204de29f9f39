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
  ENGINE_CLOSED: {
    status: 503,
    en: 'Expected a running engine, but it is closed or closing. Try again in a moment.',
    ru: 'Движок остановлен или останавливается. Повторите попытку чуть позже.',
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
} as const satisfies Record<string, CatalogueEntry>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof catalogue;
