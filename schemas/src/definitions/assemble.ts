import { type Definitions, refName, type Schema } from './dialect.js';

/** A schema that stands alone: the named one at the top, everything it refers to under `$defs`. */
export function assemble(name: string, id: string, all: Definitions): Schema {
  const root = all[name] ?? {};
  const needed = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key !== '$ref') visit(inner);
      else if (!needed.has(refName(inner as string))) {
        needed.add(refName(inner as string));
        visit(all[refName(inner as string)]);
      }
    }
  };
  visit(root);
  const defs = Object.fromEntries(Object.entries(all).filter(([key]) => needed.has(key)));
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: id, title: name, ...root, $defs: defs };
}
