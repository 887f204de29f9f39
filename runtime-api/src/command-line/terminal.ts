import type { Text } from '@millrace/schemas';
import type { Words } from '../files/problem.js';
import type { Host } from './host.js';

/** A language the command line speaks. */
export type Language = 'en' | 'ru';

type Colour = 'red' | 'green' | 'yellow' | 'dim' | 'bold';
const codes: Readonly<Record<Colour, number>> = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 };

/** Says things in the chosen language, with colours where a person looks on. */
export class Terminal {
  private readonly colours: boolean;
  private progressShown = false;

  constructor(
    private readonly host: Host,
    readonly language: Language,
  ) {
    this.colours = host.outIsTerminal && !host.env['NO_COLOR'] && host.env['TERM'] !== 'dumb';
  }

  /** The text in the chosen language. */
  words(words: Words): string {
    return words[this.language];
  }

  /** A text of a definition in the chosen language, else in another it has. */
  text(text: Text | undefined): string {
    if (text === undefined) return '';
    return typeof text === 'string' ? text : (text[this.language] ?? text.en ?? text.ru ?? '');
  }

  paint(colour: Colour, text: string): string {
    return this.colours ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text;
  }

  /** A line on standard output. */
  say(line = ''): void {
    this.clearProgress();
    this.host.out(`${line}\n`);
  }

  /** A line on standard error. */
  warn(line: string): void {
    this.clearProgress();
    this.host.err(`${line}\n`);
  }

  /** One JSON document on standard output. */
  json(value: unknown): void {
    this.clearProgress();
    this.host.out(`${JSON.stringify(value, null, 2)}\n`);
  }

  /** What is going on, in one line that is overwritten; only on a terminal. */
  progress(line: string): void {
    if (!this.host.errIsTerminal) return;
    this.progressShown = true;
    this.host.err(`\r\u001b[2K${line}`);
  }

  private clearProgress(): void {
    if (!this.progressShown) return;
    this.progressShown = false;
    this.host.err('\r\u001b[2K');
  }
}

/** The language asked for, else that of the system (`LC_ALL`, `LC_MESSAGES`, `LANG`), else English. */
export function languageOf(asked: string | undefined, env: Host['env']): Language {
  const said = asked ?? [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((one) => one !== undefined && one !== '');
  return said?.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}
