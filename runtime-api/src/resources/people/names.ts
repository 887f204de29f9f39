import type { Engine, Filter, Group, Person, Position } from '@millrace/engine';
import type { Text } from '@millrace/schemas';
import type { PersonRef, WhoRef } from '../../http/shapes.js';

const CHUNK = 500;

/** People as others see them, in the order asked for. Somebody whom the directory does not know is called by their id. */
export async function personRefs(engine: Engine, ids: readonly string[]): Promise<readonly PersonRef[]> {
  const names = await namesOf<Person>(engine, 'people', ids);
  return ids.map((id) => ({ id, name: names.get(id)?.name ?? id }));
}

/** Whom principal keys stand for, in the order asked for. */
export async function whoRefs(engine: Engine, principals: readonly string[]): Promise<readonly WhoRef[]> {
  const parts = principals.map((key) => ({ kind: key.slice(0, Math.max(key.indexOf(':'), 0)), id: key.slice(key.indexOf(':') + 1) }));
  const idsOf = (kind: string): readonly string[] => parts.filter((part) => part.kind === kind).map(({ id }) => id);
  const [people, groups, positions] = await Promise.all([
    namesOf<Person>(engine, 'people', idsOf('user')),
    namesOf<Group>(engine, 'groups', idsOf('group')),
    namesOf<Position>(engine, 'positions', idsOf('position')),
  ]);
  return parts.map(({ kind, id }): WhoRef => {
    if (kind === 'group') return { kind, id, name: shown(groups.get(id)?.name ?? id) };
    if (kind === 'position') return { kind, id, name: shown(positions.get(id)?.name ?? id) };
    if (kind === 'user') return { kind, id, name: people.get(id)?.name ?? id };
    return { kind: 'everyone', id: 'everyone', name: { en: 'Everybody', ru: 'Все' } };
  });
}

/** A text as answers have it: one language's, or several. */
export function shown(text: Text): WhoRef['name'] {
  return text;
}

/** Rows of people, groups or positions by id, as their bodies say. */
export async function namesOf<T>(engine: Engine, collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, T>> {
  const wanted = [...new Set(ids)];
  const found = new Map<string, T>();
  for (let from = 0; from < wanted.length; from += CHUNK) {
    const where: Filter = { field: 'id', in: wanted.slice(from, from + CHUNK) };
    const { rows } = await engine.findRows({ collection, tenant: engine.tenant, where, limit: 1000 });
    for (const { fields, body } of rows) found.set(String(fields['id']), JSON.parse(body) as T);
  }
  return found;
}
