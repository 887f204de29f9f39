import type { PropertyField, PropertyGroup } from '../../../elements/index.js';

/** Whether a property is meant by some words, in either language: all of them stand in its label, its help, its group or its path. */
function isMeant(field: PropertyField, group: PropertyGroup, words: readonly string[]): boolean {
  const { label, help, path, options = [] } = field;
  const text = [label, help, group.label, ...options.map((option) => option.label)].flatMap(({ en, ru }) => [en, ru]);
  const whole = [...text, path.join('.')].join('\n').toLowerCase();
  return words.every((word) => whole.includes(word));
}

/** The groups with the properties that some words mean; all of them where nothing is looked for. */
export function searchProperties(groups: readonly PropertyGroup[], wanted: string): readonly PropertyGroup[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  return groups
    .map((group) => ({ ...group, fields: group.fields.filter((field) => isMeant(field, group, words)) }))
    .filter(({ fields }) => fields.length > 0);
}
