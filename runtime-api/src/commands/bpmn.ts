import { basename, dirname, join } from 'node:path';
import {
  exportBpmn,
  grouped,
  importBpmn,
  type ImportedDefinition,
  importReport,
  more,
  type ImportNote,
  type ImportOptions,
  refusalsOf,
  shortList,
} from '@millrace/engine/interchange';
import { validateDefinition } from '@millrace/schemas';
import { type Call, type Command, textOption } from '../command-line/command.js';
import type { Terminal } from '../command-line/terminal.js';
import { UsageError } from '../command-line/usage-error.js';
import { findNamed, type FoundFile, type NewFile, readBytes, sortedOut, writeTogether } from '../files/bpmn-files.js';
import { placeOf } from '../files/json-places.js';
import { type FileProblem, FileRefused, fileProblem } from '../files/problem.js';
import { readJson } from '../files/read-json.js';
import { withLayouts } from '../layout/with-layouts.js';
import { counted, printProblems } from './print-problems.js';

const sources = ['auto', 'bpmn', 'camunda7', 'camunda8'] as const;

/** `millrace bpmn`: BPMN 2.0 XML in and out. */
export const bpmn: Command = {
  name: 'bpmn',
  takes: 'import|export FILE…',
  about: {
    en: 'Reads BPMN 2.0 XML of any tool, and writes it.',
    ru: 'Читает BPMN 2.0 XML любых программ и записывает его.',
  },
  teaches: {
    en: 'import writes NAME.process.json beside each file, or below --out, and with --from or --report also NAME.report.md and NAME.report.json: what was understood, translated, kept, and what a person has to redo. export writes NAME.bpmn. FILE may be a folder. Nothing is written over without --force.',
    ru: 'import записывает NAME.process.json рядом с каждым файлом или в папку --out, а с --from или --report ещё NAME.report.md и NAME.report.json: что понято, переведено, сохранено и что нужно сделать заново. export записывает NAME.bpmn. FILE может быть папкой. Без --force ничего не перезаписывается.',
  },
  examples: [
    'millrace bpmn import purchase.bpmn',
    'millrace bpmn import --from camunda7 --out migrated old-processes',
    'millrace bpmn export purchase.process.json',
  ],
  options: {
    from: {
      type: 'string',
      value: sources.join('|'),
      about: {
        en: 'whose extensions to understand; otherwise those whose namespaces the file names',
        ru: 'чьи расширения понимать; иначе те, чьи пространства имён названы в файле',
      },
    },
    out: {
      type: 'string',
      value: 'FOLDER',
      about: { en: 'where to write; otherwise beside each file', ru: 'куда записать; иначе рядом с каждым файлом' },
    },
    report: { type: 'boolean', about: { en: 'writes a report for each file', ru: 'записывает отчёт о каждом файле' } },
    force: { type: 'boolean', about: { en: 'replaces files that are there already', ru: 'заменяет уже существующие файлы' } },
  },
  run: async (call) => {
    const [direction, ...paths] = call.args;
    if (direction !== 'import' && direction !== 'export') {
      const found = direction ?? '';
      throw new UsageError(
        {
          en: `Expected import or export, but found ${found === '' ? 'none' : found}.`,
          ru: `Ожидалось import или export, а найдено: ${found === '' ? 'ничего' : found}.`,
        },
        'bpmn',
      );
    }
    if (paths.length === 0) {
      throw new UsageError({ en: 'Expected files or folders, but found none.', ru: 'Ожидались файлы или папки, но их нет.' }, 'bpmn');
    }
    return direction === 'import' ? runImport(call, paths) : runExport(call, paths);
  },
};

/** What became of one file. */
interface Done {
  readonly file: string;
  readonly ok: boolean;
  readonly written: readonly string[];
  readonly problems: readonly FileProblem[];
  readonly [more: string]: unknown;
}

/** Where what is made of a file goes. */
function target(call: Call, { file, below }: FoundFile, ending: string): string {
  const out = textOption(call, 'out');
  const name = basename(file).replace(/\.(bpmn20\.xml|bpmn2?|xml|process\.json|json)$/i, '');
  return join(out === undefined ? dirname(file) : join(out, below), `${name}${ending}`);
}

