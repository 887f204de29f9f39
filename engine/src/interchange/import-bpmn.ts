import { validateDefinition } from '@millrace/schemas';
import type { Fields } from './bpmn/context.js';
import { languages, ownPrefixes, ownTarget, spaces } from './bpmn/spaces.js';
import { mapNames } from './bpmn/types.js';
import { readDiagrams } from './diagram-read.js';
import { type Found, inTodaysSpaces, type Inventory, takeInventory } from './found.js';
import { isOurId, isXmlId } from './ids.js';
import { asWritten, type Kept, keptAttributes, keptOf, Prefixes, withDataIds } from './kept.js';
import { notADefinition, tooManyEntries } from './not-a-definition.js';
import { fileProblem, type FileProblem, type ImportNote, notesOnce, problemsOnce } from './notes.js';
import { patched } from './document-patch.js';
import { applyPatch, isMap, parse } from './patch.js';
import {
  eventDefinitionsIn,
  flowNamed,
  over,
  readingFor,
  readOwn,
  readStructure,
  type ReadingOf,
  rootsOf,
  usualLanguage,
} from './read-fields.js';
import { notBpmn, otherFile, refusalOf } from './refusals.js';
import { reportOf } from './report-notes.js';
import { withDeclarations } from './undeclared.js';
import { dropUnfit } from './unfit.js';
import { type Vendor, vendors, vendorsOf } from './vendors/index.js';
import { writingFor } from './writing.js';
import {
  attributeOf,
  decodeXml,
  elementsOf,
  type MakeDecoder,
  readXml,
  undeclaredSpace,
  withStrayText,
  writeNodes,
  type XmlElement,
  type XmlNode,
} from './xml/index.js';

/** How a file is to be read. */
export interface ImportOptions {
  /** The id of the definition; without it that of the file, or of its process. */
  readonly id?: string;
  /** Whose extensions are understood: those whose namespaces the file names, as it is by itself; one of them whatever it names; or nobody's. */
  readonly from?: 'auto' | 'bpmn' | Vendor['name'];
}

/** A draft of a process definition: what the file lacks is not there. */
export type ImportedDefinition = Readonly<Record<string, unknown>> & { readonly kind: 'process'; readonly format: 1; readonly id: string };

