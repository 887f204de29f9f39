import { processAggregate, type ProcessEvent, type ProcessState } from '../src/execution/index.js';
import type { RowWrite } from '../src/ports/index.js';

/** A commit of an instance as its history keeps it: when it was, and what happened. */
export interface RecordedCommit {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly events: readonly ProcessEvent[];
}

/** What a history comes to. */
export interface Replayed {
  readonly state: ProcessState;
  /** Rows as a store holds them once each commit was projected, removed ones left out, sorted by collection and key. */
  readonly rows: readonly RowWrite[];
  /** The same, projected at once from the last state as a rebuild does. */
  readonly rebuilt: readonly RowWrite[];
}

/**
 * Folds the recorded history of a process instance, without its definition and without deciding anything: what every later version must come to the same state from
 * (rule 19).
 */
export function replayHistory(instance: string, commits: readonly RecordedCommit[]): Replayed {
  const { apply, project, projectionFormat } = processAggregate;
  const rows = new Map<string, RowWrite>();
  let state: ProcessState | null = null;
  let rebuilt: readonly RowWrite[] = [];
  for (const [index, { at, events }] of commits.entries()) {
    const previous: ProcessState | null = state;
    const next: ProcessState | null = events.reduce(
      (before: ProcessState | null, event): ProcessState | null => apply(before, event, at),
      previous,
    );
    if (next === null) throw new Error(`commit ${index + 1} of ${instance} is empty`);
    const revision = index + 1;
    const change = {
      key: `main/process/${instance}`,
      tenant: 'main',
      next,
      events,
      revision,
      rank: revision * 4096 + projectionFormat,
      at,
    };
    for (const row of rowsOf(project({ ...change, previous }))) rows.set(`${row.collection}/${row.key}`, row);
    if (revision === commits.length) rebuilt = rowsOf(project({ ...change, previous: null }));
    state = next;
  }
  if (state === null) throw new Error(`nothing happened to ${instance}`);
  return { state, rows: sorted([...rows.values()]), rebuilt: sorted(rebuilt) };
}

function rowsOf({ rows, listRow }: ReturnType<typeof processAggregate.project>): readonly RowWrite[] {
  return listRow === null ? rows : [...rows, listRow];
}

function sorted(rows: readonly RowWrite[]): readonly RowWrite[] {
  const place = ({ collection, key }: RowWrite): string => `${collection}/${key}`;
  return rows.filter(({ fields }) => fields !== null).sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
