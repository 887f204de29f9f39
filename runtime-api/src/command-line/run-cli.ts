import { parseArgs } from 'node:util';
import { describeError, MillraceError } from '@millrace/schemas';
import { FileRefused, type Words } from '../files/problem.js';
import { printProblems } from '../commands/print-problems.js';
import { commands } from '../commands/index.js';
import type { Command } from './command.js';
import { commandHelp, commonOptions, generalHelp } from './help.js';
import type { Host } from './host.js';
import { nearest } from './nearest.js';
import { languageOf, Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** Runs the command line with its arguments (without `node` and the script) and answers the exit status: 0, 1 or 2. Never throws and never shows a stack. */
export async function runCli(args: readonly string[], host: Host): Promise<number> {
  const terminal = new Terminal(host, languageOf(askedLanguage(args), host.env));
  try {
    return await dispatch(args, host, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      const help = error.command === undefined ? 'millrace --help' : `millrace ${error.command} --help`;
      terminal.warn(`${terminal.words(error.words)}\n${terminal.words({ en: 'See', ru: 'Смотрите' })}: ${help}`);
      return 2;
    }
    if (args.includes('--json')) terminal.json({ ok: false, error: asJson(error) });
    if (error instanceof FileRefused) {
      if (!args.includes('--json')) printProblems(terminal, error.problems);
      return 1;
    }
    terminal.warn(`${terminal.paint('red', terminal.words({ en: 'Failed', ru: 'Не удалось' }))}: ${wordsOf(error, terminal)}`);
    return 1;
  }
}

async function dispatch(args: readonly string[], host: Host, terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const about = name === 'help' ? commands.find((command) => command.name === rest[0]) : undefined;
    const text = about ? commandHelp(terminal, about) : generalHelp(terminal, commands);
    if (name === undefined) terminal.warn(text);
    else terminal.say(text);
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((one) => one.name === name);
  if (!command)
    throw unknownWord(
      { en: 'command', ru: 'команда' },
      name,
      commands.map((one) => one.name),
    );
  const { values, positionals } = parsed(command, rest);
  if (values['help'] === true) {
    terminal.say(commandHelp(terminal, command));
    return 0;
  }
  const lang = values['lang'];
  if (lang !== undefined && lang !== 'en' && lang !== 'ru') {
    throw new UsageError(
      {
        en: `Expected --lang en or --lang ru, but found ${String(lang)}.`,
        ru: `Ожидалось --lang en или --lang ru; найдено: ${String(lang)}.`,
      },
      name,
    );
  }
  return command.run({ terminal, host, args: positionals, options: values });
}

function parsed(
  command: Command,
  args: readonly string[],
): { readonly values: Readonly<Record<string, string | boolean | undefined>>; readonly positionals: readonly string[] } {
  const options = { ...command.options, ...commonOptions };
  const types = Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]));
  try {
    const found = parseArgs({
      args: [...args],
      options: { ...types, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    });
    return { values: found.values, positionals: found.positionals };
  } catch (error) {
    const wrong = args.find((arg) => arg.startsWith('-') && !Object.hasOwn(options, arg.replace(/^-+/, '').split('=')[0] ?? ''));
    if (wrong !== undefined)
      throw unknownWord(
        { en: 'option', ru: 'параметр' },
        wrong.split('=')[0] ?? wrong,
        Object.keys(options).map((name) => `--${name}`),
        command.name,
      );
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new UsageError(
      { en: `The options could not be read: ${reason}.`, ru: `Параметры не удалось прочитать: ${reason}.` },
      command.name,
    );
  }
}

function unknownWord(what: Words, found: string, known: readonly string[], command?: string): UsageError {
  const near = nearest(found, known);
  const en = near === undefined ? `Known: ${known.join(', ')}.` : `Did you mean ${near}?`;
  const ru = near === undefined ? `Известны: ${known.join(', ')}.` : `Может быть, ${near}?`;
  return new UsageError({ en: `There is no ${what.en} ${found}. ${en}`, ru: `Нет такого: ${what.ru} ${found}. ${ru}` }, command);
}

function askedLanguage(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  return at < 0 ? undefined : args[at]?.includes('=') ? args[at].slice('--lang='.length) : args[at + 1];
}

function wordsOf(error: unknown, terminal: Terminal): string {
  if (error instanceof MillraceError) return `${error.code}: ${describeError(error.code, error.params, terminal.language)}`;
  return error instanceof Error ? error.message : String(error);
}

function asJson(error: unknown): unknown {
  if (error instanceof FileRefused) return { problems: error.problems };
  if (error instanceof MillraceError) return { code: error.code, message: error.message };
  return { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) };
}
