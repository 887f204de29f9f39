import type { Terminal } from '../command-line/terminal.js';
import type { FileProblem } from '../files/problem.js';

/** Prints problems, one a line: `file:line:column  CODE  words`, `CODE (warning)` for what does not stop a deployment, the way editors and CI jump to them. */
export function printProblems(terminal: Terminal, problems: readonly FileProblem[]): void {
  for (const { file, line, column, pointer, severity, code, message } of problems) {
    const place = line === undefined ? file : `${file}:${line}:${column}`;
    const colour = severity === 'error' ? 'red' : 'yellow';
    const where = pointer === undefined || pointer === '' ? '' : terminal.paint('dim', ` (${pointer})`);
    // Colours are not seen by everybody, and not in a log.
    const kind = severity === 'error' ? '' : ` (${terminal.words({ en: 'warning', ru: 'предупреждение' })})`;
    terminal.say(`${terminal.paint('bold', place)}  ${terminal.paint(colour, code + kind)}  ${terminal.words(message)}${where}`);
  }
}

/** `1 error`, `2 errors`; in Russian with the right ending. */
export function counted(terminal: Terminal, count: number, en: readonly [string, string], ru: readonly [string, string, string]): string {
  const ending = count % 10 === 1 && count % 100 !== 11 ? 0 : [2, 3, 4].includes(count % 10) && ![12, 13, 14].includes(count % 100) ? 1 : 2;
  return `${count} ${terminal.words({ en: en[count === 1 ? 0 : 1] ?? '', ru: ru[ending] ?? '' })}`;
}
