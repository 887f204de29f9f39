import { storeAddress } from '../stores/store-address.js';
import { textOption, type Call, type CommandOption } from '../command-line/command.js';
import { UsageError } from '../command-line/usage-error.js';
import type { KeepingOptions } from '@millrace/engine/sqlite';
import type { Words } from '../files/problem.js';

/** The option that names the file of a command that keeps files safe. */
export const fileOption: Readonly<Record<'store', CommandOption>> = {
  store: { type: 'string', value: 'sqlite:PATH', about: { en: 'the data of the server', ru: 'данные сервера' } },
};

/** The file that `--store` names. Throws `UsageError` for a store that is no file. */
export function storeFile(call: Call, command: string): { readonly path: string } {
  const { file, shown } = storeAddress(textOption(call, 'store'), command);
  if (file !== undefined) return { path: file };
  throw new UsageError(
    {
      en: `Expected --store sqlite:PATH, but found ${shown}. MongoDB has its own tools for this: mongodump, mongorestore.`,
      ru: `Ожидался --store sqlite:ПУТЬ, а найдено ${shown}. У MongoDB для этого есть свои средства: mongodump, mongorestore.`,
    },
    command,
  );
}

/** The one argument that a command takes. Throws `UsageError`. */
export function onlyArgument({ args }: Call, command: string, what: { readonly en: string; readonly ru: string }): string {
  const [only] = args;
  if (only !== undefined && only !== '' && args.length === 1) return only;
  throw new UsageError({ en: `Expected ${what.en}, and nothing beside it.`, ru: `Ожидалось одно: ${what.ru}.` }, command);
}

/** Shows how far it has come. */
export function watched({ terminal }: Call): KeepingOptions {
  const words = {
    copying: { en: 'copying the file', ru: 'копирование файла' },
    checking: { en: 'checking the file', ru: 'проверка файла' },
    blobs: { en: 'large values', ru: 'большие значения' },
    writing: { en: 'writing', ru: 'запись' },
  } as const;
  return {
    onProgress({ step, done, of }) {
      const share = of === undefined ? done > 0 && String(done) : `${Math.floor((100 * done) / Math.max(1, of))} %`;
      terminal.progress(share ? `${terminal.words(words[step])}: ${share}` : `${terminal.words(words[step])} …`);
    },
  };
}

/** Bytes as a person reads them. */
export function shownBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`;
  return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(2)} GB`;
}

/** Says what was done: in words, or with `--json` as a document. Answers the exit status. */
export function done({ terminal, options }: Call, words: Words, facts: object): number {
  if (options['json'] === true) terminal.json({ ok: true, ...facts });
  else terminal.say(terminal.paint('green', terminal.words(words)));
  return 0;
}
