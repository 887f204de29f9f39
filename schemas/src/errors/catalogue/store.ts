import type { CatalogueEntry } from './entry.js';

/** The store, and what is kept in it. In alphabetical order. */
export const storeErrors = {
  AGGREGATE_DAMAGED: {
    status: 500,
    en: 'Expected the history of {aggregate} to be unbroken, but {found}. It is stopped so that nothing is lost; restore it from a backup or ask an administrator.',
    ru: 'История {aggregate} должна быть непрерывной, но {found}. Работа с ней остановлена, чтобы ничего не потерять; восстановите её из резервной копии или обратитесь к администратору.',
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
