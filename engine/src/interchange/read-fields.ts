import type { ExpressionRead, Fields, Reading } from './bpmn/context.js';
import { longestText, readAttributes } from './bpmn/attributes.js';
import { readParts } from './bpmn/parts.js';
import { spaces } from './bpmn/spaces.js';
import { truthOf } from './bpmn/truth.js';
import { eventTypes } from './bpmn/types.js';
import { type Found, type Inventory, named, texts } from './found.js';
import type { FileProblem, ImportNote } from './notes.js';
import { fileProblem } from './notes.js';
import { isMap } from './patch.js';
import { isOurId } from './ids.js';
import { type Place, type Translation, type Vendor, vendors as allVendors, type Words } from './vendors/index.js';
import { attributeOf, comparable, textOf, type XmlElement } from './xml/index.js';

/** What reading a file collects beside the entries. */
export interface ReadingOf {
  readonly inventory: Inventory;
  readonly vendors: readonly Vendor[];
  /** Variables that the file has the starter put into. */
  readonly initiators: ReadonlySet<string>;
  /** Root elements by id. */
  readonly roots: ReadonlyMap<string, { readonly name?: string; readonly code?: string }>;
  /** The expression language of the file as its top says it. */
  readonly language: string | undefined;
  /** Event definitions at the top of the file, which events name. */
  readonly eventDefinitions: ReadonlyMap<string, XmlElement>;
  readonly problems: FileProblem[];
  readonly notes: ImportNote[];
  /** References to flows and elements that the definition gives back, in comparable form, by the lane or element that has them. */
  readonly refs: Map<string, Set<string>>;
}

/** The language that a name of one stands for; names differ between tools and versions. */
export function languageNamed(name: string | undefined): 'jsonata' | 'feel' | 'other' | undefined {
  if (name === undefined || name.trim() === '') return undefined;
  if (/jsonata/i.test(name)) return 'jsonata';
  return /\bfeel\b|\/FEEL/i.test(name) ? 'feel' : 'other';
}

