import { DeploymentRefused, type Deployment } from '@millrace/engine';
import { plantSeed, type PeopleSeed, type RecordsSeed } from '@millrace/engine/testing';
import type { ErrorCode, JsonObject } from '@millrace/schemas';
import { textOption, type Call, type Command } from '../command-line/command.js';
import type { Terminal } from '../command-line/terminal.js';
import { UsageError } from '../command-line/usage-error.js';
import { located } from '../files/check-source.js';
import { findFiles } from '../files/find-files.js';
import { FileRefused } from '../files/problem.js';
import { readApplication, type Source } from '../files/read-application.js';
import { readJson } from '../files/read-json.js';
import { withLayouts } from '../layout/with-layouts.js';
import { newKey, type ServerClient, serverOf, serverOptions, ServerRefused } from '../remote/server-client.js';
import { openEngine } from '../stores/open-engine.js';
import { storeAddress } from '../stores/store-address.js';

interface ToDeploy {
  readonly source: Source;
  readonly people?: PeopleSeed;
  readonly registers?: RecordsSeed;
}

/** `millrace deploy`: puts an application into a store, all of it or nothing. */
export const deploy: Command = {
  name: 'deploy',
  takes: 'FILE…',
  about: {
    en: 'Puts an application into a store or a running server: all of it or nothing.',
    ru: 'Размещает приложение в хранилище или на работающем сервере: целиком или никак.',
  },
  teaches: {
    en: 'FILE is a folder with application.json, a bundle, or the definitions of one application. What did not change keeps its version; the first deployment into a store also enters the people and records that the application begins with. On a server the token needs the scope deploy.',
    ru: 'FILE — папка с application.json, комплект (bundle) или определения одного приложения. Что не изменилось, сохраняет версию; первое размещение в хранилище вносит и начальных людей и записи приложения. Для сервера ключу доступа нужно разрешение deploy.',
  },
  examples: [
    'millrace deploy examples/purchase-request --store sqlite:data/app.db',
    'millrace deploy examples/purchase-request --server https://work.example.org --token mr_…',
    'millrace deploy purchasing.bundle.json --store mongodb://localhost/millrace --note "new limits"',
  ],
  options: {
    store: {
      type: 'string',
      value: 'ADDRESS',
      about: { en: 'sqlite:PATH, memory: or mongodb://host/database', ru: 'sqlite:ПУТЬ, memory: или mongodb://host/database' },
    },
    ...serverOptions,
    note: { type: 'string', value: 'TEXT', about: { en: 'why, for the list of versions', ru: 'зачем, для списка версий' } },
    application: {
      type: 'string',
      value: 'ID',
      about: {
        en: 'the application’s id, for loose definitions; otherwise the first one’s',
        ru: 'идентификатор приложения для отдельных определений; иначе первого из них',
      },
    },
  },
  run: async (call) => {
    if (call.args.length === 0)
      throw new UsageError(
        { en: 'Expected the files or the folder to deploy, but found none.', ru: 'Ожидались файлы или папка для размещения, но их нет.' },
        'deploy',
      );
    const server = serverOf(call, 'deploy');
    if (server !== undefined) return deployTo(server, call);
    const address = storeAddress(textOption(call, 'store'), 'deploy');
    const ready = await read(call.args, textOption(call, 'application'));
    const note = textOption(call, 'note');
    const engine = await openEngine(address, { work: false });
    try {
      const done = await engine.deploy(await withLayouts(ready.source.document), note === undefined ? {} : { note });
      if (done.version === 1) await plantSeed(engine, ready);
      if (call.options['json'] === true) call.terminal.json({ ok: true, ...done });
      else tell(call.terminal, done, address.shown);
      return 0;
    } catch (error) {
      if (error instanceof DeploymentRefused) throw new FileRefused(error.problems.map((problem) => located(ready.source, problem)));
      throw error;
    } finally {
      await engine.close();
    }
  },
};

/** Deploys through the interface of a running server; what it refuses is shown at its place in the files, as here. */
async function deployTo(server: ServerClient, call: Call): Promise<number> {
  const { source } = await read(call.args, textOption(call, 'application'));
  const note = textOption(call, 'note');
  try {
    const body = { bundle: source.document, ...(note === undefined ? {} : { note }) };
    const done = (await server.call('POST', '/applications', body, newKey(call.host.now()))) as Deployment;
    if (call.options['json'] === true) call.terminal.json({ ok: true, ...done });
    else tell(call.terminal, done, server.url);
    return 0;
  } catch (error) {
    if (!(error instanceof ServerRefused) || error.code !== 'DEPLOYMENT_REFUSED') throw error;
    throw new FileRefused(
      error.problems.map(({ code, severity = 'error', pointer, message, params = {} }) => {
        const words =
          typeof message === 'string' ? { en: message, ru: message } : { en: message.en ?? '', ru: message.ru ?? message.en ?? '' };
        return located(source, { code: code as ErrorCode, severity, pointer, message: words, params });
      }),
    );
  }
}

async function read(paths: readonly string[], id: string | undefined): Promise<ToDeploy> {
  const { applications, files } = await findFiles(paths);
  const [folder] = applications;
  if (folder !== undefined) {
    if (applications.length > 1 || files.length > 0)
      throw new UsageError(
        {
          en: 'Expected one application, but found several. Deploy them one by one.',
          ru: 'Ожидалось одно приложение, а найдено несколько. Размещайте их по одному.',
        },
        'deploy',
      );
    const { source, people, bundle } = await readApplication(folder);
    return {
      source,
      ...(people === undefined ? {} : { people }),
      ...(bundle.seed?.registers === undefined ? {} : { registers: bundle.seed.registers }),
    };
  }
  const items = await Promise.all(files.map((file) => readJson(file)));
  const [only, ...others] = items;
  const kind = (only?.value as JsonObject | undefined)?.['kind'];
  if (only && others.length === 0 && (kind === 'bundle' || id === undefined)) {
    const registers =
      kind === 'bundle' ? ((only.value as JsonObject)['seed'] as { readonly registers?: RecordsSeed } | undefined)?.registers : undefined;
    return { source: { document: only.value, items: [], whole: only }, ...(registers === undefined ? {} : { registers }) };
  }
  const first = only?.value as JsonObject;
  const document = {
    kind: 'bundle',
    format: 1,
    id: id ?? first['id'] ?? '',
    name: first['name'] ?? '',
    items: items.map(({ value }) => value),
  };
  return { source: { document, items } };
}

function tell(terminal: Terminal, done: Deployment, shown: string): void {
  const outcome = done.changed
    ? terminal.words({
        en: `${done.application} version ${done.version} is deployed to ${shown}.`,
        ru: `${done.application}, версия ${done.version}: размещено в ${shown}.`,
      })
    : terminal.words({
        en: `${done.application} version ${done.version} is there already; nothing changed.`,
        ru: `${done.application}, версия ${done.version}: уже размещено, ничего не изменилось.`,
      });
  terminal.say(terminal.paint('green', outcome));
  for (const { kind, id, version, layoutRevision, outcome: what } of done.items)
    terminal.say(`  ${kind} ${id}: ${version}.${layoutRevision}  ${terminal.paint('dim', what)}`);
  for (const { kind, id } of done.retired)
    terminal.say(`  ${kind} ${id}: ${terminal.words({ en: 'retired', ru: 'выведено из применения' })}`);
  for (const { message } of done.problems) terminal.say(terminal.paint('yellow', `  ${terminal.words(message)}`));
}