async function each(
  call: Call,
  found: readonly FoundFile[],
  ending: string,
  work: (file: FoundFile) => Promise<Done>,
): Promise<readonly Done[]> {
  const { files, same } = sortedOut(found, (file) => target(call, file, ending));
  const done: Done[] = [];
  for (const [index, file] of files.entries()) {
    call.terminal.progress(`${index + 1}/${files.length} ${file.file}`);
    const clash = same.get(file.file);
    try {
      if (clash !== undefined) throw new FileRefused([clash]);
      done.push(await work(file));
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      done.push({ file: file.file, ok: false, written: [], problems: error.problems });
    }
  }
  return done;
}

async function runImport(call: Call, paths: readonly string[]): Promise<number> {
  const { terminal } = call;
  const from = textOption(call, 'from');
  if (from !== undefined && !(sources as readonly string[]).includes(from)) {
    throw new UsageError(
      { en: `Expected --from ${sources.join(', ')}, but found ${from}.`, ru: `Ожидалось --from ${sources.join(', ')}; найдено: ${from}.` },
      'bpmn',
    );
  }
  const found = await findNamed(paths, /\.(bpmn20\.xml|bpmn2?|xml)$/i, { en: 'BPMN files (.bpmn, .xml)', ru: 'файлы BPMN (.bpmn, .xml)' });
  const done = await each(call, found, '.process.json', (file) => importOne(call, file, from as ImportOptions['from']));
  if (call.options['json'] === true) terminal.json({ ok: done.every(({ ok }) => ok), files: done });
  else for (const one of done) tellImport(terminal, one, done.length > 1);
  return finish(call, done);
}

async function importOne(call: Call, found: FoundFile, from: ImportOptions['from']): Promise<Done> {
  const { file } = found;
  const force = call.options['force'] === true;
  const withReport = from !== undefined || call.options['report'] === true;
  const result = importBpmn(
    await readBytes(file),
    (encoding) => new TextDecoder(encoding, { fatal: true }),
    from === undefined ? {} : { from },
  );
  const problems = result.problems.map(({ line, column, severity, code, message }): FileProblem => ({
    file,
    line,
    column,
    severity,
    code,
    message,
  }));
  const files: NewFile[] = [];
  const write = (ending: string, text: string): void => void files.push({ file: target(call, found, ending), text });
  const refused = result.ok ? refusalsOf(result.definition) : [];
  const notes = result.ok ? result.notes : [];
  if (result.ok) write('.process.json', `${JSON.stringify(await drawn(result.definition), null, 2)}\n`);
  if (withReport) {
    write('.report.md', `${importReport(file, result, call.terminal.language)}\n`);
    write('.report.json', `${JSON.stringify({ file, ok: result.ok, problems, notes, refused }, null, 2)}\n`);
  }
  await writeTogether(files, force);
  return {
    file,
    ok: result.ok,
    written: files.map((each) => each.file),
    problems,
    notes,
    refused,
    ...(result.ok ? { definition: result.definition.id } : {}),
  };
}

/** A file without a diagram is laid out, so that there is something to look at. */
async function drawn(definition: ImportedDefinition): Promise<ImportedDefinition> {
  return definition['layout'] === undefined ? withLayouts(definition) : definition;
}

const marks = {
  translated: { en: 'translated', ru: 'переведено' },
  kept: { en: 'kept      ', ru: 'сохранено ' },
  doubtful: { en: 'look at   ', ru: 'посмотреть' },
  redo: { en: 'redo      ', ru: 'сделать   ' },
  refused: { en: 'refused   ', ru: 'отказ     ' },
};

