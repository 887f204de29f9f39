import type { JsonObject, JsonValue } from '@millrace/schemas';

/**
 * A value as we keep it, where empty is absent: `""`, text of spaces only, null, and lists and objects with nothing inside become undefined. So a field
 * that was never touched and one that was cleared are the same to rules, mappings and comparisons.
 */
export function withoutEmpty(value: JsonValue | undefined): JsonValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const items = (value as readonly JsonValue[]).map(withoutEmpty).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  const kept: Record<string, JsonValue> = {};
  let isEmpty = true;
  for (const name of Object.keys(value)) {
    const item = withoutEmpty((value as JsonObject)[name]);
    if (item === undefined) continue;
    isEmpty = false;
    // Assigned, this name would set the prototype, and the value would be lost.
    if (name === '__proto__') Object.defineProperty(kept, name, { value: item, enumerable: true, writable: true, configurable: true });
    else kept[name] = item;
  }
  return isEmpty ? undefined : kept;
}

/** Whether two values are the same JSON; the order of properties has no meaning. */
export function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  }
  const [left, right] = [Object.entries(a), b as Readonly<Record<string, JsonValue>>];
  return left.length === Object.keys(right).length && left.every(([name, item]) => Object.hasOwn(right, name) && isSame(item, right[name]));
}

/** Whether a value nests deeper than a limit. Walks without recursion, so no depth can break it. */
export function isDeeper(value: JsonValue, limit: number): boolean {
  let level: JsonValue[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    const next: JsonValue[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      for (const inner of Object.values(item)) next.push(inner);
    }
    level = next;
  }
  return false;
}
