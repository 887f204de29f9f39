import type { Store } from '@millrace/engine';
import { describeError, MillraceError } from '@millrace/schemas';
import type { Call, Command } from '../command-line/command.js';
import type { Words } from '../files/problem.js';
import { type DemoAccount, holdsDemo, plantDemo } from '../demo-data/index.js';
import { type RunningServer, startServer } from '../server.js';
import { readSettings, SettingsRefused, type Settings } from '../settings/index.js';
import { type StoreAddress, storeAddress } from '../stores/store-address.js';

/** `millrace serve`: the HTTP service and the portal. */
export const serve: Command = {
  name: 'serve',
  takes: '',
  about: { en: 'Serves the HTTP interface and the portal.', ru: 'Запускает HTTP-сервис и портал.' },
  teaches: {
    en: 'Settings come from the environment; docs/how-to/run.md lists them. In production MILLRACE_SECRET_KEY must be set; while nobody can administer the server, it prints a link for the administrator. Ctrl+C ends it in order.',
    ru: 'Настройки берутся из окружения; они перечислены в docs/how-to/run.md. В рабочем режиме нужен MILLRACE_SECRET_KEY; пока администратора нет, сервер печатает ссылку для него. Ctrl+C завершает работу без потерь.',
  },
  examples: ['MILLRACE_MODE=demo millrace serve', 'PORT=8080 MILLRACE_STORE=sqlite:data/app.db MILLRACE_SECRET_KEY=… millrace serve'],
  options: {},
  run: async (call) => {
    const settings = settingsOf(call);
    if (settings === null) return 1;
    const started = call.host.now();
    const server = await start(call, settings);
    if (server === null) return 1;
    if (settings.mode === 'production' && (await holdsDemo(server.service.engine))) {
      call.terminal.warn(call.terminal.words(demoInProduction));
      await server.close();
      return 1;
    }
    const ended = call.host.untilEnded(() =>
      say(call, { en: 'Ending: finishing what is under way …', ru: 'Завершение: доделываю начатое …' }),
    );
    await tellStarted(call, server, started);
    await ended;
    await server.close();
    say(call, { en: 'Ended; everything is stored.', ru: 'Работа завершена, всё сохранено.' });
    return 0;
  },
};

const say = ({ terminal }: Call, words: Words): void => terminal.say(terminal.words(words));

function settingsOf({ host, terminal }: Call): Settings | null {
  try {
    return readSettings(host.env);
  } catch (error) {
    if (!(error instanceof SettingsRefused)) throw error;
    for (const words of error.words) terminal.warn(terminal.words(words));
    return null;
  }
}

async function start(call: Call, settings: Settings): Promise<RunningServer | null> {
  const { terminal } = call;
  try {
    return await startServer(settings, settings.mode === 'demo' ? { prepare: (target) => plant(call, target, settings.tenant) } : {});
  } catch (error) {
    const words = wordsOfListen(error, settings) ?? wordsOfStore(error, settings, terminal.language);
    if (words === undefined) throw error;
    terminal.warn(terminal.words(words));
    return null;
  }
}

/** Plants the demo data into an empty store; leaves any other alone. */
async function plant(call: Call, target: StoreAddress | Store, tenant: string): Promise<readonly DemoAccount[]> {
  const since = call.host.now();
  const { planted, accounts } = await plantDemo(target, { now: since, tenant });
  const seconds = ((call.host.now() - since) / 1000).toFixed(1);
  if (planted === 'now') say(call, { en: `Demo data planted in ${seconds} s.`, ru: `Демонстрационные данные созданы за ${seconds} с.` });
  if (planted === 'no')
    say(call, {
      en: 'The store holds data of its own: no demo data was added, and there are no demo accounts.',
      ru: 'В хранилище уже есть другие данные: демонстрационные не добавлены, демонстрационных учётных записей нет.',
    });
  return accounts;
}

const demoInProduction: Words = {
  en: 'Expected a store without demo data in production, but this one has it: with accounts whose password everybody knows. Name another store by MILLRACE_STORE, or start with MILLRACE_MODE=demo. Nothing was changed.',
  ru: 'В рабочем режиме нужно хранилище без демонстрационных данных, а в этом они есть: пароли их учётных записей известны всем. Укажите другое в MILLRACE_STORE или запустите с MILLRACE_MODE=demo. Ничего не изменено.',
};

