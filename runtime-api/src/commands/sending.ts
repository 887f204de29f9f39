import type { Engine } from '@millrace/engine';
import type { JsonObject } from '@millrace/schemas';
import { textOption, type Call } from '../command-line/command.js';
import { UsageError } from '../command-line/usage-error.js';
import { newKey, serverOf, serverOptions } from '../remote/server-client.js';
import { openEngine } from '../stores/open-engine.js';
import { storeAddress } from '../stores/store-address.js';

/** Options of commands that send something to instances. */
export const sendingOptions = {
  store: {
    type: 'string',
    value: 'ADDRESS',
    about: { en: 'sqlite:PATH or mongodb://host/database', ru: 'sqlite:ПУТЬ или mongodb://host/database' },
  },
  ...serverOptions,
  data: { type: 'string', value: 'JSON', about: { en: 'what it brings, an object', ru: 'что передаётся, объект JSON' } },
  id: {
    type: 'string',
    value: 'ID',
    about: { en: 'your own id: sent again with the same, it is the same one', ru: 'свой идентификатор: повтор с ним не создаст второго' },
  },
  tenant: { type: 'string', value: 'ID', about: { en: 'the service centre; otherwise main', ru: 'центр обслуживания; иначе main' } },
} as const;

/** What is sent: to a running server, or to a store beside it. */
export interface Sending {
  readonly command: 'message' | 'signal' | 'operate' | 'erase' | 'upkeep';
  /** Below `/api/v1`. */
  readonly path: string;
  readonly body: JsonObject;
  readonly toStore: (engine: Engine) => Promise<object>;
}

/** Sends it to the server or the store that the options name; answers what became of it. */
export async function sent(call: Call, { command, path, body, toStore }: Sending): Promise<object> {
  const server = serverOf(call, command);
  if (server !== undefined) return Object(await server.call('POST', path, body, newKey(call.host.now()))) as object;
  const tenant = textOption(call, 'tenant');
  const address = storeAddress(textOption(call, 'store'), command);
  const engine = await openEngine(address, { work: false, mustExist: true, ...(tenant === undefined ? {} : { tenant }) });
  try {
    const done = await toStore(engine);
    // What it leads to at once is done here; jobs and timers are a running server's.
    await engine.idle();
    return done;
  } finally {
    await engine.close();
  }
}

/** The one name that the command is called with. */
export function nameOf(call: Call, command: Sending['command']): string {
  const [name, more] = call.args;
  if (name !== undefined && more === undefined) return name;
  throw new UsageError(
    { en: `Expected one name, but found ${call.args.length}.`, ru: `Ожидалось одно имя, найдено: ${call.args.length}.` },
    command,
  );
}

/** The object given with `--data`; nothing where there is none. */
export function dataOf(call: Call, command: Sending['command']): { readonly data?: JsonObject } {
  const data = objectOf(call, 'data', command);
  return data === undefined ? {} : { data };
}

/** The JSON object given with an option; nothing where there is none. */
export function objectOf(call: Call, option: string, command: Sending['command']): JsonObject | undefined {
  const text = textOption(call, option);
  if (text === undefined) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    data = undefined;
  }
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as JsonObject;
  throw new UsageError(
    {
      en: `Expected --${option} to be a JSON object such as '{"amount": 5}', but found ${text.slice(0, 40)}.`,
      ru: `В --${option} ожидается объект JSON, например '{"amount": 5}'; найдено: ${text.slice(0, 40)}.`,
    },
    command,
  );
}
