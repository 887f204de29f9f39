import { permissionFilter, searchTerms, sortKey, type Filter, type Person, type Sheet } from '@millrace/engine';
import { MillraceError, type Condition, type JsonObject, type JsonValue, type RegisterDefinition } from '@millrace/schemas';
import type { Call } from '../http/operation.js';
import type { LookupPage } from '../http/shapes.js';
import type { PersonRights } from '../rights/index.js';
import { pageOf, shortened } from './asking.js';
import { directoryPage } from './people/directory.js';

/** What a lookup field asks. */
interface LookupAsked {
  readonly search?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** A lookup field, as its form describes it. */
export interface LookupField {
  readonly register: string;
  readonly columns: readonly string[];
  readonly where: Condition | undefined;
}

/**
 * What a lookup field of a form offers: records of the register that the form names, those its condition lets through, and of them only those and only the attributes that
 * the caller's roles show. A field for a person offers the names of people whom the caller may read. A node that is no lookup, or is hidden, is not there.
 */
export async function lookUp(call: Call, sheet: Sheet | null, nodeId: string, asked: LookupAsked): Promise<LookupPage> {
  const node = sheet && shownNode(sheet, nodeId);
  if (node?.['type'] === 'person') return lookUpPerson(call, asked);
  const field = sheet && node?.['type'] === 'lookup' ? fieldOf(sheet, node) : null;
  if (field === null) throw new MillraceError('NOT_FOUND', { entity: `lookup ${shortened(nodeId)}` });
  const { engine } = call.service;
  const rights = await call.service.rights.of(call);
  const found = await engine.workplace.definition('register', field.register);
  const seen = rights.where('read', 'record', field.register);
  const offered = whereOf(field, rights);
  if (found === null || seen === null || offered === null) return { items: [] };
  const definition = found.definition as unknown as RegisterDefinition;
  const access = rights.attributes(field.register);
  const isHidden = (name: string): boolean => Object.hasOwn(access, name) && access[name] === 'hidden';
  const and = [
    ...(seen.where === undefined ? [] : [seen.where]),
    ...(offered === 'all' ? [] : [offered]),
    ...named(asked.search ?? '', byWords(definition, isHidden)),
  ];
  const page = await engine.records.find({
    register: field.register,
    ...(and.length === 0 ? {} : { where: { and } }),
    ...pageOf(asked),
  });
  const columns = field.columns.filter((name) => Object.hasOwn(definition.attributes, name) && !isHidden(name));
  return {
    items: page.items.map(({ register, id, title, attributes }) => ({
      value: { register, id },
      title,
      columns: columns.map((name) => ({
        name,
        label: definition.attributes[name]?.label ?? name,
        value: Object.hasOwn(attributes, name) ? (attributes[name] as JsonValue) : null,
      })),
    })),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  };
}

/** Those whose title begins as typed, so that something is found before a word is whole, or, where words may be looked for, that hold all the words. */
function named(search: string, withWords: boolean): readonly Filter[] {
  const key = sortKey(search);
  if (key === '') return [];
  const words = withWords ? searchTerms(search).map((term): Filter => ({ field: 'terms', anyOf: [term] })) : [];
  const begins: Filter = { field: 'nameKey', prefix: key };
  return [words.length === 0 ? begins : { or: [begins, { and: words }] }];
}

/** Whether words may be looked for: a hidden attribute that search finds records by could be guessed letter by letter, so then titles only. */
function byWords(definition: RegisterDefinition, isHidden: (name: string) => boolean): boolean {
  return !Object.entries(definition.attributes).some(([name, attribute]) => attribute.searchable === true && isHidden(name));
}

/** The form's own condition, read as a permission's is: with `$me` and the same fields. What cannot be asked offers nothing. */
export function whereOf({ where }: LookupField, { me }: PersonRights): Filter | 'all' | null {
  if (where === undefined) return 'all';
  try {
    const found = permissionFilter({ action: 'read', resource: { type: 'record' }, scope: 'all', where }, me);
    return found === 'none' ? null : found;
  } catch (error) {
    if (error instanceof MillraceError) return null;
    throw error;
  }
}

/** People who are here now, by name; of each only the name, which tells no more than work with them does. */
async function lookUpPerson(call: Call, { search, limit, cursor }: LookupAsked): Promise<LookupPage> {
  const seen = (await call.service.rights.of(call)).where('read', 'person');
  if (seen === null) return { items: [] };
  const conditions: Filter[] = [...(seen.where === undefined ? [] : [seen.where]), { field: 'active', eq: true }];
  const asked = { ...(search === undefined ? {} : { search }), ...pageOf({ ...(limit === undefined ? {} : { limit }) }) };
  const page = await directoryPage(call, 'people', { ...asked, ...(cursor === undefined ? {} : { cursor }) }, conditions);
  const people = page.rows.map(({ body }) => JSON.parse(body) as Person);
  return {
    items: people.map(({ id, name }) => ({ value: { register: 'person', id }, title: name, columns: [] })),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  };
}

/** A node of the form that its reader is shown. */
function shownNode({ definition, access }: Sheet, nodeId: string): JsonObject | null {
  const nodes = (definition['nodes'] ?? {}) as JsonObject;
  if (!Object.hasOwn(nodes, nodeId) || !Object.hasOwn(access, nodeId) || access[nodeId] === 'hidden') return null;
  return nodes[nodeId] as JsonObject;
}

/** What a lookup of a form asks; `null` where it names no register. */
export function fieldOf({ definition }: Sheet, node: JsonObject): LookupField | null {
  const options = (node['options'] ?? {}) as {
    readonly register?: string;
    readonly columns?: readonly string[];
    readonly where?: Condition;
  };
  const register = options.register ?? registerAt((definition['data'] ?? {}) as JsonObject, String(node['bind']));
  return register === null ? null : { register, columns: options.columns ?? [], where: options.where };
}

/** The register that the value at a path refers to, as the form's data declares it. */
function registerAt(schema: JsonObject, path: string): string | null {
  let at: JsonObject | undefined = schema;
  for (const step of path.replaceAll('[]', '').split('.')) {
    if (at?.['type'] === 'array') at = at['items'] as JsonObject | undefined;
    const properties = (at?.['properties'] ?? {}) as JsonObject;
    at = Object.hasOwn(properties, step) ? (properties[step] as JsonObject) : undefined;
  }
  if (at?.['type'] === 'array') at = at['items'] as JsonObject | undefined;
  const register = at?.['x-register'];
  return typeof register === 'string' ? register : null;
}
