import { MillraceError, type JsonObject } from '@millrace/schemas';
import type { ProcessState } from '../execution/index.js';
import type { AggregateKey } from '../ports/index.js';
import type { EngineParts } from './engine-parts.js';

/** The variables of an instance, a copy. Refuses with `INSTANCE_NOT_FOUND`. */
export async function readVariables(parts: EngineParts, key: AggregateKey, instanceId: string): Promise<JsonObject> {
  const { state } = await parts.available(() => parts.runtime.look(key));
  refuseNone(state as ProcessState | null, instanceId);
  return structuredClone(parts.instanceVariables(state)).variables;
}

/** A scope of an instance with the variables that live in it. */
export interface ScopeView {
  /** 0: the process itself; else the number that `setVariables` takes. */
  readonly scope: number;
  /** Id of the process, or of the activity that has it. */
  readonly elementId: string;
  /** The scope around it; absent for the process. */
  readonly parent?: number;
  readonly variables: JsonObject;
}

/** The variables of an instance by scope, the process first. */
export async function readScopes(parts: EngineParts, key: AggregateKey, shownId: string): Promise<readonly ScopeView[]> {
  const state = (await parts.available(() => parts.runtime.look(key))).state as ProcessState | null;
  refuseNone(state, shownId);
  return structuredClone(
    state.scopes
      .values()
      .flatMap(({ id: scope, element: elementId, parent, variables, loop }) =>
        loop === true ? [] : [{ scope, elementId, ...(parent === null ? {} : { parent }), variables }],
      ),
  );
}

/** Refuses with `INSTANCE_NOT_FOUND` what is not there, and with `INSTANCE_PURGED` what is not there any more. */
export function refuseNone(state: ProcessState | null, id: string): asserts state is ProcessState {
  if (state === null) throw new MillraceError('INSTANCE_NOT_FOUND', { id });
  const purged = state.keeping?.purged;
  if (purged !== undefined) throw new MillraceError('INSTANCE_PURGED', { id, at: new Date(purged.at).toISOString() });
}
