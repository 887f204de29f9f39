import type { Filter, Row, Store } from '../ports/index.js';
import { groupsCollection } from './group.js';
import { peopleCollection } from './person.js';
import { positionsCollection } from './position.js';

/** What the resolvers read rows through; every `Store` is one. */
export type RowReader = Pick<Store, 'find' | 'get'>;

/** Longest way up a chain of managers or positions. Circles end sooner: nobody is visited twice. */
const mostSteps = 64;
const pageSize = 1000;
const chunkSize = 200;

/**
 * The principal keys a person acts with, sorted: `user:<id>` always, `group:<id>` and `position:<id>` for each that names the person. Answers the
 * question `principals`. Reads `groups` by `members` and `positions` by `holders`.
 *
 * A deactivated person acts as `user:<id>` only, so their groups' work is not shown to them any more. A person without a row counts as active:
 * embedders may keep people elsewhere.
 */
export async function principalsOf(rows: RowReader, tenant: string, person: string): Promise<readonly string[]> {
  const own = `user:${person}`;
  const row = await rows.get(peopleCollection.name, `${tenant}/${person}`);
  if (row?.fields['active'] === false) return [own];
  const groups = await all(rows, tenant, groupsCollection.name, { field: 'members', anyOf: [person] });
  const positions = await all(rows, tenant, positionsCollection.name, { field: 'holders', anyOf: [person] });
  return [own, ...groups.map((group) => `group:${idOf(group)}`), ...positions.map((position) => `position:${idOf(position)}`)].sort();
}

/**
 * The people behind a principal key, sorted. Answers the question `members`. Reads one row of `groups` or `positions`, and `people` by `id`.
 *
 * Deactivated people are left out, also behind their own `user:` key. When nobody is left the answer is empty, and whoever asked must not go on as
 * if somebody had been asked: an approval becomes an incident that an administrator sees, a user task stays offered to the key itself.
 */
export async function membersOf(rows: RowReader, tenant: string, principal: string): Promise<readonly string[]> {
  const [kind, id] = splitPrincipal(principal);
  switch (kind) {
    case 'user':
      return activeOnly(rows, tenant, [id]);
    case 'group':
      return activeOnly(rows, tenant, listOf(await rows.get(groupsCollection.name, `${tenant}/${id}`), 'members'));
    case 'position':
      return activeOnly(rows, tenant, listOf(await rows.get(positionsCollection.name, `${tenant}/${id}`), 'holders'));
    default:
      return [];
  }
}

/**
 * The people who stand in a relation to a person, sorted. Answers the question `relation`; the only relation now is `manager`, deployment refuses other
 * names, and here nobody stands in them.
 *
 * The manager is the person's own `manager`; without one, the holders of the position that the person's positions report to. A deactivated
 * manager is skipped for *their* manager, a vacant position (or one held by deactivated people and the person only) for the one above it, so work
 * goes up and never to a locked account. Nobody is their own manager. Circles end where they began: the answer is then empty.
 */
export async function relationOf(rows: RowReader, tenant: string, relation: string, of: string): Promise<readonly string[]> {
  if (relation !== 'manager') return [];
  const seen = new Set([of]);
  for (let person = of, step = 0; step < mostSteps; step++) {
    const row = await rows.get(peopleCollection.name, `${tenant}/${person}`);
    const manager = row?.fields['manager'];
    if (typeof manager !== 'string') return holdersAbove(rows, tenant, person, of);
    if (seen.has(manager)) return [];
    if ((await activeOnly(rows, tenant, [manager])).length > 0) return [manager];
    seen.add(manager);
    person = manager;
  }
  return [];
}

async function holdersAbove(rows: RowReader, tenant: string, person: string, except: string): Promise<readonly string[]> {
  const held = await all(rows, tenant, positionsCollection.name, { field: 'holders', anyOf: [person] });
  const seen = new Set<string>();
  let level = above(held);
  for (let step = 0; step < mostSteps && level.length > 0; step++) {
    const found = new Set<string>();
    const next: Row[] = [];
    for (const position of level) {
      seen.add(position);
      const row = await rows.get(positionsCollection.name, `${tenant}/${position}`);
      const holders = await activeOnly(rows, tenant, listOf(row, 'holders'));
      const others = holders.filter((holder) => holder !== except && holder !== person);
      for (const holder of others) found.add(holder);
      if (others.length === 0 && row !== null) next.push(row);
    }
    if (found.size > 0) return [...found].sort();
    level = above(next).filter((position) => !seen.has(position));
  }
  return [];
}

const above = (positions: readonly Row[]): readonly string[] => [
  ...new Set(positions.map((position) => position.fields['reportsTo']).filter((id) => typeof id === 'string')),
];

/** Asks for the deactivated among many instead of each person alone: most people are active. */
async function activeOnly(rows: RowReader, tenant: string, people: readonly string[]): Promise<readonly string[]> {
  const deactivated = new Set<string>();
  for (let from = 0; from < people.length; from += chunkSize) {
    const chunk = people.slice(from, from + chunkSize);
    const where: Filter = {
      and: [
        { field: 'id', in: chunk },
        { field: 'active', eq: false },
      ],
    };
    for (const row of await all(rows, tenant, peopleCollection.name, where)) deactivated.add(idOf(row));
  }
  return people.filter((person) => !deactivated.has(person)).sort();
}

async function all(rows: RowReader, tenant: string, collection: string, where: Filter): Promise<readonly Row[]> {
  const found: Row[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await rows.find({ collection, tenant, where, limit: pageSize, ...(cursor === undefined ? {} : { cursor }) });
    found.push(...page.rows);
    if (page.cursor === undefined) return found;
    cursor = page.cursor;
  }
}

function splitPrincipal(principal: string): readonly [string, string] {
  const colon = principal.indexOf(':');
  return [principal.slice(0, colon), principal.slice(colon + 1)];
}

function listOf(row: Row | null, field: string): readonly string[] {
  const list = row?.fields[field];
  return Array.isArray(list) ? (list as readonly string[]) : [];
}

const idOf = (row: Row): string => row.key.slice(row.key.indexOf('/') + 1);
