import type { HistoryEntry, HistoryOptions, HistoryPage } from '@millrace/engine';
import type { JsonValue } from '@millrace/schemas';
import { textOption, type Call, type Command } from '../command-line/command.js';
import { UsageError } from '../command-line/usage-error.js';
import { type ServerClient, serverOf, serverOptions } from '../remote/server-client.js';
import { openEngine } from '../stores/open-engine.js';
import { storeAddress } from '../stores/store-address.js';
import { eventWords } from './event-words.js';

/** `millrace history`: what happened to an instance, a page at a time. */
export const history: Command = {
  name: 'history',
  takes: 'ID',
  about: { en: 'Tells what happened to a process instance.', ru: 'Рассказывает, что происходило с экземпляром процесса.' },
  teaches: {
    en: 'Times are UTC. A page holds 100 steps, or about a thousand events; the last line says how to read on.',
    ru: 'Время — UTC. На странице 100 шагов или около тысячи событий; последняя строка подсказывает, как читать дальше.',
  },
  examples: [
    'millrace history 019cad21-cf00-7e7f-a624-60fb12588e37 --store sqlite:data/app.db',
    'millrace history ID --server https://work.example.org --token mr_…',
    'millrace history ID --store sqlite:data/app.db --from 101 --limit 50 --json',
    'millrace history ID --store sqlite:data/app.db --all --json > history.jsonl',
  ],
  options: {
    store: {
      type: 'string',
      value: 'ADDRESS',
      about: { en: 'sqlite:PATH or mongodb://host/database', ru: 'sqlite:ПУТЬ или mongodb://host/database' },
    },
    ...serverOptions,
    from: { type: 'string', value: 'N', about: { en: 'the first step, from 1', ru: 'с какого шага, начиная с 1' } },
    limit: { type: 'string', value: 'N', about: { en: 'steps at most, 1 to 1000', ru: 'сколько шагов, от 1 до 1000' } },
    all: {
      type: 'boolean',
      about: {
        en: 'all of it, page after page; with --json one event a line',
        ru: 'вся история, страница за страницей; с --json по событию в строке',
      },
    },
    tenant: { type: 'string', value: 'ID', about: { en: 'the service centre; otherwise main', ru: 'центр обслуживания; иначе main' } },
  },
  run: async (call) => {
    const [id, more] = call.args;
    if (id === undefined || more !== undefined)
      throw new UsageError(
        {
          en: `Expected one instance id, but found ${call.args.length}.`,
          ru: `Ожидался один идентификатор экземпляра, найдено: ${call.args.length}.`,
        },
        'history',
      );
    const [from, limit] = [wholeNumber(call, 'from', 1, Number.MAX_SAFE_INTEGER), wholeNumber(call, 'limit', 1, 1000)];
    const asked = { ...(from === undefined ? {} : { from }), ...(limit === undefined ? {} : { limit }) };
    const server = serverOf(call, 'history');
    const tellAll = call.options['all'] === true ? all : one;
    if (server === undefined) await ofStore(call, id, (read) => tellAll(call, id, asked, read));
    else await tellAll(call, id, asked, (page) => ofServer(server, id, page));
    return 0;
  },
};

type Read = (asked: HistoryOptions) => Promise<HistoryPage>;

/** One page, and how to read on. */
async function one(call: Call, id: string, asked: HistoryOptions, read: Read): Promise<void> {
  const { terminal } = call;
  const page = await read(asked);
  if (call.options['json'] === true) return terminal.json({ ok: true, id, ...page });
  for (const entry of page.events) terminal.say(lineOf(call, entry));
  if (page.next !== undefined)
    terminal.say(terminal.paint('dim', terminal.words({ en: `More: --from ${page.next}`, ru: `Дальше: --from ${page.next}` })));
}

/** Page after page to the end, each forgotten once it is told; as JSON one event a line. */
async function all(call: Call, _id: string, asked: HistoryOptions, read: Read): Promise<void> {
  const asJson = call.options['json'] === true;
  for (let from = asked.from; ;) {
    const page = await read(from === undefined ? asked : { ...asked, from });
    for (const entry of page.events) call.terminal.say(asJson ? JSON.stringify(entry) : lineOf(call, entry));
    if (page.next === undefined) return;
    from = page.next;
  }
}

async function ofStore(call: Call, id: string, work: (read: Read) => Promise<void>): Promise<void> {
  const tenant = textOption(call, 'tenant');
  const address = storeAddress(textOption(call, 'store'), 'history');
  const engine = await openEngine(address, { work: false, mustExist: true, ...(tenant === undefined ? {} : { tenant }) });
  try {
    await work((asked) => engine.history(id, asked));
  } finally {
    await engine.close();
  }
}

async function ofServer(server: ServerClient, id: string, asked: HistoryOptions): Promise<HistoryPage> {
  const query = Object.entries(asked)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return (await server.call('GET', `/instances/${encodeURIComponent(id)}/history${query === '' ? '' : `?${query}`}`)) as HistoryPage;
}

function lineOf({ terminal }: Call, { type, at, actor, revision, facts, data }: HistoryEntry): string {
  const words = eventWords[type];
  const told = [facts['element'], facts['outcome'], facts['code']].filter((one) => typeof one === 'string').join(' ');
  const { element: _element, outcome: _outcome, code: _code, hash: _hash, ...rest } = facts;
  const details = [...Object.entries(rest), ...Object.entries(data ?? {})].map(([name, value]) => `${name}=${short(value)}`).join(' ');
  const head = `${String(revision).padStart(4)}  ${at.slice(0, 19).replace('T', ' ')}  ${actor.padEnd(8)}`;
  return `${head}  ${terminal.paint('bold', words ? terminal.words(words) : type)}${told === '' ? '' : ` ${told}`}  ${terminal.paint('dim', details)}`.trimEnd();
}

function short(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function wholeNumber(call: Call, name: string, least: number, most: number): number | undefined {
  const text = textOption(call, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(
    {
      en: `Expected --${name} to be a whole number from ${least}, but found ${text.slice(0, 40)}.`,
      ru: `Ожидалось, что --${name} — целое число от ${least}; найдено: ${text.slice(0, 40)}.`,
    },
    'history',
  );
}