/** What stands in the way of listening, said so that it can be mended. */
function wordsOfListen(error: unknown, { host, port }: Settings): Words | undefined {
  const { syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (syscall !== 'listen' && !(syscall === 'getaddrinfo' && host !== '')) return undefined;
  const place = `${host === '' ? '' : `${host}:`}${port}`;
  switch ((error as NodeJS.ErrnoException | null)?.code) {
    case 'EADDRINUSE':
      return {
        en: `Expected port ${place} to be free, but another program listens there. End it, or choose another: PORT=${port + 1}. Nothing was written.`,
        ru: `Порт ${place} занят другой программой. Завершите её или выберите другой порт: PORT=${port + 1}. Ничего не записано.`,
      };
    case 'EACCES':
      return {
        en: `Expected to be allowed to listen on port ${place}, but the system refuses. Choose a port from 1024: PORT=3000.`,
        ru: `Система не разрешает слушать порт ${place}. Выберите порт от 1024: PORT=3000.`,
      };
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return {
        en: `Expected HOST to be an address of this machine, but ${host} is none. Correct it, or leave it out.`,
        ru: `В HOST должен быть адрес этой машины, а ${host} ей не принадлежит. Исправьте или уберите его.`,
      };
    default:
      return undefined;
  }
}

/** What stands in the way of the store. Its address is shown without passwords. */
function wordsOfStore(error: unknown, settings: Settings, language: 'en' | 'ru'): Words | undefined {
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  const isOurs = error instanceof MillraceError;
  if (code === undefined || (isOurs && code !== 'STORE_UNAVAILABLE')) return undefined;
  const { shown, file } = storeAddress(settings.store);
  const refusal = `(${code}${path === undefined ? '' : `, ${path}`})`;
  const [en, ru] = isOurs
    ? [describeError(error.code, error.params, language), describeError(error.code, error.params, language)]
    : [
        `Expected to be able to use the store, but the system refuses ${refusal}.`,
        `Не удаётся открыть хранилище: система отказывает ${refusal}.`,
      ];
  return file === undefined
    ? {
        en: `${en}\nMILLRACE_STORE is ${shown}: is the server running, its name right, and reached from here?`,
        ru: `${ru}\nMILLRACE_STORE: ${shown}. Запущен ли сервер, верно ли его имя, виден ли он отсюда?`,
      }
    : {
        en: `${en}\nMILLRACE_STORE is ${shown}: it must be a file, it and its folder may be read and written by this user, and there must be room.`,
        ru: `${ru}\nMILLRACE_STORE: ${shown}. Это должен быть файл; у этого пользователя должно быть право читать и менять его и его папку, и на диске должно быть место.`,
      };
}

async function tellStarted(call: Call, { service, port, hasPortal }: RunningServer, started: number): Promise<void> {
  const { settings, identity } = service;
  const { terminal, host } = call;
  const address = settings.publicUrl === 'http://localhost:0' ? `http://localhost:${port}` : settings.publicUrl;
  const seconds = ((host.now() - started) / 1000).toFixed(1);
  const { shown } = storeAddress(settings.store);
  if (!hasPortal)
    terminal.warn(
      terminal.words({
        en: 'The portal is not built, so only the HTTP interface works. To have the pages: npx -y pnpm@12 build',
        ru: 'Портал не собран, работает только HTTP-интерфейс. Чтобы появились страницы: npx -y pnpm@12 build',
      }),
    );
  say(call, {
    en: `Ready in ${seconds} s: ${terminal.paint('bold', address)}   (data: ${shown}; interface: ${address}/api/docs)`,
    ru: `Готово за ${seconds} с: ${terminal.paint('bold', address)}   (данные: ${shown}; интерфейс: ${address}/api/docs)`,
  });
  for (const { login, password, name, about } of service.demoAccounts ?? [])
    terminal.say(`  ${login.padEnd(12)} ${password.padEnd(16)} ${name}: ${terminal.words(about)}`);
  if (settings.mode === 'demo') return;
  const first = await identity.firstAdministrator().catch((error: unknown) => {
    const code = error instanceof MillraceError ? describeError(error.code, error.params, terminal.language) : String(error);
    terminal.warn(code);
    return null;
  });
  if (first !== null)
    say(call, {
      en: `Nobody can administer this server yet. Open this link within 24 hours to set the password of “admin”:\n  ${first.link}`,
      ru: `Администратора пока нет. Откройте ссылку в течение 24 часов и задайте пароль для «admin»:\n  ${first.link}`,
    });
}
