import type { Sheet } from '@millrace/engine';
import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { Call } from '../http/operation.js';
import type { FormSheet } from '../http/shapes.js';

/** References of a form whose titles are read: a longer table shows the ids of the rest. */
const mostTitles = 200;

/** A form for the page, with the titles of the records its data refers to; `null` stays. */
export async function formSheet({ service }: Pick<Call, 'service'>, sheet: Sheet | null): Promise<FormSheet | null> {
  if (sheet === null) return null;
  const references = [...referencesIn(sheet.data).values()].slice(0, mostTitles);
  const titles = references.length === 0 ? {} : await service.engine.workplace.titles(references);
  return { ...sheet, titles: { ...titles } };
}

/** Whatever in some data is a reference to a record, each once. */
function referencesIn(value: JsonValue, found = new Map<string, { register: string; id: string }>()): typeof found {
  if (typeof value !== 'object' || value === null) return found;
  const { register, id } = value as JsonObject;
  if (typeof register === 'string' && typeof id === 'string') found.set(`${register}/${id}`, { register, id });
  for (const part of Object.values(value)) referencesIn(part, found);
  return found;
}
