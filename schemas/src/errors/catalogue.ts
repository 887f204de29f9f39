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
  COMMAND_TOO_LARGE: {
    status: 413,
    en: 'Expected a command to lead to at most {limit} bytes of events, but this one leads to {found}. Send less at once, or upload large values as files.',
    ru: 'Команда может привести не более чем к {limit} байтам событий, а эта приводит к {found}. Отправьте меньше за один раз или загрузите большие значения файлами.',
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
  STORE_UNAVAILABLE: {
    status: 503,
    en: 'Expected the store to answer, but it does not ({reason}). Nothing is lost; try again when it is back.',
    ru: 'Хранилище не отвечает ({reason}). Ничего не потеряно; повторите, когда оно снова заработает.',
  },
} as const satisfies Record<string, CatalogueEntry>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof catalogue;
