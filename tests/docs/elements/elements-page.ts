import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { executableElementTypes } from '@millrace/schemas';
import type { JsonObject } from '@millrace/schemas';
import { top } from '../../../scripts/repository.mjs';
import type { KeptCase } from '../../bpmn-semantics/runner/case.js';
import { patternNames } from './patterns.js';
import { eventOf, eventTypeOf, eventTypes, isExecuted, positions } from './positions.js';

type Elements = Readonly<Record<string, JsonObject>>;

/** Why an event that the standard has in a place is refused there, by `<type>, <place>`. */
export const refusedWhy: Readonly<Record<string, string>> = {
  'conditional, start of a process':
    'a condition needs data to be asked over, and before an instance there are none; begin by a message or a signal when the data change',
  'multiple parallel, start of a process':
    'there is no instance yet that could wait for the rest; begin with an event-based gateway whose `eventGatewayType` is `parallel`',
};

/** Accepted without a meaning: the standard says of a compensation event that nothing follows from its `cancelActivity`. */
export const withoutMeaning: readonly string[] = ['compensation, attached to an activity, not interrupting'];

/** `docs/reference/elements.md`. */
export function elementsPage(cases: readonly KeptCase[]): string {
  const played = cases.filter(({ one }) => one.refusedAtDeployment === undefined);
  return [
    '# Elements',
    '<!-- Generated from engine/src/elements and tests/bpmn-semantics by `node tests/docs/elements/generate.mjs`. -->',
    [
      'What is drawn is executed exactly as BPMN 2.0.2 says, or the definition is refused when it is deployed, with the element, the place and the reason. Sections are those of',
      'the standard (OMG formal/2013-12-09). A case is a process, what happens to it and what must follow, as data: CI plays each of them, again with every kind of write failing, and again',
      `from its recorded history. There are ${cases.length} of them; [each rule they prove](rules.md) is listed by section.`,
    ].join('\n'),
    '## Elements',
    table(['element', 'what it does', 'sections', 'cases'], elementRows(cases)),
    'An attribute that an element does not execute refuses the definition. Data objects, data stores, text, groups, associations, pools that are not executed and message flows between them are drawn, not executed.',
    '## Activities that are done several times',
    table(['kind', 'sections', 'cases'], loopRows(cases)),
    '## Events',
    'The number of cases in which such an event stands there; `–`: the standard has no such event there; **refused**: see below.',
    table(['event', ...positions.map(({ name }) => name)], eventRows(played)),
    ...Object.entries(refusedWhy).map(([what, why]) => `- **Refused**: ${what}: ${why}.`),
    '## Control-flow patterns',
    [
      'The 43 workflow control-flow patterns of van der Aalst, ter Hofstede, Russell and Mulyar, each as a case. *Native*: the elements say it. *Idiom*: several elements together say it; the case shows',
      'how.',
    ].join('\n'),
    table(['no.', 'pattern', 'how'], patternRows(cases)),
    '## Refused at deployment',
    'Beside references that lead nowhere and values of the wrong kind, each by a case:',
    refusals(cases).join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

/** `docs/reference/rules.md`. */
export function rulesPage(cases: readonly KeptCase[]): string {
  const bySection = new Map<string, KeptCase[]>();
  for (const kept of cases) {
    const section = kept.one.section ?? '';
    bySection.set(section, [...(bySection.get(section) ?? []), kept]);
  }
  const parts = [...bySection].sort(([a], [b]) => inOrder(a, b));
  return [
    '# Rules of execution',
    '<!-- Generated from tests/bpmn-semantics by `node tests/docs/elements/generate.mjs`. -->',
    'By section of BPMN 2.0.2, with the case that proves each. What is said without a section is our own: approvals, which the standard does not have. See [elements](elements.md).',
    ...parts.flatMap(([section, kept]) => [
      `## ${section === '' ? 'Without a section' : `§${section}`}`,
      kept
        .map(({ folder, file, one }) => `- ${one.rule ?? one.name} ([${folder}](../../tests/bpmn-semantics/${folder}/${file}))`)
        .join('\n'),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Which events the engine executes where, and which of those the standard has. */
export function eventMatrix(): readonly { readonly what: string; readonly isStandard: boolean; readonly isExecuted: boolean }[] {
  return eventTypes.flatMap((type) =>
    positions.map((position) => ({
      what: `${type}, ${position.name}`,
      isStandard: position.standard.includes(type),
      isExecuted: isExecuted(position.draw(eventOf(type))),
    })),
  );
}

function elementRows(cases: readonly KeptCase[]): readonly (readonly string[])[] {
  return [...executableElementTypes].sort().map((type) => {
    const { first, sections } = told(type);
    const own = cases.filter(({ folder }) => folder === type).length;
    const all = cases.filter((kept) => elementsOf(kept).some(([element]) => element['type'] === type)).length;
    const folder = own === 0 ? '' : `[${own}](../../tests/bpmn-semantics/${type})`;
    return [`\`${type}\``, first, sections.join(', '), [folder, all > own ? `in ${all} of all` : ''].filter(Boolean).join(', ')];
  });
}

/** What the comment above an element type says: what it is, and then part by part. */
export function meaningOf(type: string): { readonly what: string; readonly parts: readonly string[] } {
  const folder = join(top, 'engine/src/elements', type);
  const comments = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    .flatMap((name) => above.exec(readFileSync(join(folder, name), 'utf8'))?.[1] ?? []);
  const text = comments.join('').replaceAll(/\s*\n\s*\*[ ]?/g, '\n');
  const [what = '', ...parts] = text.split(/\n- (?=\*)/).map((part) => part.replaceAll(/\s+/g, ' ').trim());
  return { what, parts };
}

const above = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export const \w+: ElementType/;

/** The first sentence of what an element is, and the sections named there. */
function told(type: string): { readonly first: string; readonly sections: readonly string[] } {
  const { what } = meaningOf(type);
  const sections = [...new Set([...what.matchAll(/§([\d.]*\d)/g)].map(([, section = '']) => `§${section}`))];
  const first = (/^.*?[.](?=\s|$)/s.exec(what.replaceAll(/ \((?:BPMN 2\.0\.2 )?§[^)]*\)/g, '')) ?? [what])[0];
  return { first: first.replaceAll('|', '\\|'), sections };
}

const loops: readonly (readonly [string, (loop: JsonObject) => boolean])[] = [
  ['standard loop, asked before', (loop) => loop['type'] === 'standardLoopCharacteristics' && loop['testBefore'] === true],
  ['standard loop, asked after', (loop) => loop['type'] === 'standardLoopCharacteristics' && loop['testBefore'] !== true],
  ['standard loop with a maximum', (loop) => loop['type'] === 'standardLoopCharacteristics' && loop['maximum'] !== undefined],
  ['several instances at once', (loop) => loop['type'] === 'multiInstanceLoopCharacteristics' && loop['sequential'] !== true],
  ['several instances, one after another', (loop) => loop['type'] === 'multiInstanceLoopCharacteristics' && loop['sequential'] === true],
  ['as many as a number says', (loop) => loop['cardinality'] !== undefined],
  ['one for each entry of a list', (loop) => loop['collection'] !== undefined],
  ['ended early by a completion condition', (loop) => loop['until'] !== undefined],
  ['what each gives, collected in a list', (loop) => loop['output'] !== undefined],
];

function loopRows(cases: readonly KeptCase[]): readonly (readonly string[])[] {
  return loops.map(([name, is]) => {
    const found = cases.filter((kept) =>
      elementsOf(kept).some(([{ loopCharacteristics: loop }]) => loop !== undefined && is(loop as JsonObject)),
    );
    return [name, name.startsWith('standard') ? '§10.3.8, §13.3.6' : '§10.3.8, §13.3.7', String(found.length)];
  });
}

function eventRows(cases: readonly KeptCase[]): readonly (readonly string[])[] {
  const drawn = cases.map(elementsOf);
  return eventTypes.map((type) => [
    type,
    ...positions.map((position) => {
      const isThere = position.standard.includes(type);
      if (!isThere) return '–';
      if (!isExecuted(position.draw(eventOf(type)))) return '**refused**';
      return String(
        drawn.filter((elements) => elements.some(([element, all]) => eventTypeOf(element) === type && position.is(element, all))).length,
      );
    }),
  ]);
}

function patternRows(cases: readonly KeptCase[]): readonly (readonly string[])[] {
  return patternNames.map((name, index) => {
    const found = cases.filter(({ one }) => one.pattern === index + 1);
    const how = found.map(({ folder, file, one }) => `[${one.rule ?? one.name}](../../tests/bpmn-semantics/${folder}/${file})`);
    return [String(index + 1), name, how.join('; ')];
  });
}

function refusals(cases: readonly KeptCase[]): readonly string[] {
  return cases.flatMap(({ folder, file, one }) => {
    const [first] = one.refusedAtDeployment ?? [];
    return first === undefined
      ? []
      : [`- ${one.rule ?? one.name} (\`${first.code}\`, [case](../../tests/bpmn-semantics/${folder}/${file}))`];
  });
}

/** Elements of all definitions of a case, each with those around it. */
function elementsOf({ one }: KeptCase): readonly (readonly [JsonObject, Elements])[] {
  return [one.process, ...Object.values(one.processes ?? {})].flatMap((process) => {
    const elements = (process['elements'] ?? {}) as Elements;
    return Object.values(elements).map((element) => [element, elements] as const);
  });
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function inOrder(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? 0);
}
