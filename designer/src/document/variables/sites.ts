import { namePlaces } from '@millrace/engine/expressions';
import type { Schema } from '@millrace/schemas';
import type { Entry } from '../process-document.js';
import { nameOf, schemaOf, entrySchema } from '../read/schemas.js';
import type { Found, Read } from '../read/model.js';
import { isContainerType } from '../read/types.js';

type Json = Record<string, unknown>;

/** What is named at a site. Only `variables`, `around`, `inner` and `writes` name variables. */
export type Role =
  /** An expression over the variables that are seen where the element stands, the item of its loop among them. */
  | 'variables'
  /** The same without the item of its loop: what is asked before it begins. */
  | 'around'
  /** An expression over the variables inside of a subprocess. */
  | 'inner'
  /** An expression over the data of a form. */
  | 'form'
  /** An expression over something else: a result, what came with a message, variables of another process. */
  | 'other'
  /** A path of a variable that is set. */
  | 'writes'
  /** A path in the data of a form. */
  | 'formPath'
  /** A local variable of a subprocess that gets its first value. */
  | 'declares'
  /** The local variable that a loop makes. */
  | 'item'
  /** A variable that the diagram shows as data. */
  | 'shows';

/** One place of an entry that names variables or form fields. */
export interface Site {
  readonly role: Role;
  /** Property names from the entry inward. */
  readonly path: readonly string[];
  readonly kind: 'expression' | 'path';
  readonly text: string;
  readonly language: 'jsonata' | 'feel' | undefined;
  /** Writes another text there; the entry must be open for changes. */
  readonly put: (text: string) => void;
}

const asMap = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;

/** Mappings whose expressions compute over what came from elsewhere, by what holds the mapping. */
const outs: Readonly<Record<string, Role>> = { form: 'form' };
const skipped = new Set(['FormAccess', 'JsonMap', 'Json', 'Text', 'VariableDefinitions', 'Foreign', 'Id', 'Duration']);

/**
 * All places of an entry where variables or form fields are named, found by its schema: an element type that is new has its places as soon as its schema
 * has them.
 */
export function sitesOf({ map, entry }: Pick<Found, 'map' | 'entry'>): readonly Site[] {
  const known = remembered.get(entry);
  if (known) return known;
  const found = readSites(map, entry);
  remembered.set(entry, found);
  return found;
}

const remembered = new WeakMap<object, readonly Site[]>();

/** The same of an entry that is open for changes. */
export function readSites(map: Found['map'], entry: Read<Entry>): readonly Site[] {
  const sites: Site[] = [];
  const isContainer = isContainerType(entry.type);
  const walk = (value: unknown, schema: Schema | undefined, path: readonly string[], put: (next: unknown) => void): void => {
    if (value === undefined || schema === undefined || path.length > 12) return;
    const name = nameOf(schema);
    if (name !== undefined && skipped.has(name)) return;
    if (name === 'Expression') return expression(value, path, put);
    if (name === 'Path' || name === 'Name') return named(value, path, put);
    const resolved = schemaOf(schema);
    const holder = asMap(value);
    if (name === 'PathMapping' || name === 'NameMapping') {
      for (const key of Object.keys(holder ?? {})) mapping(holder ?? {}, key, path);
      return;
    }
    const branch = branchOf(resolved, value);
    if (branch) return walk(value, branch, path, put);
    if (Array.isArray(value)) {
      for (const [index, item] of (value as readonly unknown[]).entries())
        walk(item, resolved?.items, [...path, String(index)], (next) => ((value as unknown[])[index] = next));
      return;
    }
    if (!holder) return;
    for (const key of Object.keys(holder)) {
      const { properties, additionalProperties } = resolved ?? {};
      const inner = properties && Object.hasOwn(properties, key) ? properties[key] : asSchema(additionalProperties);
      walk(holder[key], inner, [...path, key], (next) => (holder[key] = next));
    }
  };
  const expression = (value: unknown, path: readonly string[], put: (next: unknown) => void): void => {
    const marked = asMap(value);
    const source = marked ? marked['source'] : value;
    if (typeof source !== 'string') return;
    const language = marked?.['language'] === 'feel' || marked?.['language'] === 'jsonata' ? marked['language'] : undefined;
    const write = marked ? (next: string) => void (marked['source'] = next) : put;
    sites.push({ role: expressionRole(path, isContainer), path, kind: 'expression', text: source, language, put: write });
  };
  const named = (value: unknown, path: readonly string[], put: (next: unknown) => void): void => {
    if (typeof value !== 'string') return;
    const role: Role = path[0] === 'loopCharacteristics' && path.at(-1) === 'item' ? 'item' : map === 'dataObjects' ? 'shows' : 'writes';
    sites.push({ role, path, kind: 'path', text: value, language: undefined, put });
  };
  const mapping = (holder: Json, key: string, path: readonly string[]): void => {
    const role = keyRole(path, isContainer);
    const rename = (next: string): void => {
      const entries = Object.entries(holder);
      for (const [old] of entries) Reflect.deleteProperty(holder, old);
      for (const [old, value] of entries) holder[old === key ? next : old] = value;
    };
    if (role) sites.push({ role, path: [...path, key], kind: 'path', text: key, language: undefined, put: rename });
    expression(holder[key], [...path, key], (next) => (holder[key] = next));
  };
  walk(entry, entrySchema(map, entry.type), [], () => undefined);
  return sites;
}