/** What an import gives: the definition with what became of everything in the file, or why nothing was imported. */
export type BpmnImport =
  | {
      readonly ok: true;
      readonly definition: ImportedDefinition;
      readonly problems: readonly FileProblem[];
      readonly notes: readonly ImportNote[];
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/**
 * Reads a BPMN 2.0 XML file, in any encoding that `decoder` knows, into a process definition (a draft: what the file does not say is missing). Whatever has no place in
 * the definition is kept in `interchange` and comes back with an export. Never throws, whatever it is given, and reads nothing but what it is given: a file that cannot be
 * read as a whole gives problems with line and element, and no definition.
 *
 * @example
 * const read = importBpmn(bytes, (encoding) => new TextDecoder(encoding, { fatal: true }));
 * if (read.ok) read.definition.elements;
 */
export function importBpmn(file: string | Uint8Array, decoder: MakeDecoder, options: ImportOptions = {}): BpmnImport {
  const other = otherFile(file);
  if (other !== undefined) return { ok: false, problems: [other] };
  try {
    const text = typeof file === 'string' ? file : decodeXml(file, decoder);
    const { root, undeclared, before, after } = readXml(text.replace(/^\uFEFF/, ''));
    return importTree(root, undeclared, { ...options, around: { before, after } });
  } catch (error) {
    return { ok: false, problems: [refusalOf(error)] };
  }
}

/** The most that a definition holds of what stands around the top element. */
const longestAround = 1_000_000;

/** What stands before and after the top element. */
interface AroundRoot {
  readonly before: readonly XmlNode[];
  readonly after: readonly XmlNode[];
}

/** Reads a file that is a tree already. `ours` is whether our own extension elements count. */
export function importTree(
  given: XmlElement,
  undeclared: ReadonlyMap<string, { readonly line: number; readonly element: string }>,
  options: ImportOptions & { readonly ours?: boolean; readonly unchecked?: boolean; readonly around?: AroundRoot },
): BpmnImport {
  const today = inTodaysSpaces(given);
  if (today.local !== 'definitions' || today.space !== spaces.model) {
    return { ok: false, problems: [notBpmn(today, undeclared)] };
  }
  const problems: FileProblem[] = [];
  const notes: ImportNote[] = [];
  const spoken = vendorsFor(today, options.from ?? 'auto');
  const { root, inventory } = takeInventory(withDeclarations(today, spoken, notes));
  const crowd = options.unchecked === true ? undefined : tooManyEntries(root, inventory);
  if (crowd !== undefined) return { ok: false, problems: [crowd] };
  const prefixes = new Prefixes(root.declares);
  // What is kept of diagrams may name a plane in it, and has to be the same in the next file, which declares it.
  prefixes.of(spaces.millrace, 'millrace');
  for (const [prefix, { line, element }] of undeclared) {
    prefixes.of(undeclaredSpace(prefix), prefix);
    problems.push(fileProblem('BPMN_PREFIX_UNKNOWN', { line, column: 1, element, severity: 'warning' }, { found: prefix }));
  }
  for (const { element } of inventory.found) for (const [prefix, space] of Object.entries(element.declares)) prefixes.add(prefix, space);
  for (const { why, from, to, element } of inventory.changes) {
    const { line, column } = element;
    const code = why === 'twice' ? 'BPMN_ID_TWICE' : 'BPMN_ID_INVALID';
    problems.push(fileProblem(code, { line, column, element: to, severity: 'warning' }, { found: from, id: to }));
  }
  const language = attributeOf(root, 'expressionLanguage');
  const reading: ReadingOf = {
    inventory,
    eventDefinitions: eventDefinitionsIn(elementsOf(root)),
    vendors: spoken,
    initiators: initiatorsIn(inventory, spoken),
    roots: rootsOf(inventory),
    language,
    problems,
    notes,
    refs: new Map(),
  };
  const read = readingFor(reading);
  for (const found of inventory.found) found.fields = readOwn(found, reading, read);
  readStructure(reading);
  messageUses(inventory);
  const ours = options.ours ?? true;

  const document = ours ? parse(attributeOf(root, 'document', spaces.millrace) ?? '') : {};
  const id =
    [options.id, document['id'], ownId(inventory)].find((each): each is string => typeof each === 'string' && isOurId(each)) ?? 'process';
  calledHere(inventory, id);
  if (ours) {
    for (const found of inventory.found) {
      const patched = applyPatch(found.fields, found.element);
      // An export leaves out of other tools' extensions what says something else than the definition: what is there now was written since.
      found.fields = patched === found.fields || found.map === 'rootElements' ? patched : over(patched, found.meant);
    }
  }
  const standard = isMap(document['set']) ? document['set']['defaultLanguage'] : undefined;
  const diagrams = readDiagrams(root, inventory, prefixes, id, problems);
  const definition = assemble(root, id, inventory, usualLanguage(reading));
  if (options.unchecked !== true) dropUnfit(definition, inventory, problems);
  // Whoever compares a file of ours with its definition does not ask what is kept.
  const interchange = options.unchecked === true ? {} : interchangeOf(root, id, definition, reading, prefixes, diagrams.kept, standard);
  for (const [side, nodes] of Object.entries(options.around ?? {})) {
    const xml = writeNodes(nodes as readonly XmlNode[], prefixes.all);
    if (xml !== '' && xml.length <= longestAround) interchange[side] = xml;
  }
  if (Object.keys(diagrams.planes).length > 0) definition['layout'] = { planes: diagrams.planes };
  else if (inventory.found.length > 0)
    problems.push(fileProblem('BPMN_NO_DIAGRAM', { line: root.line, column: root.column, severity: 'warning' }));
  if (Object.keys(interchange).length > 0) definition['interchange'] = interchange;
  const result = patched(definition, document, options.id);
  if (inventory.found.length === 0) {
    problems.push(fileProblem('BPMN_EMPTY', { line: root.line, column: root.column, element: root.name, severity: 'warning' }));
  }
  if (options.unchecked === true) return { ok: true, definition: result as ImportedDefinition, problems, notes };
  const checked = validateDefinition(result, { draft: true });
  if (!checked.ok) return { ok: false, problems: [notADefinition(checked.problems, root, inventory)] };
  for (const note of reportOf(root, inventory, reading.vendors, keptIn(interchange), notes)) notes.push(note);
  return { ok: true, definition: result as ImportedDefinition, problems: problemsOnce(problems), notes: notesOnce(notes) };
}

function vendorsFor(root: XmlElement, from: NonNullable<ImportOptions['from']>): readonly Vendor[] {
  if (from === 'bpmn') return [];
  return from === 'auto' ? vendorsOf(spacesIn(root)) : vendors.filter(({ name }) => name === from);
}

/** All namespaces that a file declares anywhere. */
function spacesIn(root: XmlElement): ReadonlySet<string> {
  const all = new Set<string>();
  const visit = (node: XmlNode): void => {
    if (node.kind !== 'element') return;
    for (const space of Object.values(node.declares)) all.add(space);
    for (const child of node.children) visit(child);
  };
  visit(root);
  return all;
}

/** The process that a file is about gives the definition its id, because other processes call it by that. */
function ownId(inventory: Inventory): string | undefined {
  const processes = inventory.found.filter(({ map }) => map === 'processes');
  const executable = processes.filter(({ fields }) => fields['executable'] === true);
  return (executable.length > 0 ? executable : processes)[0]?.id;
}

/** What a vendor gives to a message goes to those who send and receive it: its key, what goes with it, where that comes to. */
function messageUses(inventory: Inventory): void {
  const given = new Map<string, Fields>();
  for (const { map, type, id, fields } of inventory.found) {
    if (map !== 'rootElements' || type !== 'message') continue;
    const { key, data, out, ...rest } = fields;
    const uses = Object.fromEntries(Object.entries({ key, data, out }).filter(([, value]) => value !== undefined));
    if (Object.keys(uses).length === 0) continue;
    given.set(id, uses);
    for (const name of Object.keys(fields)) if (!Object.hasOwn(rest, name)) delete fields[name];
  }
  for (const { fields } of given.size === 0 ? [] : inventory.found) {
    for (const field of ['event', 'message']) {
      const use = fields[field];
      if (isMap(use) && typeof use['ref'] === 'string' && given.has(use['ref'])) fields[field] = { ...given.get(use['ref']), ...use };
    }
  }
}

/** Variables that the file has the one who starts put into. */
function initiatorsIn(inventory: Inventory, spoken: readonly Vendor[]): ReadonlySet<string> {
  const known = new Set(spoken.flatMap((vendor) => vendor.spaces));
  const starts = inventory.found.filter(({ type }) => type === 'startEvent');
  return new Set(
    starts.flatMap(({ element }) =>
      element.attributes.flatMap(({ local, space, value }) => (local === 'initiator' && known.has(space) ? [value] : [])),
    ),
  );
}

/** A call of a process of the same file names the definition too. */
function calledHere(inventory: Inventory, id: string): void {
  const processes = new Set(inventory.found.filter(({ map }) => map === 'processes').map((each) => each.id));
  for (const { fields } of inventory.found) {
    const call = fields['call'];
    if (
      isMap(call) &&
      typeof call['ref'] === 'string' &&
      call['process'] === undefined &&
      processes.has(call['ref']) &&
      call['ref'] !== id
    ) {
      fields['call'] = { ...call, ref: id, process: call['ref'] };
    }
  }
}

function assemble(root: XmlElement, id: string, inventory: Inventory, language: 'jsonata' | 'feel'): Fields {
  const name = attributeOf(root, 'name') || firstName(inventory);
  const definition: Fields = {
    kind: 'process',
    format: 1,
    id,
    ...(name === undefined ? {} : { name }),
    ...(language === 'feel' ? { expressionLanguage: 'feel' } : {}),
    processes: {},
    elements: {},
  };
  for (const map of mapNames) {
    const entries = inventory.found.filter((each) => each.map === map);
    if (entries.length > 0) definition[map] = Object.fromEntries(entries.map((each) => [each.id, each.fields]));
  }
  return definition;
}

/** What people call a definition whose file has no name: as its process, or its pool. */
function firstName(inventory: Inventory): string | undefined {
  for (const map of ['processes', 'participants'] as const) {
    const found = inventory.found.find((each) => each.map === map && typeof each.fields['name'] === 'string');
    if (found !== undefined) return found.fields['name'] as string;
  }
  return undefined;
}

function interchangeOf(
  root: XmlElement,
  id: string,
  definition: Fields,
  of: ReadingOf,
  prefixes: Prefixes,
  drawn: ReadonlyMap<string, Kept>,
  standard: unknown,
): Fields {
  const maps = (name: string): Readonly<Record<string, Fields>> => (definition[name] ?? {}) as Readonly<Record<string, Fields>>;
  const own = new Set(of.inventory.found.map((each) => each.id));
  const back = new Map(of.inventory.found.map((each) => [each.id, fileId(each, of.inventory.ids, own)]));
  const writing = writingFor({
    prefixes,
    defaultLanguage: standard,
    expressionLanguage: definition['expressionLanguage'],
    dataAssociations: maps('dataAssociations'),
    dataObjects: maps('dataObjects'),
    id: (each) => back.get(each) ?? each,
  });
  const { ids } = of.inventory;
  const isThere = (reference: string): boolean => flowNamed(reference, ids) !== undefined;
  const byElement: Record<string, Kept> = {};
  for (const { element, type, id: own, fields } of of.inventory.found) {
    if (type === 'dataInput' || type === 'dataOutput') continue;
    const shown = type === 'process' ? withDataIds(element, of.inventory, back) : element;
    const kept = keptOf(shown, type, own, fields, writing, prefixes, of.refs.get(own) ?? new Set(), isThere);
    const all = { ...kept, ...drawn.get(own) };
    if (Object.keys(all).length > 0) byElement[own] = all;
  }
  for (const [key, kept] of drawn) byElement[key] ??= kept;
  const attrs = keptAttributes(root, (name, value) => knownAtTop(name, value, definition, id), prefixes);
  const others = withStrayText(root.children).filter((child) => {
    if (child.kind !== 'element') return true;
    return !of.inventory.of.has(child) && !(child.local === 'BPMNDiagram' && child.space === spaces.diagram);
  });
  const xml = writeNodes(asWritten('definitions', others), prefixes.all);
  const [exporter, version, target] = ['exporter', 'exporterVersion', 'targetNamespace'].map((name) => attributeOf(root, name));
  const entries = [...prefixes.all].filter(([, space]) => space !== spaces.millrace);
  // An export declares our own prefixes by itself, where the file has no other for the same.
  const isAlone = (space: string): boolean => entries.filter((each) => each[1] === space).length === 1;
  const namespaces = Object.fromEntries(entries.filter(([prefix, space]) => !(ownPrefixes[prefix] === space && isAlone(space))));
  return {
    ...(Object.keys(namespaces).length === 0 ? {} : { namespaces }),
    ...(exporter === undefined || exporter === 'Millrace'
      ? {}
      : { exporter: { name: exporter, ...(version === undefined ? {} : { version }) } }),
    ...(target === undefined || target === ownTarget ? {} : { targetNamespace: target }),
    ...(attrs === undefined && xml === ''
      ? {}
      : { definitions: { ...(attrs === undefined ? {} : { attrs }), ...(xml === '' ? {} : { xml }) } }),
    ...(Object.keys(byElement).length === 0 ? {} : { byElement }),
  };
}

/** The id that an entry has in a file of ours: its own where XML allows that, and it is nobody else's. */
function fileId({ id, foreign }: Found, ids: ReadonlyMap<string, string>, own: ReadonlySet<string>): string {
  return foreign !== undefined && isXmlId(foreign) && ids.get(foreign) === id && !own.has(foreign) ? foreign : id;
}

function knownAtTop(name: string, value: string, definition: Fields, id: string): boolean {
  if (name === 'exporter' || name === 'exporterVersion' || name === 'targetNamespace') return true;
  if (name === 'id') return value === definitionsId(id);
  if (name === 'expressionLanguage') return value === languages.feel && definition['expressionLanguage'] === 'feel';
  return name === 'name' && value === definition['name'];
}

/** The id of the top of a file that is our own: ids of a file are one space, and the definition's is often its process's too. */
export function definitionsId(id: string): string {
  return `${id}_definitions`.slice(0, 128);
}

/** What was kept of an element. */
function keptIn(interchange: Fields): (id: string) => Kept {
  const all = (interchange['byElement'] ?? {}) as Readonly<Record<string, Kept>>;
  return (id) => (Object.hasOwn(all, id) ? (all[id] as Kept) : {});
}
