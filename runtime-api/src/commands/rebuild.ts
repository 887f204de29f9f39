import { textOption, type Command } from '../command-line/command.js';
import { openEngine } from '../stores/open-engine.js';
import { storeAddress } from '../stores/store-address.js';

/** `millrace rebuild`: writes every list anew from the histories. */
export const rebuild: Command = {
  name: 'rebuild',
  takes: '',
  about: { en: 'Writes every list row anew from the histories.', ru: 'Заново строит все списки из историй.' },
  teaches: {
    en: 'The histories are the truth; lists follow from them. Needed after an update that says so. With --drop rows that no history explains go too: stop every server before.',
    ru: 'Истина — истории, списки следуют из них. Нужно после обновления, которое об этом просит. С --drop исчезают и строки, которых не объясняет ни одна история: сначала остановите все серверы.',
  },
  examples: ['millrace rebuild --store sqlite:data/app.db', 'millrace rebuild --store mongodb://localhost/millrace --drop'],
  options: {
    store: {
      type: 'string',
      value: 'ADDRESS',
      about: { en: 'sqlite:PATH or mongodb://host/database', ru: 'sqlite:ПУТЬ или mongodb://host/database' },
    },
    tenant: { type: 'string', value: 'ID', about: { en: 'the service centre; otherwise main', ru: 'центр обслуживания; иначе main' } },
    drop: {
      type: 'boolean',
      about: { en: 'removes the rows first; nothing else may run', ru: 'сначала удаляет строки; больше ничего не должно работать' },
    },
  },
  run: async (call) => {
    const { terminal } = call;
    const address = storeAddress(textOption(call, 'store'), 'rebuild');
    const tenant = textOption(call, 'tenant');
    const engine = await openEngine(address, { work: false, mustExist: true, ...(tenant === undefined ? {} : { tenant }) });
    try {
      const done = await engine.rebuild({
        drop: call.options['drop'] === true,
        onProgress: (progress) => terminal.progress(`${progress.type}: ${progress.done}`),
      });
      if (call.options['json'] === true) terminal.json({ ok: true, aggregates: done });
      else
        terminal.say(
          terminal.paint(
            'green',
            terminal.words({ en: `Rebuilt ${address.shown}: ${done} histories.`, ru: `Перестроено ${address.shown}, историй: ${done}.` }),
          ),
        );
      return 0;
    } finally {
      await engine.close();
    }
  },
};
