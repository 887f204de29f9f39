import { textOption, type Call, type Command } from '../command-line/command.js';
import { UsageError } from '../command-line/usage-error.js';
import { serverOf } from '../remote/server-client.js';
import { openEngine } from '../stores/open-engine.js';
import { storeAddress } from '../stores/store-address.js';
import { sendingOptions, sent } from './sending.js';

const { store, server, token, tenant } = sendingOptions;

/** What is told of a round, as the engine and the server have it. */
interface Told {
  readonly startedAt: string | number;
  readonly purged: number;
  readonly commits: number;
  readonly blobs: number;
  readonly gravestones: number;
  readonly drafts?: number;
  readonly erased: number;
  readonly blocked: Readonly<Record<string, number>>;
}

/** `millrace upkeep`: what was purged and erased; with `--run` a round of it now. */
export const upkeep: Command = {
  name: 'upkeep',
  takes: '',
  about: {
    en: 'Tells what was purged and erased, or does it now.',
    ru: 'Показывает, что удалено по сроку и стёрто, или делает это сейчас.',
  },
  teaches: {
    en: 'A server does a round every hour: ended instances whose time is over are purged, erasures go on. With --run a round is done now; beside a store, --retention says what holds for processes that say nothing (P5Y).',
    ru: 'Сервер делает это каждый час: удаляет завершённые экземпляры, срок хранения которых истёк, и продолжает стирания. С --run — сейчас; рядом с хранилищем --retention задаёт срок для процессов, где он не указан (P5Y).',
  },
  examples: ['millrace upkeep --server https://work.example.org', 'millrace upkeep --run --store sqlite:data/millrace.db --retention P3Y'],
  options: {
    store,
    server,
    token,
    tenant,
    run: { type: 'boolean', about: { en: 'does a round now', ru: 'выполнить сейчас' } },
    retention: { type: 'string', value: 'PERIOD', about: { en: 'with --run --store: P5Y, never …', ru: 'с --run --store: P5Y, never …' } },
  },
  run: async (call) => {
    if (call.args.length > 0) throw new UsageError({ en: 'Expected options only.', ru: 'Ожидались только параметры.' }, 'upkeep');
    const rounds = call.options['run'] === true ? [await runNow(call)].filter((round) => round !== undefined) : await told(call);
    const { terminal } = call;
    if (call.options['json'] === true) terminal.json({ ok: true, rounds });
    else if (rounds.length === 0) terminal.say(terminal.words({ en: 'Nothing was to be done.', ru: 'Делать было нечего.' }));
    else for (const round of rounds) terminal.say(lineOf(call, round));
    return 0;
  },
};

async function runNow(call: Call): Promise<Told | undefined> {
  const retention = textOption(call, 'retention');
  const run = (engine: Awaited<ReturnType<typeof openEngine>>): Promise<object> => engine.keeping.run();
  if (serverOf(call, 'upkeep') !== undefined)
    return ((await sent(call, { command: 'upkeep', path: '/upkeep', body: {}, toStore: run })) as { readonly round?: Told }).round;
  return beside(call, run, retention) as Promise<Told>;
}

async function told(call: Call): Promise<readonly Told[]> {
  const remote = serverOf(call, 'upkeep');
  if (remote !== undefined) return ((await remote.call('GET', '/upkeep')) as { readonly rounds: readonly Told[] }).rounds;
  return beside(call, async (engine) => (await engine.keeping.rounds()).items);
}

async function beside<T>(call: Call, work: (engine: Awaited<ReturnType<typeof openEngine>>) => Promise<T>, retention?: string): Promise<T> {
  const named = textOption(call, 'tenant');
  const address = storeAddress(textOption(call, 'store'), 'upkeep');
  const engine = await openEngine(address, {
    work: false,
    mustExist: true,
    ...(named === undefined ? {} : { tenant: named }),
    ...(retention === undefined ? {} : { retention }),
  });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

function lineOf({ terminal }: Call, { startedAt, purged, commits, blobs, gravestones, drafts = 0, erased, blocked }: Told): string {
  const kept = Object.entries(blocked).filter(([, count]) => count > 0);
  const why = kept.map(([name, count]) => `${name} ${count}`).join(', ');
  const at = new Date(startedAt).toISOString().slice(0, 19).replace('T', ' ');
  return terminal.words({
    en: `${at}  purged ${purged} (${commits} commits, ${blobs} large values, ${gravestones} gravestones), ${drafts} drafts from the bin, erased from ${erased}${why === '' ? '' : `; not purged: ${why}`}`,
    ru: `${at}  удалено ${purged} (записей ${commits}, больших значений ${blobs}, надгробий ${gravestones}), черновиков из корзины ${drafts}, стёрто из ${erased}${why === '' ? '' : `; не удалено: ${why}`}`,
  });
}