function tellImport(terminal: Terminal, done: Done, isOneOfMany: boolean): void {
  printProblems(terminal, done.problems);
  if (!done.ok) return;
  const notes = (done['notes'] ?? []) as readonly ImportNote[];
  const refused = (done['refused'] ?? []) as ReturnType<typeof refusalsOf>;
  const of = (status: ImportNote['status']): readonly ImportNote[] => notes.filter((note) => note.status === status);
  const sums = [
    terminal.words({ en: `${of('understood').length} understood`, ru: `понято: ${of('understood').length}` }),
    terminal.words({ en: `${of('translated').length} translated`, ru: `переведено: ${of('translated').length}` }),
    terminal.words({ en: `${of('kept').length} kept`, ru: `сохранено: ${of('kept').length}` }),
    terminal.words({ en: `${of('redo').length} to be redone`, ru: `сделать заново: ${of('redo').length}` }),
    ...(of('doubtful').length === 0
      ? []
      : [terminal.words({ en: `${of('doubtful').length} to be looked at`, ru: `посмотреть: ${of('doubtful').length}` })]),
    terminal.words({ en: `${refused.length} refused by a deployment`, ru: `отклонит развёртывание: ${refused.length}` }),
  ];
  terminal.say(`${terminal.paint('bold', done.file)} → ${done.written.join(', ')}: ${sums.join(', ')}`);
  if (isOneOfMany) return;
  const line = (mark: string, element: string | undefined, text: string): void =>
    terminal.say(`  ${mark}  ${element === undefined ? '' : `${element}: `}${text}`);
  for (const status of ['translated', 'kept', 'doubtful', 'redo'] as const) {
    for (const { note, elements } of grouped(of(status))) {
      const where = elements.length === 0 ? undefined : `${shortList(elements).join(', ')}${more(elements, terminal.language)}`;
      line(
        terminal.paint(status === 'redo' ? 'yellow' : 'dim', terminal.words(marks[status])),
        where,
        `${note.what}: ${terminal.words(note.message)}`,
      );
    }
  }
  for (const { element, message } of refused) line(terminal.paint('red', terminal.words(marks.refused)), element, terminal.words(message));
}

async function runExport(call: Call, paths: readonly string[]): Promise<number> {
  const { terminal } = call;
  const found = await findNamed(paths, /\.process\.json$/i, {
    en: 'process definitions (.process.json)',
    ru: 'определения процессов (.process.json)',
  });
  const done = await each(call, found, '.bpmn', (file) => exportOne(call, file));
  if (call.options['json'] === true) terminal.json({ ok: done.every(({ ok }) => ok), files: done });
  else for (const one of done) tellExport(terminal, one);
  return finish(call, done);
}

async function exportOne(call: Call, found: FoundFile): Promise<Done> {
  const { file } = found;
  const whole = await readJson(file);
  const checked = validateDefinition(whole.value, { draft: true });
  if (!checked.ok) {
    const problems = checked.problems.map(({ pointer, severity, code, message }): FileProblem => ({
      file,
      pointer,
      severity,
      code,
      message,
      ...placeOf(whole.source, pointer),
    }));
    return { file, ok: false, written: [], problems };
  }
  if (checked.definition.kind !== 'process') {
    const { kind } = checked.definition;
    const en = `Expected a process, but found a ${kind}. Only processes are BPMN.`;
    return {
      file,
      ok: false,
      written: [],
      problems: [fileProblem(file, 'FILE_NOT_A_PROCESS', en, `Ожидался процесс, а найдено: ${kind}. В BPMN выгружаются только процессы.`)],
    };
  }
  const { xml, ours, kept } = exportBpmn(await drawn(checked.definition));
  const to = target(call, found, '.bpmn');
  await writeTogether([{ file: to, text: xml }], call.options['force'] === true);
  return { file, ok: true, written: [to], problems: [], ours, kept };
}

function tellExport(terminal: Terminal, done: Done): void {
  printProblems(terminal, done.problems);
  if (!done.ok) return;
  const [ours, kept] = [done['ours'], done['kept']] as readonly (readonly string[])[];
  const list = (words: { en: string; ru: string }, ids: readonly string[] = []): string =>
    ids.length === 0 ? '' : `; ${terminal.words(words)}: ${ids.join(', ')}`;
  terminal.say(
    `${terminal.paint('bold', done.file)} → ${done.written.join(', ')}` +
      list({ en: 'only Millrace reads all of', ru: 'целиком читает только Millrace' }, ours) +
      list({ en: 'with content of other tools', ru: 'с данными других программ' }, kept),
  );
}

function finish(call: Call, done: readonly Done[]): number {
  const failed = done.filter(({ ok }) => !ok).length;
  if (done.length > 1 && call.options['json'] !== true) {
    const { terminal } = call;
    const sum = `${counted(terminal, done.length, ['file', 'files'], ['файл', 'файла', 'файлов'])}, ${terminal.words({ en: `${failed} not done`, ru: `не выполнено: ${failed}` })}`;
    terminal.say(terminal.paint(failed === 0 ? 'green' : 'red', sum));
  }
  return failed === 0 ? 0 : 1;
}
