import { object, ref, type Schema } from './dialect.js';

/** What every definition starts with: its kind, the format it is written in, its id and its name. */
export function definitionShape(
  kind: string,
  description: string,
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
): Schema {
  return object(
    description,
    {
      kind: { const: kind },
      format: { description: 'The format it is written in.', const: 1 },
      id: { ...ref('Id'), description: 'Its id, unique among its kind in the application.' },
      name: { ...ref('Text'), description: 'What people call it.' },
      documentation: { ...ref('Text'), description: 'What the one who changes it should know.' },
      defaultLanguage: { ...ref('Language'), description: 'The language of texts that are one string.' },
      ...properties,
    },
    ['kind', 'format', 'id', ...required],
    { 'x-key': ['id'] },
  );
}
