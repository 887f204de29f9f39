import { requirePart } from '../behaviors/require-part.js';
import { asPaths, parsePath, readPath, removePath, weigh, writePath } from '../behaviors/variable-paths.js';
import type { JsonObject } from '@millrace/schemas';
import type { Appliers } from './applier.js';
import { scopeAt } from './state-parts.js';
import type { ProcessState } from './state.js';
import { scopeWith, stateWith } from './copies.js';

/** Appliers of what changes variables. */
export const variableAppliers: Appliers<'variablesSet' | 'submissionMerged'> = {
  variablesSet: (state, { facts, data }) => (data ? written(state, facts.scope ?? 0, data.set, data.cleared) : state),
  submissionMerged(state, { facts }) {
    const item = requirePart(state.workItems.get(facts.item), 'work item', facts.item);
    return written(state, facts.scope ?? 0, asPaths(item.submitted ?? {}));
  },
};

/** Writes values to paths of one scope. */
export function written(state: ProcessState, scope: number, set: JsonObject, cleared: readonly string[] = []): ProcessState {
  const owner = scopeAt(state, scope);
  let { variables } = owner;
  let { weight } = state;
  for (const [path, value] of Object.entries(set)) {
    const names = parsePath(path);
    weight += weigh(value) - weigh(readPath(variables, names));
    variables = writePath(variables, names, value);
  }
  for (const path of cleared) {
    const names = parsePath(path);
    weight -= weigh(readPath(variables, names));
    variables = removePath(variables, names);
  }
  return stateWith(state, { weight, scopes: state.scopes.with(scope, scopeWith(owner, { variables })) });
}
