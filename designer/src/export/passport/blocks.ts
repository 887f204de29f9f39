import type { Drawing } from '../../drawing/index.js';
import type { Passport, PassportEvent, PassportPart, PassportStep, PassportWay } from './model.js';
import type { PassportField, PassportForm } from './form-part.js';
import { passportWords, type PassportWords } from './words.js';

/** A cell: paragraphs, the first one stronger where it is a name. */
export interface Cell {
  readonly strong?: string;
  readonly lines: readonly string[];
}

/** What a document is made of, however it is written. */
export type Block =
  | { readonly block: 'title'; readonly text: string; readonly about: readonly string[] }
  | { readonly block: 'heading'; readonly text: string; readonly level: 2 | 3 }
  | { readonly block: 'paragraph'; readonly text: string }
  | {
      readonly block: 'table';
      readonly head: readonly string[];
      readonly widths: readonly number[];
      readonly rows: readonly (readonly Cell[])[];
    }
  | { readonly block: 'drawing'; readonly drawing: Drawing };

const cell = (...lines: readonly string[]): Cell => ({ lines: lines.filter((line) => line !== '') });
const named = (strong: string, ...lines: readonly string[]): Cell => ({ strong, lines: lines.filter((line) => line !== '') });

function sayWays(ways: readonly PassportWay[], words: PassportWords): readonly string[] {
  return ways.map(({ when, to }) => {
    const where = to.length > 1 ? `${words.atOnce}: ${to.join(', ')}` : (to[0] ?? words.ends);
    return when === '' ? where : `${when} — ${where}`;
  });
}

const sayField = ({ label, type, access, notes }: PassportField, words: PassportWords): string =>
  `${label}: ${[type, words.access[access], ...notes].join(', ')}`;

const sayForm = (form: PassportForm | undefined, words: PassportWords): readonly string[] =>
  form ? [`${words.form}: ${words.quoted(form.name)}`] : [];

function stepRow(step: PassportStep, words: PassportWords): readonly Cell[] {
  const exceptions = step.exceptions.flatMap(({ name, event, interrupts, ways }) => {
    const said = [event.includes(name) ? '' : name, event, interrupts ? words.interrupts : words.goesOn]
      .filter((part) => part !== '')
      .join(', ');
    return sayWays(ways, words).map((way) => `${said} — ${way}`);
  });
  return [
    cell(step.number),
    named(step.name, step.kind, step.about, ...step.details, ...sayForm(step.form, words)),
    cell(...(step.who.length > 0 ? step.who : step.isHuman ? [words.anybody] : [])),
    cell(step.deadline),
    cell(...sayWays(step.ways, words), ...exceptions),
  ];
}

const eventRow = ({ name, event, about, form, ways }: PassportEvent, words: PassportWords): readonly Cell[] => [
  named(name),
  cell(event, about, ...sayForm(form, words)),
  cell(...sayWays(ways, words)),
];

function table(
  head: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly Cell[])[],
  title: string,
  level: 2 | 3 = 2,
): readonly Block[] {
  return rows.length === 0
    ? []
    : [
        { block: 'heading', text: title, level },
        { block: 'table', head, widths, rows },
      ];
}

function partBlocks(part: PassportPart, words: PassportWords, isOnly: boolean): readonly Block[] {
  const level = isOnly ? 2 : 3;
  const forms = new Map<string, readonly [form: PassportForm, at: string]>();
  for (const { form, name } of part.starts) if (form) forms.set(`${form.id} ${name}`, [form, name]);
  for (const { form, name, number } of part.steps) if (form) forms.set(`${form.id} ${number}`, [form, `${number}. ${name}`]);
  const fieldRows = [...forms.values()]
    .filter(([form]) => form.fields.length > 0)
    .map(([form, at]) => [named(at, words.quoted(form.name)), cell(...form.fields.map((field) => sayField(field, words)))]);
  return [
    ...(isOnly ? [] : [{ block: 'heading', text: part.name || part.id, level: 2 } as const]),
    ...(isOnly || part.about === '' ? [] : [{ block: 'paragraph', text: part.about } as const]),
    ...table(
      [words.begins, words.meaning, words.then],
      [30, 40, 30],
      part.starts.map((event) => eventRow(event, words)),
      words.begins,
      level,
    ),
    ...table(
      [words.number, words.step, words.who, words.deadline, words.then],
      [6, 32, 19, 12, 31],
      part.steps.map((step) => stepRow(step, words)),
      words.steps,
      level,
    ),
    ...table([words.step, words.fields], [34, 66], fieldRows, words.form, level),
    ...table(
      [words.result, words.meaning, words.after],
      [30, 35, 35],
      part.results.map(({ name, event, about, after }) => [named(name), cell(event, about), cell(...after)]),
      words.results,
      level,
    ),
    ...table(
      [words.variable, words.label, words.type, words.note],
      [22, 32, 20, 26],
      part.variables.map(({ name, label, type, notes }) => [cell(name), cell(label), cell(type), cell(...notes)]),
      words.variables,
      level,
    ),
  ];
}

/** The passport as blocks, in the order in which it is read. @param drawings The planes to show, the document's first. */
export function passportBlocks(passport: Passport, drawings: readonly Drawing[] = []): readonly Block[] {
  const words = passportWords(passport.language);
  return [
    {
      block: 'title',
      text: passport.name,
      about: [words.passport, passport.version === '' ? '' : words.version(passport.version), passport.id].filter((text) => text !== ''),
    },
    ...(passport.purpose === ''
      ? []
      : [{ block: 'heading', text: words.purpose, level: 2 } as const, { block: 'paragraph', text: passport.purpose } as const]),
    ...table(
      [words.role, words.who, words.does],
      [24, 30, 46],
      passport.roles.map(({ name, who, does }) => [named(name), cell(...who), cell(...does.map((step) => `${step.number}. ${step.name}`))]),
      words.roles,
    ),
    ...(passport.outside.length === 0
      ? []
      : [
          { block: 'heading', text: words.parties, level: 2 } as const,
          { block: 'paragraph', text: `${passport.outside.join(', ')} (${words.outside})` } as const,
        ]),
    ...passport.parts.flatMap((part) => partBlocks(part, words, passport.parts.length === 1)),
    ...table(
      [words.message, words.direction, words.step],
      [40, 20, 40],
      passport.messages.map(({ name, isSent, at }) => [named(name), cell(isSent ? words.sent : words.received), cell(at)]),
      words.messages,
    ),
    ...table(
      [words.connector, words.step, words.data, words.attempts],
      [20, 36, 26, 18],
      passport.connectors.map(({ name, at, data, attempts, timeout }) => [
        named(name),
        cell(at),
        cell(data.join(', ')),
        cell([attempts, timeout].filter((text) => text !== '').join(' × ')),
      ]),
      words.connectors,
    ),
    ...drawings.map((drawing): Block => ({ block: 'drawing', drawing })),
  ];
}
