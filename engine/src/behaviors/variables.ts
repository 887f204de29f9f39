import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { ProcessState } from '../execution/state.js';
import { scopeOf } from './activities.js';
import { conformValue, declarationsOf, type Refuse } from './declared-values.js';
import { fail } from './failed-step.js';
import type { Run } from './run.js';
import { parsePath, readPath, writePath } from './variable-paths.js';

/** The variables an expression in this scope sees: the process's, hidden by those of inner scopes with the same name. */
export function visibleVariables(state: ProcessState, scope: number): JsonObject {
  const own = state.scopes.get(scope);
  if (!own) return {};
  if (own.parent === null) return own.variables;
  const outer = visibleVariables(state, own.parent);
  return Object.keys(own.variables).length === 0 ? outer : { ...outer, ...own.variables };
}

/**
 * Writes values to paths. Each goes to the nearest scope that declares the variable, else to the process. Values of declared variables are checked against
 * their type and normalised (decimals to their scale). One that does not fit gives the step up, by `unfit` where it is given, or is refused by `refuse` where a
 * person entered it as it is. `cleared` are paths that lose their value: empty is absent.
 */
export function setVariables(
  run: Run,
  scope: number,
  values: Readonly<Record<string, JsonValue | undefined>>,
  options: { readonly refuse?: Refuse; readonly unfit?: Refuse; readonly reason?: string; readonly cleared?: readonly string[] } = {},
): void {
  const reason = options.reason === undefined ? {} : { reason: options.reason };
  const byScope = fittedValues(run, scope, values, options.refuse, options.unfit);
  const cleared = clearedByScope(run, scope, options.cleared ?? []);
  for (const target of new Set([...byScope.keys(), ...cleared.keys()])) {
    const gone = cleared.get(target);
    const data = { set: byScope.get(target) ?? {}, ...(gone ? { cleared: gone } : {}), ...reason };
    run.emit({ type: 'variablesSet', facts: target === 0 ? {} : { scope: target }, data });
  }
}

/** Names of one path: what is nested deeper is refused in values too. */
const deepestPath = 200;
/** How many variables one step or command may bring: more of them are a list or a file. */
const mostVariables = 10_000;

/** Refuses more variables at once than an instance is made for. */
export function refuseTooMany(values: Readonly<Record<string, unknown>>, unfit: Refuse): void {
  const found = Object.keys(values).length;
  if (found > mostVariables) unfit('VARIABLES_TOO_MANY', { limit: mostVariables, found });
}

/** What would be written where: values that fit, by scope. */
export function fittedValues(
  run: Run,
  scope: number,
  values: Readonly<Record<string, JsonValue | undefined>>,
  refuse?: Refuse,
  unfit: Refuse = refuse ?? fail,
): ReadonlyMap<number, JsonObject> {
  const origin = refuse ? 'entered' : 'computed';
  const byScope = new Map<number, Record<string, JsonValue>>();
  refuseTooMany(values, unfit);
  // Ascending, so that a whole (`order`) is written before its parts (`order.amount`), however the map was stored.
  for (const path of inOrder(Object.keys(values))) {
    const value = values[path];
    if (value === undefined) continue;
    const names = parsePath(path);
    const [variable = ''] = names;
    if (names.length > deepestPath)
      unfit('VARIABLE_INVALID', {
        name: variable.slice(0, 60),
        expected: `nested at most ${deepestPath} deep`,
        found: `${names.length} levels`,
      });
    // An assignment to this name would set the prototype of what is recorded, and the value would be lost.
    if (variable === '__proto__') unfit('VARIABLE_INVALID', { name: variable, expected: 'called otherwise', found: 'a value' });
    const target = scopeDeclaring(run, scope, variable);
    const set = byScope.get(target) ?? {};
    byScope.set(target, set);
    const declarations = declarationsOf(run.deployed.process, scopeOf(run, target).element);
    const declaration = Object.hasOwn(declarations, variable) ? declarations[variable] : undefined;
    if (!declaration) {
      set[path] = value;
      continue;
    }
    if (names.length === 1) set[path] = conformValue(declaration, value, variable, origin, unfit);
    else {
      // A path into a declared object is checked as part of the whole, and only the part is recorded.
      const whole = writePath(scopeOf(run, target).variables, names, value);
      set[path] = readPath({ [variable]: conformValue(declaration, whole[variable] ?? null, variable, origin, unfit) }, names) ?? null;
    }
  }
  return byScope;
}

/** Sorted; a list that already is, is given back. */
export function inOrder(paths: readonly string[]): readonly string[] {
  return paths.every((path, index) => index === 0 || (paths[index - 1] ?? '') < path) ? paths : [...paths].sort();
}

/** Paths that have a value now, by the scope that holds it. */
function clearedByScope(run: Run, scope: number, paths: readonly string[]): ReadonlyMap<number, readonly string[]> {
  const byScope = new Map<number, string[]>();
  for (const path of inOrder(paths)) {
    const names = parsePath(path);
    const target = scopeDeclaring(run, scope, names[0] ?? '');
    if (readPath(scopeOf(run, target).variables, names) === undefined) continue;
    byScope.set(target, [...(byScope.get(target) ?? []), path]);
  }
  return byScope;
}

function scopeDeclaring(run: Run, scope: number, variable: string): number {
  for (let at: number | null = scope; at !== null;) {
    const here = scopeOf(run, at);
    if (here.parent === null) return at;
    // A loop's own scope only holds its instances; local variables of those are written where they are.
    if (here.loop !== true && (Object.hasOwn(here.variables, variable) || declares(run, here.element, variable))) return at;
    at = here.parent;
  }
  return 0;
}

function declares(run: Run, element: string, variable: string): boolean {
  return Object.hasOwn(declarationsOf(run.deployed.process, element), variable);
}
