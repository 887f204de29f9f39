import type { AggregateKey } from '../ports/index.js';
import { projectedRevision } from './aggregate-state.js';
import { pagesOfAggregates, rollForward, tolerant, type SweepDeps } from './sweep.js';

/** Aggregates compared in one step: short enough that whoever waits for the store behind it waits some milliseconds. */
const A_STEP = 50;

/** How far an audit has come: the type, and the last key of it that was compared. */
export interface AuditPlace {
  readonly type: string;
  readonly after: AggregateKey;
}

/** What an audit found. */
export interface Audited {
  readonly checked: number;
  readonly repaired: readonly AggregateKey[];
}

/**
 * Compares every aggregate's newest commit with its list row; answers what had to be repaired, which must be nothing (rule 11). It goes in small steps from `from` on, and `onStep` is told of
 * each, which may let others have their turn and ends the audit by answering `false`.
 */
export async function audit(
  deps: SweepDeps,
  tenant: string,
  {
    from,
    onStep,
  }: { readonly from?: AuditPlace | undefined; readonly onStep?: (place: AuditPlace, found: Audited) => Promise<boolean> } = {},
): Promise<Audited> {
  const repaired: AggregateKey[] = [];
  let checked = 0;
  let passed = from === undefined || !deps.types.has(from.type);
  for (const [name, type] of deps.types) {
    passed ||= name === from?.type;
    if (!passed || type.collections.length === 0) continue;
    for await (const page of pagesOfAggregates(deps.store, `${tenant}/${name}/`, A_STEP, name === from?.type ? from.after : '')) {
      const projected = await Promise.all(page.map(({ aggregate }) => projectedRevision(deps.store, type, aggregate)));
      for (const [index, { aggregate, revision }] of page.entries()) {
        if ((projected[index] ?? -1) >= revision) continue;
        if (await tolerant(deps, aggregate, () => rollForward(deps, aggregate))) repaired.push(aggregate);
      }
      checked += page.length;
      const last = page.at(-1)?.aggregate ?? '';
      if (onStep && !(await onStep({ type: name, after: last }, { checked, repaired }))) return { checked, repaired };
    }
  }
  return { checked, repaired };
}
