import { textOption, type Command } from '../command-line/command.js';
import type { Words } from '../files/problem.js';
import { dataOf, nameOf, sendingOptions, sent } from './sending.js';

const outcomes: Readonly<Record<string, Words>> = {
  offered: { en: 'it is with an instance that waits for it', ru: 'передано ожидающему экземпляру' },
  accepted: { en: 'an instance has taken it', ru: 'принято экземпляром' },
  started: { en: 'it started an instance', ru: 'запущен экземпляр' },
  kept: { en: 'nobody waits for it yet; it is kept', ru: 'пока никто не ждёт; сообщение хранится' },
  expired: { en: 'nobody waits for it, and it is not kept', ru: 'никто не ждёт, и сообщение не хранится' },
};

/** `millrace message`: publishes a message. */
export const message: Command = {
  name: 'message',
  takes: 'NAME',
  about: {
    en: 'Publishes a message to the instance that waits for it.',
    ru: 'Передаёт сообщение экземпляру, который его ждёт.',
  },
  teaches: {
    en: 'NAME is the code of the message in definitions, or its id. One instance takes it: one that waits under the same key, now or within its time to live; else a process that begins by it is started. On a server the token needs the scope work.',
    ru: 'NAME — код сообщения в определениях или его идентификатор. Сообщение принимает один экземпляр: тот, что ждёт под тем же ключом — сейчас или в пределах времени жизни; иначе запускается процесс, который с него начинается. Для сервера ключу доступа нужно разрешение work.',
  },
  examples: [
    `millrace message paid --key 2026-117 --data '{"sum": 120}' --store sqlite:data/app.db`,
    'millrace message order.arrived --id order-9 --server https://work.example.org --token mr_…',
  ],
  options: {
    ...sendingOptions,
    key: { type: 'string', value: 'KEY', about: { en: 'the correlation key', ru: 'ключ корреляции' } },
    'time-to-live': {
      type: 'string',
      value: 'DURATION',
      about: { en: 'how long it waits, ISO 8601, e.g. PT1H', ru: 'сколько ждать, ISO 8601, например PT1H' },
    },
  },
  run: async (call) => {
    const name = nameOf(call, 'message');
    const [key, timeToLive, messageId] = ['key', 'time-to-live', 'id'].map((option) => textOption(call, option));
    const body = {
      name,
      ...dataOf(call, 'message'),
      ...(key === undefined ? {} : { key }),
      ...(timeToLive === undefined ? {} : { timeToLive }),
      ...(messageId === undefined ? {} : { messageId }),
    };
    const done = await sent(call, { command: 'message', path: '/messages', body, toStore: (engine) => engine.publishMessage(body) });
    const { terminal } = call;
    if (call.options['json'] === true) {
      terminal.json({ ok: true, ...done });
      return 0;
    }
    const { outcome, instance, instanceId } = done as Readonly<Record<string, string | undefined>>;
    const words = outcomes[outcome ?? ''];
    const started = instance ?? instanceId;
    terminal.say(`${name}: ${words === undefined ? String(outcome) : terminal.words(words)}${started === undefined ? '' : ` ${started}`}`);
    return 0;
  },
};
