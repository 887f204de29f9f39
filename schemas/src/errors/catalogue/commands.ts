import type { CatalogueEntry } from './entry.js';

/** What every command can meet: its id, its input, what it is about. In alphabetical order. */
export const commandErrors = {
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
  COMMAND_ID_REUSED: {
    status: 422,
    en: 'Expected the same body and path as before under this Idempotency-Key, but found others. Send the call with a fresh key; what was sent first stands.',
    ru: 'С этим ключом Idempotency-Key уже отправляли другой запрос: другое тело или другой адрес. Отправьте вызов с новым ключом; то, что было отправлено раньше, остаётся в силе.',
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
  REVISION_CHANGED: {
    status: 412,
    en: 'Expected {entity} to be at revision {expected}, but it is at {found}: somebody changed it meanwhile. Read it again and repeat your change.',
    ru: 'Ожидалась ревизия {expected} ({entity}), а сейчас {found}: запись успели изменить. Прочитайте её заново и повторите изменение.',
  },
} as const satisfies Record<string, CatalogueEntry>;
