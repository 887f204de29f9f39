import { MillraceError, type Permission, type RoleDefinition } from '@millrace/schemas';
import { problem, type Problem } from '../model/problem.js';
import { conditionFilter, everyRestriction, type Restriction } from './conditions.js';
import { resourceRows, type Me } from './resources.js';

/** Roles that every installation has, in code: no application may bring others of these names. */
export const builtInRoles: readonly string[] = ['employee', 'administrator'];

/** The most comparisons of one permission: a list asks for all permissions of a person at once. */
const mostComparisons = 100;

/**
 * Which rows a permission is about: its scope, what it is of, and its condition, all of them in one filter that lists, counts and single reads share. Throws
 * `PERMISSION_UNKNOWN` and `CONDITION_UNANSWERABLE` for what deployment refuses.
 */
export function permissionFilter(permission: Permission, me: Me): Restriction {
  return everyRestriction([ofFilter(permission), scopeFilter(permission, me), whereFilter(permission, me)]);
}

/** Whether a permission needs to know the people of one's unit. */
export function asksForUnit({ scope, resource }: Permission): boolean {
  return scope === 'unit' && resource.type !== 'person';
}

function ofFilter({ resource: { type, of } }: Permission): Restriction {
  if (of === undefined) return 'all';
  const { of: field } = resourceRows[type];
  if (field === undefined) throw new MillraceError('PERMISSION_UNKNOWN', { scope: `of ${of}`, resource: type, known: '—' });
  return { field, eq: of };
}

function scopeFilter({ scope, resource: { type } }: Permission, me: Me): Restriction {
  if (scope === 'all') return 'all';
  const { scopes } = resourceRows[type];
  const filter = scopes[scope];
  if (filter === undefined) {
    throw new MillraceError('PERMISSION_UNKNOWN', { scope, resource: type, known: [...Object.keys(scopes), 'all'].join(', ') });
  }
  return filter(me) ?? 'none';
}

function whereFilter({ where, resource }: Permission, me: Me): Restriction {
  return where === undefined ? 'all' : conditionFilter(resource.type, where, me);
}

/** Somebody who has everything that a placeholder can mean, so that a role is checked whole. */
const anybody: Me = {
  id: 'somebody',
  organisation: 'one',
  unit: 'one',
  managers: ['another'],
  principals: ['user:somebody'],
  unitPeople: ['somebody'],
};

/**
 * Checks a role beyond its schema: what a store could not filter by is refused here, so that a deployed permission always means the same for lists, counts and
 * single reads. Call it only with what the schema accepts.
 */
export function checkRole(definition: RoleDefinition): readonly Problem[] {
  const own = builtInRoles.includes(definition.id) ? [problem('ROLE_BUILT_IN', { path: ['id'], params: { role: definition.id } })] : [];
  return [
    ...own,
    ...Object.entries(definition.permissions).flatMap(([id, permission]) => checkPermission(['permissions', id], permission)),
  ];
}

function checkPermission(path: readonly string[], permission: Permission): readonly Problem[] {
  const parts = [
    { at: [...path, 'resource', 'of'], check: () => ofFilter(permission) },
    { at: [...path, 'scope'], check: () => scopeFilter(permission, anybody) },
    { at: [...path, 'where'], check: () => whereFilter(permission, anybody) },
  ];
  const found = parts.flatMap(({ at, check }) => {
    try {
      check();
      return [];
    } catch (error) {
      if (!(error instanceof MillraceError)) throw error;
      return [problem(error.code, { path: at, params: error.params })];
    }
  });
  const comparisons = (JSON.stringify(permission.where ?? {}).match(/"field":/g) ?? []).length;
  if (comparisons <= mostComparisons) return found;
  const params = { limit: mostComparisons, what: 'comparisons', found: comparisons };
  return [...found, problem('LIMIT_EXCEEDED', { path: [...path, 'where'], params })];
}
