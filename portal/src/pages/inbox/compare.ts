import type { WorkItemCard } from '../../api/shapes.js';

/** What the service has now against what is shown: what came, and what is no longer there. */
export function compare(
  shown: readonly Pick<WorkItemCard, 'id'>[],
  now: { readonly items: readonly Pick<WorkItemCard, 'id'>[]; readonly cursor?: string | undefined },
): { readonly came: ReadonlySet<string>; readonly gone: ReadonlySet<string> } {
  const there = new Set(now.items.map(({ id }) => id));
  const known = new Set(shown.map(({ id }) => id));
  return {
    came: new Set([...there].filter((id) => !known.has(id))),
    // Of a list that has further pages nobody knows what is only further down.
    gone: new Set(now.cursor === undefined ? [...known].filter((id) => !there.has(id)) : []),
  };
}
