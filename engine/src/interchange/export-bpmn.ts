import type { Fields } from './bpmn/context.js';
import { mapNames } from './bpmn/types.js';
import { mapOf } from './entries.js';
import { ExportedTree } from './export-tree.js';
import { type ImportedDefinition, importTree } from './import-bpmn.js';
import { difference, isMap, languageOf, oneText, patchOf, same } from './patch.js';
import { Prefixes } from './kept.js';
import { readFragment } from './read-kept.js';
import { writeNode, type XmlElement } from './xml/index.js';

/** A file, and what in it other tools do not read. */
export interface BpmnExport {
  readonly xml: string;
  /** Ids of elements of which something stands in extension elements of ours. */
  readonly ours: readonly string[];
  /** Ids of elements with content of other tools that an import kept. */
  readonly kept: readonly string[];
}

/**
 * Writes a process definition, also a draft, as BPMN 2.0 XML with diagram interchange. What BPMN has no place for stands in extension elements of ours
 * (`urn:millrace:bpmn`), so that an import gives the definition back; what an import kept of a file stands where it stood, for as long as it says what the definition says.
 * Throws nothing on a definition that keeps the draft schema.
 */
export function exportBpmn(definition: ImportedDefinition): BpmnExport {
  const exported = new ExportedTree(definition);
  const plain = exported.tree(new Map(), undefined);
  const read = importTree(plain, new Map(), { id: definition.id, ours: false, unchecked: true });
  const base: Fields = read.ok ? read.definition : {};
  const prefix = 'millrace';
  const patches = new Map<string, readonly XmlElement[]>();
  const document: Fields = {};
  const entries: Record<string, Fields> = {};
  for (const map of mapNames) {
    const [wanted, found] = [mapOf(definition, map), mapOf(base, map)];
    for (const [id, fields] of Object.entries(wanted)) {
      const now = found[id];
      if (now === undefined || fields['type'] === 'dataInput' || fields['type'] === 'dataOutput') {
        if (!same(now, fields)) (entries[map] ??= {})[id] = fields;
        continue;
      }
      const made = patchOf(now, fields, prefix, definition['defaultLanguage']);
      if (made.length > 0) patches.set(id, made);
    }
  }
  if (Object.keys(entries).length > 0) document['entries'] = entries;
  Object.assign(document, topDifference(base, definition));
  const { interchange } = definition;
  const kept = isMap(interchange) && isMap(interchange['byElement']) ? Object.keys(interchange['byElement']) : [];
  const tree = exported.tree(patches, Object.keys(document).length === 0 ? undefined : JSON.stringify(document));
  return {
    xml: writeFile(tree, isMap(interchange) ? interchange : {}),
    ours: [...patches.keys(), ...Object.values(entries).flatMap((each) => Object.keys(each))],
    kept,
  };
}

/** What the top of the definition says beyond what reading the file would give. */
function topDifference(base: Fields, wanted: ImportedDefinition): Fields {
  const patch: Fields = {};
  const leave = new Set<string>([...mapNames, 'layout', 'interchange', 'kind', 'format', 'id']);
  const set: Fields = {};
  const name = wanted['name'];
  const language = wanted['defaultLanguage'];
  for (const [key, value] of Object.entries(wanted)) {
    if (leave.has(key) || same(base[key], value)) continue;
    if (key === 'name' && isMap(name) && typeof base['name'] === 'string' && oneText(name, language) === base['name']) {
      patch['texts'] = { name };
      patch['language'] = languageOf(name, language);
    } else set[key] = value;
  }
  if (Object.keys(set).length > 0) patch['set'] = set;
  const without = Object.keys(base).filter(
    (key) => (!leave.has(key) || key === 'layout' || isEmptyMap(base[key])) && !Object.hasOwn(wanted, key),
  );
  if (without.length > 0) patch['without'] = without;
  const emptied = mapNames.filter((map) => isEmptyMap(wanted[map]) && !Object.hasOwn(base, map));
  if (emptied.length > 0) patch['set'] = { ...set, ...Object.fromEntries(emptied.map((map) => [map, {}])) };
  if (wanted['layout'] !== undefined) {
    const layout = difference(base['layout'], wanted['layout']);
    if (layout !== undefined) patch['layout'] = layout;
  }
  // The definition's id is also that of its process, as a rule.
  patch['id'] = wanted.id;
  return patch;
}

function isEmptyMap(value: unknown): boolean {
  return isMap(value) && Object.keys(value).length === 0;
}

function writeFile(root: XmlElement, { before, after }: Fields): string {
  const around = (xml: unknown): string => {
    const nodes = typeof xml === 'string' ? readFragment(xml, new Prefixes({})) : [];
    return nodes
      .flatMap((node) => (node.kind === 'comment' || node.kind === 'instruction' ? [`${writeNode(node, new Map())}\n`] : []))
      .join('');
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${around(before)}${writeNode(root, new Map())}\n${around(after)}`;
}
