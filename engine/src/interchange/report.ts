import { validateDefinition } from '@millrace/schemas';
import { checkProcess, type ProcessDefinition } from '../model/index.js';
import type { BpmnImport, ImportedDefinition } from './import-bpmn.js';
import type { ImportNote, NoteStatus } from './notes.js';
import type { Words } from './vendors/index.js';

/** Something for which a deployment would refuse what was imported. */
export interface Refusal {
  readonly code: string;
  readonly element?: string;
  readonly message: Words;
}

/** What a deployment would refuse of an imported definition; nothing where no process of it is executable, because then it is only drawn. */
export function refusalsOf(definition: ImportedDefinition): readonly Refusal[] {
  const processes = Object.values((definition['processes'] ?? {}) as Readonly<Record<string, { executable?: boolean }>>);
  if (!processes.some(({ executable }) => executable === true)) return [];
  const checked = checkProcess(definition as unknown as ProcessDefinition).filter(({ severity }) => severity === 'error');
  const told = new Set(checked.map(({ elementId }) => elementId));
  const shape = validateDefinition(definition);
  // Both say what is missing of an element; one of them is enough.
  const others = shape.ok ? [] : shape.problems.filter(({ elementId }) => elementId === undefined || !told.has(elementId));
  return [...checked, ...others].map(({ code, elementId, message }) => ({
    code,
    ...(elementId === undefined ? {} : { element: elementId }),
    message,
  }));
}

const titles: Readonly<Record<Exclude<NoteStatus, 'understood'> | 'problems' | 'refused' | 'understood', Words>> = {
  understood: { en: 'Understood', ru: 'Понято' },
  translated: { en: 'Translated', ru: 'Переведено' },
  kept: { en: 'Kept, but not executed', ru: 'Сохранено, но не исполняется' },
  redo: { en: 'To be redone by a person', ru: 'Нужно сделать заново' },
  doubtful: { en: 'To be looked at', ru: 'Нужно посмотреть' },
  problems: { en: 'Wrong in the file', ru: 'Ошибки в файле' },
  refused: { en: 'A deployment would refuse', ru: 'При развёртывании будет отклонено' },
};

/** The report of an import in Markdown, in one of the product's languages: what was understood, translated, kept, what a person has to do, what a deployment would refuse. */
export function importReport(file: string, result: BpmnImport, language: 'en' | 'ru'): string {
  const say = (words: Words): string => words[language];
  const lines = [`# ${code(file)}`, ''];
  const problems = result.problems.map(({ line, element, message }) => `- ${place(line, element, language)}${text(say(message))}`);
  if (!result.ok) {
    return [...lines, say({ en: 'Not imported.', ru: 'Не импортировано.' }), '', ...section(say(titles.problems), problems)].join('\n');
  }
  const { definition, notes } = result;
  const refused = refusalsOf(definition);
  const todo = notes.filter(({ status }) => status === 'redo').length;
  lines.push(
    say({
      en: `Imported as ${code(definition.id)}: ${notes.filter(isElement).length} elements understood, ${todo} to be redone, ${refused.length} refusals.`,
      ru: `Импортировано как ${code(definition.id)}: понято элементов: ${notes.filter(isElement).length}, сделать заново: ${todo}, отказов при развёртывании: ${refused.length}.`,
    }),
    '',
  );
  const redo = notes.filter(({ status }) => status === 'redo').map((note) => `- [ ] ${line(note, language)}`);
  const translated = notes.filter(({ status }) => status === 'translated').map((note) => row(note, language));
  const table = [
    `| ${say({ en: 'element', ru: 'элемент' })} | ${say({ en: 'from', ru: 'было' })} | ${say({ en: 'to', ru: 'стало' })} | ${say({ en: 'look at', ru: 'проверьте' })} |`,
    '| --- | --- | --- | --- |',
    ...translated,
  ];
  const listed = (status: NoteStatus): readonly string[] =>
    grouped(notes.filter((note) => note.status === status && !isElement(note))).map(
      ({ note, elements }) => `- ${line(note, language, elements)}`,
    );
  return [
    ...lines,
    ...section(say(titles.problems), problems),
    ...section(say(titles.redo), redo),
    ...section(
      say(titles.refused),
      refused.map(({ element, message }) => `- ${place(0, element, language)}${text(say(message))}`),
    ),
    ...(translated.length === 0 ? [] : section(say(titles.translated), table)),
    ...section(say(titles.doubtful), listed('doubtful')),
    ...section(say(titles.kept), listed('kept')),
    ...section(say(titles.understood), [...counts(notes), ...listed('understood')]),
  ].join('\n');
}

/** A note that an element of BPMN was understood as itself. */
function isElement({ status, what }: ImportNote): boolean {
  return status === 'understood' && !what.includes(':');
}

/** Notes that say the same of several elements, as one with the first of these. */
export function grouped(notes: readonly ImportNote[]): readonly { readonly note: ImportNote; readonly elements: readonly string[] }[] {
  const groups = new Map<string, { note: ImportNote; elements: string[] }>();
  for (const note of notes) {
    const key = JSON.stringify([note.what, note.message.en]);
    const group = groups.get(key) ?? { note, elements: [] };
    if (note.element !== undefined && !group.elements.includes(note.element)) group.elements.push(note.element);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function counts(notes: readonly ImportNote[]): readonly string[] {
  const numbers = new Map<string, number>();
  for (const note of notes) if (isElement(note)) numbers.set(note.what, (numbers.get(note.what) ?? 0) + 1);
  return [...numbers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, count]) => `- ${what}: ${count}`);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''];
}

function line(note: ImportNote, language: 'en' | 'ru', elements: readonly string[] = []): string {
  const { what, from, message } = note;
  const said = from === undefined || message[language].includes(from) ? '' : ` ${code(from)}`;
  const where =
    elements.length > 1
      ? `${shortList(elements).map(code).join(', ')}${more(elements, language)}: `
      : place(note.line, note.element, language);
  return `${where}${code(what)}${said}: ${text(message[language])}`;
}

/** The first few of many. */
export function shortList(elements: readonly string[]): readonly string[] {
  return elements.slice(0, 3);
}

/** How many are left. */
export function more(elements: readonly string[], language: 'en' | 'ru'): string {
  const left = elements.length - shortList(elements).length;
  return left === 0 ? '' : { en: ` and ${left} more`, ru: ` и ещё ${left}` }[language];
}

function row({ element, what, from, to, message }: ImportNote, language: 'en' | 'ru'): string {
  const cell = (value: string): string => code(value).replaceAll('|', '\\|');
  const doubt = message.en.includes(' → ') ? '' : text(message[language]).replaceAll('|', '\\|');
  return `| ${cell(element ?? '')} ${cell(what)} | ${cell(from ?? '')} | ${cell(to ?? '')} | ${doubt} |`;
}

function place(at: number, element: string | undefined, language: 'en' | 'ru'): string {
  const where = at === 0 ? '' : { en: `line ${at}`, ru: `строка ${at}` }[language];
  const parts = [element === undefined ? '' : code(element), where].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join(', ')}: `;
}

/** Text of a file in a report: whatever it is, it stays text. */
function text(value: string): string {
  return value.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[<>*_`[\]]/g, (found) => `\\${found}`);
}

function code(value: string): string {
  const plain = value.replaceAll(/\s+/g, ' ').trim();
  const fence = plain.includes('`') ? '``' : '`';
  return plain === '' ? '' : `${fence}${fence === '``' ? ` ${plain} ` : plain}${fence}`;
}
