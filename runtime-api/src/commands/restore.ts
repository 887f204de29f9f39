import { restore as restoreBackup } from '@millrace/engine/sqlite';
import type { Command } from '../command-line/command.js';
import { done, fileOption, onlyArgument, storeFile, watched } from './store-file.js';

/** `millrace restore`: puts a backup where a store is to be. */
export const restore: Command = {
  name: 'restore',
  takes: 'FOLDER',
  about: { en: 'Puts a backup where the data are to be.', ru: 'Восстанавливает данные из резервной копии.' },
  teaches: {
    en: 'The backup is checked first. Nothing may stand at the place yet: stop the server and move what is left there. At its next start the server writes all lists anew before it serves.',
    ru: 'Сначала копия проверяется. На месте восстановления ничего не должно быть: остановите сервер и перенесите остатки. При следующем запуске сервер заново построит все списки и только потом начнёт обслуживать.',
  },
  examples: ['millrace restore --store sqlite:data/millrace.db backups/2026-11-23'],
  options: fileOption,
  run: async (call) => {
    const to = storeFile(call, 'restore');
    const from = onlyArgument(call, 'restore', { en: 'the folder of a backup', ru: 'папка резервной копии' });
    const made = await restoreBackup(from, to, watched(call));
    return done(
      call,
      {
        en: `Restored ${to.path} as it was at ${made.madeAt}: ${made.commits} commits, ${made.blobs.count} large values.`,
        ru: `Восстановлено ${to.path} по состоянию на ${made.madeAt}: записей ${made.commits}, больших значений ${made.blobs.count}.`,
      },
      { store: `sqlite:${to.path}`, ...made },
    );
  },
};
