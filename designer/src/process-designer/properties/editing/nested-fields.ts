import type { PropertyField } from '../../../elements/index.js';

/**
 * Fields of a part that stands elsewhere: the same properties, with other paths. Fields are kept as they are made, so that a row whose property stays the
 * same is not drawn again.
 *
 * @param strip How many steps of the fields' own paths the new place stands for.
 */
export function nestedFields(fields: readonly PropertyField[], strip: number, place: readonly string[]): readonly PropertyField[] {
  const key = JSON.stringify([strip, place]);
  const known = remembered.get(fields)?.get(key);
  if (known) return known;
  const at = (path: readonly string[]): readonly string[] => [...place, ...path.slice(strip)];
  const made = fields.map((field): PropertyField => ({
    ...field,
    path: at(field.path),
    ...(field.when ? { when: field.when.map((condition) => ({ ...condition, path: at(condition.path) })) } : {}),
    ...(field.insteadOf ? { insteadOf: field.insteadOf.map(at) } : {}),
    ...(field.replaces ? { replaces: at(field.replaces) } : {}),
    ...(field.requiredWith ? { requiredWith: at(field.requiredWith) } : {}),
  }));
  const all = remembered.get(fields) ?? new Map<string, readonly PropertyField[]>();
  remembered.set(fields, all.set(key, made));
  return made;
}

const remembered = new WeakMap<readonly PropertyField[], Map<string, readonly PropertyField[]>>();
