import { join } from 'node:path';
import type { Call, Command } from '../command-line/command.js';
import { UsageError } from '../command-line/usage-error.js';
import { checkSource } from '../files/check-source.js';
import { findFiles, manifestName } from '../files/find-files.js';
import { type FileProblem, FileRefused } from '../files/problem.js';
import { readApplication } from '../files/read-application.js';
import { readJson } from '../files/read-json.js';
import { counted, printProblems } from './print-problems.js';

/** `millrace check`: says what is wrong with definitions, and where. */
export const check: Command = {
  name: 'check',
  takes: 'FILE…',
  about: { en: 'Says what is wrong with definitions, and where.', ru: 'Показывает, что не так в определениях и где именно.' },
  teaches: {
    en: 'FILE is a definition, a bundle, or a folder. A folder with application.json is checked as one application, references included; other files each on their own.',
    ru: 'FILE — определение, комплект (bundle) или папка. Папка с application.json проверяется как одно приложение, вместе со ссылками; остальные файлы — по отдельности.',
  },
  examples: [
    'millrace check purchase.process.json',
    'millrace check examples/purchase-request',
    'millrace check --json definitions > problems.json',
  ],
  options: {},
  run: async (call) => {
    if (call.args.length === 0)
      throw new UsageError(
        { en: 'Expected the files or folders to check, but found none.', ru: 'Ожидались файлы или папки для проверки, но их нет.' },
        'check',
      );
    const { terminal } = call;
    const { problems, checked } = await problemsOf(call);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    if (call.options['json'] === true) {
      terminal.json({ ok: errors === 0, files: checked, problems });
      return errors === 0 ? 0 : 1;
    }
    printProblems(terminal, problems);
    const sums = [
      counted(terminal, checked, ['file', 'files'], ['файл', 'файла', 'файлов']),
      counted(terminal, errors, ['error', 'errors'], ['ошибка', 'ошибки', 'ошибок']),
      counted(terminal, problems.length - errors, ['warning', 'warnings'], ['предупреждение', 'предупреждения', 'предупреждений']),
    ];
    terminal.say(terminal.paint(errors === 0 ? 'green' : 'red', sums.join(', ')));
    return errors === 0 ? 0 : 1;
  },
};

async function problemsOf({ args, terminal }: Call): Promise<{ readonly problems: readonly FileProblem[]; readonly checked: number }> {
  const found = await findFiles(args);
  const problems: FileProblem[] = [];
  let checked = 0;
  const gather = async (work: () => Promise<readonly FileProblem[]>): Promise<void> => {
    try {
      problems.push(...(await work()));
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      problems.push(...error.problems);
    }
  };
  for (const folder of found.applications) {
    await gather(async () => {
      terminal.progress(join(folder, manifestName));
      const { source, scenarios } = await readApplication(folder);
      checked += source.items.length + scenarios.length + 1;
      return checkSource(source, { alone: false });
    });
  }
  for (const [index, file] of found.files.entries()) {
    await gather(async () => {
      terminal.progress(`${index + 1}/${found.files.length} ${file}`);
      checked++;
      const whole = await readJson(file);
      const isBundle = (whole.value as { readonly kind?: unknown } | null)?.kind === 'bundle';
      return checkSource({ document: whole.value, items: [], whole }, { alone: !isBundle });
    });
  }
  return { problems, checked };
}
