import { MillraceError, type JsonObject, type JsonValue, type Text } from '@millrace/schemas';
import { pointerTo, problem, type Problem } from '../model/problem.js';
import { mostItems, type ItemToDeploy } from './application.js';
import { contentOf, type Content, type Links } from './contents.js';
import { callsOf, referencesOf, type Reference } from './references.js';
import { mostTimers, startEventsOf, timersIn } from './start-events.js';

/** The most characters of one definition as canonical JSON, and of a whole application. */
export const mostItemCharacters = 2_000_000;
const mostApplicationCharacters = 20_000_000;

/** What preparing a deployment needs from outside; all of it is pure or reads rows. */
export interface DeploymentDeps {
  /** SHA-256, lower-case hex: the ids port's `hash`. */
  hash(text: string): string;
  /** Checks a definition or a bundle against its schema; pointers are into what was given. */
  validate(definition: JsonValue): readonly Problem[];
  /** Checks beyond the schema by kind; called only for definitions that their schema accepts. */
  readonly checks: Readonly<Record<string, ((definition: JsonObject) => readonly Problem[]) | undefined>>;
  /** The newest deployed item of a kind and id, whichever application it belongs to. */
  latest(kind: string, id: string): Promise<{ readonly application: string; readonly hash: string } | null>;
  /** The deployed processes that begin by a message of this name, who was deployed first first. */
  starters?(message: string): Promise<readonly { readonly definition: { readonly id: string } }[]>;
}

/** A problem of a deployment: the item it is in, where it is in one. The pointer is into the document that was given. */
export interface DeploymentProblem extends Problem {
  readonly item?: { readonly kind: string; readonly id: string };
}

/** An item that is ready to be deployed. */
export interface PreparedItem extends Content, ItemToDeploy {
  readonly definition: JsonObject;
}

/** What came of preparing: all items, or none and why. Warnings do not stop a deployment. */
export interface PreparedDeployment {
  readonly ok: boolean;
  readonly application: string;
  readonly name: Text | null;
  /** Empty when not `ok`: a deployment is all or nothing. */
  readonly items: readonly PreparedItem[];
  /** Errors first, each in the order of the document. */
  readonly problems: readonly DeploymentProblem[];
}

interface Entry {
  readonly definition: JsonObject;
  readonly path: readonly (string | number)[];
  readonly kind: string;
  readonly id: string;
}

/**
 * Checks a bundle, or one definition as an application of its own (with its id), for deployment: schemas, each kind's own rules, references between the items
 * and to what is deployed already, ids that clash, sizes. Nothing is stored here; the caller writes `contentRows(items)` and then sends
 * `deployApplication`.
 */
export async function prepareDeployment(document: JsonValue, deps: DeploymentDeps): Promise<PreparedDeployment> {
  const shape = deps.validate(document);
  const entries = entriesOf(document);
  const application = textOf(document, 'id') ?? '';
  const name = (isObject(document) ? (document['name'] as Text | undefined) : undefined) ?? null;
  const problems: DeploymentProblem[] = shape.map((found) => withItem(found, entries));
  // What breaks its schema is checked no further: every later check may rely on the shape.
  const broken = new Set(problems.filter(({ severity }) => severity === 'error').map(({ item }) => item && nameOf(item)));
  const wholeBroken = broken.has(undefined);
  const items: PreparedItem[] = [];
  const known = new Set(entries.map(nameOf));
  if (!wholeBroken) problems.push(...clashes(entries));
  for (const entry of wholeBroken ? [] : entries) {
    if (broken.has(nameOf(entry))) continue;
    problems.push(...own(entry, deps), ...(await outside(entry, application, known, deps)));
    const item = { ...contentOf(entry.definition, (text) => deps.hash(text)), definition: entry.definition };
    const found = item.body.length + item.layoutBody.length;
    if (found > mostItemCharacters) {
      problems.push(at(entry, [], 'ITEM_TOO_LARGE', { kind: entry.kind, id: entry.id, limit: mostItemCharacters, found }));
    }
    items.push(item);
  }
  problems.push(...tooMuch(items));
  const order = calledFirst(items, entries);
  problems.push(...order.problems);
  for (const index of order.indexes) {
    const item = items[index];
    if (item?.kind !== 'process') continue;
    const links = await linksOf(item.definition, items, deps);
    const starts = startEventsOf(item.definition);
    items[index] = {
      ...contentOf(item.definition, (text) => deps.hash(text), links),
      definition: item.definition,
      ...(starts.length === 0 ? {} : { starts }),
    };
  }
  problems.push(...tooManyTimers(items));
  if (!wholeBroken) problems.push(...(await sharedStarts(items, entries, deps)));
  const ok = problems.every(({ severity }) => severity !== 'error') && items.length > 0;
  const inOrder = [...problems.filter(({ severity }) => severity === 'error'), ...problems.filter(({ severity }) => severity !== 'error')];
  return { ok, application, name, items: ok ? items : [], problems: inOrder };
}

