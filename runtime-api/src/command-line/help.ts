import type { Command, CommandOption } from './command.js';
import type { Terminal } from './terminal.js';

/** Options that every command has. */
export const commonOptions: Readonly<Record<string, CommandOption>> = {
  lang: {
    type: 'string',
    value: 'en|ru',
    about: { en: 'the language of messages; otherwise that of the system (LANG)', ru: 'язык сообщений; иначе язык системы (LANG)' },
  },
  json: {
    type: 'boolean',
    about: { en: 'one JSON document on standard output, for programs', ru: 'один документ JSON в стандартный вывод, для программ' },
  },
  help: { type: 'boolean', about: { en: 'tells this', ru: 'эта справка' } },
};

const columns = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
};

const optionRows = (terminal: Terminal, options: Readonly<Record<string, CommandOption>>): readonly (readonly [string, string])[] =>
  Object.entries(options).map(
    ([name, { value, about }]) => [`--${name}${value === undefined ? '' : ` ${value}`}`, terminal.words(about)] as const,
  );

/** The help of everything. */
export function generalHelp(terminal: Terminal, commands: readonly Command[]): string {
  const title = (en: string, ru: string): string => terminal.paint('bold', terminal.words({ en, ru }));
  return [
    terminal.words({
      en: 'millrace: checks, tries out and runs processes that are written as JSON.',
      ru: 'millrace: проверяет, проигрывает и выполняет процессы, описанные в JSON.',
    }),
    '',
    title('Usage', 'Вызов'),
    '  millrace COMMAND [OPTIONS]',
    '',
    title('Commands', 'Команды'),
    columns(commands.map(({ name, takes, about }) => [`${name} ${takes}`.trim(), terminal.words(about)])),
    '',
    title('Options of every command', 'Параметры всех команд'),
    columns(optionRows(terminal, commonOptions)),
    '',
    title('Exit status', 'Код завершения'),
    terminal.words({
      en: '  0 all is well · 1 something is wrong with what was looked at · 2 the command was not understood',
      ru: '  0 всё в порядке · 1 в проверенном есть ошибки · 2 команда не понята',
    }),
    '',
    terminal.words({
      en: 'Begin with: millrace check FILE…   More on a command: millrace COMMAND --help',
      ru: 'Начните с: millrace check ФАЙЛ…   О команде: millrace КОМАНДА --help',
    }),
  ].join('\n');
}

/** The help of one command: what it is for, how to call it, examples to copy. */
export function commandHelp(terminal: Terminal, command: Command): string {
  const title = (en: string, ru: string): string => terminal.paint('bold', terminal.words({ en, ru }));
  return [
    `millrace ${command.name} ${command.takes}`.trim(),
    '',
    terminal.words(command.about),
    terminal.words(command.teaches),
    '',
    title('Options', 'Параметры'),
    columns(optionRows(terminal, { ...command.options, ...commonOptions })),
    '',
    title('Examples', 'Примеры'),
    ...command.examples.map((example) => `  ${example}`),
  ].join('\n');
}
