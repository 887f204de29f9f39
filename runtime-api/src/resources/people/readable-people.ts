import type { Filter, Person } from '@millrace/engine';
import type { Call } from '../../http/call.js';
import type { PersonRef } from '../../http/shapes.js';

/** People that one question to the store names. */
const CHUNK = 500;

/** Those of some people whom the caller may see, with their names. */
export async function readablePeople(call: Call, ids: readonly string[]): Promise<readonly PersonRef[]> {
  const [rights, people] = await Promise.all([call.service.rights.of(call), byId(call, ids)]);
  return ids.flatMap((id) => {
    const person = people.get(id);
    // Embedders may keep people elsewhere: whom the directory does not know, only those see who see everybody.
    if (person === undefined) return rights.filter('read', 'person') === 'all' ? [{ id, name: id }] : [];
    const { email, organisation, unit, manager, active, name } = person;
    return rights.may('read', 'person', undefined, { id, email, organisation, unit, manager, active }) ? [{ id, name }] : [];
  });
}

async function byId({ service: { engine } }: Call, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const found = new Map<string, Person>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const where: Filter = { field: 'id', in: ids.slice(from, from + CHUNK) };
    const { rows } = await engine.findRows({ collection: 'people', tenant: engine.tenant, where, limit: CHUNK });
    for (const { body } of rows) {
      const person = JSON.parse(body) as Person;
      found.set(person.id, person);
    }
  }
  return found;
}
