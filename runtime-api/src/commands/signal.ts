import { textOption, type Command } from '../command-line/command.js';
import { dataOf, nameOf, sendingOptions, sent } from './sending.js';

/** `millrace signal`: broadcasts a signal. */
export const signal: Command = {
  name: 'signal',
  takes: 'NAME',
  about: {
    en: 'Broadcasts a signal to every instance that waits for it.',
    ru: 'Посылает сигнал всем экземплярам, которые его ждут.',
  },
  teaches: {
    en: 'NAME is the code of the signal in definitions, or its id. Processes that begin by it are started. On a server the token needs the scope work.',
    ru: 'NAME — код сигнала в определениях или его идентификатор. Процессы, которые с него начинаются, запускаются. Для сервера ключу доступа нужно разрешение work.',
  },
  examples: [
    'millrace signal year.closed --store sqlite:data/app.db',
    `millrace signal alarm --data '{"floor": 3}' --server https://work.example.org --token mr_…`,
  ],
  options: sendingOptions,
  run: async (call) => {
    const name = nameOf(call, 'signal');
    const signalId = textOption(call, 'id');
    const body = { name, ...dataOf(call, 'signal'), ...(signalId === undefined ? {} : { signalId }) };
    const done = await sent(call, { command: 'signal', path: '/signals', body, toStore: (engine) => engine.broadcastSignal(body) });
    const { terminal } = call;
    if (call.options['json'] === true) terminal.json({ ok: true, ...done });
    else terminal.say(`${name}: ${terminal.words({ en: 'the signal is accepted', ru: 'сигнал принят' })}`);
    return 0;
  },
};