/** The way references and expressions of a file are read. What is not understood or leads nowhere is told once each. */
export function readingFor(of: ReadingOf): Reading & { at(found: Found): Reading } {
  const { inventory, vendors } = of;
  let owner: Found | undefined;
  const quiet = new Set<string>();
  const once = (key: string, tell: () => void): void => {
    if (quiet.has(key)) return;
    quiet.add(key);
    tell();
  };
  const translate = (source: string, place: Place): Translation | undefined => {
    // Other engines write the same ${…} without any namespace that would tell.
    const readers = vendors.length > 0 ? vendors : /[$#]\{/.test(source) ? allVendors.filter(({ name }) => name === 'camunda7') : [];
    const found = readers.map((vendor) => vendor.translate(source, place, { initiators: of.initiators }));
    return found.find(({ ok }) => ok) ?? found[0];
  };
  const asIn = (language: 'jsonata' | 'feel', source: string): unknown => (usualLanguage(of) === language ? source : { language, source });
  const reading = {
    eventSubProcess: false,
    listsAreVariables: vendors.some(({ name }) => name === 'camunda7'),
    ref(value: string, at: XmlElement, kind?: 'process'): string | undefined {
      const name = value.trim();
      const local = name.slice(name.indexOf(':') + 1);
      const process = kind === undefined ? undefined : (inventory.processes.get(name) ?? inventory.processes.get(local));
      const id = process ?? inventory.ids.get(name) ?? inventory.ids.get(local);
      if (id !== undefined) return id;
      // A type of XML Schema is no id of anything.
      if (/^xs[di]?:/.test(name)) return undefined;
      if (!inventory.inner.has(name) && !inventory.inner.has(local)) {
        once(`ref ${at.line} ${name}`, () => {
          const { line, column } = at;
          const place = { line, column, element: owner?.id, severity: 'warning' as const };
          of.problems.push(fileProblem('BPMN_REFERENCE_UNKNOWN', place, { element: owner?.id ?? at.name, found: name }));
        });
      }
      return isOurId(local) ? local : undefined;
    },
    process(value: string): string | undefined {
      const name = value.trim();
      const local = name.slice(name.indexOf(':') + 1);
      const process = inventory.processes.get(name) ?? inventory.processes.get(local);
      return process ?? flowNamed(name, inventory.ids) ?? (isOurId(local) ? local : undefined);
    },
    expression(element: XmlElement): ExpressionRead {
      const source = textOf(element).trim();
      const said = attributeOf(element, 'language')?.trim() || undefined;
      if (source.length > longestText) {
        reading.unread(element, source, tooLong(source));
        return { ok: false, found: source, ...(said === undefined ? {} : { language: said }) };
      }
      const language = languageNamed(said) ?? languageNamed(of.language);
      if (language === 'jsonata' || language === 'feel') {
        // FEEL of some tools begins with the sign that tells it from a plain text.
        return { ok: true, expression: asIn(language, language === 'feel' ? source.replace(/^=\s*/, '') : source) };
      }
      const translated = said === undefined || isJuel(said) ? translate(source, places[element.local] ?? 'value') : undefined;
      if (translated?.ok && !(isAsked(element) && isWords(source, translated))) {
        const { expression } = translated;
        const to = typeof expression === 'string' ? expression : expression.source;
        reading.told(element, source, expression);
        return { ok: true, expression: isMap(expression) ? asIn('feel', expression['source']) : asIn('jsonata', to) };
      }
      reading.unread(
        element,
        source,
        (translated?.ok === false ? translated.how : undefined) ?? {
          en: `Nobody can tell what “${short(source)}” means${said === undefined ? '' : ` in ${said}`}: write it as an expression.`,
          ru: `Что значит «${short(source)}»${said === undefined ? '' : ` на языке ${said}`}, сказать нельзя: запишите это выражением.`,
        },
      );
      return { ok: false, found: source, ...(said === undefined ? {} : { language: said }) };
    },
    told(element: XmlElement, source: string, expression: unknown): void {
      const to = typeof expression === 'string' ? expression : isMap(expression) ? String(expression['source']) : '';
      once(`to ${element.line} ${source}`, () =>
        of.notes.push({
          status: 'translated',
          ...(owner === undefined ? {} : { element: owner.id }),
          line: element.line,
          what: element.local,
          from: source,
          to,
          message: { en: `${short(source)} → ${short(to)}`, ru: `${short(source)} → ${short(to)}` },
        }),
      );
    },
    eventDefinition(ref: XmlElement): XmlElement | undefined {
      const name = textOf(ref).trim();
      const found = of.eventDefinitions.get(name) ?? of.eventDefinitions.get(name.slice(name.indexOf(':') + 1));
      if (found === undefined && name !== '') reading.ref(name, ref);
      return found;
    },
    unread(element: XmlElement, source: string, message: Words): void {
      once(`no ${element.line} ${source}`, () =>
        of.notes.push({
          status: 'redo',
          ...(owner === undefined ? {} : { element: owner.id }),
          line: element.line,
          what: element.local,
          from: source.length > longestText ? short(source) : source,
          message,
        }),
      );
    },
    doubted(element: XmlElement, source: string, to: string, message: Words): void {
      once(`as ${element.line} ${source}`, () =>
        of.notes.push({
          status: 'doubtful',
          ...(owner === undefined ? {} : { element: owner.id }),
          line: element.line,
          what: element.local,
          from: source,
          to,
          message,
        }),
      );
    },
    translate: (source: string) => translate(source, 'time'),
    at(found: Found): Reading {
      owner = found;
      const around = found.owner?.element;
      reading.eventSubProcess = around?.local === 'subProcess' && truthOf(attributeOf(around, 'triggeredByEvent')) === true;
      return reading;
    },
  };
  return reading;
}

function tooLong(source: string): Words {
  return {
    en: `The expression has ${source.length} characters, a definition holds ${longestText}: it is kept as the file has it. Break it up, for example with a script task before this place.`,
    ru: `В выражении ${source.length} символов, а в определении помещается ${longestText}: оно сохранено как в файле. Разбейте его, например задачей-сценарием перед этим местом.`,
  };
}

/** Whether an expression must hold or not: a text never does. */
function isAsked({ local }: XmlElement): boolean {
  const place = places[local];
  return place === 'condition' || place === 'completion';
}

/** Whether a vendor takes a source for a text: plain words, or words with values in them. */
function isWords(source: string, { constant, isText }: Extract<Translation, { ok: true }>): boolean {
  const isTruth = (text: string): boolean => text === 'true' || text === 'false';
  if (isTruth(source.trim())) return false;
  return constant === undefined ? isText === true : isText === true || !isTruth(constant);
}

/** The event definitions among elements, by their ids. */
export function eventDefinitionsIn(elements: readonly XmlElement[]): ReadonlyMap<string, XmlElement> {
  const definitions = elements.filter(({ local, space }) => space === spaces.model && Object.hasOwn(eventTypes, local));
  return new Map(definitions.map((each) => [attributeOf(each, 'id')?.trim() ?? '', each]));
}

/** What an expression of BPMN's own is for, by its element. */
const places: Readonly<Record<string, Place>> = {
  conditionExpression: 'condition',
  condition: 'condition',
  loopCondition: 'condition',
  activationCondition: 'condition',
  completionCondition: 'completion',
};

/** The language of expressions that name none in the definition. What vendors mean is said in JSONata. */
export function usualLanguage({ language, vendors }: Pick<ReadingOf, 'language' | 'vendors'>): 'jsonata' | 'feel' {
  return vendors.length === 0 && languageNamed(language) === 'feel' ? 'feel' : 'jsonata';
}

function isJuel(language: string): boolean {
  return /juel|unified|\bel\b/i.test(language);
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** Reads what an element says itself: its attributes and parts, and what a vendor's extensions mean. */
export function readOwn(found: Found, of: ReadingOf, reading: ReturnType<typeof readingFor>): Fields {
  const { element, type } = found;
  const at = reading.at(found);
  let fields: Fields = { ...readAttributes(element, type, at), ...readParts(element, type, at) };
  if ((type === 'message' || type === 'signal') && typeof fields['name'] === 'string' && fields['name'].length <= 1000) {
    fields['code'] = fields['name'];
  }
  // A name that is computed elsewhere would be waited for letter by letter: it is told, and a deployment refuses it.
  const code = fields['code'];
  const isFeel = (text: string): boolean => text.trimStart().startsWith('=') && of.vendors.some(({ name }) => name === 'camunda8');
  if (found.map === 'rootElements' && typeof code === 'string' && (/[$#]\{/.test(code) || isFeel(code))) {
    const { code: _computed, ...rest } = fields;
    fields = { ...rest, attributes: { code } };
  }
  for (const vendor of of.vendors) {
    const { fields: meant, notes } = vendor.read(element, type, { root: (id) => of.roots.get(id), initiators: of.initiators });
    fields = over(fields, meant);
    found.meant = over(found.meant, meant);
    for (const note of notes) of.notes.push(noteOf(found, note));
  }
  return fields;
}

/** What root elements are called, by id. */
export function rootsOf(inventory: Inventory): ReadonlyMap<string, { readonly name?: string; readonly code?: string }> {
  const roots = inventory.found.filter(({ map }) => map === 'rootElements');
  return new Map(
    roots.map(({ id, type, element }) => {
      const [name, code] = [attributeOf(element, 'name'), attributeOf(element, `${type}Code`)];
      return [id, { ...(name === undefined ? {} : { name }), ...(code === undefined ? {} : { code }) }];
    }),
  );
}

function noteOf(
  found: Found,
  note: { status: ImportNote['status']; what: string; line: number; from?: string; to?: string; how?: ImportNote['message'] },
): ImportNote {
  const { status, what, line, from, to, how } = note;
  const value = from === undefined ? to : short(from);
  const said = from === undefined || to === undefined ? (value ?? what) : `${short(from)} → ${short(to)}`;
  return {
    status,
    element: found.id,
    line,
    what,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    message: how ?? { en: said, ru: said },
  };
}

/** One set of properties over another; what both say as an object is both, at every depth. */
export function over(fields: Fields, more: Fields): Fields {
  const result: Fields = { ...fields };
  for (const [field, value] of Object.entries(more)) {
    const now = result[field];
    result[field] = isMap(now) && isMap(value) ? over(now, value) : value;
  }
  return result;
}

/** Lays what the structure of a file says into the entries: types, scopes, lanes, the order of flows. */
export function readStructure(of: ReadingOf): void {
  const { inventory } = of;
  const { found } = inventory;
  const collaborations = found.filter(({ type }) => /^(collaboration|choreography|globalConversation|globalChoreographyTask)$/.test(type));
  for (const each of found) {
    const { map, type, owner, fields } = each;
    const add = (field: string, value: unknown): void => void (fields[field] = value);
    if (!['processes', 'participants', 'lanes', 'groups', 'flows'].includes(map)) add('type', type);
    if (map === 'lanes') {
      if (owner?.map === 'lanes') add('parent', owner.id);
      const scope = laneScope(each);
      if (scope !== undefined) add('scope', scope);
    } else if (owner !== undefined && ['elements', 'artifacts', 'groups', 'dataObjects', 'dataStores'].includes(map))
      add('scope', owner.id);
    else if (owner !== undefined && (map === 'participants' || map === 'messageFlows') && collaborations.length > 1) add('scope', owner.id);
    else if (map === 'dataAssociations' && owner !== undefined) add(type === 'dataInputAssociation' ? 'to' : 'from', owner.id);
    else if (type === 'categoryValue' && owner !== undefined) add('attributes', { category: owner.id });
    if (each.foreign !== undefined) add('foreign', { id: each.foreign });
  }
  readLanes(of);
  readOutgoing(of);
}

function laneScope(lane: Found): string | undefined {
  let owner = lane.owner;
  while (owner?.map === 'lanes') owner = owner.owner;
  return owner?.id;
}

/** An element stands in the deepest of the lanes that name it. */
function readLanes({ inventory, refs, problems }: ReadingOf): void {
  const depthOf = (lane: Found): number => (lane.owner?.map === 'lanes' ? depthOf(lane.owner) + 1 : 0);
  const byId = new Map(inventory.found.map((each) => [each.id, each]));
  const best = new Map<string, { depth: number; lane: string }>();
  const lanes = inventory.found.filter(({ map }) => map === 'lanes');
  for (const lane of lanes) {
    const depth = depthOf(lane);
    for (const raw of texts(lane.element, 'flowNodeRef')) {
      const id = flowNamed(raw, inventory.ids);
      if (id === undefined && !inventory.inner.has(raw)) {
        const { line, column } = lane.element;
        problems.push(
          fileProblem('BPMN_REFERENCE_UNKNOWN', { line, column, element: lane.id, severity: 'warning' }, { element: lane.id, found: raw }),
        );
      }
      const target = id === undefined ? undefined : byId.get(id);
      if (target === undefined || !['elements', 'dataObjects', 'dataStores'].includes(target.map)) continue;
      const now = best.get(target.id);
      if (now === undefined || depth > now.depth) best.set(target.id, { depth, lane: lane.id });
    }
  }
  for (const [id, { lane }] of best) (byId.get(id) as Found).fields['lane'] = lane;
  for (const lane of lanes) {
    const given = new Set<string>();
    for (const ref of named(lane.element, 'flowNodeRef')) {
      const raw = textOf(ref).trim();
      const id = inventory.ids.get(raw);
      if (id !== undefined && best.get(id)?.lane === lane.id) given.add(comparable(ref));
    }
    refs.set(lane.id, given);
  }
}

/** The order in which conditions are tried: as the element lists its flows, then as the file has them. */
function readOutgoing({ inventory: { found, ids }, refs }: ReadingOf): void {
  const from = new Map<string, string[]>();
  const ends = new Set<string>();
  for (const { map, id, fields } of found) {
    if (map !== 'flows') continue;
    ends.add(`incoming ${String(fields['to'])} ${id}`);
    const source = fields['from'];
    if (typeof source !== 'string') continue;
    ends.add(`outgoing ${source} ${id}`);
    const list = from.get(source) ?? [];
    list.push(id);
    from.set(source, list);
  }
  for (const each of found) {
    if (each.map !== 'elements') continue;
    // What an element lists in another way, or against what the flows say, is not given back by them.
    const given = [...named(each.element, 'incoming'), ...named(each.element, 'outgoing')].filter(
      (ref) => ref.attributes.length === 0 && ends.has(`${ref.local} ${each.id} ${ids.get(textOf(ref).trim()) ?? ''}`),
    );
    refs.set(each.id, new Set(given.map(comparable)));
    // Nothing leaves an end: a flow that says so is the flow's fault, and told there.
    if (each.type === 'endEvent') continue;
    const leaving = from.get(each.id);
    if (leaving === undefined) continue;
    const left = new Set(leaving);
    const listed = texts(each.element, 'outgoing').flatMap((raw) => flowNamed(raw, ids) ?? []);
    each.fields['outgoing'] = [...listed.filter((id) => left.delete(id)), ...left];
  }
}

/** The id of a flow that an element lists, with or without a prefix for the file's own namespace. */
export function flowNamed(raw: string, ids: ReadonlyMap<string, string>): string | undefined {
  return ids.get(raw) ?? ids.get(raw.slice(raw.indexOf(':') + 1));
}

/** Whether an element's own extension elements are among what a vendor reads: what nobody reads is told as kept. */
export function extensionsOf(element: XmlElement): readonly XmlElement[] {
  return named(element, 'extensionElements').flatMap((each) => each.children.filter((child) => child.kind === 'element'));
}
