import type { Call } from '../../http/call.js';
import type { PersonRef } from '../../http/shapes.js';
import { namesOf } from './names.js';
import type { Person } from '@millrace/engine';

/** Those of some people whom the caller may see, with their names. */
export async function readablePeople(call: Call, ids: readonly string[]): Promise<readonly PersonRef[]> {
  const { rights, engine } = call.service;
  const [own, people] = await Promise.all([rights.of(call), namesOf<Person>(engine, 'people', ids)]);
  return ids.flatMap((id) => {
    const person = people.get(id);
    // Embedders may keep people elsewhere: whom the directory does not know, only those see who see everybody.
    if (person === undefined) return own.filter('read', 'person') === 'all' ? [{ id, name: id }] : [];
    const { email, organisation, unit, manager, active, name } = person;
    return own.may('read', 'person', undefined, { id, email, organisation, unit, manager, active }) ? [{ id, name }] : [];
  });
}
