import type { RegisterDefinition } from '@millrace/schemas';

/** Attributes that together no two records share; a single unique attribute is such a key under its own name. */
export interface UniqueKey {
  readonly name: string;
  readonly attributes: readonly string[];
}

/** The unique keys of a register, those of single attributes first. */
export function uniqueKeysOf(definition: RegisterDefinition): readonly UniqueKey[] {
  const single = Object.entries(definition.attributes).filter(([, attribute]) => attribute.unique === true);
  return [
    ...single.map(([name]) => ({ name, attributes: [name] })),
    ...Object.entries(definition.keys ?? {}).map(([name, attributes]) => ({ name: `key:${name}`, attributes })),
  ];
}