/** The command that follows from a prepared deployment. Throws `DEFINITION_REFUSED` with its first problem when it is not `ok`. */
export function deploymentCommand(
  prepared: PreparedDeployment,
  more: { readonly note?: string; readonly expectedVersion?: number } = {},
): { readonly type: 'deployApplication'; readonly application: string; readonly items: readonly ItemToDeploy[]; readonly name?: Text } {
  const [first] = prepared.problems;
  if (!prepared.ok) {
    throw new MillraceError('DEFINITION_REFUSED', {
      id: prepared.application,
      place: first?.pointer ?? '',
      reason: first?.message.en ?? 'it holds no definition',
    });
  }
  const items = prepared.items.map(({ kind, id, hash, layoutHash, starts }) => ({
    kind,
    id,
    hash,
    layoutHash,
    ...(starts === undefined ? {} : { starts }),
  }));
  return {
    type: 'deployApplication',
    application: prepared.application,
    items,
    ...(prepared.name === null ? {} : { name: prepared.name }),
    ...more,
  };
}

/** The contents that a process will run with: of this deployment, else the newest deployed. */
async function linksOf(definition: JsonObject, items: readonly PreparedItem[], deps: DeploymentDeps): Promise<Links> {
  const links = { form: {} as Record<string, string>, decision: {} as Record<string, string> };
  const process: Record<string, string> = {};
  for (const { kind, id } of [...referencesOf(definition), ...callsAsDeployed(definition)]) {
    const kept = kind === 'form' ? links.form : kind === 'decision' ? links.decision : kind === 'called' ? process : undefined;
    if (kept === undefined) continue;
    const of = kind === 'called' ? 'process' : kind;
    const hash = items.find((item) => item.kind === of && item.id === id)?.hash ?? (await deps.latest(of, id))?.hash;
    if (hash !== undefined) kept[id] = hash;
  }
  return Object.keys(process).length === 0 ? links : { ...links, process };
}

/** The processes that are called in the version deployed together with this one; not itself, which calls itself as it is. */
function callsAsDeployed(
  definition: JsonObject,
): readonly { readonly kind: 'called'; readonly id: string; readonly path: Reference['path'] }[] {
  return callsOf(definition).flatMap(({ id, path, binding }) =>
    binding === 'deployment' && id !== definition['id'] ? [{ kind: 'called' as const, id, path }] : [],
  );
}

/** The items in an order in which whoever calls another as deployed comes after it: its content names the other's hash. A circle cannot be named. */
function calledFirst(
  items: readonly PreparedItem[],
  entries: readonly Entry[],
): { readonly indexes: readonly number[]; readonly problems: readonly DeploymentProblem[] } {
  const indexes: number[] = [];
  const problems: DeploymentProblem[] = [];
  const states = new Map<number, 'open' | 'done'>();
  const visit = (index: number, way: readonly string[]): void => {
    const item = items[index];
    if (item === undefined || states.has(index)) return;
    states.set(index, 'open');
    for (const { id, path } of item.kind === 'process' ? callsAsDeployed(item.definition) : []) {
      const called = items.findIndex((one) => one.kind === 'process' && one.id === id);
      const entry = entries.find((one) => one.kind === item.kind && one.id === item.id);
      if (called >= 0 && states.get(called) === 'open' && entry !== undefined) {
        const circle = [...way.slice(way.indexOf(id) + 1), item.id].join(', ');
        problems.push(at(entry, path, 'CALL_CIRCLE', { id, way: circle }));
      } else visit(called, [...way, item.id]);
    }
    states.set(index, 'done');
    indexes.push(index);
  };
  for (const index of items.keys()) visit(index, []);
  return { indexes, problems };
}

function entriesOf(document: JsonValue): readonly Entry[] {
  const bundled = isObject(document) && document['kind'] === 'bundle';
  const listed = bundled ? document['items'] : [document];
  const definitions = Array.isArray(listed) ? (listed as readonly JsonValue[]) : [];
  return definitions.flatMap((definition, index) => {
    const kind = textOf(definition, 'kind');
    const id = textOf(definition, 'id');
    if (!isObject(definition) || kind === undefined || id === undefined) return [];
    return [{ definition, kind, id, path: bundled ? ['items', index] : [] }];
  });
}

