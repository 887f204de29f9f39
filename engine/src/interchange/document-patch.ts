import type { Fields } from './bpmn/context.js';
import { mapNames } from './bpmn/types.js';
import { isMap, merged } from './patch.js';

/** Lays over the whole what our own attribute at the top says. */
export function patched(definition: Fields, document: Fields, id: string | undefined): Fields {
  let result = definition;
  const { set, without, entries, layout, language } = document;
  if (typeof language === 'string' && isMap(document['texts']) && isMap(document['texts']['name'])) {
    result = {
      ...result,
      name: { ...document['texts']['name'], ...(typeof result['name'] === 'string' ? { [language]: result['name'] } : {}) },
    };
  }
  // What the file itself holds is never taken away by it.
  const isOpen = (key: string): boolean => !(mapNames as readonly string[]).includes(key) || Object.keys(result[key] ?? {}).length === 0;
  if (isMap(set)) result = { ...result, ...Object.fromEntries(Object.entries(set).filter(([key]) => isOpen(key))) };
  if (Array.isArray(without)) result = Object.fromEntries(Object.entries(result).filter(([key]) => !without.includes(key) || !isOpen(key)));
  if (isMap(entries)) {
    for (const [map, added] of Object.entries(entries)) {
      if (!(mapNames as readonly string[]).includes(map) || !isMap(added)) continue;
      result = { ...result, [map]: { ...(result[map] as Fields | undefined), ...added } };
    }
  }
  if (isMap(layout)) result = { ...result, layout: merged(result['layout'], layout) };
  return { ...result, kind: 'process', format: 1, id: id ?? result['id'] };
}
