import type { Command } from '../command.js';
import { modelOf } from '../read/model.js';
import { refuse } from '../refusals.js';

/** Names that are no data on any object. */
const unsafe = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Takes away what an entry says at a place, whatever it is: what a file of others brought and nothing here executes, a reference that leads nowhere. Objects that are left empty go with it. What
 * begins or carries something else (`type`, `scope`, the ends of a line) has commands of its own.
 *
 * @param id The id of an entry; absent: the document itself.
 * @param path Names of properties and indexes of lists, from the entry inward.
 */
export function removeAt(id: string | undefined, path: readonly string[]): Command {
  return {
    name: 'removeAt',
    label: { en: 'Take away', ru: 'Убрать' },
    change: (document, { before }) => {
      const found = id === undefined ? undefined : modelOf(before).all.get(id);
      const target: unknown = found ? document[found.map]?.[found.id] : id === undefined ? document : undefined;
      const [first = ''] = path;
      const carries = found ? carrying : documentParts;
      if (path.some((step) => unsafe.has(step)) || path.length === 0 || (path.length === 1 && carries.has(first)))
        return refuse('NOT_TO_CHANGE', id);
      return remove(target, path) ? { select: id === undefined ? [] : [id] } : refuse('UNKNOWN', id);
    },
  };
}

const carrying = new Set(['type', 'scope', 'from', 'to']);
const documentParts = new Set(['kind', 'format', 'id', 'processes', 'elements', 'flows', 'layout']);

function remove(target: unknown, path: readonly string[]): boolean {
  const [step = '', ...rest] = path;
  if (typeof target !== 'object' || target === null || !Object.hasOwn(target, step)) return false;
  if (rest.length > 0) {
    const inner: unknown = (target as Record<string, unknown>)[step];
    if (!remove(inner, rest)) return false;
    const isEmptied = typeof inner === 'object' && inner !== null && !Array.isArray(inner) && Object.keys(inner).length === 0;
    if (isEmptied && !Array.isArray(target)) Reflect.deleteProperty(target, step);
    return true;
  }
  if (Array.isArray(target)) target.splice(Number(step), 1);
  else Reflect.deleteProperty(target, step);
  return true;
}
