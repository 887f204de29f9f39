import type { JsonObject } from '@millrace/schemas';
import { isFeel } from '../behaviors/expressions/index.js';
import { mayReadNamed, readsAnything } from '../behaviors/expressions/reads.js';

/** Whether an expression may read any of the variables that differ. Says yes rather once too often. */
export function mayRead(source: string, before: JsonObject, now: JsonObject): boolean {
  const isOpen = readsAnything(source);
  for (const name of new Set([...Object.keys(before), ...Object.keys(now)]))
    if (before[name] !== now[name] && (isOpen || mayReadNamed(source, name))) return true;
  return false;
}

/** Whether an expression reads what may change beside the variables: the moment, chance, the instance itself. */
export function readsMoment(source: string, language: 'jsonata' | 'feel' | undefined): boolean {
  return isFeel(source, language) ? /\b(?:now|today|instance)\b/.test(source) : /\$(?:now|millis|random|shuffle|instance)\b/.test(source);
}
