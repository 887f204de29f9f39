import { chainCheck } from '@millrace/engine';
import { checkStore } from '@millrace/engine/sqlite';
import type { Command } from '../command-line/command.js';
import { done, fileOption, storeFile, watched } from './store-file.js';

/** `millrace verify`: looks whether a store's file is whole. */
export const verify: Command = {
  name: 'verify',
  takes: '',
  about: { en: 'Looks whether the data are whole.', ru: 'Проверяет целостность данных.' },
  teaches: {
    en: 'Pages and indexes of the file, every history without a gap and unchanged by its hashes, every large value there and unchanged. A server may be at work meanwhile; it is read whole, so it takes its time.',
    ru: 'Страницы и индексы файла, непрерывность и неизменность каждой истории (по хешам), наличие и неизменность каждого большого значения. Сервер может работать; файл читается целиком, поэтому нужно время.',
  },
  examples: ['millrace verify --store sqlite:data/millrace.db'],
  options: fileOption,
  run: async (call) => {
    const kept = storeFile(call, 'verify');
    const found = await checkStore(kept, { ...watched(call), chain: chainCheck() });
    return done(
      call,
      {
        en: `${kept.path} is whole: ${found.aggregates} histories, ${found.commits} commits, ${found.blobs} large values. Purged: ${found.purged} histories; erased: something of ${found.erased} commits.`,
        ru: `${kept.path} в порядке: историй ${found.aggregates}, записей ${found.commits}, больших значений ${found.blobs}. Удалено по сроку историй: ${found.purged}; записей, из которых стёрто: ${found.erased}.`,
      },
      { ...found },
    );
  },
};
