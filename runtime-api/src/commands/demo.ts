import { fileURLToPath } from 'node:url';
import { plantSeed } from '@millrace/engine/testing';
import { textOption, type Command } from '../command-line/command.js';
import { Play } from '../demo/play.js';
import { stories } from '../demo/stories.js';
import { readApplication } from '../files/read-application.js';
import { withLayouts } from '../layout/with-layouts.js';
import { openEngine } from '../stores/open-engine.js';
import { storeAddress } from '../stores/store-address.js';

/** The example of this repository, as seen from `dist/commands` and `src/commands` alike. */
const example = fileURLToPath(new URL('../../../examples/purchase-request', import.meta.url));

/** `millrace demo`: plays purchase requests on a durable store and tells what happens. */
export const demo: Command = {
  name: 'demo',
  takes: '',
  about: {
    en: 'Plays purchase requests on a durable store and tells what happens, step by step.',
    ru: 'Проигрывает заявки на закупку в надёжном хранилище и рассказывает, что происходит, по шагам.',
  },
  teaches: {
    en: 'Every start plays fresh requests on the same data; what a killed run left is finished first. Kill it whenever you like and start it again.',
    ru: 'Каждый запуск проигрывает новые заявки на тех же данных; сначала доводится до конца то, что осталось от прерванного. Прерывайте когда угодно и запускайте снова.',
  },
  examples: ['millrace demo', 'millrace demo --lang ru', 'millrace demo --store sqlite:data/try.db'],
  options: {
    store: {
      type: 'string',
      value: 'ADDRESS',
      about: { en: 'where the data is kept; otherwise sqlite:data/purchase.db', ru: 'где хранить данные; иначе sqlite:data/purchase.db' },
    },
    application: {
      type: 'string',
      value: 'FOLDER',
      about: {
        en: 'the folder of the purchase request; otherwise the example of this repository',
        ru: 'папка заявки на закупку; иначе пример из этого репозитория',
      },
    },
  },
  run: async (call) => {
    const { terminal } = call;
    const application = await readApplication(textOption(call, 'application') ?? example);
    const address = storeAddress(textOption(call, 'store') ?? 'sqlite:data/purchase.db', 'demo');
    const engine = await openEngine(address, { work: true });
    try {
      const quiet = call.options['json'] === true;
      const play = new Play(engine, {
        say: (words) => void (quiet || terminal.say(terminal.words(words))),
        title: (words) => void (quiet || terminal.say(`\n${terminal.paint('bold', terminal.words(words))}`)),
        language: terminal.language,
        store: address.shown,
      });
      const { version, changed } = await engine.deploy(await withLayouts(application.bundle));
      await plantSeed(engine, {
        ...(application.people ? { people: application.people } : {}),
        ...(application.bundle.seed?.registers ? { registers: application.bundle.seed.registers } : {}),
      });
      play.opened(version, changed);
      await play.finishLeft();
      for (const story of stories) await play.tell(story);
      const sum = await play.sum();
      if (quiet) terminal.json({ ok: true, store: address.shown, ...sum });
      return 0;
    } finally {
      await engine.close();
    }
  },
};
