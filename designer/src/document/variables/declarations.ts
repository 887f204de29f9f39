import { validateDefinition } from '@millrace/schemas';
import type { Command } from '../command.js';
import type { Entry } from '../process-document.js';
import { modelOf, type Found, type Model } from '../read/model.js';
import { isContainerType } from '../read/types.js';
import { refuse } from '../refusals.js';

/** Words of the expression languages: as a name each would be read as something else. */
const reserved = new Set([
  'and',
  'or',
  'in',
  'true',
  'false',
  'null',
  'function',
  'if',
  'then',
  'else',
  'for',
  'return',
  'some',
  'every',
  'satisfies',
  'between',
  'not',
  'instance',
  'external',
  'item',
  'data',
]);

/** Whether a text can be the name of a variable. */
export function isVariableName(name: string): boolean {
  if (reserved.has(name)) return false;
  const probe = {
    kind: 'process',
    format: 1,
    id: 'probe',
    processes: { main: { variables: Object.fromEntries([[name, { type: 'text' }]]) } },
  };
  return name !== '__proto__' && validateDefinition(probe, { draft: true }).ok;
}

/** What declares variables: a process, or a subprocess. */
export function declarer(model: Model, id: string): Found | undefined {
  const found = model.all.get(id);
  return found && (found.kind === 'process' || (found.kind === 'element' && isContainerType(found.entry.type))) ? found : undefined;
}

/** The declarations of a process or subprocess. */
export function declared(entry: object | undefined): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return ((entry as Entry | undefined)?.['variables'] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Declares a variable of a process or subprocess, or says something else of one. @param declaration As the schema has it: `{ type: 'text' }`. */
export function declareVariable(of: string, name: string, declaration: Readonly<Record<string, unknown>>): Command {
  return {
    name: 'declareVariable',
    label: { en: 'Declare a variable', ru: 'Объявить переменную' },
    change: (document, { before }) => {
      const owner = declarer(modelOf(before), of);
      const target = owner && document[owner.map]?.[of];
      if (!owner || !target) return refuse('UNKNOWN', of);
      if (!isVariableName(name) && !Object.hasOwn(declared(owner.entry), name)) return refuse('NAME_INVALID', of);
      target['variables'] = { ...declared(owner.entry), [name]: { ...declaration } };
      return { select: [of] };
    },
  };
}

/** Takes back the declaration of a variable; what reads or writes it stays and then speaks of one that nobody declares. */
export function removeVariable(of: string, name: string): Command {
  return {
    name: 'removeVariable',
    label: { en: 'Delete a variable', ru: 'Удалить переменную' },
    change: (document, { before }) => {
      const owner = declarer(modelOf(before), of);
      const target = owner && document[owner.map]?.[of];
      if (!owner || !target || !Object.hasOwn(declared(owner.entry), name)) return refuse('UNKNOWN', of);
      const { [name]: _gone, ...rest } = declared(owner.entry);
      if (Object.keys(rest).length === 0) Reflect.deleteProperty(target, 'variables');
      else target['variables'] = rest;
      return { select: [of] };
    },
  };
}