function own(entry: Entry, deps: DeploymentDeps): readonly DeploymentProblem[] {
  const prefix = pointerTo(entry.path);
  const found = deps.checks[entry.kind]?.(entry.definition) ?? [];
  return found.map((one) => ({ ...one, pointer: `${prefix}${one.pointer}`, item: { kind: entry.kind, id: entry.id } }));
}

async function outside(
  entry: Entry,
  application: string,
  known: ReadonlySet<string>,
  deps: DeploymentDeps,
): Promise<readonly DeploymentProblem[]> {
  const problems: DeploymentProblem[] = [];
  const owner = (await deps.latest(entry.kind, entry.id))?.application;
  if (owner !== undefined && owner !== application) {
    problems.push(at(entry, ['id'], 'ITEM_TAKEN', { kind: entry.kind, id: entry.id, application: owner }));
  }
  for (const { kind, id, path, later } of referencesOf(entry.definition)) {
    if (known.has(nameOf({ kind, id })) || (await deps.latest(kind, id)) !== null) continue;
    const found = at(entry, path, 'REFERENCE_UNKNOWN', { kind, id });
    problems.push(later === true ? { ...found, severity: 'warning' } : found);
  }
  return problems;
}

function clashes(entries: readonly Entry[]): readonly DeploymentProblem[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const twice = seen.has(nameOf(entry));
    seen.add(nameOf(entry));
    return twice ? [at(entry, ['id'], 'ITEM_TWICE', { kind: entry.kind, id: entry.id })] : [];
  });
}

function tooMuch(items: readonly PreparedItem[]): readonly DeploymentProblem[] {
  const characters = items.reduce((sum, item) => sum + item.body.length + item.layoutBody.length, 0);
  const over = (limit: number, what: string, found: number): readonly DeploymentProblem[] =>
    found > limit ? [problem('LIMIT_EXCEEDED', { path: ['items'], params: { limit, what, found } })] : [];
  return [...over(mostItems, 'items', items.length), ...over(mostApplicationCharacters, 'characters', characters)];
}

function tooManyTimers(items: readonly PreparedItem[]): readonly DeploymentProblem[] {
  const found = timersIn(items);
  return found > mostTimers
    ? [problem('LIMIT_EXCEEDED', { path: ['items'], params: { limit: mostTimers, what: 'timer start events', found } })]
    : [];
}

/** Warns of messages that another process begins by too: a message is taken once. */
async function sharedStarts(
  items: readonly PreparedItem[],
  entries: readonly Entry[],
  deps: DeploymentDeps,
): Promise<readonly DeploymentProblem[]> {
  const problems: DeploymentProblem[] = [];
  const first = new Map<string, string>();
  for (const item of items) {
    const entry = entries.find(({ kind, id }) => kind === item.kind && id === item.id);
    for (const start of item.starts ?? []) {
      if (start.kind !== 'message' || entry === undefined) continue;
      const deployed = (await deps.starters?.(start.name)) ?? [];
      const other = deployed.find(({ definition }) => definition.id !== item.id)?.definition.id ?? first.get(start.name);
      if (other !== undefined && other !== item.id) {
        const params = { name: start.name, other };
        problems.push({ ...at(entry, ['elements', start.element], 'MESSAGE_START_SHARED', params), severity: 'warning' });
      }
      first.set(start.name, item.id);
    }
  }
  return problems;
}

function at(entry: Entry, path: readonly (string | number)[], code: Problem['code'], params: Problem['params']): DeploymentProblem {
  const [collection, elementId] = path;
  const drawn = (collection === 'elements' || collection === 'nodes') && typeof elementId === 'string' ? { elementId } : {};
  return { ...problem(code, { path: [...entry.path, ...path], params, ...drawn }), item: { kind: entry.kind, id: entry.id } };
}

/** Finds the item a schema problem is in by its pointer. */
function withItem(found: Problem, entries: readonly Entry[]): DeploymentProblem {
  const inside = entries.find(
    ({ path }) => path.length === 0 || found.pointer === pointerTo(path) || found.pointer.startsWith(`${pointerTo(path)}/`),
  );
  return inside === undefined ? found : { ...found, item: { kind: inside.kind, id: inside.id } };
}

const nameOf = ({ kind, id }: { readonly kind: string; readonly id: string }): string => `${kind}/${id}`;

const isObject = (value: JsonValue): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: JsonValue, name: string): string | undefined {
  const found = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof found === 'string' ? found : undefined;
}
