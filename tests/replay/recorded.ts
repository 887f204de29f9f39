import { processAggregate, type ProcessState } from '@millrace/engine/execution';
import { replayHistory, type ExecutionRig, type RecordedCommit, type Replayed } from '@millrace/engine/testing';
import type { JsonObject, JsonValue } from '@millrace/schemas';

/** The history of one instance, and what it came to when it was recorded. */
export interface RecordedInstance {
  readonly instance: string;
  /** Time of each commit, milliseconds since 1970 UTC, and what happened. */
  readonly commits: readonly (readonly [number, RecordedCommit['events']])[];
  readonly final: JsonObject;
  /** Fields of the rows by `<collection>/<key>`. */
  readonly rows: Readonly<Record<string, JsonObject>>;
}

/** The recorded cases of a folder of `tests/bpmn-semantics`, by file. */
export type Recorded = Readonly<Record<string, readonly RecordedInstance[]>>;

/** The instances that a played case left: the one it is about, and those called. */
export function instancesOf(
  rig: ExecutionRig,
): readonly { readonly id: string; readonly state: ProcessState; readonly commits: readonly RecordedCommit[] }[] {
  const called = rig.rooms.called.map((id) => ({ id, state: rig.rooms.instance(id), commits: rig.rooms.commitsOf(id) }));
  return rig.commits.length === 0 ? called : [{ id: '0197', state: rig.state, commits: rig.commits }, ...called];
}

/** Records what a case left. */
export function recorded(rig: ExecutionRig): readonly RecordedInstance[] {
  return instancesOf(rig).map(({ id, commits }) => {
    const replayed = replayHistory(id, commits);
    return {
      instance: id,
      commits: commits.map(({ at, events }) => [at, events] as const),
      final: finalOf(replayed.state),
      rows: fieldsOf(replayed),
    };
  });
}

/** Folds a recorded history. */
export function replayed({ instance, commits }: RecordedInstance): Replayed {
  return replayHistory(
    instance,
    commits.map(([at, events]) => ({ at, events })),
  );
}

/** The fields of all rows. */
export function fieldsOf({ rows }: Replayed): Readonly<Record<string, JsonObject>> {
  return Object.fromEntries(rows.map(({ collection, key, fields }) => [`${collection}/${key}`, fields as unknown as JsonObject]));
}

/** What an instance is, in words that do not follow how the state is built: a later version may hold it otherwise, but it must still mean this. */
export function finalOf(state: ProcessState): JsonObject {
  const listed = (parts: readonly object[], names: readonly string[]): JsonValue =>
    parts.map((part) =>
      Object.fromEntries(
        names.flatMap((name) => (Reflect.get(part, name) === undefined ? [] : [[name, Reflect.get(part, name) as JsonValue]])),
      ),
    );
  const { status, activations, openWorkItems } = state;
  const final = {
    status,
    activations,
    openWorkItems,
    scopes: listed(state.scopes.values(), ['id', 'element', 'variables', 'joins']),
    activities: listed(state.activities.values(), ['id', 'element', 'scope']),
    workItems: listed(state.workItems.values(), ['id', 'element', 'status', 'assignee', 'offeredTo', 'outcome']),
    jobs: listed(state.jobs.values(), ['id', 'element', 'status', 'attempt', 'input', 'output']),
    timers: listed(state.timers.values(), ['id', 'element', 'dueAt', 'index']),
    subscriptions: listed(state.subscriptions.values(), ['id', 'element', 'kind', 'name', 'key', 'holds']),
    incidents: listed(state.incidents.values(), ['id', 'element', 'code', 'step']),
    children: listed(state.children.values(), ['activity', 'id']),
  };
  const rest = Object.fromEntries(Object.entries(final).filter(([, value]) => !(Array.isArray(value) && value.length === 0)));
  return JSON.parse(JSON.stringify(rest)) as JsonObject;
}

/** A state as JSON, to compare it wholly. */
export function frozen(state: ProcessState): JsonValue {
  return processAggregate.freeze?.(state) ?? null;
}
