import type { Edit } from '../../sending/draft-edits.js';

/** Edits as the service takes them. */
export function editsBody(base: number, edits: readonly Edit[]) {
  return {
    base,
    commands: edits.map(({ id, label, patches }) => ({
      id,
      label,
      patches: patches.map(({ op, path, value }) => ({ op, path: [...path], ...(op === 'remove' ? {} : { value }) })),
    })),
  };
}
