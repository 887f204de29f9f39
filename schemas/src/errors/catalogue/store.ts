import type { CatalogueEntry } from './entry.js';

/** The store, and what is kept in it. In alphabetical order. */
export const storeErrors = {
  AGGREGATE_DAMAGED: {
    status: 500,
    en: 'Expected the history of {aggregate} to be unbroken, but {found}. It is stopped so that nothing is lost; restore it from a backup or ask an administrator.',
    ru: 'История {aggregate} должна быть непрерывной, но {found}. Работа с ней остановлена, чтобы ничего не потерять; восстановите её из резервной копии или обратитесь к администратору.',
  },
  BACKUP_DAMAGED: {
    status: 422,
    en: 'Expected {place} to be a whole backup, but {file} is missing or is not what was backed up. Nothing was restored; take another backup.',
    ru: '{place} — не целая резервная копия: {file} отсутствует или изменился. Ничего не восстановлено; возьмите другую копию.',
  },
  BACKUP_TARGET_EXISTS: {
    status: 409,
    en: 'Expected a new folder for the backup, but {place} exists. Nothing was changed; name another.',
    ru: 'Для резервной копии нужна новая папка, а {place} уже существует. Ничего не изменено; укажите другую.',
  },
  COMMIT_TOO_LARGE: {
    status: 413,
    en: 'Expected a commit of {aggregate} of at most {limit} bytes, but found {found}. Nothing was written; send less at once.',
    ru: 'Запись {aggregate} может занимать не более {limit} байт, а занимает {found}. Ничего не записано; отправьте меньше за один раз.',
  },
  DEMO_DATA_INCOMPLETE: {
    status: 503,
    en: 'Expected the whole demo data, but an earlier start was interrupted while it was planted. Drop this database, or name an empty one, and start again.',
    ru: 'Демонстрационные данные внесены не до конца: прошлый запуск был прерван. Удалите эту базу или укажите пустую и запустите снова.',
  },
  RESTORE_TARGET_EXISTS: {
    status: 409,
    en: 'Expected no store where one is to be restored, but {place} exists. Nothing was changed; stop the server, move what is there to another place, and try again.',
    ru: 'На месте восстановления не должно быть хранилища, а {place} существует. Ничего не изменено; остановите сервер, перенесите то, что там лежит, и повторите.',
  },
  STORE_COPY_TORN: {
    status: 500,
    en: 'Expected {place} to be a whole copy, but it was taken while a server was writing: {found}. Nothing was changed; take copies with millrace backup.',
    ru: 'Копия {place} не целая: её сняли, пока сервер писал ({found}). Ничего не изменено; снимайте копии командой millrace backup.',
  },
  STORE_DAMAGED: {
    status: 500,
    en: 'Expected {place} to be whole, but it is not: {found}. Stop the server, keep the file, and restore a backup with millrace restore. If this is a copy made by hand while a server was writing, take one with millrace backup instead.',
    ru: 'Хранилище {place} повреждено: {found}. Остановите сервер, сохраните файл и восстановите резервную копию командой millrace restore. Если это копия, снятая вручную во время работы сервера, снимите её командой millrace backup.',
  },
  STORE_DRIVER_MISSING: {
    status: 500,
    en: 'Expected {packages} to be installed for the {store} store, but it is not. Install it beside the engine: npm install {packages}.',
    ru: 'Для хранилища {store} нужен пакет {packages}, а его нет. Установите его рядом с движком: npm install {packages}.',
  },
  STORE_FULL: {
    status: 507,
    en: 'Expected room to write to the store, but it is full ({reason}). Nothing of this was written; free some space and try again.',
    ru: 'В хранилище нет места ({reason}). Ничего из этого не записано; освободите место и повторите.',
  },
  STORE_MISSING: {
    status: 404,
    en: 'Expected the file of a store at {place}, but there is none. Check the name.',
    ru: 'По адресу {place} нет файла хранилища. Проверьте имя.',
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
