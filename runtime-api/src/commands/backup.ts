import { backUp } from '@millrace/engine/sqlite';
import type { Command } from '../command-line/command.js';
import { done, fileOption, onlyArgument, shownBytes, storeFile, watched } from './store-file.js';

/** `millrace backup`: copies a store while servers are at work on it. */
export const backup: Command = {
  name: 'backup',
  takes: 'FOLDER',
  about: { en: 'Copies the data into a new folder while the server works.', ru: 'Копирует данные в новую папку, не останавливая сервер.' },
  teaches: {
    en: 'The copy is what the data were at one moment, and is checked before it counts as made. Copying the files by hand while a server writes to them does not give a whole copy.',
    ru: 'Копия соответствует одному моменту и проверяется до того, как считается готовой. Если копировать файлы вручную, пока сервер пишет, целой копии не получится.',
  },
  examples: ['millrace backup --store sqlite:data/millrace.db backups/2026-11-23'],
  options: fileOption,
  run: async (call) => {
    const from = storeFile(call, 'backup');
    const target = onlyArgument(call, 'backup', { en: 'the name of a new folder', ru: 'имя новой папки' });
    const made = await backUp(from, target, { ...watched(call), now: () => call.host.now() });
    const size = shownBytes(made.file.bytes + made.blobs.bytes);
    return done(
      call,
      {
        en: `Backed up to ${target}: ${made.commits} commits, ${made.blobs.count} large values, ${size}.`,
        ru: `Резервная копия в ${target}: записей ${made.commits}, больших значений ${made.blobs.count}, ${size}.`,
      },
      { target, ...made },
    );
  },
};
