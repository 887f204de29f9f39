import type { VariableDeclaration, ElementDefinition } from '../model/definition.js';
import type { ElementCheck } from '../model/element-check.js';
import { enter, fillScope, leave, scopeOf, startScope } from './activities.js';
import { outgoing } from './flows.js';
import { mapOut } from './mappings.js';
import type { Run, Visit } from './run.js';
import { setVariables } from './variables.js';

/** What an element that contains others needs at run time: its mappings. */
export interface SubScopeConfig {
  readonly in?: Readonly<Record<string, string>>;
  readonly out?: Readonly<Record<string, string>>;
}

/** The attributes of elements that contain others. */
export const subScopeAttributes = ['variables', 'in', 'out'] as const;

/** Checks the mappings of an element that contains others. */
export function checkSubScope(element: ElementDefinition, check: ElementCheck): void {
  if (element['variables'] !== undefined) check.object(['variables'], Object.keys(Object(element['variables']) as object));
  if (element['in'] !== undefined) check.mapping(['in'], 'names');
  if (element['out'] !== undefined) check.mapping(['out'], 'paths');
}

/** The mappings of a checked element that contains others. */
export function subScopeConfig(element: ElementDefinition): SubScopeConfig {
  const { in: given, out } = element as SubScopeConfig;
  return { ...(given === undefined ? {} : { in: given }), ...(out === undefined ? {} : { out }) };
}

/** The variables that live in it. */
export function variablesInside(element: ElementDefinition): { readonly variables: Readonly<Record<string, VariableDeclaration>> } {
  return { variables: (element['variables'] ?? {}) as Readonly<Record<string, VariableDeclaration>> };
}

/** Enters an element that contains others, and lets what is in it begin. */
export function beginInside(run: Run, visit: Visit<SubScopeConfig>): void {
  const entered = enter(run, visit);
  fillScope(run, entered, visit.node.config.in);
  startScope(run, entered.activity, visit.node.id);
}

/** Leaves an element in which nothing is left to do, with what it hands out. */
export function endInside(run: Run, visit: Visit<SubScopeConfig>): void {
  const { out } = visit.node.config;
  if (out && visit.activity !== undefined) {
    const { variables } = scopeOf(run, visit.activity);
    setVariables(run, visit.scope, mapOut(run, { ...visit, scope: visit.activity }, out, variables));
  }
  leave(run, visit, outgoing(run, visit));
}
