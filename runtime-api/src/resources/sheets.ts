import type { Sheet } from '@millrace/engine';
import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { Call } from '../http/call.js';
import type { FormSheet } from '../http/shapes.js';
import { Names } from './names.js';
import { sourcesFor } from './sources.js';

/** References of a form whose titles are read: a longer table shows the ids of the rest. */
const mostTitles = 200;

/** A form for the page, with the titles of the records and the names of the people its data refers to; `null` stays. */
export async function formSheet(call: Call, sheet: Sheet | null): Promise<FormSheet | null> {
  if (sheet === null) return null;
  const references = [...referencesIn(sheet.data).values()].slice(0, mostTitles);
  const people = [...peopleIn(sheet.data, (sheet.definition['data'] ?? {}) as JsonObject)].slice(0, mostTitles);
  const [titles, names, sources] = await Promise.all([
    references.length === 0 ? {} : call.service.engine.workplace.titles(references),
    Names.read(
      call,
      people.map((id) => `user:${id}`),
    ),
    sourcesFor(call, sheet),
  ]);
  return {
    ...sheet,
    titles: { ...titles, ...Object.fromEntries(people.map((id) => [`person/${id}`, names.person(id).name])) },
    ...(sources === null ? {} : { sources }),
  };
}

/** Whatever in some data is a reference to a record, each once. */
function referencesIn(value: JsonValue, found = new Map<string, { register: string; id: string }>()): typeof found {
  if (typeof value !== 'object' || value === null) return found;
  const { register, id } = value as JsonObject;
  if (typeof register === 'string' && typeof id === 'string') found.set(`${register}/${id}`, { register, id });
  for (const part of Object.values(value)) referencesIn(part, found);
  return found;
}

/** The ids of people in some data, where its schema says that a person stands, each once. */
function peopleIn(value: JsonValue | undefined, schema: JsonObject, found = new Set<string>()): typeof found {
  if (Array.isArray(value)) {
    const items = schema['x-type'] === 'person' ? { 'x-type': 'person' } : ((schema['items'] ?? {}) as JsonObject);
    for (const one of value as readonly JsonValue[]) peopleIn(one, items, found);
  } else if (typeof value === 'string') {
    if (schema['x-type'] === 'person') found.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries((schema['properties'] ?? {}) as JsonObject))
      if (Object.hasOwn(value, name)) peopleIn((value as JsonObject)[name], part as JsonObject, found);
  }
  return found;
}
