import type { CatalogueEntry } from './entry.js';

/** Messages and signals between processes and from outside. In alphabetical order. */
export const correlationErrors = {
  MESSAGES_TOO_MANY: {
    status: 429,
    en: 'Expected at most {limit} messages called {name} to wait under one key, and this one found no more room. Have them taken first, or give messages a shorter time to live.',
    ru: 'Под одним ключом могут ждать не более {limit} сообщений с именем {name}, и для этого места уже нет. Сначала пусть примут прежние — или задайте сообщениям меньшее время жизни.',
  },
  MESSAGE_START_SHARED: {
    status: 422,
    en: 'Expected one process to start by message {name}, but {other} does so too: a message starts one process, the one that was deployed first. Give one of them another message name.',
    ru: 'По сообщению {name} уже запускается процесс {other}: сообщение запускает только один процесс — тот, что развёрнут раньше. Дайте одному из сообщений другое имя.',
  },
  MESSAGE_TOO_LARGE: {
    status: 413,
    en: 'Expected a message or signal to bring at most {limit} characters of data, but found {found}. Send less, or store it and send a reference.',
    ru: 'Сообщение или сигнал может нести не более {limit} символов данных, а получено {found}. Отправьте меньше или сохраните данные и передайте ссылку на них.',
  },
} as const satisfies Record<string, CatalogueEntry>;
