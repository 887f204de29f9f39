import { validateDefinition } from '@millrace/schemas';
import { copyOf, equalJson } from '../json-copy.js';
import type { Command } from '../command.js';
import { refuse } from '../refusals.js';

/**
 * Puts another definition into the place of the document, in one step: from the JSON view, from a file. What is equal stays the same object, so that only
 * what differs is a change. Nothing is tidied up after it: a definition that somebody wrote stays as it is written.
 *
 * @param definition Untrusted: it must be a process of the same id, valid against the draft schema.
 */
export function replaceDocument(definition: unknown): Command {
  return {
    name: 'replaceDocument',
    label: { en: 'Replace', ru: 'Заменить' },
    change: (document, { before }) => {
      const { kind, id } = (typeof definition === 'object' && definition !== null ? definition : {}) as { kind?: unknown; id?: unknown };
      if (kind !== before.kind || id !== before.id) return refuse('OTHER_DOCUMENT');
      const checked = validateDefinition(definition, { draft: true });
      if (!checked.ok) return refuse('INVALID', checked.problems[0]?.pointer, checked.problems[0]?.message);
      merge(document, before, definition as Record<string, unknown>);
      return { asIs: true };
    },
  };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Writes what differs, from the outside inward. */
function merge(target: Record<string, unknown>, old: Record<string, unknown>, next: Record<string, unknown>): void {
  for (const name of Object.keys(old)) if (!Object.hasOwn(next, name)) Reflect.deleteProperty(target, name);
  for (const [name, value] of Object.entries(next)) {
    // As a property it would be no data, but what the object inherits from.
    if (name === '__proto__') continue;
    const was = Object.hasOwn(old, name) ? old[name] : undefined;
    if (isMap(was) && isMap(value)) {
      if (!equalJson(was, value)) merge(target[name] as Record<string, unknown>, was, value);
    } else if (!equalJson(was, value)) target[name] = copyOf(value);
  }
}
