import type { Fields, Reading } from './bpmn/context.js';
import { languages } from './bpmn/spaces.js';
import type { ImportedDefinition } from './import-bpmn.js';
import type { Prefixes } from './kept.js';
import { isMap } from './patch.js';
import { eventDefinitionsIn, readingFor } from './read-fields.js';
import { vendorsOf } from './vendors/index.js';
import { readXml, withStrayText, type XmlElement, type XmlNode } from './xml/index.js';

/** How kept content is read again: as the import read it, but nothing is told to anybody. `ids` are those of the file → ours. */
export function readKept(
  definition: ImportedDefinition,
  prefixes: Prefixes,
  ids: ReadonlyMap<string, string>,
  fieldsOf: (id: string) => Fields | undefined,
): (entry: { readonly fields: Fields }) => Reading {
  const reading = readingFor({
    inventory: { found: [], ids, processes: new Map(), inner: new Set(), changes: [], of: new Map() },
    eventDefinitions: eventDefinitionsIn(atTop(definition, prefixes)),
    vendors: vendorsOf(new Set(prefixes.all.values())),
    roots: new Map(),
    language: definition['expressionLanguage'] === 'feel' ? languages.feel : undefined,
    initiators: new Set(),
    problems: [],
    notes: [],
    refs: new Map(),
  });
  return ({ fields }) => {
    const around = typeof fields['scope'] === 'string' ? fieldsOf(fields['scope']) : undefined;
    return { ...reading, eventSubProcess: around?.['triggeredByEvent'] === true };
  };
}

/** What was kept of the top of the file. */
function atTop(definition: ImportedDefinition, prefixes: Prefixes): readonly XmlElement[] {
  const { definitions } = isMap(definition['interchange']) ? definition['interchange'] : {};
  const xml = isMap(definitions) ? definitions['xml'] : undefined;
  return typeof xml === 'string' ? readFragment(xml, prefixes).filter((node) => node.kind === 'element') : [];
}

/** Nodes of kept XML, their prefixes as the definition has them. What somebody has broken since is nothing. */
export function readFragment(xml: string, prefixes: Prefixes): readonly XmlNode[] {
  // As few as it uses: a file may have thousands of prefixes, and thousands of pieces that were kept.
  const used = new Set(['']);
  for (const [word] of xml.matchAll(/[^\s<>/="'&;:]+:?/g)) if (word.endsWith(':')) used.add(word.slice(0, -1));
  const declared = [...prefixes.all]
    .filter(([prefix]) => used.has(prefix))
    .map(([prefix, space]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escape(space)}"`)
    .join('');
  try {
    return withStrayText(readXml(`<kept${declared}>${xml}</kept>`).root.children);
  } catch {
    return [];
  }
}

function escape(value: string): string {
  return value.replace(/[&<"]/g, (found) => (found === '&' ? '&amp;' : found === '<' ? '&lt;' : '&quot;'));
}

/** A map of strings, or an empty one. */
export function stringsOf(value: unknown): Readonly<Record<string, string>> {
  return isMap(value)
    ? (Object.fromEntries(Object.entries(value).filter(([, each]) => typeof each === 'string')) as Record<string, string>)
    : {};
}
