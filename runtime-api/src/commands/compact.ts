import { compact as compactFile } from '@millrace/engine/sqlite';
import type { Command } from '../command-line/command.js';
import { done, fileOption, shownBytes, storeFile } from './store-file.js';

/** `millrace compact`: gives unused room of a store's file back to the disk. */
export const compact: Command = {
  name: 'compact',
  takes: '',
  about: { en: 'Gives unused room of the file back to the disk.', ru: 'Возвращает диску неиспользуемое место в файле.' },
  teaches: {
    en: 'Writes the file anew, so it needs as much free room as the file has. Stop the server, or do it when little happens: commands wait meanwhile.',
    ru: 'Файл переписывается заново, поэтому нужно столько же свободного места. Остановите сервер или выберите спокойное время: команды в это время ждут.',
  },
  examples: ['millrace compact --store sqlite:data/millrace.db'],
  options: fileOption,
  run: async (call) => {
    const kept = storeFile(call, 'compact');
    const { before, after } = await compactFile(kept);
    return done(
      call,
      {
        en: `${kept.path}: ${shownBytes(before)} before, ${shownBytes(after)} now.`,
        ru: `${kept.path}: было ${shownBytes(before)}, стало ${shownBytes(after)}.`,
      },
      { before, after },
    );
  },
};
