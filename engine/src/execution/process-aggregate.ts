import type { JsonObject, JsonValue } from '@millrace/schemas';
import { KeyedMap } from '../behaviors/keyed-map.js';
import type { Collaborators } from '../behaviors/run.js';
import { subscriptionsCollection } from '../correlation/subscriptions.js';
import type { AggregateType } from './aggregate.js';
import { applyProcessEvent, emptyInstance } from './apply.js';
import { collaborators as usualCollaborators } from './collaborators.js';
import { gravestonesCollection, processCollections } from './collections.js';
import type { ProcessCommand } from './commands.js';
import { scopeWith, stateWith } from './copies.js';
import { decideProcess } from './decide.js';
import type { ProcessEvent } from './events.js';
import { defaultLimits, type ProcessLimits } from './limits.js';
import { projectProcess } from './project.js';
import { undeliverable } from './refused-letters.js';
import { newScope } from './state-parts.js';
import type { Activity, Child, Compensable, LoopState, ProcessState, Scope, Undoing } from './state.js';

/** A process instance as an aggregate. */
export type ProcessAggregate = AggregateType<ProcessState, ProcessCommand, ProcessEvent>;

/** Makes the aggregate type with other limits or other rooms to ask than the product's: for tests and for embedders who know why. */
export function createProcessAggregate(
  given: { readonly limits?: Partial<ProcessLimits>; readonly collaborators?: Partial<Collaborators> } = {},
): ProcessAggregate {
  const limits = { ...defaultLimits, ...given.limits };
  const collaborators = { ...usualCollaborators, ...given.collaborators };
  return {
    type: 'process',
    projectionFormat: 3,
    stateFormat: 4,
    collections: [...processCollections.map((collection) => collection.name), subscriptionsCollection.name],
    gravestone: { event: 'instancePurged', collection: gravestonesCollection.name },
    decide: (state, command, context) => decideProcess(state, command, context, collaborators, limits),
    apply: applyProcessEvent,
    undeliverable,
    project: projectProcess,
    isOver: ({ status }) => status !== 'active',
    about: (state): JsonObject => ({ definition: state.definition, version: state.version }),
    freeze: (state) => JSON.parse(JSON.stringify(state)) as JsonValue,
    thaw,
  };
}

/** The process instance, type `process`: what BPMN's token game and WfMC's work items are, as commands, events and rows. */
export const processAggregate: ProcessAggregate = createProcessAggregate();

type Entries<V> = readonly (readonly [number, V])[];
type Frozen<T> = { readonly [K in keyof T]: T[K] extends KeyedMap<infer V> ? Entries<Frozen<V>> : T[K] };
type FrozenLoop = Frozen<LoopState>;

/** Keyed maps are lists of entries in JSON. */
function thaw(json: JsonValue): ProcessState {
  const frozen = json as unknown as Frozen<ProcessState>;
  const parts = {
    ...frozen,
    scopes: KeyedMap.from(
      frozen.scopes.map(([id, scope]): [number, Scope] => [
        id,
        scopeWith(newScope(id, scope.element, scope.parent, scope.variables), {
          ...scope,
          activities: KeyedMap.from(scope.activities),
          owns: KeyedMap.from(scope.owns),
          compensable: recordsOf(scope.compensable),
        }),
      ]),
    ),
    activities: KeyedMap.from(
      frozen.activities.map(([id, { loop, compensation, ...activity }]): [number, Activity] => [
        id,
        {
          ...activity,
          owns: KeyedMap.from(activity.owns),
          ...(loop === undefined ? {} : { loop: { ...loop, outputs: KeyedMap.from((loop as unknown as FrozenLoop).outputs) } }),
          ...(compensation === undefined ? {} : { compensation: undoingOf(compensation) }),
        },
      ]),
    ),
    workItems: KeyedMap.from(frozen.workItems),
    jobs: KeyedMap.from(frozen.jobs),
    timers: KeyedMap.from(frozen.timers),
    incidents: KeyedMap.from(frozen.incidents),
    subscriptions: KeyedMap.from(frozen.subscriptions),
    children: KeyedMap.from(frozen.children as Entries<Child>),
    farewells: KeyedMap.from(frozen.farewells),
    spawning: KeyedMap.from(frozen.spawning),
    undoing: KeyedMap.from(frozen.undoing),
    queue: KeyedMap.from(frozen.queue),
    ...(frozen.kept === undefined ? {} : { kept: KeyedMap.from(frozen.kept as unknown as Entries<JsonObject>) }),
  };
  return stateWith(emptyInstance, parts);
}

function undoingOf(frozen: unknown): readonly Undoing[] {
  return (frozen as readonly { readonly scope: number; readonly records: unknown }[]).map(({ scope, records }) => ({
    scope,
    records: recordsOf(records),
  }));
}

/** What was completed, with what was completed in it, and so on. */
function recordsOf(frozen: unknown): KeyedMap<Compensable> {
  return KeyedMap.from(
    (frozen as Entries<Frozen<Compensable>>).map(([order, { inner, ...record }]): [number, Compensable] => [
      order,
      { ...record, ...(inner === undefined ? {} : { inner: recordsOf(inner) }) },
    ]),
  );
}
