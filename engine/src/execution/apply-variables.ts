import { requirePart } from '../behaviors/require-part.js';
import { asPaths } from '../behaviors/variables.js';
import { parsePath, readPath, weigh, writePath } from '../behaviors/variable-paths.js';
import type { JsonObject } from '@millrace/schemas';
import type { Appliers } from './applier.js';
import { scopeAt } from './state-parts.js';
import type { ProcessState } from './state.js';

/** Appliers of what changes variables. */
export const variableAppliers: Appliers<'variablesSet' | 'submissionMerged'> = {
  variablesSet: (state, { facts, data }) => (data ? written(state, facts.scope ?? 0, data.set) : state),
  submissionMerged(state, { facts }) {
    const item = requirePart(state.workItems.get(facts.item), `work item ${facts.item}`);
    return written(state, facts.scope ?? 0, asPaths(item.submitted ?? {}));
  },
};

function written(state: ProcessState, scope: number, set: JsonObject): ProcessState {
  const owner = scopeAt(state, scope);
  let { variables } = owner;
  let { weight } = state;
  for (const [path, value] of Object.entries(set)) {
    const names = parsePath(path);
    weight += weigh(value) - weigh(readPath(variables, names));
    variables = writePath(variables, names, value);
  }
  return { ...state, weight, scopes: state.scopes.with(scope, { ...owner, variables }) };
}