function asSchema(value: boolean | Schema | undefined): Schema | undefined {
  return typeof value === 'object' ? value : undefined;
}

/** Of a union the branch that a value is meant for. */
function branchOf(schema: Schema | undefined, value: unknown): Schema | undefined {
  const holder = asMap(value);
  if (schema?.oneOf) return schema.oneOf.find((branch) => isOfType(schemaOf(branch), holder?.['type']));
  return schema?.anyOf?.find((branch) => {
    const resolved = schemaOf(branch);
    if (resolved?.anyOf) return branchOf(resolved, value) !== undefined;
    const key = resolved?.['x-key'];
    return holder
      ? resolved?.type === 'object' && (key ?? []).every((name) => Object.hasOwn(holder, name))
      : resolved?.type === typeof value;
  });
}

function isOfType(schema: Schema | undefined, type: unknown): boolean {
  const said = schema?.properties?.['type'];
  return said !== undefined && (said.const === type || said.enum?.some((word) => word === type) === true);
}

function expressionRole(path: readonly string[], isContainer: boolean): Role {
  const [first, second] = path;
  const [mapping, holder] = [path.at(-2), path.at(-3)];
  if (mapping === 'out') return holder === undefined ? (isContainer ? 'inner' : 'variables') : (outs[holder] ?? 'other');
  if (first === 'loopCharacteristics') return second === 'collection' || second === 'cardinality' ? 'around' : 'variables';
  if (isContainer && path.length === 1) return 'inner';
  return 'variables';
}

function keyRole(path: readonly string[], isContainer: boolean): Role | undefined {
  const [mapping, holder] = [path.at(-1), path.at(-2)];
  if (mapping === 'out' || mapping === 'set') return 'writes';
  if (mapping === 'in' && holder === 'form') return 'formPath';
  return mapping === 'in' && holder === undefined && isContainer ? 'declares' : undefined;
}

/** A name that a site looks up, with where it stands in the text. */
export interface SiteName {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly rest: readonly string[];
  readonly certain: boolean;
}

/**
 * The names that a site looks up; nothing where its text is no expression.
 *
 * @param language The language of expressions that do not name one.
 */
export function namesIn({ kind, text, language: own }: Site, language: 'jsonata' | 'feel' | undefined): readonly SiteName[] | undefined {
  if (kind === 'path') {
    const [first = '', ...rest] = text.split('.').map((step) => step.replace(/\[\]$/, ''));
    return [{ name: first, from: 0, to: first.length, rest, certain: true }];
  }
  const key = `${own ?? language ?? ''} ${text}`;
  const known = parsed.get(key);
  if (known !== undefined) return known ?? undefined;
  const found = namePlaces(text, own ?? language);
  if (parsed.size > 5000) parsed.clear();
  parsed.set(key, found.ok ? found.names : null);
  return found.ok ? found.names : undefined;
}

const parsed = new Map<string, readonly SiteName[] | null>();
