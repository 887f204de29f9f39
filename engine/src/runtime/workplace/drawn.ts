import type { JsonObject, JsonValue } from '@millrace/schemas';

/** What is drawn of a process: the maps of its definition that a diagram shows. */
const shown = [
  'kind',
  'format',
  'id',
  'name',
  'defaultLanguage',
  'participants',
  'elements',
  'flows',
  'messageFlows',
  'lanes',
  'artifacts',
  'groups',
  'dataObjects',
  'dataStores',
  'dataAssociations',
  'rootElements',
];
/** What programs and forms are told, and who is asked: nothing that a diagram shows. */
const told = [
  'form',
  'assignment',
  'approval',
  'service',
  'script',
  'decision',
  'out',
  'priority',
  'due',
  'followUp',
  'variables',
  'extensions',
];

/**
 * A definition as a reader of a diagram gets it: no options of services, no expressions, no participants. A condition says only that there is one, so that the flow is
 * drawn as a conditional one.
 */
export function drawnDefinition(content: JsonObject, layout: JsonObject): JsonObject {
  const drawn: Record<string, JsonValue> = {};
  for (const name of shown) if (content[name] !== undefined) drawn[name] = content[name];
  drawn['elements'] = mapped(content['elements'], (element) => without(element, told));
  drawn['flows'] = mapped(content['flows'], (flow) => (flow['when'] === undefined ? flow : { ...flow, when: 'true' }));
  drawn['lanes'] = mapped(content['lanes'], (lane) => without(lane, told));
  drawn['processes'] = mapped(content['processes'], ({ name, executable }) => ({
    ...(name === undefined ? {} : { name }),
    ...(executable === undefined ? {} : { executable }),
  }));
  return { ...drawn, ...(layout['layout'] === undefined ? {} : { layout: layout['layout'] }) };
}

function mapped(map: JsonValue | undefined, change: (entry: JsonObject) => JsonObject): JsonObject {
  return Object.fromEntries(Object.entries((map ?? {}) as JsonObject).map(([id, entry]) => [id, change(entry as JsonObject)]));
}

function without(entry: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !names.includes(name)));
}
